"""What the tests of the stream share: one embedded broker, and names of their own on it."""

from collections.abc import AsyncIterator, Iterator
from uuid import uuid4

import pytest
from aiokafka import TopicPartition

from support.standins import PART, SETTINGS, App, Died
from wiredesk.settings import Settings
from wiredesk.stream import embedded, health, orphans, watchdog
from wiredesk.stream import fence as fence_module
from wiredesk.stream.fence import Fence
from wiredesk.stream.health import Health
from wiredesk.stream.lane import Lane


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


@pytest.fixture
def died(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn the end of the process into an exception."""

    def die(why: str, error: BaseException | None = None) -> None:
        raise Died(why) from error

    for module in (fence_module, health, orphans, watchdog):
        monkeypatch.setattr(module, "die", die)


@pytest.fixture
async def fence(died: None) -> AsyncIterator[Fence]:  # noqa: ARG001 (a fence can end the process)
    """Give a fence with one lane, which takes offset 10 next."""
    found = Fence(App(), SETTINGS, Health())
    lane = Lane(TopicPartition(*PART), 7, "enrich", SETTINGS)
    lane.next = lane.committed = 10
    found.lanes = {PART: lane}
    found.fences = 1
    yield found
    await lane.close(drain=False)
