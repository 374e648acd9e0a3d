"""A lane: one source partition in this worker, with its order, its fence and its transactions.

Outputs, ledger records and the source offset of a batch go into one Kafka transaction. The
next one begins as soon as the last has ended and something waits: there is no window. Only a
lane that is behind, so that latency is lost already, lets its batch grow for a moment first. A
version that is released at the end of its embargo goes the same way, without an offset.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.producer.message_accumulator import BatchBuilder
from aiokafka.structs import RecordMetadata

from wiredesk.identify.verdict import Memory
from wiredesk.publish.outbound import Outbound
from wiredesk.settings import Settings
from wiredesk.stream import metrics
from wiredesk.stream.breaker import Breaker
from wiredesk.stream.clock import now
from wiredesk.stream.connection import connection
from wiredesk.stream.die import die
from wiredesk.stream.ledger import SOURCE_HEADER, Ledger
from wiredesk.topics import FRAMING_BYTES, largest_record

# Longer than any limit of ours: the worker ends first, and the next fence aborts.
TRANSACTION_TIMEOUT_MS = 60_000

# A transaction costs as much as a story; a backlog is worked off in few of them.
GROW_SECONDS = 0.25
LOOK_SECONDS = 0.005

Target = tuple[str, int]
Addressed = tuple[Target, Outbound]


@dataclass(frozen=True, slots=True)
class Job:
    """What came of one source record, or of a version that was held, ready to be written."""

    source: str
    """where the record was read: ``topic/partition/offset``"""
    offset: int | None
    """the offset in this lane's partition; None for a version that was held"""
    send: tuple[Addressed, ...]
    remember: Mapping[str, Memory]
    committed: Callable[[], None]
    """counts it, once it is true"""
    dead: bool = False
    """True where nothing in the record could be read"""


