"""A story under embargo comes out at its instant, once, whatever happens to its worker."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from support.kafka_log import KafkaLog, following, raw_producer, until
from support.messages import ninjs
from support.worker import Worker, environment, working
from wiredesk.cli import assemble
from wiredesk.settings import Settings
from wiredesk.story import Reason
from wiredesk.stream import admin
from wiredesk.stream.embedded import free_port
from wiredesk.topics import DEAD, HELD, RAW

pytestmark = pytest.mark.embedded

AHEAD = timedelta(seconds=5)
"""long enough for a message to be held by a worker that runs"""


@pytest.fixture
def worker_settings(settings: Settings) -> Settings:
    """Give settings for one worker with topics, a static id and a port of its own."""
    admin.apply(settings)
    own = {"instance_id": "only", "http_port": free_port()}
    return settings.model_copy(update={**own, "http_host": "127.0.0.1", "log_format": "json"})


@asynccontextmanager
async def at_work(settings: Settings, log: Path) -> AsyncIterator[Worker]:
    """Run a worker, with a log of its own."""
    async with working(environment(settings), log) as worker:
        yield worker


async def send(settings: Settings, **fields: object) -> None:
    """Send a ninjs message with these fields; all of one story share a partition."""
    async with raw_producer(settings) as producer:
        topic = RAW.full_name(settings.topic_prefix)
        await producer.send_and_wait(topic, ninjs(**fields).value, partition=0)


async def count(log: KafkaLog, name: str, number: int, worker: Worker) -> None:
    """Wait until so many records are committed on a topic."""

    async def enough() -> bool:
        return await log.count(name) >= number

    await until(enough, worker)


async def warm(settings: Settings, log: KafkaLog, worker: Worker) -> datetime:
    """Wait until a worker works, and give an instant that is soon."""
    await send(settings, uri="urn:warm")
    await count(log, "stories", 1, worker)
    return datetime.now(UTC) + AHEAD


def published(log: KafkaLog) -> list[tuple[str, int, datetime]]:
    """Give action, version and instant of what is on the topic of stories, but for the first."""
    records = log.records["stories"][1:]
    values = [(orjson.loads(r.value or b""), r.timestamp) for r in records]
    return [(v["action"], v["version"], datetime.fromtimestamp(at, UTC)) for v, at in values]


async def past(instant: datetime) -> None:
    """Wait until an instant is well over."""
    await asyncio.sleep(max(0, (instant - datetime.now(UTC)).total_seconds()) + 1.5)


async def test_a_held_story_survives_a_kill_and_comes_out_once(
    worker_settings: Settings, tmp_path: Path
) -> None:
    async with following(worker_settings) as log:
        async with at_work(worker_settings, tmp_path / "first.log") as first:
            instant = await warm(worker_settings, log, first)
            await send(worker_settings, version="1", embargoed=instant.isoformat())
            await send(worker_settings, version="2", body_text="Second words.")
            await count(log, HELD.name, 2, first)
            await first.kill()
            await past(instant)
            await count(log, "stories", 2, first)
            await first.stop()
        async with at_work(worker_settings, tmp_path / "second.log") as second:
            await send(worker_settings, version="3", body_text="Third words.")
            await count(log, "stories", 3, second)
            await second.stop()
    found = published(log)
    assert [(action, version) for action, version, _ in found] == [("new", 2), ("update", 3)]
    assert found[0][2] >= instant
    assert [record.value is None for record in log.records[HELD.name]] == [False, False, True]
    assert log.records["stories"][1].header("wiredesk-source") == log.records[HELD.name][1].header(
        "wiredesk-source"
    )


async def test_what_is_killed_while_it_is_held_never_comes_out(
    worker_settings: Settings, tmp_path: Path
) -> None:
    async with following(worker_settings) as log:
        async with at_work(worker_settings, tmp_path / "only.log") as worker:
            instant = await warm(worker_settings, log, worker)
            await send(worker_settings, embargoed=instant.isoformat())
            await send(worker_settings, pubstatus="canceled", version="2")
            await count(log, "stories", 2, worker)
            await past(instant)
            await worker.stop()
        await log.catch_up()
    assert [action for action, _, _ in published(log)] == ["kill"]
    assert [record.value is None for record in log.records[HELD.name]] == [False, True]


async def test_the_command_shows_what_is_held(worker_settings: Settings, tmp_path: Path) -> None:
    far = datetime(2099, 1, 1, 12, tzinfo=UTC)
    async with (
        following(worker_settings) as log,
        at_work(worker_settings, tmp_path / "only.log") as worker,
    ):
        await send(worker_settings, uri="urn:a", embargoed=far.isoformat())
        await send(worker_settings, uri="urn:b", ednote="EMBARGOED", headline="Not yet")
        await count(log, HELD.name, 2, worker)
        await worker.stop()
    variables = {
        "WIREDESK_BROKER": worker_settings.broker,
        "WIREDESK_TOPIC_PREFIX": worker_settings.topic_prefix,
    }
    shown = await asyncio.to_thread(CliRunner().invoke, assemble(), ["held"], env=variables)
    assert shown.exit_code == 0, shown.output
    assert "2099-01-01 12:00" in shown.stdout
    assert "unknown" in shown.stdout
    assert "Not yet" in shown.stdout
    listed = await asyncio.to_thread(
        CliRunner().invoke, assemble(), ["held", "--json"], env=variables
    )
    until_when = [orjson.loads(line)["until"] for line in listed.stdout.splitlines()]
    assert until_when == ["2099-01-01T12:00:00Z", None]


async def test_a_topic_is_not_drained_into_the_dead_letters(
    worker_settings: Settings, tmp_path: Path
) -> None:
    settings = worker_settings.model_copy(update={"breaker_run": 20, "max_batch": 5})
    topic = RAW.full_name(settings.topic_prefix)
    async with raw_producer(settings) as producer:
        for _ in range(100):
            await producer.send(topic, b"\x00\x81\x8d", partition=0)
        await producer.flush()
    async with following(settings) as log, at_work(settings, tmp_path / "only.log") as worker:
        begun = time.monotonic()
        await worker.over.wait()
        assert time.monotonic() - begun < 60
        first_exit, words = worker.exits[0], worker.last_words()
        await log.catch_up()
        dead = log.records[DEAD.name]
    assert first_exit == 1
    assert "the breaker tripped" in words
    assert "20 messages in a row are dead letters" in words
    assert 0 < len(dead) < 100
    assert {record.header("wiredesk-reason") for record in dead} == {Reason.WRONG_ENCODING}
