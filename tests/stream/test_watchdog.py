"""What a watchdog makes of a worker that stands still: a failing probe, then the end."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from support.standins import PART, SETTINGS, Died, Thread
from wiredesk.stream import health, progress
from wiredesk.stream.fence import Fence
from wiredesk.stream.health import Health, end_with_silence
from wiredesk.stream.progress import Progress, Sight
from wiredesk.stream.watchdog import ASK_SECONDS, Watchdog

LIMIT = SETTINGS.limit_seconds
STORY = Sight("it waits", 1, waits=True, limit=LIMIT)


@dataclass
class Clock:
    """A clock that tests put forward."""

    ahead: float = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give the clock by which progress is measured."""
    found = Clock()
    monkeypatch.setattr(progress, "time", found)
    return found


@pytest.fixture
def watchdog(fence: Fence) -> Watchdog:
    return Watchdog(fence.app, fence, SETTINGS)


def looked(watchdog: Watchdog, clock: Clock, seconds: float) -> str | None:
    """Look, and again so many seconds later; give what the probe says then."""
    watchdog.look()
    clock.ahead += seconds
    watchdog.answers += 1
    watchdog.look()
    return watchdog.fence.health.live()


def test_what_waits_and_moves_is_fine(clock: Clock) -> None:
    seen = Progress()
    for mark in range(5):
        clock.ahead += 2 * LIMIT
        assert list(seen.overdue([replace(STORY, mark=mark)])) == []


def test_what_has_nothing_to_do_is_fine(clock: Clock) -> None:
    seen = Progress()
    for _ in range(5):
        clock.ahead += 2 * LIMIT
        assert list(seen.overdue([replace(STORY, waits=False)])) == []


def test_one_that_stands_still_is_found_among_those_that_move(clock: Clock) -> None:
    seen = Progress()
    list(seen.overdue([STORY, replace(STORY, what="another")]))
    clock.ahead += 3 * LIMIT
    ((why, beyond),) = seen.overdue([STORY, replace(STORY, what="another", mark=2)])
    assert why == "it waits; nothing has moved for 3 s"
    assert beyond == pytest.approx(2 * LIMIT, abs=0.2)


def test_what_was_away_begins_anew(clock: Clock) -> None:
    seen = Progress()
    for sights in ([STORY], [], [STORY]):
        assert list(seen.overdue(sights)) == []
        clock.ahead += 2 * LIMIT


async def test_no_assignment_ends_the_process(watchdog: Watchdog, fence: Fence) -> None:
    fence.lanes, fence.fences = {}, 0
    watchdog.look()
    watchdog.started = time.monotonic() - 6
    with pytest.raises(Died, match="no assignment within 6 s"):
        watchdog.look()


async def test_a_stuck_transaction_ends_the_process(watchdog: Watchdog, fence: Fence) -> None:
    fence.lanes[PART].busy_since = time.monotonic()
    watchdog.look()
    fence.lanes[PART].busy_since = time.monotonic() - 60
    with pytest.raises(Died, match=r"wire\.items\.v1/0 does not end"):
        watchdog.look()


async def test_an_idle_worker_lives(watchdog: Watchdog, clock: Clock) -> None:
    watchdog.ends = {PART: 10}
    assert looked(watchdog, clock, 100) is None


@pytest.mark.parametrize(
    ("thread", "end", "taken"),
    [(Thread(10), 12, 10), (Thread(None), 10, 10), (Thread(12), 12, 12)],
    ids=["the consumer does not fetch", "it has no position", "the lane does not commit"],
)
async def test_lag_without_progress_fails_the_probe_and_then_ends_the_process(
    watchdog: Watchdog, clock: Clock, thread: Thread, end: int, taken: int
) -> None:
    watchdog.app.exact.thread, watchdog.ends = thread, {PART: end}
    watchdog.fence.lanes[PART].next = taken
    why = looked(watchdog, clock, LIMIT + 1)
    assert why == "wire.items.v1/0 waits; nothing has moved for 2 s"
    with pytest.raises(Died, match=r"wire\.items\.v1/0 waits"):
        looked(watchdog, clock, ASK_SECONDS)


