"""What the tests of the stream share: one embedded broker, and names of their own on it."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from wiredesk.settings import Settings
from wiredesk.stream import embedded


@pytest.fixture(scope="session")
def broker() -> Iterator[str]:
    """Give the address of an embedded broker, which ends with the session."""
    with embedded.broker() as address:
        yield address


@pytest.fixture
def settings(broker: str) -> Settings:
    """Give settings whose topics and group no other test has."""
    name = f"test-{uuid4().hex[:8]}"
    return Settings(broker=broker, group=name, topic_prefix=name, partitions=3)
