"""What a worker remembers of the stories in one partition, and how it gets it back."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import aiokafka
from aiokafka import AIOKafkaConsumer, TopicPartition

from wiredesk.identify.verdict import Memory
from wiredesk.settings import Settings
from wiredesk.topics import LEDGER

RECORDS_AT_ONCE = 5000


@dataclass(slots=True)
class Ledger:
    """Story id to memory, for one partition. Holds committed entries only.

    So it outlives its lane: when a partition comes back, only the tail of the topic that was
    written since ``position`` is read again.
    """

    stories: dict[str, Memory] = field(default_factory=dict)
    position: int = 0
    """the ledger's partition is read up to here"""

    def take(self, record: aiokafka.ConsumerRecord[bytes, bytes | None]) -> None:
        """Apply one record of the ledger's topic; a tombstone forgets."""
        story = (record.key or b"").decode()
        if record.value is None:
            self.stories.pop(story, None)
        else:
            self.stories[story] = Memory.from_bytes(record.value)


async def restore(
    ledgers: Mapping[int, Ledger], settings: Settings, abandoned: Callable[[], bool]
) -> None:
    """Read each partition of the ledger's topic to its last stable offset.

    Only after the fence, or the end of a transaction under way would be missed. Gives up
    early where ``abandoned`` says so; raises ``TimeoutError`` where nothing moves.
    """
    reader = AIOKafkaConsumer(
        bootstrap_servers=settings.broker,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        request_timeout_ms=int(settings.limit_seconds * 500),
    )
    await asyncio.wait_for(reader.start(), settings.limit_seconds)
    try:
        await _read(reader, ledgers, settings, abandoned)
    finally:
        await reader.stop()


async def _read(
    reader: AIOKafkaConsumer,
    ledgers: Mapping[int, Ledger],
    settings: Settings,
    abandoned: Callable[[], bool],
) -> None:
    """Read until every partition has reached the end that it had at the start."""
    topic = LEDGER.full_name(settings.topic_prefix)
    parts = {TopicPartition(topic, number): ledger for number, ledger in ledgers.items()}
    ends = await asyncio.wait_for(reader.end_offsets(list(parts)), settings.limit_seconds)
    behind = _seek(reader, parts, ends)
    moved = time.monotonic()
    while behind and not abandoned():
        await _take(reader, parts)
        if await _advance(reader, parts, behind, ends):
            moved = time.monotonic()
        elif time.monotonic() - moved > settings.limit_seconds:
            raise TimeoutError(f"the restore of {topic} does not move")


def _seek(
    reader: AIOKafkaConsumer,
    parts: Mapping[TopicPartition, Ledger],
    ends: Mapping[TopicPartition, int],
) -> set[TopicPartition]:
    """Put the reader where each ledger was read to, and give those that are behind."""
    behind = {tp for tp, ledger in parts.items() if ledger.position < ends[tp]}
    reader.assign(list(behind))
    for tp in behind:
        reader.seek(tp, parts[tp].position)
    return behind


async def _take(reader: AIOKafkaConsumer, parts: Mapping[TopicPartition, Ledger]) -> None:
    """Apply the records that the reader has."""
    fetched = await reader.getmany(timeout_ms=50, max_records=RECORDS_AT_ONCE)
    for tp, records in fetched.items():
        for record in records:
            parts[tp].take(record)


async def _advance(
    reader: AIOKafkaConsumer,
    parts: Mapping[TopicPartition, Ledger],
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
