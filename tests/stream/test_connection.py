"""What a client is told of TLS and passwords; how real Kafka takes it is in tests/kafka."""

import logging
import os
import ssl
from pathlib import Path

import pytest
from pydantic import SecretStr

from support import certificates
from support.certificates import Authority, Certificate
from wiredesk.settings import Settings
from wiredesk.stream.connection import connection
from wiredesk.stream.errors import Failed
from wiredesk.stream.refusals import refusal, told

SESAME = " open Sésame "


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Make a certificate authority; without OpenSSL skip, or fail where all is required."""
    lack = certificates.missing()
    if lack and os.environ.get("WIREDESK_REQUIRE_KAFKA") == "1":
        pytest.fail(lack)
    if lack:
        pytest.skip(lack)
    return Authority.make(tmp_path_factory.mktemp("authority"), "authority")


@pytest.fixture(scope="module")
def locked(authority: Authority) -> Certificate:
    """Make a certificate whose key is encrypted."""
    return authority.sign("locked", password=SESAME)


def sasl(**given: object) -> Settings:
    """Give settings with a user."""
    user = {"sasl_mechanism": "SCRAM-SHA-512", "sasl_username": "desk"}
    return Settings.model_validate({"security_protocol": "SASL_PLAINTEXT", **user, **given})


def tls(**given: object) -> Settings:
    """Give settings with TLS."""
    return Settings.model_validate({"security_protocol": "SSL", **given})


def shown(pair: Certificate, **given: object) -> Settings:
    """Give settings with a certificate of ours."""
    return tls(ssl_cert_file=pair.certificate, ssl_key_file=pair.key, **given)


def test_without_security_nothing_is_sent_but_the_address() -> None:
    given = connection(Settings(broker="kafka:9092"))
    assert (given["bootstrap_servers"], given["security_protocol"]) == ("kafka:9092", "PLAINTEXT")
    assert (given["sasl_plain_username"], given["sasl_plain_password"]) == (None, None)
    assert given["ssl_context"] is None


def test_a_password_is_the_setting_or_the_first_line_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_bytes(f"{SESAME}\r\nsecond\n".encode())
    from_file = connection(sasl(sasl_password_file=file))
    assert from_file["sasl_plain_password"] == SESAME
    assert connection(sasl(sasl_password=SecretStr(SESAME)))["sasl_plain_password"] == SESAME


@pytest.mark.parametrize("content", [b"", b"\nsecond", b"\xff\xfeo\x00"])
def test_a_file_without_a_password(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "password"
    file.write_bytes(content)
    with pytest.raises(Failed, match=f"no password in {file}"):
        connection(sasl(sasl_password_file=file))


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("x")
    given = sasl(sasl_password_file=file)
    file.unlink()
    with pytest.raises(Failed, match=f"can't read {file}: No such file"):
        connection(given)


def test_the_brokers_certificate_is_checked() -> None:
    context = connection(tls())["ssl_context"]
    assert context
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_without_its_name_it_is_checked_all_the_same(authority: Authority) -> None:
    given = tls(ssl_ca_file=authority.own.certificate, ssl_check_hostname=False)
    context = connection(given)["ssl_context"]
    assert context
    assert not context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    (trusted,) = context.get_ca_certs()
    assert trusted["subject"] == ((("commonName", "authority"),),)


def test_a_key_may_be_encrypted_and_in_the_same_file(
    authority: Authority, locked: Certificate
) -> None:
    assert connection(shown(locked, ssl_key_password=SecretStr(SESAME)))["ssl_context"]
    assert connection(tls(ssl_cert_file=authority.sign("open").together()))["ssl_context"]


@pytest.mark.parametrize("password", [None, SecretStr("wrong")])
def test_an_encrypted_key_without_its_password(
    locked: Certificate, password: SecretStr | None
) -> None:
    with pytest.raises(Failed, match="can't use") as failed:
        connection(shown(locked, ssl_key_password=password))
    assert "WIREDESK_SSL_KEY_PASSWORD_FILE" in failed.value.hint
    assert str(locked.key) in failed.value.message


def test_a_key_of_another_certificate(authority: Authority) -> None:
    mixed = Certificate(authority.own.certificate, authority.sign("another").key)
    with pytest.raises(Failed, match="KEY_VALUES_MISMATCH"):
        connection(shown(mixed))


def test_a_file_without_certificates(authority: Authority) -> None:
    with pytest.raises(Failed, match=f"no certificates in {authority.own.key}"):
        connection(tls(ssl_ca_file=authority.own.key))


def test_what_is_not_about_security_is_unreachable() -> None:
    error = ConnectionRefusedError("Connect call failed")
    assert refusal(error, Settings(broker="kafka:1")).message == "broker unreachable at kafka:1"


def test_aiokafka_logs_nothing_beside_what_is_told(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("aiokafka.conn")
    with told():
        logger.error("no connection")
    assert caplog.messages == []
    logger.error("no connection")
    assert caplog.messages == ["no connection"]
