"""TLS and passwords on real Apache Kafka, with certificates that were made for the run.

The test's own clients come in by the plain port; the worker and the commands by the secure ones.
"""

import asyncio
import gc
import os
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from pydantic import SecretStr

from support import apache_kafka, certificates
from support.expectation import differences
from support.generator import feed
from support.kafka_log import KafkaLog, produce, until
from support.rights import Kind, Operation, grant
from support.secure_kafka import PLAIN, SCRAM_256, SCRAM_512, SECRETS, USERS, Fields, Ways
from support.worker import environment, working
from wiredesk.settings import Settings
from wiredesk.stream import admin
from wiredesk.stream.errors import Failed

pytestmark = pytest.mark.kafka

RIGHTS = (
    (Kind.TOPIC, Operation.READ),
    (Kind.TOPIC, Operation.WRITE),
    (Kind.GROUP, Operation.READ),
    (Kind.TRANSACTIONAL_ID, Operation.WRITE),
)
SECONDS = 20
"""within which a command has to say what is wrong, on a machine with much else to do"""


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Ways:
    """Make the certificates; where something is missing skip, or fail where all is required."""
    lack = apache_kafka.missing() or certificates.missing()
    if lack and os.environ.get("WIREDESK_REQUIRE_KAFKA") == "1":
        pytest.fail(lack)
    if lack:
        pytest.skip(lack)
    return Ways(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def kafka(ways: Ways, tmp_path_factory: pytest.TempPathFactory) -> Iterator[apache_kafka.Broker]:
    """Run a broker of this module's own, with a port for each way in.

    Users have the rights that deploy/security.md names, on what the tests name.
    """
    folder = tmp_path_factory.mktemp("kafka")
    with apache_kafka.running(folder, ways.properties(), USERS) as broker:
        asyncio.run(grant(broker.address, "test-", *RIGHTS))
        yield broker


def secured(settings: Settings, fields: Fields) -> Settings:
    """Give the same topics and group by another way in."""
    return Settings.model_validate(dict(settings) | fields)


def command(settings: Settings, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "wiredesk", *arguments],
        env=environment(settings),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=2 * SECONDS,
        check=False,
    )


def refused(settings: Settings) -> Failed:
    """Give what is said where a connection is refused.

    aiokafka does not wait for the end of connections that it gives up: they are swept up here.
    """
    said = None
    try:
        admin.survey(settings)
    except Failed as failed:
        said = Failed(failed.message, failed.hint)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
    assert said, "nothing was refused"
    return said


def scraped(port: str) -> str:
    """Give the metrics of a worker."""
    with urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        return str(answer.read(), "utf-8")


GOOD: dict[str, Callable[[Ways], Fields]] = {
    "certificate": lambda ways: ways.certificate(),
    "PLAIN": lambda ways: ways.sasl("PLAIN", PLAIN),
    "SCRAM-SHA-256": lambda ways: ways.sasl("SCRAM-SHA-256", SCRAM_256),
    "SCRAM-SHA-512": lambda ways: ways.sasl("SCRAM-SHA-512", SCRAM_512),
}


@pytest.mark.parametrize("way", GOOD.values(), ids=GOOD)
async def test_a_worker_does_its_job_and_tells_no_secret(
    settings: Settings, log: KafkaLog, ways: Ways, way: Callable[[Ways], Fields], tmp_path: Path
) -> None:
    wires = feed(60, seed=5, words=40)
    loud = secured(settings, way(ways) | {"log_level": "debug"})
    async with working(environment(loud), tmp_path / "worker.log") as worker:
        await produce(settings, wires)
        await until(log.is_drained, worker)
        await log.catch_up()
        (port,) = re.findall(r"metrics on port (\d+)", worker.said())
        told = worker.said() + scraped(port)
    assert worker.exits == []
    assert len(log.records["stories"]) > len(wires) / 2
    assert differences(log.records, settings.max_message_bytes) == []
    assert not [secret for secret in SECRETS if secret in told]


def test_every_command_takes_the_way_that_is_set(
    settings: Settings, ways: Ways, tmp_path: Path
) -> None:
    message = tmp_path / "message.txt"
    message.write_bytes(feed(1, seed=6)[0].value)
    given = secured(settings, ways.sasl("SCRAM-SHA-512", SCRAM_512))
    for arguments in (
        ("topics", "list"),
        ("topics", "apply"),
        ("send", str(message)),
        ("tail", "--topic", "raw", "--from-beginning", "-n", "1"),
        ("held",),
    ):
        done = command(given, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), arguments


