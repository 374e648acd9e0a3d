"""What stands on the topics of one test, as a consumer that reads committed records sees it."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Self

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError, NotCoordinatorForGroupError
from aiokafka.structs import ConsumerRecord

from support.generator import Wire
from support.worker import Worker
from wiredesk.route import topics
from wiredesk.settings import Settings
from wiredesk.topics import ITEMS, RAW

FETCH_BYTES = 8 * 1024 * 1024
LARGEST_REQUEST = 8 * 1024 * 1024
LIMIT_SECONDS = 100
PATIENCE_MS = 120_000


@dataclass(frozen=True, slots=True)
class Record:
    """One committed record."""

    topic: str
    """the topic's name on the broker"""
    partition: int
    offset: int
    timestamp: float
    """seconds since 1970: when its producer says that it was made"""
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]

    def header(self, name: str) -> str | None:
        """Give the last value of a header, or None where it is absent."""
        return next((v.decode() for key, v in reversed(self.headers) if key == name), None)

    @classmethod
    def of(cls, read: ConsumerRecord) -> Self:
        """Keep what a consumer read."""
        where = (read.topic, read.partition, read.offset, read.timestamp / 1000)
        return cls(*where, read.key, read.value, tuple(read.headers))


@dataclass
class KafkaLog:
    """All committed records of a test's topics, read as they come."""

    settings: Settings
    consumer: AIOKafkaConsumer
    """read_committed"""
    uncommitted: AIOKafkaConsumer
    """read_uncommitted: asked only for the ends of partitions"""
    admin: AIOKafkaAdminClient
    records: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    """by the topic's short name; within a partition in order"""

    def full(self, name: str) -> str:
        """Give the broker's name of a topic."""
        return next(t.full_name(self.settings.topic_prefix) for t in topics() if t.name == name)

    def partitions(self, *names: str) -> list[TopicPartition]:
        """Give the partitions of topics by their short names; of all topics without any."""
        wanted = names or tuple(topic.name for topic in topics())
        numbers = range(self.settings.partitions)
        return [TopicPartition(self.full(name), n) for name in wanted for n in numbers]

    async def reconnect(self) -> None:
        """Take a new administrator: one never comes back to a broker that was away."""
        await self.admin.close()
        self.admin = AIOKafkaAdminClient(bootstrap_servers=self.settings.broker)
        await self.admin.start()

    async def catch_up(self) -> None:
        """Read everything that is committed by now."""
        ends = await self.consumer.end_offsets(self.partitions())
        short = {topic.full_name(self.settings.topic_prefix): topic.name for topic in topics()}
        while await self._behind(ends):
            for tp, records in (await self.consumer.getmany(timeout_ms=100)).items():
                self.records[short[tp.topic]].extend(Record.of(record) for record in records)

    async def _behind(self, ends: dict[TopicPartition, int]) -> bool:
        """Tell whether something before these ends is not read yet."""
        return any([await self.consumer.position(tp) < end for tp, end in ends.items()])

    async def count(self, *names: str) -> int:
        """Give the number of committed records on topics."""
        await self.catch_up()
        return sum(len(self.records[name]) for name in names)

    async def committed(self, *names: str) -> dict[TopicPartition, int]:
        """Give the group's offsets on topics; 0 where there is none yet."""
        try:
            found = await self.admin.list_consumer_group_offsets(self.settings.group)
        except (GroupCoordinatorNotAvailableError, NotCoordinatorForGroupError):
            found = {}
        offsets = {tp: found[tp].offset for tp in self.partitions(*names) if tp in found}
        return {tp: max(offsets.get(tp, 0), 0) for tp in self.partitions(*names)}

    async def is_drained(self) -> bool:
        """Tell whether every raw message and every item is done, and no transaction is open."""
        raw = await self.uncommitted.end_offsets(self.partitions(RAW.name))
        if await self.committed(RAW.name) != raw or await self._is_open():
            return False
        await self.catch_up()
        done = await self.committed(ITEMS.name)
        items = self.records[ITEMS.name]
        left = [r for r in items if r.offset >= done[TopicPartition(r.topic, r.partition)]]
        return not left and not await self._is_open()

    async def hangs(self, seconds: float = 0.5) -> bool:
        """Tell whether a transaction does not end: the same records wait for so long."""
        before = await self._unstable()
        await asyncio.sleep(seconds if before else 0)
        return bool(before & await self._unstable())

    async def _unstable(self) -> set[tuple[TopicPartition, int]]:
        """Give the partitions in which records wait for the end of a transaction, from where."""
        stable = await self.consumer.end_offsets(self.partitions())
        written = await self.uncommitted.end_offsets(self.partitions())
        return {(tp, end) for tp, end in stable.items() if end < written[tp]}

    async def _is_open(self) -> bool:
        """Tell whether a record waits for the end of its transaction, anywhere."""
        return bool(await self._unstable())


@asynccontextmanager
async def following(settings: Settings) -> AsyncIterator[KafkaLog]:
    """Read the topics of one test for as long as the block runs."""
    async with (
        _consumer(settings, "read_committed") as consumer,
        _consumer(settings, "read_uncommitted") as uncommitted,
    ):
        admin = AIOKafkaAdminClient(bootstrap_servers=settings.broker)
        log = KafkaLog(settings, consumer, uncommitted, admin)
        try:
            await log.admin.start()
            consumer.assign(log.partitions())
            await consumer.seek_to_beginning()
            yield log
        finally:
            await log.admin.close()


def _consumer(settings: Settings, isolation: str) -> AIOKafkaConsumer:
    """Make a consumer without a group."""
    return AIOKafkaConsumer(
        bootstrap_servers=settings.broker,
        isolation_level=isolation,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=FETCH_BYTES,
    )


async def produce(settings: Settings, wires: Iterable[Wire], *, keyed: bool = True) -> None:
    """Put messages on the raw topic in order: by story, or spread over all partitions."""
    async with raw_producer(settings) as producer:
        topic = RAW.full_name(settings.topic_prefix)
        for number, wire in enumerate(wires):
            if keyed:
                await producer.send(topic, wire.value, key=wire.story.encode())
            else:
                partition = number % settings.partitions
                await producer.send(topic, wire.value, partition=partition)


def raw_producer(settings: Settings, compression: str | None = None) -> AIOKafkaProducer:
    """Make a producer as an agency's gateway would have one: patient, and it doubles nothing."""
    return AIOKafkaProducer(
        bootstrap_servers=settings.broker,
        enable_idempotence=True,
        request_timeout_ms=PATIENCE_MS,
        linger_ms=5,
        max_request_size=LARGEST_REQUEST,
        compression_type=compression,
    )


async def until(condition: Callable[[], Awaitable[bool]], *workers: Worker) -> None:
    """Wait for a condition; fail with the workers' own words where it does not come."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while not await condition():
        if time.monotonic() > deadline or any(worker.given_up for worker in workers):
            raise AssertionError("\n".join(worker.last_words() for worker in workers))
        await asyncio.sleep(0.1)
