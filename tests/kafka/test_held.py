"""Stories under embargo while their partitions change hands: each comes out once, and in time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest

from support.kafka_log import KafkaLog, raw_producer, until
from support.messages import ninjs
from support.worker import environment, working
from wiredesk.settings import Settings
from wiredesk.topics import HELD, RAW

pytestmark = pytest.mark.kafka

STORIES = 40
AHEAD = timedelta(seconds=35)
"""long enough for two workers to have shared the partitions, and one of them to have died"""


async def send(settings: Settings, until_when: datetime) -> None:
    """Send stories that may not come out before an instant."""
    async with raw_producer(settings) as producer:
        topic = RAW.full_name(settings.topic_prefix)
        for number in range(STORIES):
            wire = ninjs(uri=f"urn:held:{number}", embargoed=until_when.isoformat())
            await producer.send(topic, wire.value, partition=number % settings.partitions)


async def test_held_stories_come_out_once_through_a_rebalance_and_a_kill(
    settings: Settings, log: KafkaLog, tmp_path: Path
) -> None:
    instant = datetime.now(UTC) + AHEAD

    async def are_held() -> bool:
        return await log.count(HELD.name) >= STORIES

    async def are_out() -> bool:
        return await log.count("stories") >= STORIES and await log.is_drained()

    async with working(environment(settings), tmp_path / "first.log") as first:
        await send(settings, instant)
        await until(are_held, first)
        async with working(environment(settings), tmp_path / "second.log") as second:
            await until(lambda: two_share(second.last_words), first, second)
            await first.kill()
            assert await log.count("stories") == 0, "it took too long to show anything"
            await until(are_out, first, second)
    envelopes = [orjson.loads(record.value or b"") for record in log.records["stories"]]
    assert len({envelope["id"] for envelope in envelopes}) == len(envelopes) == STORIES
    enriched = [datetime.fromisoformat(e["timing"]["enriched"]) for e in envelopes]
    assert min(enriched) >= instant
    left = {record.key: record.value for record in log.records[HELD.name]}
    assert set(left.values()) == {None}


async def two_share(words: Callable[[], str]) -> bool:
    """Tell by its log whether a worker has been given partitions."""
    return "reading" in words() and "reading 0 partitions" not in words()
