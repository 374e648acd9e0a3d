"""Two workers under a live feed, what is done to them, and how they come out of it."""

import asyncio
import re
import time
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from support.apache_kafka import Broker
from support.generator import Wire
from support.kafka_log import KafkaLog, raw_producer, until
from support.oracle import Tally
from support.worker import Worker, environment, working
from wiredesk.settings import Settings
from wiredesk.topics import ITEMS, RAW

RATE = 40.0
"""messages a second, in a steady feed"""
MOST_STARTS = 40
RESTART_SECONDS = 1.0
"""what a supervisor waits before it starts a worker again"""
OWNED = re.compile(r"reading (\d+) partitions in generation (\d+)")
STARTED = re.compile(r"wiredesk \S+ reads ")
ALARM = re.compile(r'"level":"critical".*?"message":"(.*?)"|^error: (.*)', re.MULTILINE)


class Ground(NamedTuple):
    """A broker with topics of their own for one scene, and what stands on them."""

    settings: Settings
    kafka: Broker
    log: KafkaLog
    folder: Path
    """where its workers log"""


@dataclass
class Scene:
    """What a fault is done to."""

    settings: Settings
    kafka: Broker
    log: KafkaLog
    folder: Path
    random: Random
    hiring: AsyncExitStack
    static: bool = False
    """members keep their ids over a restart"""
    changes: Mapping[str, object] = field(default_factory=dict)
    """settings of its workers"""
    workers: list[Worker] = field(default_factory=list)
    sent: list[Wire] = field(default_factory=list)

    async def hire(self) -> Worker:
        """Start one more worker."""
        number = len(self.workers)
        name = {"instance_id": f"worker-{number}"} if self.static else {}
        settings = self.settings.model_copy(update={**name, **self.changes})
        path = self.folder / f"worker-{number}.log"
        started = working(environment(settings), path, MOST_STARTS, RESTART_SECONDS)
        worker = await self.hiring.enter_async_context(started)
        self.workers.append(worker)
        return worker

    @property
    def living(self) -> list[Worker]:
        """The workers that run now."""
        return [worker for worker in self.workers if worker.runs]

    async def settled(self) -> None:
        """Wait until the workers share all partitions, in one generation."""
        await self.until(lambda: _shared([owned(worker) for worker in self.living], self.all))

    @property
    def all(self) -> int:
        """How many partitions there are to own."""
        return 2 * self.settings.partitions

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something that can be seen from here."""

        async def holds() -> bool:
            """Look."""
            return condition()

        await until(holds, *self.workers)

    async def recovered(self) -> float:
        """Give the seconds until all that was sent before now is published."""
        begun = time.monotonic()
        raw = await self.ends()
        await until(self._passed(RAW.name, raw), *self.workers)
        await self.log.catch_up()
        items: dict[TopicPartition, int] = {}
        for record in self.log.records[ITEMS.name]:
            items[TopicPartition(record.topic, record.partition)] = record.offset + 1
        await until(self._passed(ITEMS.name, items), *self.workers)
        return time.monotonic() - begun

    async def drained(self) -> None:
        """Wait until everything that was sent is done, and read it."""
        await until(self._patient(self.log.is_drained), *self.workers)
        await self.log.catch_up()

    async def ends(self) -> dict[TopicPartition, int]:
        """Give the ends of the raw partitions."""
        found: dict[TopicPartition, int] = {}

        async def ask() -> bool:
            """Ask the broker, which may have just come back."""
            found.update(await self.log.uncommitted.end_offsets(self.log.partitions(RAW.name)))
            return True

        await until(self._patient(ask))
        return found

    def _passed(self, name: str, ends: dict[TopicPartition, int]) -> Callable[[], Awaitable[bool]]:
        """Make the condition that a topic is done up to these offsets."""

        async def passed() -> bool:
            """Ask for what is committed."""
            done = await self.log.committed(name)
            return all(done[tp] >= end for tp, end in ends.items())

        return self._patient(passed)

    def _patient(self, ask: Callable[[], Awaitable[bool]]) -> Callable[[], Awaitable[bool]]:
        """Make a condition that a broker which is away does not fulfil."""

        async def answered() -> bool:
            """Ask, and connect anew where that failed."""
            try:
                return await ask()
            except KafkaError:
                with suppress(KafkaError):
                    await self.log.reconnect()
                return False

        return answered


@asynccontextmanager
async def scene(
    ground: Ground, seed: str, *, static: bool = False, **changes: object
) -> AsyncIterator[Scene]:
    """Start two workers with these settings, and give the scene when they share the work."""
    random = Random(seed)  # noqa: S311 (repeatable, not secret)
    async with AsyncExitStack() as hiring:
        found = Scene(*ground, random, hiring, static, changes)
        await found.hire()
        await found.hire()
        await found.settled()
        yield found


@asynccontextmanager
async def feeding(found: Scene, wires: Iterable[Wire]) -> AsyncIterator[None]:
    """Send messages, each story in its order, at a steady rate for as long as the block runs."""
    over = asyncio.Event()

    async def feed() -> None:
        """Send one after the other."""
        topic, due = RAW.full_name(found.settings.topic_prefix), time.monotonic()
        async with raw_producer(found.settings) as producer:
            for wire in wires:
                due += 1 / RATE
                if over.is_set():
                    return
                await asyncio.sleep(max(0, due - time.monotonic()))
                await producer.send(topic, wire.value, key=wire.story.encode())
                found.sent.append(wire)
        raise AssertionError("the feed was too short")

    task = asyncio.create_task(feed())
    try:
        yield
    finally:
        over.set()
        await task


def owned(worker: Worker) -> tuple[int, int]:
    """Say how many partitions a worker owns, and in which generation, by its own words."""
    said = worker.said()
    start = max((found.end() for found in STARTED.finditer(said)), default=0)
    last = [match.groups() for match in OWNED.finditer(said, start)][-1:]
    return (int(last[0][0]), int(last[0][1])) if last else (0, 0)


def starts(worker: Worker) -> int:
    """Count how often a worker has come so far as to connect."""
    return len(STARTED.findall(worker.said()))


def alarms(worker: Worker) -> list[str]:
    """Give the lines with which a worker's runs ended."""
    return [one or other for one, other in ALARM.findall(worker.said())]


def _shared(owners: Sequence[tuple[int, int]], total: int) -> bool:
    """Tell whether these own everything between them."""
    generations = {generation for _, generation in owners}
    numbers = [number for number, _ in owners]
    return len(generations) == 1 and all(numbers) and sum(numbers) == total


@dataclass(frozen=True, slots=True)
class Row:
    """How one run came out."""

    fault: str
    tally: Tally
    seconds: float


ROWS = pytest.StashKey[list[Row]]()


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Write the runs of each fault as a row of a table in Markdown."""
    yield "| fault | runs | stories | lost | duplicated | out of order | seconds to recover |"
    yield "|---|---|---|---|---|---|---|"
    for fault, group in groupby(rows, key=lambda row: row.fault):
        runs = list(group)
        tallies = [row.tally for row in runs]
        sums = [sum(getattr(t, name) for t in tallies) for name in Tally.__slots__]
        seconds = sorted(row.seconds for row in runs)
        cells = [fault, len(runs), *sums, f"{seconds[0]:.1f} to {seconds[-1]:.1f}"]
        yield f"| {' | '.join(map(str, cells))} |"
