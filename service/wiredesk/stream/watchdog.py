"""Liveness: a worker that does no good ends, so that its supervisor starts a new one.

Exactness does not depend on it. Where partitions end is asked of the broker: a consumer that
has stopped to fetch, or a thread that is dead, knows of nothing that waits. What is stuck fails
/livez first, and a little later the process ends, for those whom nobody probes.
"""

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError
from faust.types import TP

from wiredesk.settings import Settings
from wiredesk.stream import admin, metrics
from wiredesk.stream.die import die, fatal
from wiredesk.stream.errors import Failed
from wiredesk.stream.fence import Fence
from wiredesk.stream.lane import Lane
from wiredesk.stream.progress import Progress, Sight
from wiredesk.stream.transport import ExactApp
from wiredesk.topics import RAW

ASK_SECONDS = 10
"""how long the broker has for an answer, and a probe for a worker that is stuck"""
ASK_EVERY_SECONDS = 2
CHECK_EVERY_SECONDS = 15


@dataclass(slots=True)
class Watchdog:
    """Looks once a second at what has moved, and ends the process where nothing does."""

    app: ExactApp
    fence: Fence
    settings: Settings
    started: float = field(default_factory=time.monotonic)
    progress: Progress = field(default_factory=Progress)
    ends: Mapping[TP, int] = field(default_factory=dict)
    """where the assigned partitions ended when the broker was last asked"""
    answers: int = 0
    """of the broker, so far"""
    group: tuple[object, bool] = (None, False)
    """what the group has done, and whether it has more to do, while this worker has no part"""
    complaint: str = ""
    """what was last wrong with the topics"""

    @fatal("watchdog")
    async def watch(self) -> None:
        """Look once a second, for ever; ask the broker in between."""
        asking = [asyncio.create_task(ask) for ask in (self.keep_asking(), self.keep_checking())]
        try:
            while not self.fence.stopping:
                await asyncio.sleep(1)
                self.fence.health.beat = time.monotonic()
                self.look()
        finally:
            for task in asking:
                task.cancel()

    @fatal("asking the broker")
    async def keep_asking(self) -> None:
        """Ask every few seconds where partitions end."""
        while True:
            await asyncio.sleep(ASK_EVERY_SECONDS)
            if self.is_under_way():
                await self.ask()

    @fatal("looking at the topics")
    async def keep_checking(self) -> None:
        """Look now and then whether all topics are still there to match."""
        while True:
            await asyncio.sleep(CHECK_EVERY_SECONDS)
            await self.check()

    def is_under_way(self) -> bool:
        """Tell whether the worker has been through a fence, and is not within one."""
        return bool(self.fence.fences) and not self.fence.lock.locked()

    async def ask(self) -> None:
        """Ask the broker once, through the consumer's own thread."""
        thread = self.app.exact.thread
        try:
            async with asyncio.timeout(ASK_SECONDS):
                if self.fence.lanes:
                    self.ends = await thread.call_thread(thread.stable_ends)
                else:
                    self.group = await self._group()
        except (KafkaError, TimeoutError):
            return
        self.answers += 1

    async def check(self) -> None:
        """Look once at the topics."""
        try:
            await admin.check(self.settings)
            self.complaint = ""
        except Failed as failed:
            self.complaint = str(failed)
        except TimeoutError:
            return  # it says nothing of the topics; `ask` sees that the broker is silent

    def look(self) -> None:
        """Look at everything once, and end the process where something is stuck."""
        if self.fence.stopping:
            return
        self.look_at_start()
        self.look_at_lanes()
        self.look_at_held()
        self.look_at_progress()

    def look_at_start(self) -> None:
        """End a worker that was never given partitions, and never told that there are none."""
        waited = time.monotonic() - self.started
        busy = self.fence.fences or self.fence.lock.locked()
        if not busy and waited > self.settings.start_timeout_seconds:
            die(f"no assignment within {waited:.0f} s: does the group have a stuck member?")

    def look_at_lanes(self) -> None:
        """Measure every lane, and end a worker of which one is stuck."""
        metrics.LEDGER_STORIES.set(self.fence.remembered)
        for tp, lane in self.fence.lanes.items():
            metrics.LAG.labels(tp.topic, tp.partition).set(self.lag(tp, lane))
            busy = lane.busy_since
            if busy and time.monotonic() - busy > self.settings.limit_seconds + ASK_SECONDS:
                die(f"a transaction of {tp.topic}/{tp.partition} does not end")

    def look_at_held(self) -> None:
        """Measure what waits for the end of its embargo."""
        ends = [held.until for held in self.fence.held]
        known = [until.timestamp() for until in ends if until]
        metrics.HELD_STORIES.labels("known").set(len(known))
        metrics.HELD_STORIES.labels("unknown").set(len(ends) - len(known))
        metrics.NEXT_RELEASE.set(min(known, default=0))

    def look_at_progress(self) -> None:
        """Fail the probe of a worker that is stuck, and a little later end it."""
        stuck = list(self.progress.overdue(self.sights()))
        self.fence.health.stuck = stuck[0][0] if stuck else None
        for why, beyond in stuck:
            if beyond > ASK_SECONDS:
                die(why)

    def sights(self) -> Iterator[Sight]:
        """Give all that has to move."""
        limit, fence = self.settings.limit_seconds, self.fence
        yield Sight(self.complaint, self.complaint, bool(self.complaint), limit)
        rebalancing = fence.lock.locked() or (self.app.rebalancing and bool(fence.fences))
        yield Sight("a rebalance does not end", fence.remembered, rebalancing, 2 * limit)
        yield Sight("the broker does not answer", self.answers, self.is_under_way(), limit)
        for tp, lane in fence.lanes.items():
            mark = lane.next, lane.committed
            yield Sight(f"{tp.topic}/{tp.partition} waits", mark, self.is_behind(tp, lane), limit)
        if not fence.lanes and self.is_under_way():
            yield Sight("the group does not work", *self.group, limit)

    def is_behind(self, tp: TP, lane: Lane) -> bool:
        """Tell whether a partition holds something that is not committed yet.

        Its own end says nothing: the tail of a log is a marker, which no record ever passes.
        """
        position = self.app.exact.thread.fetched_to(tp)
        fetched = position is not None and position >= self.ends.get(tp, 0)
        return not (fetched and lane.idle) or lane.is_behind()

    def lag(self, tp: TP, lane: Lane) -> int:
        """Count what is not committed yet; 0 where only markers are left."""
        if not self.is_behind(tp, lane):
            return 0
        return max(self.ends.get(tp, 0), lane.next) - lane.committed

    async def _group(self) -> tuple[object, bool]:
        """Tell what the group has done of the raw topic, and whether messages wait there.

        A worker without partitions may be a spare one. But aiokafka stays empty-handed for ever
        where it joined while a restarted broker did not know the topics yet.
        """
        thread = self.app.exact.thread
        consumer, topic = thread.broker_consumer, RAW.full_name(self.settings.topic_prefix)
        numbers = consumer.partitions_for_topic(topic) or ()
        parts = [TopicPartition(topic, number) for number in numbers]
        done = [await thread.call_thread(consumer.committed, tp) or 0 for tp in parts]
        ends = await thread.call_thread(consumer.end_offsets, parts)
        waiting = any(ends[tp] > offset for tp, offset in zip(parts, done, strict=True))
        return tuple(done), waiting or not parts
