"""Nothing lost, nothing doubled, all in order, whatever is done to two workers and their broker.

A feed goes on while the fault lasts. ``-m chaos`` runs the short form, ``--chaos-long`` each
fault and many kills. How long a fault lasts, and when it strikes, is part of it, by a seed; all
else is waited for by its condition.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from support.apache_kafka import Broker
from support.chaos import ROWS, Ground, Row, Scene, alarms, feeding, owned, scene, starts
from support.expectation import differences
from support.generator import feed
from support.kafka_log import LIMIT_SECONDS, KafkaLog, following, produce, until
from support.oracle import should_stand, standing, tally
from support.worker import environment, working
from wiredesk.route.stories import TOPIC as STORIES
from wiredesk.settings import Settings
from wiredesk.stream import admin as topics

pytestmark = [pytest.mark.kafka, pytest.mark.chaos]

FEED = 12_000
RECOVERY_SECONDS = 60
KILLED = -9
FAILED = 1
GRACE_SECONDS = 10


async def some_time(found: Scene, most: float) -> None:
    """Let a random time pass: when a fault strikes is part of it."""
    await asyncio.sleep(found.random.uniform(0.1, most))


async def kill(found: Scene) -> None:
    """Kill one of the workers three times, at random instants."""
    for _ in range(3):
        await some_time(found, 5)
        await found.random.choice(found.living).kill()


async def kill_all(found: Scene) -> None:
    """Kill both workers at once."""
    await some_time(found, 5)
    await asyncio.gather(*[worker.kill() for worker in found.living])


async def stop(found: Scene) -> None:
    """Stop each worker with SIGTERM, and start another in its place."""
    for worker in list(found.workers):
        await some_time(found, 3)
        assert await worker.stop() < GRACE_SECONDS
        assert worker.exits == [0], worker.last_words()
        await found.hire()


async def zombie(found: Scene) -> None:
    """Freeze a worker until the other has taken all it had, then let it go on."""
    frozen, other = found.random.sample(found.workers, 2)
    await some_time(found, 2)
    frozen.send(signal.SIGSTOP)
    await asyncio.sleep(found.settings.session_timeout_seconds + 2)
    await found.until(lambda: owned(other)[0] == found.all)
    await found.recovered()
    frozen.send(signal.SIGCONT)


async def stall(found: Scene, seconds: float) -> None:
    """Freeze the broker."""
    await some_time(found, 2)
    found.kafka.send(signal.SIGSTOP)
    await asyncio.sleep(seconds)
    found.kafka.send(signal.SIGCONT)


async def stall_14(found: Scene) -> None:
    """Freeze the broker for longer than a session."""
    await stall(found, 14)


async def stall_40(found: Scene) -> None:
    """Freeze the broker for longer than any limit of the workers."""
    await stall(found, 40)


async def restart(found: Scene) -> None:
    """Stop the broker, and start it again."""
    await some_time(found, 2)
    await asyncio.to_thread(found.kafka.stop)
    found.kafka.start()
    await asyncio.to_thread(found.kafka.await_answer)


async def rebalances(found: Scene) -> None:
    """Let workers join, leave and be killed in a row, not waiting until the group has settled."""
    for visitor in (visit, visit_and_die, visit):
        await visitor(found)
        await some_time(found, 2)


async def visit(found: Scene) -> None:
    """Join the group, and leave it after a while."""
    guest = await found.hire()
    await found.until(lambda: starts(guest) == 1)
    await some_time(found, 5)
    await guest.stop()


async def visit_and_die(found: Scene) -> None:
    """Join the group, be killed, join again and leave."""
    guest = await found.hire()
    await some_time(found, 5)
    await guest.kill()
    known = starts(guest)
    await found.until(lambda: starts(guest) > known)
    await some_time(found, 5)
    await guest.stop()


async def open_transaction(found: Scene) -> None:
    """Kill a worker in the middle of a transaction, which stays open."""
    victim = found.random.choice(found.workers)
    while True:
        victim.send(signal.SIGSTOP)
        if await found.log.hangs():
            break
        victim.send(signal.SIGCONT)
        await some_time(found, 0.2)
    await victim.kill()


async def too_large(found: Scene) -> None:
    """Let the topic of stories take small records only, until both workers have ended."""
    await limit_records(found.settings, 1500)
    await found.until(lambda: all(worker.exits for worker in found.workers))
    for worker in found.workers:
        assert set(worker.exits) == {FAILED}
        assert any("MessageSizeTooLarge" in line for line in alarms(worker)), worker.last_words()
    await limit_records(found.settings, None)


async def limit_records(settings: Settings, most: int | None) -> None:
    """Set the largest record of ``stories``; None is as it was declared."""
    declared = STORIES.settings(settings.max_message_bytes, settings.horizon_days)
    changed = declared if most is None else declared | {"max.message.bytes": str(most)}
    name = STORIES.full_name(settings.topic_prefix)
    async with administrator(settings) as admin:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, changed)])


@asynccontextmanager
async def administrator(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """Connect to the broker as one who may change topics."""
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.broker)
    await admin.start()
    try:
        yield admin
    finally:
        await admin.close()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is done to a scene, and in how many runs."""

    name: str
    strike: Callable[[Scene], Awaitable[None]]
    short: int = 1
    long: int = 1
    static: bool = False


