"""Exactly once on real Apache Kafka, as a consumer that reads committed records sees it.

Moments of a kill are chosen by what has come out so far, never by the clock.
"""

from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import orjson
import pytest

from support.expectation import differences
from support.generator import Wire, feed
from support.kafka_log import KafkaLog, produce, raw_producer, until
from support.oracle import should_stand, standing
from support.worker import Worker, environment, working
from wiredesk.settings import Settings
from wiredesk.story import Reason
from wiredesk.topics import DEAD, ITEMS, RAW

pytestmark = pytest.mark.kafka

STOP_SECONDS = 10
KILLED = -9


def demo_feed() -> list[Wire]:
    """Read the demo's messages in their order."""
    folder = files("wiredesk.demo") / "feed"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith((".txt", ".json")))
    return [Wire((folder / n).read_bytes(), n, 1, "new", "any", "any") for n in names]


async def seen(log: KafkaLog, worker: Worker, name: str, count: int) -> None:
    """Wait until this many records are committed on a topic."""

    async def enough() -> bool:
        return await log.count(name) >= count

    await until(enough, worker)


async def drained(log: KafkaLog, *workers: Worker) -> None:
    """Wait until everything that was sent is done."""
    await until(log.is_drained, *workers)
    await log.catch_up()


async def test_the_demo_feed_survives_a_kill(
    settings: Settings, log: KafkaLog, tmp_path: Path
) -> None:
    wires = demo_feed()
    middle = len(wires) // 2
    async with working(environment(settings), tmp_path / "worker.log") as worker:
        await produce(settings, wires[:middle], keyed=False)
        await seen(log, worker, "stories", middle // 3)
        await produce(settings, wires[middle:], keyed=False)
        await worker.kill()
        await drained(log, worker)
    assert worker.exits == [KILLED]
    assert differences(log.records, settings.max_message_bytes) == []


async def test_5000_stories_survive_two_kills(
    settings: Settings, log: KafkaLog, tmp_path: Path
) -> None:
    wires = feed(5000, seed=1, words=60)
    await produce(settings, wires)
    async with working(environment(settings), tmp_path / "worker.log") as worker:
        await seen(log, worker, ITEMS.name, len(wires) // 10)
        await worker.kill()
        await seen(log, worker, "stories", len(wires) // 2)
        await worker.kill()
        await drained(log, worker)
    assert worker.exits == [KILLED, KILLED]
    assert differences(log.records, settings.max_message_bytes) == []
    assert standing(log.records) == should_stand(log.records, wires)
    published = [w for w in wires if w.kind not in ("broken", "repeat")]
    assert len(log.records["stories"]) == len(published)
    assert_versions_rise(log)


def assert_versions_rise(log: KafkaLog) -> None:
    """Check that a consumer of ``stories`` never sees an older version after a newer one."""
    versions: dict[bytes | None, list[int]] = defaultdict(list)
    for record in log.records["stories"]:
        versions[record.key].append(orjson.loads(record.value or b"")["version"])
    assert all(seen == sorted(set(seen)) for seen in versions.values())


async def test_a_stopped_worker_leaves_nothing_half_done(
    settings: Settings, log: KafkaLog, tmp_path: Path
) -> None:
    wires = feed(1500, seed=2, words=60)
    await produce(settings, wires, keyed=False)
    async with working(environment(settings), tmp_path / "first.log") as first:
        await seen(log, first, "stories", len(wires) // 4)
        seconds = await first.stop()
    assert first.exits == [0]
    assert seconds < STOP_SECONDS
    assert not await log.is_drained(), "it was stopped too late to show anything"
    async with working(environment(settings), tmp_path / "second.log") as second:
        await drained(log, second)
    assert second.exits == []
    assert differences(log.records, settings.max_message_bytes) == []


async def test_a_second_worker_takes_over_from_a_killed_one(
    settings: Settings, log: KafkaLog, tmp_path: Path
) -> None:
    wires = feed(2000, seed=3, words=60)
    half = len(wires) // 2
    async with (
        working(environment(settings), tmp_path / "first.log") as first,
        working(environment(settings), tmp_path / "second.log") as second,
    ):
        await produce(settings, wires[:half], keyed=False)
        await seen(log, first, "stories", half // 4)
        await produce(settings, wires[half:], keyed=False)
        await first.kill()
        await drained(log, first, second)
    assert first.exits == [KILLED]
    assert second.exits == []
    assert differences(log.records, settings.max_message_bytes) == []


@pytest.mark.parametrize(
    ("size", "compression"),
    [(1_030_000, None), (3_000_000, "gzip"), (7_000_000, "gzip")],
    ids=["plain", "compressed", "larger than any topic allows"],
)
async def test_a_message_that_is_too_large_is_a_dead_letter(
    settings: Settings, log: KafkaLog, size: int, compression: str | None, tmp_path: Path
) -> None:
    topic = RAW.full_name(settings.topic_prefix)
    async with raw_producer(settings, compression) as producer:
        await producer.send_and_wait(topic, b"wire " * (size // 5), partition=0)
        await producer.send_and_wait(topic, feed(1, seed=4)[0].value, partition=0)
    async with working(environment(settings), tmp_path / "worker.log") as worker:
        await drained(log, worker)
    assert worker.exits == []
    reasons = [record.header("wiredesk-reason") for record in log.records[DEAD.name]]
    assert reasons == [Reason.TOO_LARGE]
    assert differences(log.records, settings.max_message_bytes) == []
    assert len(log.records["stories"]) == 1


async def test_a_record_three_times_as_large_as_its_message_goes_through(
    settings: Settings, log: KafkaLog, tmp_path: Path
) -> None:
    katakana = "ｱ".encode("shift_jis") * (settings.max_message_bytes - 1)
    charset = [("content-type", b"text/plain; charset=shift_jis")]
    async with raw_producer(settings) as producer:
        topic = RAW.full_name(settings.topic_prefix)
        await producer.send_and_wait(topic, katakana, headers=charset)
    async with working(environment(settings), tmp_path / "worker.log") as worker:
        await drained(log, worker)
    assert worker.exits == []
    assert differences(log.records, settings.max_message_bytes) == []
    (story,) = log.records["stories"]
    assert len(story.value or b"") > 2.9 * len(katakana)


async def test_a_worker_that_finds_no_broker_says_so(settings: Settings, tmp_path: Path) -> None:
    lost = settings.model_copy(update={"broker": "127.0.0.1:1"})
    async with working(environment(lost), tmp_path / "worker.log") as worker:
        await worker.over.wait()
    assert worker.exits[0] == 1
    assert "127.0.0.1:1" in worker.last_words()
