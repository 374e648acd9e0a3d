"""What a story costs, bare and on Kafka, and how fresh it comes out. Asserts no time."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest
from aiokafka import AIOKafkaProducer

from support.generator import Wire, count_words, first_versions
from support.kafka_log import raw_producer
from support.load import Arrivals, arriving, send_at, send_backlog
from support.usage import Usage
from support.worker import Worker, environment, working
from wiredesk.identify.verdict import Memory
from wiredesk.pipeline import handle, receive
from wiredesk.settings import Settings
from wiredesk.story import Item, Message

pytestmark = pytest.mark.bench

WARM_UP = 200
STORIES = 3000
LIMIT_SECONDS = 300
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Cost:
    """What some stories took: elapsed time and CPU time."""

    stories: int
    seconds: float
    cpu_seconds: float

    @property
    def rate(self) -> float:
        """Stories per second."""
        return self.stories / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of CPU per story."""
        return 1000 * self.cpu_seconds / self.stories


@dataclass(frozen=True, slots=True)
class Bench:
    """A running worker, what is sent to it and what comes out."""

    settings: Settings
    worker: Worker
    producer: AIOKafkaProducer
    arrivals: Arrivals

    async def drain(self, wires: Sequence[Wire]) -> Cost:
        """Measure the worker while it works off a backlog."""
        goal = len(self.arrivals.values) + len(wires)
        await send_backlog(self.producer, self.settings, wires, self.worker)
        return await self._until(goal, len(wires))

    async def at(self, rate: float, wires: Sequence[Wire]) -> tuple[Cost, list[float]]:
        """Measure the worker under a steady load; give its stories' freshness as well."""
        first = len(self.arrivals.values)
        begun = Usage.of(self.worker.pid).cpu_seconds
        started = time.monotonic()
        await send_at(rate, self.producer, self.settings, wires)
        await self.arrivals.reach(first + len(wires), self.worker, LIMIT_SECONDS)
        used = Usage.of(self.worker.pid).cpu_seconds - begun
        cost = Cost(len(wires), time.monotonic() - started, used)
        return cost, self.arrivals.freshness(first)

    async def _until(self, goal: int, stories: int) -> Cost:
        """Measure from now until this many stories have arrived."""
        started, begun = time.monotonic(), Usage.of(self.worker.pid).cpu_seconds
        await self.arrivals.reach(goal, self.worker, LIMIT_SECONDS)
        used = Usage.of(self.worker.pid).cpu_seconds - begun
        return Cost(stories, time.monotonic() - started, used)


def bare_loop(wires: Sequence[Wire], memory: dict[str, Memory]) -> Cost:
    """Measure the pure path alone: no Kafka, no transaction, one process."""
    started, begun = time.monotonic(), time.process_time()
    for wire in wires:
        now = datetime.now(UTC)
        for item in receive(Message(wire.value, now), max_bytes=1_000_000, now=now):
            assert isinstance(item, Item)
            outcome = handle(item, memory.get, now=now)
            if outcome.remember:
                memory[item.id] = outcome.remember
    return Cost(len(wires), time.monotonic() - started, time.process_time() - begun)


def length(wire: Wire) -> int:
    """Count the words of a message's text."""
    now = datetime.now(UTC)
    (item,) = receive(Message(wire.value, now), max_bytes=1_000_000, now=now)
    return count_words(item.article.text, wire.language) if isinstance(item, Item) else 0


async def test_the_cost_of_a_story(
    broker: tuple[str, str], settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    warm, wires = first_versions(WARM_UP, seed=1), first_versions(STORIES, seed=2)
    steady = first_versions(STORIES, seed=3)
    bare_loop(warm, {})
    bare = bare_loop(wires, {})
    async with (
        working(environment(settings), tmp_path / "worker.log") as worker,
        arriving(settings) as arrivals,
        raw_producer(settings) as producer,
    ):
        bench = Bench(settings, worker, producer, arrivals)
        await send_at(WARM_UP, producer, settings, warm)
        await arrivals.reach(len(warm), worker, LIMIT_SECONDS)
        drain = await bench.drain(wires)
        memory = Usage.of(worker.pid)
        calm, fresh = await bench.at(HALF * drain.rate, steady)
    words = f"{len(wires)} stories of {median(map(length, wires)):.0f} words"
    with capsys.disabled():
        print(  # noqa: T201 (it is what the bench is for)
            f"\n\n{words}, {len({w.language for w in wires})} languages, on {broker[0]}",
            *table(bare, drain, calm),
            f"memory of the worker: {memory.resident_mb:.0f} MB, peak {memory.peak_mb:.0f} MB",
            f"worker / bare loop: {drain.rate / bare.rate:.2f}",
            f"freshness at {calm.rate:.0f}/s, half of its rate: {percentiles(fresh)}",
            sep="\n",
        )


def table(bare: Cost, drain: Cost, calm: Cost) -> list[str]:
    """Set the costs in columns."""
    rows = {"bare loop": bare, "worker, backlog": drain, "worker, half load": calm}
    head = f"{'':<20}{'stories/s':>10}{'CPU ms/story':>14}"
    return [head, *(f"{name:<20}{c.rate:>10.0f}{c.cpu_ms:>14.2f}" for name, c in rows.items())]


def percentiles(seconds: list[float]) -> str:
    """Write the median and the 99th percentile of sorted seconds."""
    p50, p99 = (seconds[int(share * (len(seconds) - 1))] for share in (0.5, 0.99))
    return f"p50 {1000 * p50:.0f} ms, p99 {1000 * p99:.0f} ms"