FAULTS = (
    Fault("kill -9, three times at random instants", kill, long=20),
    Fault("the same, static members", kill, short=0, long=3, static=True),
    Fault("kill -9 of both workers at once", kill_all, short=0, long=2),
    Fault("SIGTERM of both workers, one after the other", stop, long=2),
    Fault("a worker frozen past its session, then resumed", zombie, long=2),
    Fault("broker stalled 14 s", stall_14, long=2),
    Fault("broker stalled 40 s", stall_40, short=0, long=2),
    Fault("broker restarted", restart, long=2),
    Fault("rebalances in a row", rebalances, long=2),
    Fault("a transaction left open by a killed worker", open_transaction, short=0, long=2),
    Fault("records of `stories` too large", too_large, short=0),
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of every run, as many as were asked for."""
    many = metafunc.config.getoption("chaos_long")
    if "fault" in metafunc.fixturenames:
        runs = [(f, n) for f in FAULTS for n in range(f.long if many else f.short)]
        names = [f"{f.strike.__name__}{'-static' if f.static else ''}-{n}" for f, n in runs]
        metafunc.parametrize(("fault", "run"), runs, ids=names)
    if "deleted" in metafunc.fixturenames:
        only_long = pytest.mark.skipif(not many, reason="--chaos-long runs it")
        names = ["raw", "items", "stories", "ledger"]
        metafunc.parametrize("deleted", [pytest.param(n, marks=only_long) for n in names])


@pytest.fixture
def ground(settings: Settings, kafka: Broker, log: KafkaLog, tmp_path: Path) -> Ground:
    """Give the ground for a scene whose workers' logs a test can read."""
    return Ground(settings.model_copy(update={"log_format": "json"}), kafka, log, tmp_path)


async def test_exactly_once_through(
    fault: Fault, run: int, ground: Ground, request: pytest.FixtureRequest
) -> None:
    async with scene(ground, f"{fault.name}/{run}", static=fault.static) as found:
        async with feeding(found, feed(FEED, seed=run, words=60)):
            await fault.strike(found)
            seconds = await found.recovered()
        await found.drained()
    counted = tally(ground.log.records, found.sent)
    request.config.stash.setdefault(ROWS, []).append(Row(fault.name, counted, seconds))
    assert differences(ground.log.records, ground.settings.max_message_bytes) == []
    assert (counted.lost, counted.doubled, counted.disordered) == (0, 0, 0)
    assert standing(ground.log.records) == should_stand(ground.log.records, found.sent)
    assert seconds < RECOVERY_SECONDS


async def test_a_deleted_topic_ends_the_workers(deleted: str, ground: Ground) -> None:
    settings, log = ground.settings, ground.log
    before, after = feed(200, seed=1, words=60), feed(50, seed=2, words=60)
    async with scene(ground, deleted) as found:
        await produce(settings, before)
        await found.drained()
        async with administrator(settings) as admin:
            await admin.delete_topics([log.full(deleted)])
        line = f"missing on {settings.broker}: {log.full(deleted)}"
        await found.until(lambda: all(line in (alarms(w) or [""])[-1] for w in found.workers))
        await asyncio.to_thread(topics.apply, settings)
        await found.settled()
        for worker in found.workers:
            assert set(worker.exits) == {FAILED}, worker.last_words()
        await produce(settings, after)
        async with following(settings) as anew:
            await until(anew.is_drained, *found.workers)
            published = {record.key for record in anew.records["stories"]}
    assert published >= {story.encode() for story in should_stand(anew.records, after)}


async def test_an_orphan_stops_a_worker_until_somebody_has_ended_it(ground: Ground) -> None:
    settings, log = ground.settings, ground.log
    stories = log.full("stories")
    await produce(settings, feed(100, seed=1, words=60))
    foreign = AIOKafkaProducer(bootstrap_servers=settings.broker, transactional_id="foreign")
    async with foreign:
        await foreign.begin_transaction()
        await foreign.send_and_wait(stories, b"orphan", key=b"nobody", partition=0)
        impatient = environment(settings.model_copy(update={"limit_seconds": 4.0}))
        async with working(impatient, ground.folder / "worker.log", pause=1) as worker:
            async with asyncio.timeout(LIMIT_SECONDS):
                await worker.over.wait()
            (alarm,) = alarms(worker)
            assert f"without the end of their transaction: {stories}/0 from 0" in alarm
            assert await log.count("items", "stories", "ledger") == 0
            await foreign.abort_transaction()
            await until(log.is_drained, worker)
    await log.catch_up()
    assert differences(log.records, settings.max_message_bytes) == []
