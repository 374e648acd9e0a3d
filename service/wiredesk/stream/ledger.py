"""What a worker remembers of the stories in one partition, and how it gets it back."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

import aiokafka
from aiokafka import AIOKafkaConsumer, TopicPartition

from wiredesk.identify.verdict import NOTHING, Memory
from wiredesk.settings import Settings
from wiredesk.story import Item
from wiredesk.stream.connection import connection
from wiredesk.stream.memories import Memories
from wiredesk.topics import HELD, LEDGER

RECORDS_AT_ONCE = 5000
SOURCE_HEADER = "wiredesk-source"

Record: TypeAlias = "aiokafka.ConsumerRecord[bytes, bytes | None]"


@dataclass(frozen=True, slots=True)
class Held:
    """A version that waits for the end of its embargo."""

    item: Item
    source: str
    """where its item was read: ``topic/partition/offset``"""

    @property
    def until(self) -> datetime | None:
        """The end of its embargo, where that is known."""
        return self.item.embargo.until if self.item.embargo else None


@dataclass(slots=True)
class Tail:
    """How far one partition of a topic is read, and what is made of its records."""

    take: Callable[[Record], None]
    position: int = 0


@dataclass(slots=True)
class Ledger:
    """What is remembered of the stories in one partition. Holds committed entries only.

    So it outlives its lane: when a partition comes back, only the tails of the topics that
    were written since are read again.
    """

    horizon_days: int
    stories: Memories = field(init=False)
    held: dict[str, Held] = field(default_factory=dict)
    tails: Mapping[str, Tail] = field(init=False)
    """by the topic's short name"""

    def __post_init__(self) -> None:
        """Start with nothing remembered, and nothing read."""
        self.stories = Memories(self.horizon_days)
        self.tails = {LEDGER.name: Tail(self._take_story), HELD.name: Tail(self._take_held)}

    def get(self, story: str) -> Memory | None:
        """Give what is remembered of a story, with its version that waits."""
        memory, waits = self.stories.get(story), self.held.get(story)
        return (memory or NOTHING)._replace(held=waits.item) if waits else memory

    def put(self, story: str, memory: Memory, source: str, at: float) -> None:
        """Remember a story as it is since this instant, in seconds since 1970."""
        waits = self.held.get(story)
        self.stories.put(story, memory._replace(held=None), at)
        if memory.held is None:
            self.held.pop(story, None)
        elif waits is None or waits.item != memory.held:
            self.held[story] = Held(memory.held, source)

    def due(self, now: datetime) -> list[tuple[str, Held]]:
        """Give the versions whose embargo has ended, with their stories' ids."""
        return [
            (story, held)
            for story, held in self.held.items()
            if (until := held.until) is not None and until <= now
        ]

    def _take_story(self, record: Record) -> None:
        """Apply one record of the ledger's topic; a tombstone forgets."""
        story = (record.key or b"").decode()
        if record.value is None:
            self.stories.forget(story)
        else:
            self.stories.put(story, Memory.from_bytes(record.value), record.timestamp / 1000)

    def _take_held(self, record: Record) -> None:
        """Apply one record of the held topic; a tombstone releases."""
        story = (record.key or b"").decode()
        if record.value is None:
            self.held.pop(story, None)
        else:
            item = Item.model_validate_json(record.value)
            self.held[story] = Held(item, dict(record.headers).get(SOURCE_HEADER, b"").decode())


async def restore(
    ledgers: Mapping[int, Ledger], settings: Settings, abandoned: Callable[[], bool]
) -> None:
    """Read each ledger's partition of its topics to their last stable offsets.

    Only after the fence, or the end of a transaction under way would be missed. Gives up
    early where ``abandoned`` says so; raises ``TimeoutError`` where nothing moves.
    """
    reader = AIOKafkaConsumer(
        **connection(settings),
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        request_timeout_ms=int(settings.limit_seconds * 500),
    )
    parts = {
        TopicPartition(topic.full_name(settings.topic_prefix), number): ledger.tails[topic.name]
        for number, ledger in ledgers.items()
        for topic in (LEDGER, HELD)
    }
    await asyncio.wait_for(reader.start(), settings.limit_seconds)
    try:
        await _read(reader, parts, settings, abandoned)
    finally:
        await reader.stop()


async def _read(
    reader: AIOKafkaConsumer,
    parts: Mapping[TopicPartition, Tail],
    settings: Settings,
    abandoned: Callable[[], bool],
) -> None:
    """Read until every partition has reached the end that it had at the start."""
    ends = await asyncio.wait_for(reader.end_offsets(list(parts)), settings.limit_seconds)
    behind = _seek(reader, parts, ends)
    moved = time.monotonic()
    while behind and not abandoned():
        await _take(reader, parts)
        if await _advance(reader, parts, behind, ends):
            moved = time.monotonic()
        elif time.monotonic() - moved > settings.limit_seconds:
            stuck = ", ".join(sorted({tp.topic for tp in behind}))
            raise TimeoutError(f"the restore of {stuck} does not move")


def _seek(
    reader: AIOKafkaConsumer,
    parts: Mapping[TopicPartition, Tail],
    ends: Mapping[TopicPartition, int],
) -> set[TopicPartition]:
    """Put the reader where each partition was read to, and give those that are behind."""
    behind = {tp for tp, tail in parts.items() if tail.position < ends[tp]}
    reader.assign(list(behind))
    for tp in behind:
        reader.seek(tp, parts[tp].position)
    return behind


async def _take(reader: AIOKafkaConsumer, parts: Mapping[TopicPartition, Tail]) -> None:
    """Apply the records that the reader has."""
    fetched = await reader.getmany(timeout_ms=50, max_records=RECORDS_AT_ONCE)
    for tp, records in fetched.items():
        for record in records:
            parts[tp].take(record)


async def _advance(
    reader: AIOKafkaConsumer,
    parts: Mapping[TopicPartition, Tail],
    behind: set[TopicPartition],
    ends: Mapping[TopicPartition, int],
) -> bool:
    """Note how far each partition is read, and tell whether any moved.

    By the reader's position, not by the last record's offset: the tail is a marker.
    """
    moved = False
    for tp in list(behind):
        position = await reader.position(tp)
        moved = moved or position > parts[tp].position
        parts[tp].position = position
        if position >= ends[tp]:
            behind.discard(tp)
            reader.pause(tp)
    return moved
