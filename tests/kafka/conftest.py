"""A real broker for the whole session; a prefix, a group and a log for each test."""

import os
from collections.abc import AsyncIterator, Iterator
from uuid import uuid4

import pytest

from support import apache_kafka
from support.chaos import ROWS, table
from support.kafka_log import KafkaLog, following
from wiredesk.settings import Settings
from wiredesk.stream.admin import apply


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print how the runs of the chaos suite came out."""
    rows = config.stash.get(ROWS, [])
    if rows:
        terminalreporter.section("chaos")
        for line in table(rows):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[apache_kafka.Broker]:
    """Run Apache Kafka; without Java or Maven skip, or fail where it is required."""
    lack = apache_kafka.missing()
    if lack and os.environ.get("WIREDESK_REQUIRE_KAFKA") == "1":
        pytest.fail(lack)
    if lack:
        pytest.skip(lack)
    with apache_kafka.running(tmp_path_factory.mktemp("kafka")) as broker:
        yield broker


@pytest.fixture
def settings(kafka: apache_kafka.Broker) -> Settings:
    """Give this test's own group and topics, which are there."""
    name = f"test-{uuid4().hex[:8]}"
    settings = Settings(
        broker=kafka.address,
        group=name,
        topic_prefix=name,
        http_host="127.0.0.1",
        http_port=0,
        log_format="human",
    )
    apply(settings)
    return settings


@pytest.fixture
async def log(settings: Settings) -> AsyncIterator[KafkaLog]:
    """Follow this test's topics."""
    async with following(settings) as log:
        yield log