async def test_a_dead_agent_is_noticed(watchdog: Watchdog, clock: Clock) -> None:
    watchdog.app.exact.thread, watchdog.ends = Thread(12), {PART: 12}
    watchdog.fence.lanes[PART].is_behind = lambda: True
    assert "waits" in (looked(watchdog, clock, LIMIT + 1) or "")


async def test_a_worker_that_comes_on_lives_again(watchdog: Watchdog, clock: Clock) -> None:
    watchdog.ends = {PART: 12}
    assert looked(watchdog, clock, LIMIT + 1)
    watchdog.fence.lanes[PART].next = 11
    assert looked(watchdog, clock, 0) is None


async def test_a_broker_that_is_silent_ends_the_process(watchdog: Watchdog, clock: Clock) -> None:
    watchdog.look()
    clock.ahead += LIMIT + ASK_SECONDS + 1
    with pytest.raises(Died, match="the broker does not answer; nothing has moved for 12 s"):
        watchdog.look()


async def test_a_rebalance_without_end_ends_the_process(watchdog: Watchdog, clock: Clock) -> None:
    watchdog.app.rebalancing = True
    watchdog.fence.lanes = {}
    assert looked(watchdog, clock, 2 * LIMIT - 0.5) is None
    with pytest.raises(Died, match="a rebalance does not end"):
        looked(watchdog, clock, LIMIT + ASK_SECONDS)


async def test_a_fence_that_hangs_ends_the_process(watchdog: Watchdog, clock: Clock) -> None:
    async with watchdog.fence.lock:
        with pytest.raises(Died, match="a rebalance does not end"):
            looked(watchdog, clock, 2 * LIMIT + ASK_SECONDS + 1)


async def test_missing_topics_end_the_process_with_their_names(
    watchdog: Watchdog, clock: Clock
) -> None:
    watchdog.complaint = "missing on kafka:9092: wire.raw.v1 (run: wiredesk topics apply)"
    with pytest.raises(Died, match=r"^missing on kafka:9092: wire\.raw\.v1 \(run: wiredesk"):
        looked(watchdog, clock, LIMIT + ASK_SECONDS + 1)


async def test_a_spare_worker_lives_while_the_group_works(watchdog: Watchdog, clock: Clock) -> None:
    watchdog.fence.lanes = {}
    for done in range(3):
        watchdog.group = ((done,), True)
        assert looked(watchdog, clock, 0.5) is None
    with pytest.raises(Died, match="the group does not work"):
        looked(watchdog, clock, LIMIT + ASK_SECONDS + 1)


async def test_a_worker_that_stops_is_left_alone(watchdog: Watchdog, clock: Clock) -> None:
    watchdog.ends, watchdog.fence.stopping = {PART: 12}, True
    assert looked(watchdog, clock, 100) is None


@pytest.mark.parametrize(
    ("fetched", "end", "taken", "lag"),
    [(12, 12, 10, 0), (10, 14, 10, 4), (12, 12, 12, 2), (15, 12, 14, 4)],
    ids=["only a marker", "records wait", "not committed yet", "the end was asked for long ago"],
)
async def test_lag(watchdog: Watchdog, fetched: int, end: int, taken: int, lag: int) -> None:
    watchdog.app.exact.thread, watchdog.ends = Thread(fetched), {PART: end}
    lane = watchdog.fence.lanes[PART]
    lane.next = taken
    assert watchdog.lag(PART, lane) == lag


@pytest.fixture
def beats(monkeypatch: pytest.MonkeyPatch) -> Iterator[Health]:
    """Give a health whose loop beats three times while it is looked at, and then no more."""
    found, left = Health(), iter(range(3))

    class Sleep:
        """Stands for the time that passes between two looks."""

        @staticmethod
        def sleep(_: float) -> None:
            found.beat += next(left, None) is not None

    monkeypatch.setattr(health, "time", Sleep)
    yield found
    assert next(left, None) is None


@pytest.mark.usefixtures("died")
def test_a_loop_that_stands_still_ends_the_process(beats: Health) -> None:
    with pytest.raises(Died, match="the event loop has stood still for 45 s"):
        end_with_silence(beats)
