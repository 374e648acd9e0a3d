"""The lanes of the current generation, and the fence between generations.

On assignment, in this order: fence every partition; only then read its committed offset, as
an earlier read can be older than a transaction that is being completed; then restore the
ledger; then seek and start. On revocation a transaction under way ends before the rebalance
goes on.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from functools import partial

from aiokafka import TopicPartition
from faust.types import TP

from wiredesk.settings import Settings
from wiredesk.stream import metrics
from wiredesk.stream.die import die
from wiredesk.stream.health import Health
from wiredesk.stream.lane import Lane
from wiredesk.stream.ledger import Held, Ledger, restore
from wiredesk.stream.orphans import refuse_orphans
from wiredesk.stream.transport import ExactApp, Tagged
from wiredesk.topics import ITEMS, RAW, Topic

logger = logging.getLogger(__name__)

STAGES: Mapping[str, Topic] = {"receive": RAW, "enrich": ITEMS}


class Fence:
    """Opens, hands out and closes lanes as partitions come and go."""

    def __init__(self, app: ExactApp, settings: Settings, health: Health) -> None:
        """Guard this app's partitions; there are none yet."""
        self.app = app
        self.health = health
        self.settings = settings
        self.lanes: dict[TP, Lane] = {}
        self.taken = 0
        self.fences = 0
        self.stopping = False
        self.lock = asyncio.Lock()
        self._epoch = 0
        self._ledgers: dict[int, Ledger] = {}
        self._stages = {
            topic.full_name(settings.topic_prefix): stage for stage, topic in STAGES.items()
        }

    def positions(self) -> Mapping[TP, int]:
        """Give the next offset to take, by partition."""
        return {tp: lane.next for tp, lane in self.lanes.items()}

    async def revoke(self, *, drain: bool = False) -> None:
        """Close all lanes; a fence under way sees the new epoch and gives up."""
        self._epoch += 1
        closing, self.lanes = list(self.lanes.values()), {}
        self._tell("rebalancing")
        async with self.lock:
            await asyncio.gather(*[lane.close(drain=drain) for lane in closing])

    async def raise_up(self) -> None:
        """Open a lane for every assigned partition, where its last owner left off."""
        async with self.lock:
            begun, epoch = time.monotonic(), self._epoch
            generation = self.app.consumer_generation_id

            def abandoned() -> bool:
                """Tell whether another rebalance, or the end, has come in between."""
                changed = (self._epoch, self.app.consumer_generation_id) != (epoch, generation)
                return self.stopping or changed

            lanes = await self._open(generation)
            await self._restore(lanes, abandoned)
            if abandoned():
                await asyncio.gather(*[lane.close(drain=False) for lane in lanes.values()])
                return
            for lane in lanes.values():
                lane.start()
            self.lanes = lanes
            self.fences += 1
        self._report(generation, time.monotonic() - begun)

    async def _open(self, generation: int) -> dict[TP, Lane]:
        """Fence all partitions, and then find where each was left."""
        lanes = {
            tp: Lane(TopicPartition(*tp), generation, self._stages[tp.topic], self.settings)
            for tp in self.app.consumer.assignment()
            if tp.topic in self._stages
        }
        limit = self.settings.limit_seconds
        await asyncio.wait_for(asyncio.gather(*[lane.open() for lane in lanes.values()]), limit)
        await asyncio.wait_for(self._find_start(lanes), limit)
        return lanes

    async def _find_start(self, lanes: Mapping[TP, Lane]) -> None:
        """Set each lane to its committed offset, or to the beginning of its partition."""
        thread = self.app.exact.thread
        consumer = thread.broker_consumer
        fresh = []
        for tp, lane in lanes.items():
            committed = await thread.call_thread(consumer.committed, lane.tp)
            if committed is None:
                fresh.append(lane.tp)
            else:
                lanes[tp].next = committed
        if fresh:
            beginnings = await thread.call_thread(consumer.beginning_offsets, fresh)
            for tp, offset in beginnings.items():
                lanes[tp].next = offset
        for tp, lane in lanes.items():
            lane.committed = lane.next
            lane.is_behind = partial(self._is_behind, tp, lane)

    def _is_behind(self, tp: TP, lane: Lane) -> bool:
        """Tell whether more of a partition was fetched than its lane has taken."""
        return self.app.exact.thread.reached.get(tp, 0) > lane.next

    async def _restore(self, lanes: Mapping[TP, Lane], abandoned: Callable[[], bool]) -> None:
        """Give the lanes of items their ledgers, read to the end."""
        mine = {tp.partition: lane for tp, lane in lanes.items() if lane.stage == "enrich"}
        horizon = self.settings.horizon_days
        self._ledgers = {number: self._ledgers.get(number) or Ledger(horizon) for number in mine}
        begun = time.monotonic()
        if mine:
            await refuse_orphans(mine, self.settings, abandoned)
            await restore(self._ledgers, self.settings, abandoned)
        for number, lane in mine.items():
            lane.ledger = self._ledgers[number]
        metrics.RESTORE_SECONDS.set(time.monotonic() - begun)

    def _tell(self, waiting: str | None) -> None:
        """Tell the probes why this worker can't read now, or that it can."""
        self.health.waiting = waiting
        metrics.READY.set(waiting is None)

    def _report(self, generation: int, seconds: float) -> None:
        """Say what is owned now."""
        for stage in STAGES:
            owned = sum(lane.stage == stage for lane in self.lanes.values())
            metrics.ASSIGNED.labels(stage).set(owned)
        self._tell(None if self.lanes else "no partitions")
        logger.info(
            "reading %d partitions in generation %d, %d stories remembered, fenced in %.2f s",
            len(self.lanes),
            generation,
            self.remembered,
            seconds,
        )

    @property
    def remembered(self) -> int:
        """How many stories the ledgers hold."""
        return sum(len(ledger.stories) for ledger in self._ledgers.values())

    @property
    def held(self) -> tuple[Held, ...]:
        """The versions that wait for the end of their embargo."""
        return tuple(held for ledger in self._ledgers.values() for held in ledger.held.values())

    def lane_for(self, message: Tagged) -> Lane | None:
        """Give the lane that must take a message now, or None where it is to be dropped.

        Dropped is what another generation fetched, or what was taken already: its owner reads
        it again. A hole before the message means that something committed was lost on the way
        here, and ends the process.
        """
        lane = self.lanes.get(message.tp)
        if lane is None or lane.closed or lane.generation != message.generation_id:
            return None
        if message.offset < lane.next:
            return None
        if message.after > lane.next:
            die(f"{message.tp}: {lane.next} to {message.after} were not read")
        lane.next = message.offset + 1
        self.taken += 1
        return lane
