"""The guard against orphans: records of a transaction whose end was lost.

To start a lane's producer is to end what its older owner left open. After that nothing may be
open in the partitions that this lane alone writes. Where something is, the broker took a
transaction for complete without marking all of its records. The next commit would make them
visible beside those that were written again, as it is the same producer's; to abort them would
lose what was committed elsewhere. Only a person can tell which, so the worker has to stop.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping

from aiokafka import AIOKafkaConsumer, TopicPartition

from wiredesk.route import topics
from wiredesk.settings import Settings
from wiredesk.stream.connection import connection
from wiredesk.stream.die import die
from wiredesk.topics import DEAD, ITEMS, RAW

LOOK_SECONDS = 0.1
SHARED = (RAW, ITEMS, DEAD)
"""topics of which a partition has several writers: something may be open there at any time"""

Ends = Mapping[TopicPartition, tuple[int, int]]
"""the last stable offset of a partition, and its high watermark, which is higher"""


async def refuse_orphans(
    numbers: Iterable[int], settings: Settings, abandoned: Callable[[], bool]
) -> None:
    """End the process where something is open in the partitions of items with these numbers.

    Only between the fence of all lanes and their start: then no writer is left.
    """
    found = await orphans(numbers, settings, abandoned)
    if found:
        where = ", ".join(f"{tp.topic}/{tp.partition} from {at}" for tp, (at, _) in found.items())
        die(
            f"records without the end of their transaction: {where}. Nothing was written or "
            "aborted, and no worker can go on by itself: see 'Orphans' in deploy/delivery.md"
        )


async def orphans(
    numbers: Iterable[int], settings: Settings, abandoned: Callable[[], bool]
) -> Ends:
    """Give what stays open in these partitions for all of the limit; mostly at once: nothing.

    Gives up early, without a finding, where ``abandoned`` says so.
    """
    names = [t.full_name(settings.topic_prefix) for t in topics() if t not in SHARED]
    parts = [TopicPartition(name, number) for number in numbers for name in names]
    readers = [_reader(settings, level) for level in ("read_uncommitted", "read_committed")]
    limit = settings.limit_seconds
    try:
        await asyncio.wait_for(asyncio.gather(*[reader.start() for reader in readers]), limit)
        return await _open_ends(readers, parts, limit, abandoned)
    finally:
        await asyncio.gather(*[reader.stop() for reader in readers])


async def _open_ends(
    readers: list[AIOKafkaConsumer],
    parts: list[TopicPartition],
    limit: float,
    abandoned: Callable[[], bool],
) -> Ends:
    """Compare both ends of partitions until they meet, or the limit has passed."""
    written, stable = readers
    highs = await asyncio.wait_for(written.end_offsets(parts), limit)
    deadline = time.monotonic() + limit
    while True:
        lows = await asyncio.wait_for(stable.end_offsets(parts), limit)
        left = {tp: (lows[tp], high) for tp, high in highs.items() if lows[tp] < high}
        if abandoned():
            return {}
        if not left or time.monotonic() > deadline:
            return left
        await asyncio.sleep(LOOK_SECONDS)


def _reader(settings: Settings, isolation: str) -> AIOKafkaConsumer:
    """Make a consumer that only asks where partitions end, as it would see them."""
    return AIOKafkaConsumer(
        **connection(settings),
        enable_auto_commit=False,
        isolation_level=isolation,
        request_timeout_ms=int(settings.limit_seconds * 500),
    )
