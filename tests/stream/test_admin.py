"""Topics and messages on the embedded broker, through the command line and beneath it."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from importlib.resources import files
from pathlib import Path
from time import monotonic

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from support.interrupts import NEEDS_CTRL_C
from wiredesk.route import topics
from wiredesk.settings import Settings
from wiredesk.stream import admin, embedded
from wiredesk.stream.client import Outgoing, alongside, complete, follow, send
from wiredesk.stream.clock import AT_ONCE, paced, pause, wait_until
from wiredesk.stream.errors import Failed
from wiredesk.stream.process import Child
from wiredesk.topics import RAW

pytestmark = pytest.mark.embedded

SEED = Path(str(files("wiredesk") / "demo" / "feed" / "001-xinhua-ar.txt"))
EQUAL = {"raw": 3, "held": 3, "items": 3, "ledger": 3, "stories": 3, "latest": 3, "dead": 3}


def wiredesk(settings: Settings, *arguments: object) -> subprocess.Popen[bytes]:
    """Start a command on the broker of these settings."""
    variables = {
        "WIREDESK_BROKER": settings.broker,
        "WIREDESK_TOPIC_PREFIX": settings.topic_prefix,
        "WIREDESK_PARTITIONS": str(settings.partitions),
    }
    command = [sys.executable, "-m", "wiredesk", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, env={**os.environ, **variables})


def ended(settings: Settings, *arguments: object) -> tuple[int, str, str]:
    """Run a command to its end: its exit code, output and errors."""
    with wiredesk(settings, *arguments) as process:
        out, err = process.communicate(timeout=30)
    return process.returncode, out.decode(), err.decode()


async def create(settings: Settings, counts: Mapping[str, int]) -> None:
    """Create topics with these numbers of partitions."""
    client = AIOKafkaAdminClient(bootstrap_servers=settings.broker)
    await client.start()
    names = {topic.name: topic.full_name(settings.topic_prefix) for topic in topics()}
    await client.create_topics([NewTopic(names[short], n, 1) for short, n in counts.items()])
    await client.close()


# Which partitions go together


def test_equal_counts_match() -> None:
    assert admin.mismatches(EQUAL) == ()


@pytest.mark.parametrize("topic", ["ledger", "stories", "latest"])
@pytest.mark.parametrize("count", [2, 4])
def test_what_is_made_of_items_has_their_count(topic: str, count: int) -> None:
    fault = f"{topic} has {count} partitions, items has 3"
    assert admin.mismatches({**EQUAL, topic: count}) == (fault,)


def test_a_dead_letter_finds_the_partition_of_its_source() -> None:
    assert admin.mismatches({**EQUAL, "raw": 2}) == ()
    assert admin.mismatches({**EQUAL, "dead": 9}) == ()
    for counts in ({**EQUAL, "dead": 2}, {**EQUAL, "raw": 4}):
        assert len(admin.mismatches(counts)) == 1


@pytest.mark.parametrize("there", [{}, {"items": 7}, {"raw": 9}, {"items": 7, "raw": 9}])
def test_what_is_planned_matches_what_is_there(there: dict[str, int]) -> None:
    counts = dict(there)
    for topic in topics():
        counts.setdefault(topic.name, admin.planned(topic, there, 4))
    assert admin.mismatches(counts) == ()


# On the broker


async def test_the_check_names_what_is_missing(settings: Settings) -> None:
    with pytest.raises(Failed) as failed:
        await admin.check(settings)
    for topic in topics():
        assert topic.full_name(settings.topic_prefix) in failed.value.message
    assert failed.value.hint == "run: wiredesk topics apply"


async def test_the_check_names_what_does_not_match(settings: Settings) -> None:
    await create(settings, {**EQUAL, "ledger": 2, "dead": 1})
    with pytest.raises(Failed) as failed:
        await admin.check(settings)
    assert failed.value.message == (
        "ledger has 2 partitions, items has 3; dead has 1 partitions, its sources have 3"
    )


def test_topics_are_created_once_and_as_declared(settings: Settings) -> None:
    assert set(admin.apply(settings)) == {t.full_name(settings.topic_prefix) for t in topics()}
    assert admin.apply(settings) == ()
    for standing in admin.survey(settings):
        assert (standing.partitions, standing.differences) == (3, ())
    assert asyncio.run(admin.check(settings)) == 3
    admin.delete(settings)
    assert {standing.partitions for standing in admin.survey(settings)} == {None}


def test_a_missing_topic_is_made_to_match(settings: Settings) -> None:
    asyncio.run(create(settings, {"items": 5, "raw": 6}))
    admin.apply(settings)
    counts = {standing.topic.name: standing.partitions for standing in admin.survey(settings)}
    downstream = dict.fromkeys(("items", "ledger", "held", "latest", "stories"), 5)
    assert counts == {"raw": 6, "dead": 6, **downstream}


def test_more_replicas_than_brokers(settings: Settings) -> None:
    with pytest.raises(Failed) as failed:
        admin.apply(settings.model_copy(update={"replication": 3}))
    assert "was not created" in failed.value.message
    assert "WIREDESK_REPLICATION" in failed.value.hint


def test_topics_on_the_command_line(settings: Settings) -> None:
    code, out, err = ended(settings, "topics", "list")
    assert (code, out.count("missing")) == (0, len(topics()))
    assert "wiredesk topics apply" in err
    code, out, err = ended(settings, "topics", "apply")
    assert (code, out.count(": created, 3 partitions"), err) == (0, len(topics()), "")
    code, out, err = ended(settings, "topics", "apply")
    assert (code, out.count(": is there, 3 partitions"), err) == (0, len(topics()), "")


def test_what_is_not_as_declared_is_told_and_left(settings: Settings) -> None:
    admin.apply(settings)
    changed = settings.model_copy(update={"max_message_bytes": 2_000_000})
    told = {standing.name: standing.differences for standing in admin.survey(changed)}
    raw = RAW.full_name(settings.topic_prefix)
    assert told[raw] == ("max.message.bytes is 1065536, declared 2065536",)
    admin.apply(changed)
    assert {s.name: s.differences for s in admin.survey(changed)} == told


# Messages


async def received(settings: Settings, number: int) -> list[tuple[bytes | None, bytes]]:
    """Give so many records of the raw topic: key and value."""
    name = RAW.full_name(settings.topic_prefix)
    async with aclosing(follow(settings, (name,), beginning=True)) as records:
        found = []
        async for record in records:
            found.append((record.key, record.value))
            if len(found) == number:
                break
        return found


async def test_what_is_sent_arrives(settings: Settings) -> None:
    await create(settings, EQUAL)
    messages = [Outgoing(bytes([n]) * n, str(n % 2).encode()) for n in range(50)]
    sent: list[Outgoing] = []
    raw = RAW.full_name(settings.topic_prefix)
    await send(settings, raw, paced(messages, AT_ONCE), sent.append)
    assert sorted(message.value for message in sent) == sorted(m.value for m in messages)
    got = await received(settings, 50)
    for key in (b"0", b"1"):
        assert [v for k, v in got if k == key] == [m.value for m in messages if m.key == key]


async def test_a_source_that_fails_ends_the_sending(settings: Settings) -> None:
    await create(settings, EQUAL)

    async def failing() -> AsyncIterator[Outgoing]:
        yield Outgoing(b"one")
        raise Failed("no more")

    with pytest.raises(Failed, match="no more"):
        await send(settings, RAW.full_name(settings.topic_prefix), failing(), lambda _: None)


def test_files_are_sent_and_tailed(settings: Settings, tmp_path: Path) -> None:
    admin.apply(settings)
    (tmp_path / "one").write_bytes(SEED.read_bytes())
    (tmp_path / "two").write_bytes(b"\xff\x00")
    code, out, _ = ended(
        settings, "send", tmp_path, "--header", "wire-provider=Xinhua", "--key", "k"
    )
    raw = RAW.full_name(settings.topic_prefix)
    assert (code, out) == (0, f"2 sent to {raw} at {settings.broker}\n")
    tail = ("tail", "--topic", "raw", "--from-beginning", "-n", 2)
    code, out, err = ended(settings, *tail, "--json")
    one, two = (json.loads(line) for line in out.splitlines())
    assert (code, err) == (0, "")
    assert one["value"] == SEED.read_text("utf-8")
    assert one["headers"] == {"wire-provider": "Xinhua"}
    assert (one["topic"], one["key"], two["value_base64"]) == (raw, "k", "/wA=")
    code, out, err = ended(settings, *tail)
    assert (code, len(out.splitlines()), err) == (0, 2, "")
    assert "بغداد" in out


def test_a_file_that_is_too_large_is_not_sent(settings: Settings, tmp_path: Path) -> None:
    admin.apply(settings)
    (tmp_path / "large").write_bytes(b"a" * 1_000_001)
    code, out, err = ended(settings, "send", tmp_path)
    assert (code, out) == (1, "")
    assert "is larger than 1000000 bytes" in err


@pytest.mark.parametrize("command", [("send", SEED), ("tail",), ("run",)], ids=lambda c: c[0])
def test_a_topic_that_is_missing(settings: Settings, command: tuple[object, ...]) -> None:
    code, out, err = ended(settings, *command)
    assert (code, out) == (1, "")
    assert "error: missing on " in err
    assert "hint: run: wiredesk topics apply" in err
    assert "Traceback" not in err


@NEEDS_CTRL_C
def test_tail_waits_and_ends_with_ctrl_c(settings: Settings) -> None:
    admin.apply(settings)
    with wiredesk(settings, "tail", "--topic", "raw") as process:
        assert process.stdout
        raw = RAW.full_name(settings.topic_prefix)
        complete(alongside(_send_until_seen(settings, raw, process), seconds=20))
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, b"")


async def _send_until_seen(settings: Settings, raw: str, process: subprocess.Popen[bytes]) -> None:
    """Send messages until the command has printed one: it shows only what comes after its start."""
    assert process.stdout
    os.set_blocking(process.stdout.fileno(), False)
    while not process.stdout.read():
        await send(settings, raw, paced([Outgoing(b"hello")], AT_ONCE), lambda _: None)
        await pause(0.1)


async def test_time_ends_what_runs_alongside() -> None:
    with pytest.raises(TimeoutError):
        await alongside(pause(60), pause(60), seconds=0.01)


async def test_the_first_failure_ends_what_runs_alongside() -> None:
    async def fail() -> None:
        raise Failed("broken")

    with pytest.raises(Failed, match="broken"):
        await alongside(pause(60), fail(), seconds=60)


# The embedded broker


def test_a_broker_ends_with_its_block() -> None:
    with embedded.broker() as address:
        port = int(address.rpartition(":")[2])
        assert embedded.listens(port)
    assert not embedded.listens(port)


def test_a_broker_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = (
        "from wiredesk.stream import embedded; import time\n"
        "with embedded.broker() as address: print(address, flush=True); time.sleep(60)"
    )
    command, variables = [sys.executable, "-c", code], {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=variables) as parent:
        assert parent.stdout
        port = int(parent.stdout.readline().rpartition(b":")[2])
        assert embedded.listens(port)
        parent.kill()
    assert wait_until(lambda: not embedded.listens(port), 10)
    assert wait_until(lambda: not list(tmp_path.iterdir()), 10)


def test_a_child_that_ends_by_itself_is_known(tmp_path: Path) -> None:
    with Child(["sh", "-c", "echo its last words; exit 7"], tmp_path) as child:
        assert wait_until(lambda: not child.running(), 10)
        assert child.last_words() == "its last words"
        assert child.stop() == 7


def test_a_child_is_asked_to_end(tmp_path: Path) -> None:
    folder = tmp_path / "scratch"
    folder.mkdir()
    script = f"trap 'echo asked > {tmp_path}/said; exit 3' TERM; echo $ADDED; "
    script += "while :; do sleep 0.05; done"
    child = Child(["sh", "-c", script], folder, {"ADDED": "ready"})
    assert wait_until(lambda: child.last_words() == "ready", 10)
    begun = monotonic()
    assert child.stop() == 3
    assert monotonic() - begun < 5
    assert (tmp_path / "said").read_text() == "asked\n"
    assert not folder.exists()


def test_what_is_no_envelope_is_shown_all_the_same(settings: Settings) -> None:
    admin.apply(settings)
    stories = f"{settings.topic_prefix}.stories.v1"
    complete(send(settings, stories, paced([Outgoing(b"{}")], AT_ONCE), lambda _: None))
    code, out, err = ended(settings, "tail", "--from-beginning", "-n", 1)
    assert (code, out.rstrip().endswith("{}"), err) == (0, True, "")
