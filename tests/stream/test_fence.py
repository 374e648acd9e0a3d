"""Which messages a fence lets through, and what a watchdog makes of a worker that stands still."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiokafka import TopicPartition
from faust.types import TP

from wiredesk.settings import Settings
from wiredesk.stream import fence as fence_module
from wiredesk.stream import watchdog as watchdog_module
from wiredesk.stream.fence import Fence
from wiredesk.stream.health import Health
from wiredesk.stream.lane import Lane
from wiredesk.stream.watchdog import Watchdog

PART = TP("wire.items.v1", 0)
SETTINGS = Settings(limit_seconds=1, start_timeout_seconds=5)


class Died(Exception):  # noqa: N818 (what happened)
    """Stands for the end of the process."""


@dataclass
class Thread:
    """What a consumer thread knows of the log."""

    waits: bool = False
    end: int = 0

    def unread(self, _: TP) -> bool:
        return self.waits

    def stable_end(self, _: TP) -> int:
        return self.end


@dataclass
class Consumer:
    """A consumer with its thread."""

    thread: Thread = field(default_factory=Thread)


@dataclass
class App:
    """As much of the app as a fence and a watchdog look at."""

    rebalancing: bool = False
    exact: Consumer = field(default_factory=Consumer)


@dataclass
class Seen:
    """A message as the consumer thread hands it over."""

    offset: int
    after: int
    generation_id: int = 7
    tp: TP = PART


@pytest.fixture(autouse=True)
def died(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn the end of the process into an exception."""

    def die(why: str, error: BaseException | None = None) -> None:
        raise Died(why) from error

    monkeypatch.setattr(fence_module, "die", die)
    monkeypatch.setattr(watchdog_module, "die", die)


@pytest.fixture
async def fence() -> AsyncIterator[Fence]:
    """Give a fence with one lane, which takes offset 10 next."""
    found = Fence(App(), SETTINGS, Health())
    lane = Lane(TopicPartition(*PART), 7, "enrich", SETTINGS)
    lane.next = lane.committed = 10
    found.lanes = {PART: lane}
    found.fences = 1
    yield found
    await lane.close(drain=False)


@pytest.fixture
def watchdog(fence: Fence) -> Watchdog:
    return Watchdog(fence.app, fence, SETTINGS)


async def test_the_next_message_is_taken(fence: Fence) -> None:
    lane = fence.lane_for(Seen(10, after=10))
    assert lane is fence.lanes[PART]
    assert (lane.next, fence.taken) == (11, 1)


async def test_holes_that_markers_leave_are_no_gap(fence: Fence) -> None:
    assert fence.lane_for(Seen(14, after=10)) is not None
    assert fence.positions() == {PART: 15}


@pytest.mark.parametrize(
    "stale",
    [
        Seen(10, after=10, generation_id=6),
        Seen(9, after=9),
        Seen(10, after=10, tp=TP("wire.items.v1", 1)),
    ],
    ids=["another generation", "taken before", "not ours"],
)
async def test_stale_messages_are_dropped(fence: Fence, stale: Seen) -> None:
    assert fence.lane_for(stale) is None
    assert fence.positions() == {PART: 10}


async def test_what_was_lost_on_the_way_ends_the_process(fence: Fence) -> None:
    with pytest.raises(Died, match="10 to 12 were not read"):
        fence.lane_for(Seen(14, after=12))


async def test_a_closed_lane_takes_nothing(fence: Fence) -> None:
    fence.lanes[PART].closed = True
    assert fence.lane_for(Seen(10, after=10)) is None


async def test_no_assignment_ends_the_process(watchdog: Watchdog, fence: Fence) -> None:
    fence.lanes, fence.fences = {}, 0
    watchdog.look_at_start()
    watchdog.started = time.monotonic() - 6
    with pytest.raises(Died, match="no assignment within 6 s"):
        watchdog.look_at_start()


async def test_a_stuck_transaction_ends_the_process(watchdog: Watchdog, fence: Fence) -> None:
    fence.lanes[PART].busy_since = time.monotonic()
    watchdog.look_at_lanes()
    fence.lanes[PART].busy_since = time.monotonic() - 60
    with pytest.raises(Died, match=r"wire\.items\.v1/0 does not end"):
        watchdog.look_at_lanes()


async def test_a_rebalance_without_end_ends_the_process(watchdog: Watchdog, fence: Fence) -> None:
    fence.app.rebalancing = True
    watchdog.look_at_rebalance()
    assert watchdog.rebalancing is not None
    watchdog.rebalancing -= 60
    with pytest.raises(Died, match="a rebalance does not end"):
        watchdog.look_at_rebalance()
    fence.app.rebalancing = False
    watchdog.look_at_rebalance()
    assert watchdog.rebalancing is None


async def test_lag_without_progress_ends_the_process(watchdog: Watchdog, fence: Fence) -> None:
    fence.app.exact.thread.waits = True
    await watchdog.look_at_progress()
    watchdog.moved -= 60
    with pytest.raises(Died, match="messages wait and nothing moves"):
        await watchdog.look_at_progress()


async def test_progress_and_idleness_are_fine(watchdog: Watchdog, fence: Fence) -> None:
    thread = fence.app.exact.thread
    for waits, taken in ((True, 1), (True, 2), (False, 2)):
        thread.waits, fence.taken = waits, taken
        watchdog.moved -= 60
        await watchdog.look_at_progress()


@pytest.mark.parametrize(
    ("thread", "taken", "lag"),
    [(Thread(False, 11), 10, 0), (Thread(True, 14), 10, 4), (Thread(False, 12), 12, 2)],
    ids=["only a marker", "records wait", "not committed yet"],
)
async def test_lag(watchdog: Watchdog, thread: Thread, taken: int, lag: int) -> None:
    watchdog.app.exact.thread = thread
    lane = watchdog.fence.lanes[PART]
    lane.next = taken
    assert watchdog.lag(PART, lane) == lag
