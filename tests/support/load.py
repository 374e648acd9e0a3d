"""A load for a worker, and what comes out of it when: for measurements."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from support.generator import Wire
from support.worker import Worker
from wiredesk.route.stories import TOPIC as STORIES
from wiredesk.settings import Settings
from wiredesk.topics import RAW

FETCH_BYTES = 8 * 1024 * 1024


@dataclass(slots=True)
class Arrivals:
    """The stories that a consumer of committed records has been given."""

    values: list[bytes] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    """seconds since 1970, by this machine's clock, as the messages' timestamps are"""

    def freshness(self, first: int) -> list[float]:
        """Give the seconds from each message's timestamp to its story's arrival, in order."""
        received = (orjson.loads(value)["timing"]["received"] for value in self.values[first:])
        sent = (datetime.fromisoformat(instant).timestamp() for instant in received)
        return sorted(there - then for there, then in zip(self.times[first:], sent, strict=True))

    async def reach(self, count: int, worker: Worker, seconds: float) -> None:
        """Wait until this many have arrived; fail with the worker's words after a while."""
        deadline = time.monotonic() + seconds
        while len(self.values) < count:
            if worker.exits or time.monotonic() > deadline:
                raise AssertionError(f"{len(self.values)} of {count}; {worker.last_words()}")
            await asyncio.sleep(0.02)


@asynccontextmanager
async def arriving(settings: Settings) -> AsyncIterator[Arrivals]:
    """Follow the stories for as long as the block runs."""
    arrivals = Arrivals()
    consumer = AIOKafkaConsumer(
        STORIES.full_name(settings.topic_prefix),
        bootstrap_servers=settings.broker,
        isolation_level="read_committed",
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=FETCH_BYTES,
    )

    async def follow() -> None:
        async for record in consumer:
            arrivals.values.append(record.value)
            arrivals.times.append(time.time())

    async with consumer:
        following = asyncio.create_task(follow())
        try:
            yield arrivals
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)


async def send_backlog(
    producer: AIOKafkaProducer, settings: Settings, wires: Sequence[Wire], worker: Worker
) -> None:
    """Send messages while the worker is frozen, so that sending takes nothing from it."""
    worker.send(signal.SIGSTOP)
    topic = RAW.full_name(settings.topic_prefix)
    for number, wire in enumerate(wires):
        await producer.send(topic, wire.value, partition=number % settings.partitions)
    await producer.flush()
    worker.send(signal.SIGCONT)


async def send_at(
    rate: float, producer: AIOKafkaProducer, settings: Settings, wires: Sequence[Wire]
) -> None:
    """Send this many messages a second, at random moments, as independent senders would."""
    random = Random(1)  # noqa: S311 (repeatable, not secret)
    topic = RAW.full_name(settings.topic_prefix)
    due = time.monotonic()
    for number, wire in enumerate(wires):
        due += random.expovariate(rate)
        await asyncio.sleep(max(0, due - time.monotonic()))
        await producer.send(topic, wire.value, partition=number % settings.partitions)
    await producer.flush()
