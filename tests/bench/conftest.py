"""The bench takes a minute and proves nothing: it runs only where ``-m bench`` asks for it."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from support import apache_kafka
from wiredesk.settings import Settings
from wiredesk.stream import embedded
from wiredesk.stream.admin import apply


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the bench out unless it is asked for by its marker."""
    if "bench" in config.getoption("markexpr"):
        return
    left_out = [item for item in items if item.get_closest_marker("bench")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Run Apache Kafka, or the embedded broker where it can't run; give its name and address."""
    if apache_kafka.missing() is None:
        with apache_kafka.running(tmp_path_factory.mktemp("kafka")) as kafka:
            yield f"Apache Kafka {apache_kafka.kafka_version()}", kafka.address
    else:
        with embedded.broker() as address:
            yield "the embedded broker", address


@pytest.fixture
def settings(broker: tuple[str, str]) -> Settings:
    """Give a bench topics of its own, and a worker's settings as they are by default."""
    name = f"bench-{uuid4().hex[:8]}"
    settings = Settings(
        broker=broker[1],
        group=name,
        instance_id="bench-1",
        topic_prefix=name,
        http_host="127.0.0.1",
        http_port=0,
    )
    apply(settings)
    return settings
