"""A lane on a broker: what it commits together, what it remembers, what it gives up."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from support.messages import handled, ninjs
from wiredesk.identify.verdict import Memory
from wiredesk.publish.outbound import Outbound
from wiredesk.settings import Settings
from wiredesk.stream import admin, lane, metrics
from wiredesk.stream.lane import Job, Lane
from wiredesk.stream.ledger import Ledger, restore
from wiredesk.topics import ITEMS, LEDGER

pytestmark = pytest.mark.embedded
PARTITION = 1


@pytest.fixture
async def topics(settings: Settings) -> None:
    """Create this test's topics."""
    await asyncio.to_thread(admin.apply, settings)


@pytest.fixture
async def opened(settings: Settings, topics: None) -> AsyncIterator[Lane]:  # noqa: ARG001 (for its effect)
    """Give a lane that writes."""
    found = new_lane(settings)
    await found.open()
    found.start()
    yield found
    await found.close(drain=False)


def new_lane(settings: Settings) -> Lane:
    topic = ITEMS.full_name(settings.topic_prefix)
    return Lane(TopicPartition(topic, PARTITION), 1, "enrich", settings)


def job(opened: Lane, offset: int, story: str, memory: Memory) -> Job:
    """Give a job that sends one story's ledger record and its stories record."""
    outcome = handled(ninjs(uri=story, version=str(memory.version)))
    records = [*outcome.send, Outbound(LEDGER, story.encode(), memory.to_bytes())]
    prefix = opened.settings.topic_prefix
    send = tuple(((record.topic.full_name(prefix), PARTITION), record) for record in records)
    source = f"{opened.tp.topic}/{PARTITION}/{offset}"
    return Job(source, offset, send, {story: memory}, lambda: None)


async def written(settings: Settings, name: str) -> list[tuple[bytes | None, dict[str, bytes]]]:
    """Give key and headers of the committed records in a topic's partition."""
    tp = TopicPartition(f"{settings.topic_prefix}.{name}.v1", PARTITION)
    reader = AIOKafkaConsumer(bootstrap_servers=settings.broker, isolation_level="read_committed")
    await reader.start()
    try:
        reader.assign([tp])
        await reader.seek_to_beginning(tp)
        end = (await reader.end_offsets([tp]))[tp]
        found = []
        while await reader.position(tp) < end:
            for records in (await reader.getmany(timeout_ms=100)).values():
                found += [(record.key, dict(record.headers)) for record in records]
        return found
    finally:
        await reader.stop()


async def test_outputs_and_offset_are_committed_and_remembered(
    opened: Lane, settings: Settings
) -> None:
    await opened.put(job(opened, 0, "a", Memory(1, ("x",))))
    await opened.put(job(opened, 1, "a", Memory(2, ("y",))))
    await opened.close(drain=True)
    assert opened.committed == 2
    assert opened.ledger.get("a") == Memory(2, ("y",))
    stories = await written(settings, "stories")
    source = f"{settings.topic_prefix}.items.v1/{PARTITION}"
    assert [headers["wiredesk-source"].decode() for _, headers in stories] == [
        f"{source}/0",
        f"{source}/1",
    ]
    assert [key for key, _ in await written(settings, "ledger")] == [b"a", b"a"]


async def test_memory_counts_what_is_decided_but_not_yet_committed(
    settings: Settings,
    topics: None,  # noqa: ARG001
) -> None:
    idle = new_lane(settings)
    await idle.open()
    idle.ledger.put("a", Memory(1, ("x",)), "items/1/0", 0)
    assert idle.recall("a") == Memory(1, ("x",))
    await idle.put(job(idle, 0, "a", Memory(2, ("y",))))
    assert idle.recall("a") == Memory(2, ("y",))
    assert idle.ledger.get("a") == Memory(1, ("x",))
    assert idle.recall("b") is None
    await idle.close(drain=False)


async def test_a_revoked_lane_drops_what_only_waits(settings: Settings, topics: None) -> None:  # noqa: ARG001
    revoked = new_lane(settings)
    await revoked.open()
    await revoked.put(job(revoked, 0, "a", Memory(1, ("x",))))
    revoked.start()
    await revoked.close(drain=False)
    assert revoked.committed == 0
    assert await written(settings, "stories") == []


async def test_an_older_owner_is_fenced(
    opened: Lane, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[str] = []
    record: Callable[..., None] = lambda why, error: ends.append(f"{why}: {type(error).__name__}")  # noqa: E731
    monkeypatch.setattr(lane, "die", record)
    newer = new_lane(settings)
    await newer.open()
    await opened.put(job(opened, 0, "a", Memory(1, ("x",))))
    await opened.close(drain=True)
    assert len(ends) == 1
    assert "fenced" in ends[0].lower()
    assert await written(settings, "stories") == []
    await newer.close(drain=False)


async def test_a_ledger_is_restored_to_its_last_committed_record(
    opened: Lane, settings: Settings
) -> None:
    for number, story in enumerate("abca"):
        await opened.put(job(opened, number, story, Memory(number + 1, ("x",))))
    await opened.close(drain=True)
    ledger = Ledger(settings.horizon_days)
    await restore({PARTITION: ledger}, settings, abandoned=lambda: False)
    for story, version in {"a": 4, "b": 2, "c": 3}.items():
        assert ledger.get(story) == opened.ledger.get(story) == Memory(version, ("x",))
    assert len(ledger.stories) == 3


async def test_a_restore_reads_only_what_is_new(opened: Lane, settings: Settings) -> None:
    await opened.put(job(opened, 0, "a", Memory(1, ("x",))))
    await opened.close(drain=True)
    ledger = Ledger(settings.horizon_days)
    await restore({PARTITION: ledger}, settings, abandoned=lambda: False)
    ledger.stories.forget("a")
    await restore({PARTITION: ledger}, settings, abandoned=lambda: False)
    assert len(ledger.stories) == 0


async def test_a_restore_is_given_up_when_the_group_moved_on(
    opened: Lane, settings: Settings
) -> None:
    await opened.put(job(opened, 0, "a", Memory(1, ("x",))))
    await opened.close(drain=True)
    ledger = Ledger(settings.horizon_days)
    await restore({PARTITION: ledger}, settings, abandoned=lambda: True)
    assert len(ledger.stories) == 0


async def test_a_lane_that_is_behind_works_its_backlog_off_in_few_transactions(
    opened: Lane, settings: Settings
) -> None:
    behind = True
    opened.is_behind = lambda: behind
    transactions = metrics.TRANSACTIONS.labels("enrich")._value
    before = transactions.get()
    for number in range(20):
        await opened.put(job(opened, number, "a", Memory(number + 1, ("x",))))
        await asyncio.sleep(0)
    behind = False
    await opened.close(drain=True)
    assert transactions.get() - before == 1
    assert len(await written(settings, "stories")) == 20
