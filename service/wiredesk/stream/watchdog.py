"""Liveness: a worker that does no good ends, so that its supervisor starts a new one.

Exactness does not depend on it.
"""

import asyncio
import time
from dataclasses import dataclass, field

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError
from faust.types import TP

from wiredesk.settings import Settings
from wiredesk.stream import metrics
from wiredesk.stream.die import die, fatal
from wiredesk.stream.fence import Fence
from wiredesk.stream.lane import Lane
from wiredesk.stream.transport import ExactApp
from wiredesk.topics import RAW

ASK_SECONDS = 10


@dataclass(slots=True)
class Watchdog:
    """Looks once a second at what has moved, and ends the process where nothing does."""

    app: ExactApp
    fence: Fence
    settings: Settings
    started: float = field(default_factory=time.monotonic)
    moved: float = field(default_factory=time.monotonic)
    rebalancing: float | None = None
    seen: object = None

    @fatal("watchdog")
    async def watch(self) -> None:
        """Look once a second, for ever."""
        while True:
            await asyncio.sleep(1)
            self.fence.health.beat = time.monotonic()
            if self.fence.stopping:
                return
            self.look_at_start()
            self.look_at_rebalance()
            self.look_at_lanes()
            await self.look_at_progress()

    def look_at_start(self) -> None:
        """End a worker that was never given partitions, and never told that there are none."""
        waited = time.monotonic() - self.started
        busy = self.fence.fences or self.fence.lock.locked()
        if not busy and waited > self.settings.start_timeout_seconds:
            die(f"no assignment within {waited:.0f} s: does the group have a stuck member?")

    def look_at_rebalance(self) -> None:
        """End a worker whose rebalance does not end."""
        waits = self.app.rebalancing and not self.fence.lock.locked() and self.fence.fences
        self.rebalancing = (self.rebalancing or time.monotonic()) if waits else None
        limit = 2 * self.settings.limit_seconds + ASK_SECONDS
        if self.rebalancing and time.monotonic() - self.rebalancing > limit:
            die("a rebalance does not end")

    def look_at_lanes(self) -> None:
        """Measure every lane, and end a worker of which one is stuck."""
        metrics.LEDGER_STORIES.set(self.fence.remembered)
        for tp, lane in self.fence.lanes.items():
            metrics.LAG.labels(tp.topic, tp.partition).set(self.lag(tp, lane))
            busy = lane.busy_since
            if busy and time.monotonic() - busy > self.settings.limit_seconds + ASK_SECONDS:
                die(f"a transaction of {tp.topic}/{tp.partition} does not end")

    def lag(self, tp: TP, lane: Lane) -> int:
        """Count what is not committed yet; markers at the end of the log are no messages."""
        thread = self.app.exact.thread
        if lane.idle and not thread.unread(tp):
            return 0
        return max((thread.stable_end(tp) or 0) - lane.committed, 0)

    async def look_at_progress(self) -> None:
        """End a worker where messages wait and nothing moves."""
        progress, behind = await self._progress()
        if progress != self.seen or not behind:
            self.seen, self.moved = progress, time.monotonic()
        elif time.monotonic() - self.moved > self.settings.limit_seconds + ASK_SECONDS:
            die("messages wait and nothing moves")

    async def _progress(self) -> tuple[object, bool]:
        """Tell what has moved so far, and whether messages wait."""
        lanes = self.fence.lanes
        if not lanes:
            return await self._progress_of_group() if self.fence.fences else (None, False)
        thread = self.app.exact.thread
        behind = any(not lane.idle or thread.unread(tp) for tp, lane in lanes.items())
        return (self.fence.taken, sum(lane.committed for lane in lanes.values())), behind

    async def _progress_of_group(self) -> tuple[object, bool]:
        """Tell the same of the group, for a worker without partitions.

        It may be a spare one. But aiokafka stays empty-handed for ever where it joined while a
        restarted broker did not know the topics yet.
        """
        thread = self.app.exact.thread
        consumer, topic = thread.broker_consumer, RAW.full_name(self.settings.topic_prefix)
        numbers = consumer.partitions_for_topic(topic) or ()
        parts = [TopicPartition(topic, number) for number in numbers]
        try:
            async with asyncio.timeout(ASK_SECONDS):
                done = [await thread.call_thread(consumer.committed, tp) or 0 for tp in parts]
                ends = await thread.call_thread(consumer.end_offsets, parts)
        except (KafkaError, TimeoutError):
            return self.seen, True
        waiting = any(ends[tp] > offset for tp, offset in zip(parts, done, strict=True))
        return tuple(done), waiting or not parts
