"""A real broker for the whole session; a prefix, a group and a log for each test."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from support import apache_kafka
from support.kafka_log import KafkaLog, following
from wiredesk.settings import Settings
from wiredesk.stream.admin import apply


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run Apache Kafka; without Java or Maven skip, or fail where it is required."""
    lack = apache_kafka.missing()
    if lack and os.environ.get("WIREDESK_REQUIRE_KAFKA") == "1":
        pytest.fail(lack)
    if lack:
        pytest.skip(lack)
    with apache_kafka.running(tmp_path_factory.mktemp("kafka")) as address:
        yield address


@pytest.fixture
def settings(broker: str, tmp_path: Path) -> Settings:
    """Give this test's own group and topics, which are there."""
    name = f"test-{uuid4().hex[:8]}"
    settings = Settings(
        broker=broker,
        group=name,
        topic_prefix=name,
        http_host="127.0.0.1",
        http_port=0,
        log_format="human",
        data_dir=tmp_path,
    )
    apply(settings)
    return settings


@pytest.fixture
async def log(settings: Settings) -> AsyncIterator[KafkaLog]:
    """Follow this test's topics."""
    async with following(settings) as log:
        yield log
