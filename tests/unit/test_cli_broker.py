"""Commands that need Kafka, where it is not there or what they are told of it is wrong."""

import socket
import time

import pytest

from support.commands import SEED, Run, shell

UNREACHABLE_SECONDS = 12


@pytest.fixture
def closed_port() -> int:
    """Give a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(
    "command",
    ["topics list", "topics apply", f"send {SEED}", "tail", "run --port 0", "demo --once"],
    ids=lambda command: command.split()[0],
)
def test_a_broker_that_is_not_there(closed_port: int, command: str) -> None:
    begun = time.monotonic()
    ended = shell(*command.split(), "--broker", f"127.0.0.1:{closed_port}")
    assert time.monotonic() - begun < UNREACHABLE_SECONDS
    assert (ended.returncode, ended.stdout) == (1, b"")
    lines = ended.stderr.decode().splitlines()
    assert f"error: broker unreachable at 127.0.0.1:{closed_port}" in lines
    assert any(line.startswith("hint: is Kafka running?") for line in lines)
    assert not any("Traceback" in line for line in lines)


@pytest.mark.parametrize("address", ["foo:bar", "no-such-host.invalid:9092"])
def test_an_address_that_is_none(run: Run, address: str) -> None:
    ended = run("tail", "--broker", address)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("error: ")
    assert address in ended.err


def test_a_setting_that_is_wrong(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_PARTITIONS", "many")
    ended = run("topics", "list")
    assert ended.code == 1
    assert ended.err.startswith("error: wrong setting: WIREDESK_PARTITIONS: Input should be")


def test_settings_that_contradict_each_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_SASL_PASSWORD", "open-Sesame")
    ended = run("topics", "list")
    assert ended.code == 1
    fault = "WIREDESK_SASL_PASSWORD is set, but WIREDESK_SECURITY_PROTOCOL is PLAINTEXT"
    assert ended.err.startswith(f"error: wrong setting: {fault}\n")
    assert "Sesame" not in ended.err


@pytest.mark.parametrize("command", ["run", "send", "tail", "topics list", "held", "demo"])
def test_help_shows_no_secret(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("WIREDESK_SASL_PASSWORD", "open-Sesame")
    monkeypatch.setenv("WIREDESK_SSL_KEY_PASSWORD", "open-Sesame")
    ended = run(*command.split(), "--help")
    assert ended.code == 0
    assert "Sesame" not in ended.out + ended.err