def test_a_password_may_be_in_the_environment(settings: Settings, ways: Ways) -> None:
    in_it = {"sasl_password_file": None, "sasl_password": SecretStr(PLAIN)}
    done = command(secured(settings, ways.sasl("PLAIN", PLAIN) | in_it), "topics", "list")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_certificate_of_another_name_is_taken_where_it_may(
    settings: Settings, ways: Ways
) -> None:
    fields = ways.tls("ABROAD", "localhost") | {"ssl_check_hostname": False}
    assert all(standing.partitions for standing in admin.survey(secured(settings, fields)))


NO_CERTIFICATE = dict.fromkeys(("ssl_cert_file", "ssl_key_file", "ssl_key_password_file"))
REFUSED: dict[str, tuple[Callable[[Ways], Fields], str, str]] = {
    "wrong password": (
        lambda ways: ways.sasl("SCRAM-SHA-512", "not-it"),
        "{broker} refused the user desk",
        "WIREDESK_SASL_USERNAME",
    ),
    "wrong password in plain": (
        lambda ways: ways.sasl("PLAIN", "not-it"),
        "{broker} refused the user desk",
        "WIREDESK_SASL_USERNAME",
    ),
    "unknown user": (
        lambda ways: ways.sasl("SCRAM-SHA-256", SCRAM_256) | {"sasl_username": "ghost"},
        "{broker} refused the user ghost",
        "WIREDESK_SASL_USERNAME",
    ),
    "wrong mechanism": (
        lambda ways: ways.sasl("PLAIN", PLAIN) | {"broker": ways.address("SCRAM")},
        "{broker} does not offer PLAIN",
        "WIREDESK_SASL_MECHANISM",
    ),
    "wrong authority": (
        lambda ways: ways.sasl("PLAIN", PLAIN) | {"ssl_ca_file": ways.stranger},
        "certificate of {broker} not trusted: unable to get local issuer certificate",
        "WIREDESK_SSL_CA_FILE",
    ),
    "wrong hostname": (
        lambda ways: ways.tls("ABROAD", "localhost"),
        "wrong certificate at {broker}: Hostname mismatch",
        "WIREDESK_BROKER",
    ),
    "wrong hostname advertised": (
        lambda ways: ways.tls("ABROAD"),
        "wrong certificate at {broker}: Hostname mismatch",
        "WIREDESK_BROKER",
    ),
    "no certificate": (
        lambda ways: ways.certificate() | NO_CERTIFICATE,
        "no TLS with {broker}: ",
        "WIREDESK_SSL_CERT_FILE",
    ),
    "no TLS": (
        lambda ways: {"broker": ways.address("TLS")},
        "{broker} closed the connection",
        "WIREDESK_SECURITY_PROTOCOL",
    ),
    "no password": (
        lambda ways: ways.tls("SCRAM"),
        "{broker} closed the connection",
        "WIREDESK_SECURITY_PROTOCOL",
    ),
    "a password that nobody wants": (
        lambda ways: ways.sasl("PLAIN", PLAIN) | {"broker": ways.address("ABROAD")},
        "{broker} closed the connection",
        "WIREDESK_SECURITY_PROTOCOL",
    ),
}


@pytest.mark.parametrize(("way", "words", "setting"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_says_what_and_which_setting(
    settings: Settings, ways: Ways, way: Callable[[Ways], Fields], words: str, setting: str
) -> None:
    given = secured(settings, way(ways))
    failed = refused(given)
    assert failed.message.startswith(words.format(broker=given.broker))
    assert setting in failed.hint


def test_tls_with_a_port_that_has_none(
    settings: Settings, ways: Ways, kafka: apache_kafka.Broker
) -> None:
    given = secured(settings, ways.certificate() | {"broker": kafka.address})
    failed = refused(given)
    assert kafka.address in failed.message
    assert "WIREDESK_SECURITY_PROTOCOL" in failed.hint


@pytest.mark.parametrize("name", ["wrong password", "wrong authority", "wrong hostname advertised"])
def test_a_worker_that_is_refused_ends_with_one_clear_line(
    settings: Settings, ways: Ways, name: str
) -> None:
    way, words, _ = REFUSED[name]
    given = secured(settings, way(ways))
    begun = time.monotonic()
    done = command(given, "run")
    assert time.monotonic() - begun < SECONDS
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"error: {words.format(broker=given.broker)}")
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["error:", "hint:"]
