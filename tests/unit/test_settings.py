"""What the environment may say of TLS and passwords, and that no secret gets out of it."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from wiredesk.settings import Settings

SESAME = "open-Sesame"
SASL = {"security_protocol": "SASL_SSL", "sasl_mechanism": "PLAIN", "sasl_username": "desk"}


def setting(monkeypatch: pytest.MonkeyPatch, **given: str) -> Settings:
    """Read settings from an environment that has these alone."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WIREDESK_{name.upper()}", raising=False)
    for name, value in given.items():
        monkeypatch.setenv(f"WIREDESK_{name.upper()}", value)
    return Settings()


def test_a_secret_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    given = setting(monkeypatch, **SASL, sasl_password=SESAME)
    assert given.sasl_password == SecretStr(SESAME)
    shown = (repr(given), str(given), str(given.model_dump()), given.model_dump_json())
    assert not [text for text in shown if SESAME in text]


@pytest.mark.parametrize("wrong", [{"sasl_mechanism": "NONE"}, {"sasl_username": ""}])
def test_an_error_does_not_show_it(monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as failed:
        setting(monkeypatch, **{**SASL, **wrong}, sasl_password=SESAME)
    assert SESAME not in str(failed.value) + repr(failed.value)


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert setting(monkeypatch, sasl_password="", partitions="", instance_id="") == setting(
        monkeypatch
    )


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (
            {"sasl_password": SESAME},
            "WIREDESK_SASL_PASSWORD is set, but WIREDESK_SECURITY_PROTOCOL is PLAINTEXT",
        ),
        (
            {"security_protocol": "SSL", "sasl_username": "desk"},
            "WIREDESK_SASL_USERNAME is set, but WIREDESK_SECURITY_PROTOCOL is SSL",
        ),
        (
            {**SASL, "security_protocol": "SASL_PLAINTEXT", "ssl_ca_file": "FILE"},
            "WIREDESK_SSL_CA_FILE is set, but WIREDESK_SECURITY_PROTOCOL is SASL_PLAINTEXT",
        ),
        (
            {"ssl_check_hostname": "false"},
            "WIREDESK_SSL_CHECK_HOSTNAME is set, but WIREDESK_SECURITY_PROTOCOL is PLAINTEXT",
        ),
        (
            {"security_protocol": "SASL_SSL", "sasl_username": "desk", "sasl_password": SESAME},
            "WIREDESK_SECURITY_PROTOCOL is SASL_SSL, but WIREDESK_SASL_MECHANISM is not set",
        ),
        (
            {"security_protocol": "SASL_SSL", "sasl_mechanism": "PLAIN", "sasl_password": SESAME},
            "WIREDESK_SECURITY_PROTOCOL is SASL_SSL, but WIREDESK_SASL_USERNAME is not set",
        ),
        (
            SASL,
            "WIREDESK_SECURITY_PROTOCOL is SASL_SSL, but WIREDESK_SASL_PASSWORD(_FILE) is not set",
        ),
        (
            {**SASL, "sasl_password": SESAME, "sasl_password_file": "FILE"},
            "WIREDESK_SASL_PASSWORD and WIREDESK_SASL_PASSWORD_FILE are both set",
        ),
        (
            {"security_protocol": "SSL", "ssl_key_file": "FILE"},
            "WIREDESK_SSL_KEY_FILE is set, but WIREDESK_SSL_CERT_FILE is not",
        ),
        (
            {"security_protocol": "SSL", "ssl_key_password": SESAME},
            "WIREDESK_SSL_KEY_PASSWORD is set, but WIREDESK_SSL_CERT_FILE is not",
        ),
        (
            {
                "security_protocol": "SSL",
                "ssl_cert_file": "FILE",
                "ssl_key_password": SESAME,
                "ssl_key_password_file": "FILE",
            },
            "WIREDESK_SSL_KEY_PASSWORD and WIREDESK_SSL_KEY_PASSWORD_FILE are both set",
        ),
    ],
)
def test_contradictions_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: dict[str, str], fault: str
) -> None:
    file = tmp_path / "file"
    file.touch()
    filled = {name: value.replace("FILE", str(file)) for name, value in given.items()}
    with pytest.raises(ValidationError) as failed:
        setting(monkeypatch, **filled)
    (error,) = failed.value.errors()
    assert error["msg"] == fault


@pytest.mark.parametrize(
    "name",
    [name for name in Settings.model_fields if name.endswith("_file")],
)
def test_a_file_has_to_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValidationError) as failed:
        setting(monkeypatch, security_protocol="SASL_SSL", **{name: str(tmp_path / "none")})
    (error,) = failed.value.errors()
    assert (error["loc"], error["msg"]) == ((name,), "Path does not point to a file")
