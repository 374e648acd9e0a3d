"""Which open records the guard after the fence finds, and that others are none of its business."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from aiokafka import AIOKafkaProducer, TopicPartition

from support.standins import Died
from wiredesk.route.latest import TOPIC as LATEST
from wiredesk.route.stories import TOPIC as STORIES
from wiredesk.settings import Settings
from wiredesk.stream import admin
from wiredesk.stream.orphans import orphans, refuse_orphans
from wiredesk.topics import DEAD, ITEMS, LEDGER, RAW, Topic

pytestmark = pytest.mark.embedded


def never() -> bool:
    return False


@pytest.fixture
def ours(settings: Settings) -> Settings:
    """Give settings with topics, and a short limit."""
    admin.apply(settings)
    return settings.model_copy(update={"limit_seconds": 1.0})


@pytest.fixture
async def writer(ours: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Give a producer with a transaction that is open."""
    producer = AIOKafkaProducer(bootstrap_servers=ours.broker, transactional_id=ours.group)
    async with producer:
        await producer.begin_transaction()
        yield producer


async def write(producer: AIOKafkaProducer, settings: Settings, topic: Topic, number: int) -> None:
    name = topic.full_name(settings.topic_prefix)
    await producer.send_and_wait(name, b"value", key=b"key", partition=number)


async def test_nothing_open_is_found_at_once(ours: Settings, writer: AIOKafkaProducer) -> None:
    await write(writer, ours, STORIES, 0)
    await writer.commit_transaction()
    begun = time.monotonic()
    assert await orphans([0, 1, 2], ours, never) == {}
    assert time.monotonic() - begun < ours.limit_seconds


@pytest.mark.parametrize("topic", [STORIES, LATEST, LEDGER], ids=lambda topic: topic.name)
async def test_what_stays_open_is_found(
    ours: Settings, writer: AIOKafkaProducer, topic: Topic
) -> None:
    await write(writer, ours, topic, 1)
    found = await orphans([0, 1, 2], ours, never)
    assert found == {TopicPartition(topic.full_name(ours.topic_prefix), 1): (0, 1)}


async def test_what_ends_meanwhile_is_none(ours: Settings, writer: AIOKafkaProducer) -> None:
    patient = ours.model_copy(update={"limit_seconds": 10.0})
    await write(writer, ours, STORIES, 1)
    looking = asyncio.create_task(orphans([1], patient, never))
    await asyncio.sleep(0)
    await writer.abort_transaction()
    assert await looking == {}


@pytest.mark.parametrize("topic", [RAW, ITEMS, DEAD], ids=lambda topic: topic.name)
async def test_topics_with_several_writers_may_be_open(
    ours: Settings, writer: AIOKafkaProducer, topic: Topic
) -> None:
    await write(writer, ours, topic, 1)
    assert await orphans([0, 1, 2], ours, never) == {}


async def test_another_owners_partition_may_be_open(
    ours: Settings, writer: AIOKafkaProducer
) -> None:
    await write(writer, ours, STORIES, 1)
    assert await orphans([0, 2], ours, never) == {}


async def test_a_fence_that_is_abandoned_finds_nothing(
    ours: Settings, writer: AIOKafkaProducer
) -> None:
    await write(writer, ours, STORIES, 1)
    assert await orphans([1], ours, lambda: True) == {}


@pytest.mark.usefixtures("died")
async def test_the_alarm_names_where_and_what_to_read(
    ours: Settings, writer: AIOKafkaProducer
) -> None:
    await write(writer, ours, STORIES, 1)
    name = STORIES.full_name(ours.topic_prefix)
    with pytest.raises(Died, match=rf"{name}/1 from 0\. .* deploy/delivery\.md"):
        await refuse_orphans([1], ours, never)