class Lane:
    """The owner of one source partition for one generation of the consumer group."""

    def __init__(self, tp: TopicPartition, generation: int, stage: str, settings: Settings) -> None:
        """Own this partition, not yet opened."""
        self.tp = tp
        self.generation = generation
        self.stage = stage
        self.settings = settings
        self.ledger = Ledger(settings.horizon_days)
        self.next = 0
        """the source offset to take next"""
        self.committed = 0
        """the source offset up to which everything is committed"""
        self.is_behind: Callable[[], bool] = lambda: False
        """tells whether messages of this partition were fetched and wait to be taken"""
        self.busy_since: float | None = None
        self.closed = False
        self._waiting: list[Job] = []
        self._undecided: dict[str, Memory] = {}
        self._breaker = Breaker(settings.breaker_ratio, settings.breaker_run)
        self._turn = asyncio.Lock()
        self._filled = asyncio.Event()
        self._room = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._producer = self._new_producer()

    def _new_producer(self) -> AIOKafkaProducer:
        """Make the producer whose transactional id stands for this partition."""
        settings = self.settings
        largest = largest_record(settings.max_message_bytes) + FRAMING_BYTES
        return AIOKafkaProducer(
            **connection(settings),
            transactional_id=f"{settings.group}-{self.tp.topic}-{self.tp.partition}",
            acks="all",
            linger_ms=0,
            max_batch_size=largest,
            max_request_size=largest,
            request_timeout_ms=int(settings.limit_seconds * 500),
            transaction_timeout_ms=TRANSACTION_TIMEOUT_MS,
        )

    async def open(self) -> None:
        """Fence every older owner of this partition.

        Starting the producer runs ``init_transactions``: older owners can write no more, and
        their last transaction is committed or aborted when this returns.
        """
        await self._producer.start()

    def start(self) -> None:
        """Begin to write transactions."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    def recall(self, story: str) -> Memory | None:
        """Give what is remembered of a story, counting what is decided but not committed."""
        return self._undecided.get(story) or self.ledger.get(story)

    @property
    def idle(self) -> bool:
        """True where everything that was taken is committed."""
        return self.committed >= self.next

    async def put(self, job: Job) -> None:
        """Queue what came of a record; waits while too much is queued.

        Jobs are queued in the order of the calls, and so in that of the decisions.
        """
        self._undecided.update(job.remember)
        async with self._turn:
            while not self.closed and len(self._waiting) >= 2 * self.settings.max_batch:
                self._room.clear()
                await self._room.wait()
            if not self.closed:
                self._waiting.append(job)
                self._filled.set()

    async def _run(self) -> None:
        """Write transactions until the lane is closed; any failure ends the process."""
        try:
            while await self._batch_waits():
                await self._grow()
                batch = self._take_batch()
                if batch:  # a lane that was closed meanwhile has dropped it
                    self._stop_where_all_die(batch)
                    self.busy_since = time.monotonic()
                    await asyncio.wait_for(self._transaction(batch), self.settings.limit_seconds)
                    self.busy_since = None
        except Exception as error:  # noqa: BLE001 (fenced, timed out or a bug: all the same)
            die(f"a transaction of {self.tp.topic}/{self.tp.partition} failed", error)

    async def _batch_waits(self) -> bool:
        """Wait for work; False when the lane is closed and what it had to finish is done."""
        await self._filled.wait()
        return bool(self._waiting)

    async def _grow(self) -> None:
        """Let the batch grow while the lane is behind, for a moment at most."""
        end = time.monotonic() + GROW_SECONDS
        while self.is_behind() and not self.closed and time.monotonic() < end:
            if len(self._waiting) >= self.settings.max_batch:
                return
            await asyncio.sleep(LOOK_SECONDS)

    def _take_batch(self) -> list[Job]:
        """Take the next jobs off the queue."""
        most = self.settings.max_batch
        batch, self._waiting = self._waiting[:most], self._waiting[most:]
        if not self._waiting and not self.closed:
            self._filled.clear()
        self._room.set()
        return batch

    def _stop_where_all_die(self, batch: Sequence[Job]) -> None:
        """End the process, before it writes them, where too many messages are dead letters."""
        for job in batch:
            why = self._breaker.trips(dead=job.dead)
            if why:
                die(
                    f"the breaker tripped at {job.source}: {why}; nothing of this batch is "
                    "committed. See the dead topic for the reasons; WIREDESK_BREAKER_RATIO and "
                    "WIREDESK_BREAKER_RUN set the limits"
                )

    async def _transaction(self, batch: Sequence[Job]) -> None:
        """Commit a batch's outputs and its source offset together, or nothing of it."""
        begun = time.monotonic()
        producer = self._producer
        done = [job.offset for job in batch if job.offset is not None]
        await producer.begin_transaction()
        await self._send(batch)
        if done:
            end = {self.tp: done[-1] + 1}
            await producer.send_offsets_to_transaction(end, self.settings.group)
        await producer.commit_transaction()
        self.committed = done[-1] + 1 if done else self.committed
        self._settle(batch)
        metrics.TRANSACTIONS.labels(self.stage).inc()
        metrics.TRANSACTION_SECONDS.labels(self.stage).observe(time.monotonic() - begun)

    async def _send(self, batch: Sequence[Job]) -> None:
        """Send a batch's records, packed by partition, and wait for their delivery."""
        builders: dict[Target, BatchBuilder] = {}
        sent: list[asyncio.Future[RecordMetadata]] = []
        for job in batch:
            source = (SOURCE_HEADER, job.source.encode())
            for target, record in job.send:
                if target not in builders:
                    builders[target] = self._producer.create_batch()
                if not _append(builders[target], record, source):
                    sent.append(await self._flush(target, builders[target]))
                    builders[target] = self._producer.create_batch()
                    if not _append(builders[target], record, source):
                        raise ValueError(f"a record for {target[0]} is larger than a batch")
        for target, builder in builders.items():
            sent.append(await self._flush(target, builder))
        for delivery in sent:
            await delivery

    async def _flush(self, target: Target, builder: BatchBuilder) -> asyncio.Future[RecordMetadata]:
        """Hand a packed batch to the producer."""
        builder.close()
        topic, partition = target
        delivery: asyncio.Future[RecordMetadata]
        delivery = await self._producer.send_batch(builder, topic, partition=partition)
        return delivery

    def _settle(self, batch: Sequence[Job]) -> None:
        """Let the ledger in memory follow the commit: it never precedes it."""
        at = now().timestamp()
        for job in batch:
            for story, memory in job.remember.items():
                self.ledger.put(story, memory, job.source, at)
                if self._undecided.get(story) is memory:
                    del self._undecided[story]
            job.committed()

    async def close(self, *, drain: bool) -> None:
        """End the lane, when its transaction under way has ended.

        What is only queued is dropped, to be read again by the next owner, or with ``drain``
        written first.
        """
        self.closed = True
        if not drain:
            self._waiting = []
        self._filled.set()
        self._room.set()
        if self._task is not None:
            await asyncio.wait_for(asyncio.shield(self._task), self.settings.limit_seconds)
        await self._producer.stop()


def _append(builder: BatchBuilder, record: Outbound, source: tuple[str, bytes]) -> bool:
    """Add a record to a batch, or tell that it does not fit."""
    headers = [*record.headers, source]
    added = builder.append(timestamp=None, key=record.key, value=record.value, headers=headers)
    return added is not None
