"""Faust's consumer, made certain of what it reads and from where.

Private parts of faust-streaming 0.15.3 and of aiokafka 0.14 are overridden here, by
subclassing, and nowhere else; the version of Faust is pinned for it.
"""

from collections.abc import Mapping
from typing import Protocol

import aiokafka
import faust
from aiokafka.structs import ConsumerRecord
from faust.transport.drivers import aiokafka as driver
from faust.types import TP, ConsumerMessage


class Positions(Protocol):
    """Who knows from where each assigned partition is to be read."""

    def positions(self) -> Mapping[TP, int]:
        """Give the next offset to take, by partition."""


class Tagged(Protocol):
    """A message that says from where the log is read, without a hole, up to it."""

    tp: TP
    offset: int
    generation_id: int
    after: int


class ExactThread(driver.AIOKafkaConsumerThread):
    """The consumer thread: reads committed data, and notes how far the log is read.

    ``reached`` says, for each partition, up to which offset nothing was skipped. Transaction
    markers leave holes in the offsets, so that counting offsets can't tell a gap.
    """

    def __post_init__(self) -> None:
        """Start with nothing read."""
        super().__post_init__()
        self.reached: dict[TP, int] = {}

    def _create_worker_consumer(self, transport: driver.Transport) -> aiokafka.AIOKafkaConsumer:
        """Read committed data only: Faust asks for it only in its own exactly-once mode."""
        consumer = super()._create_worker_consumer(transport)
        if consumer._isolation_level != "read_uncommitted":  # noqa: SLF001 (no setter)
            raise RuntimeError("Faust's consumer changed: see stream/transport.py")
        consumer._isolation_level = "read_committed"  # noqa: SLF001 (no setter)
        return consumer

    @property
    def broker_consumer(self) -> aiokafka.AIOKafkaConsumer:
        """Give aiokafka's consumer; its coroutines run in this thread only."""
        return self._ensure_consumer()

    async def seek_exactly(self, start: Mapping[TP, int]) -> None:
        """Go to these offsets; runs in the consumer's own thread."""
        consumer = self._ensure_consumer()
        for tp, offset in start.items():
            partition = aiokafka.TopicPartition(*tp)
            if partition in consumer.assignment():
                consumer.seek(partition, offset)
                self.reached[partition] = offset

    async def _fetch_records(
        self,
        consumer: aiokafka.AIOKafkaConsumer,
        active_partitions: set[TP],
        timeout: float | None = None,  # noqa: ASYNC109 (Faust's signature)
        max_records: int | None = None,
    ) -> Mapping[TP, list[ConsumerRecord]]:
        """Tag each record with the offset from which the log is read without a hole.

        There is no await between aiokafka's handing over and the tagging, and seeks run in
        this same thread's loop: ``reached`` belongs to this read.
        """
        fetched = await super()._fetch_records(consumer, active_partitions, timeout, max_records)
        for tp, records in fetched.items():
            reached = self.reached.get(tp)
            for record in records:
                record.after = record.offset if reached is None else min(reached, record.offset)
                reached = record.offset + 1
            if reached is not None:
                self.reached[tp] = reached
        return fetched

    async def stable_ends(self) -> Mapping[TP, int]:
        """Ask the broker where each assigned partition ends, as a reader of committed records.

        The fetcher's own idea of it is as old as its last fetch, which may be its last of all.
        """
        consumer = self._ensure_consumer()
        found: Mapping[TP, int] = await consumer.end_offsets(list(consumer.assignment()))
        return found

    def fetched_to(self, tp: TP) -> int | None:
        """Give the offset to be fetched next, or None where a partition is not being read.

        It passes the markers at the end of a log, which no record ever does.
        """
        assignment = self._ensure_consumer()._subscription.subscription.assignment  # noqa: SLF001 (no public way)
        if assignment is None or tp not in assignment.tps:
            return None
        found: int | None = assignment.state_value(tp)._position  # noqa: SLF001 (`position()` waits)
        return found


class ExactConsumer(driver.Consumer):
    """Faust's consumer without commits of its own, started where the lanes say."""

    def _new_consumer_thread(self) -> ExactThread:
        """Use the thread above."""
        return ExactThread(self, loop=self.loop, beacon=self.beacon)

    @property
    def thread(self) -> ExactThread:
        """Give the consumer thread."""
        if not isinstance(self._thread, ExactThread):
            raise TypeError("the consumer has no exact thread")
        return self._thread

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:  # noqa: ARG002 (Faust's signature)
        """Commit nothing: offsets go into the lanes' transactions, with the output."""
        return True

    async def perform_seek(self) -> None:
        """Go to the lanes' positions: Faust's own skips a committed offset of None or 0."""
        start = self.app.fence.positions()  # type: ignore[attr-defined]  # ExactApp has it
        await self.thread.call_thread(self.thread.seek_exactly, start)
        self._read_offset.update({tp: offset or None for tp, offset in start.items()})

    def _to_message(self, tp: TP, record: ConsumerRecord) -> ConsumerMessage:
        """Carry the record's tag on."""
        message = super()._to_message(tp, record)
        message.after = record.after  # type: ignore[attr-defined]  # makes it a `Tagged`
        return message

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Raise no alarm: Faust's cannot see the lanes' commits. The watchdog looks instead."""


class ExactTransport(driver.Transport):
    """Faust's Kafka transport with the consumer above."""

    Consumer = ExactConsumer


class ExactApp(faust.App):
    """A Faust app that reads exactly what was committed, from where its fence says."""

    fence: Positions

    def _new_transport(self) -> ExactTransport:
        """Use the transport above."""
        return ExactTransport(self.conf.broker_consumer, self)

    def _create_directories(self) -> None:
        """Make none: without tables nothing is kept on a disk, which may be full or read-only."""

    @property
    def exact(self) -> ExactConsumer:
        """Give the consumer."""
        if not isinstance(self.consumer, ExactConsumer):
            raise TypeError("the app has no exact consumer")
        return self.consumer
