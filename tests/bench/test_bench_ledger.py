"""What a million remembered stories cost: in memory, and to read back. Asserts no time."""

import gc
import os
import time
from collections.abc import Iterator
from random import Random

import pytest
from aiokafka import AIOKafkaProducer

from support.usage import Usage
from wiredesk.identify.verdict import Memory
from wiredesk.settings import Settings
from wiredesk.stream.ledger import Ledger, restore
from wiredesk.topics import LEDGER

pytestmark = pytest.mark.bench

STORIES = 1_000_000
ONE_IN = 3
"""so many stories have a second version"""
SENT_AT_ONCE = 5_000
PARTITION = 0


def remembered() -> Iterator[tuple[str, Memory]]:
    """Give the ids and memories of a million stories, the same in every run."""
    random = Random(1)  # noqa: S311 (repeatable, not secret)
    for number in range(STORIES):
        digests = tuple(f"{random.getrandbits(64):016x}" for _ in range(1 + (number % ONE_IN == 0)))
        yield f"{random.getrandbits(128):032x}", Memory(1_785_000_000 + number, digests)


def resident_mb() -> float:
    """Give the memory that this process holds now."""
    gc.collect()
    return Usage.of(os.getpid()).resident_mb


async def write(settings: Settings) -> None:
    """Put a million records on one partition of the ledger's topic."""
    topic = LEDGER.full_name(settings.topic_prefix)
    async with AIOKafkaProducer(
        bootstrap_servers=settings.broker, linger_ms=20, max_batch_size=512 * 1024
    ) as producer:
        for number, (story, memory) in enumerate(remembered()):
            await producer.send(topic, memory.to_bytes(), key=story.encode(), partition=PARTITION)
            if number % SENT_AT_ONCE == 0:
                await producer.flush()


async def test_a_million_stories(
    broker: tuple[str, str], settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    before = resident_mb()
    ledger = Ledger(settings.horizon_days)
    for story, memory in remembered():
        ledger.put(story, memory, "items/0/0", time.time())
    kept = resident_mb() - before
    stories = [story for story, _ in zip((s for s, _ in remembered()), range(1000), strict=False)]
    begun = time.perf_counter()
    assert all(ledger.get(story) for story in stories)
    recall = (time.perf_counter() - begun) / len(stories)
    del ledger
    await write(settings)
    restored = Ledger(settings.horizon_days)
    started = time.monotonic()
    await restore({PARTITION: restored}, settings, abandoned=lambda: False)
    seconds = time.monotonic() - started
    assert len(restored.stories) == STORIES
    with capsys.disabled():
        print(  # noqa: T201 (it is what the bench is for)
            f"\n\n{STORIES:,} stories remembered, a third with two versions, on {broker[0]}",
            f"memory: {kept:.0f} MB; a recall: {1e6 * recall:.1f} µs",
            f"restored in {seconds:.1f} s, {STORIES / seconds:,.0f} stories/s",
            f"peak of this process: {Usage.of(os.getpid()).peak_mb:.0f} MB, {before:.0f} at start",
            sep="\n",
        )
