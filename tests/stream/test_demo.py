"""The demo as a person sees it, and what it is made of."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from support.interrupts import NEEDS_CTRL_C
from wiredesk.demo.script import Account, expected, feed, fresh, outgoing
from wiredesk.demo.stage import stage
from wiredesk.demo.tally import Dead, Tally
from wiredesk.settings import Settings
from wiredesk.stream import admin, embedded
from wiredesk.stream.client import Outgoing

NOW = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)
MAX_BYTES = 1_000_000


def demo(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the demo to its end."""
    command = [sys.executable, "-m", "wiredesk", "demo", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
        env={**os.environ, **variables},
    )


# What is sent, and what is due


def test_the_seed_story_is_first_and_the_feed_is_broad() -> None:
    assert feed()[0][0] == "001-xinhua-ar.txt"
    assert len(feed()) >= 40
    languages = {re.split(r"[-.]", name)[-2] for name, _ in feed()}
    assert len({name.rsplit(".")[1] for name, _ in feed()}) == 2
    assert len(languages) >= 12


def test_what_is_due_has_every_kind() -> None:
    due = expected(outgoing(NOW), MAX_BYTES, NOW)
    actions = {action for _, _, action in due.published}
    assert actions == {"new", "update", "kill"}
    assert due.dead.total() == 2
    assert due.dropped == 1
    assert set(due.published.values()) == {1}
    assert due.published.total() + due.dead.total() + due.dropped == len(feed())


def test_versions_of_a_story_share_a_key() -> None:
    keys = Counter(message.key for message in outgoing(NOW))
    assert sorted(keys.values(), reverse=True)[:4] == [2, 2, 2, 1]


def test_a_later_turn_has_other_stories_of_the_same_kinds() -> None:
    first = expected(outgoing(NOW), MAX_BYTES, NOW)
    second = expected(outgoing(NOW, 1), MAX_BYTES, NOW)
    third = expected(outgoing(NOW, 2), MAX_BYTES, NOW)
    assert second.dead == first.dead
    assert second.dropped == first.dropped
    ids = [{story for story, _, _ in account.published} for account in (first, second, third)]
    assert not (ids[0] & ids[1]) | (ids[1] & ids[2]) | (ids[0] & ids[2])
    assert Counter(a for _, _, a in second.published) == Counter(a for _, _, a in first.published)


def test_a_later_turn_keeps_the_dateline() -> None:
    text = feed()[0][1]
    assert fresh(text, 3).startswith(text)


# The tally


def envelope(story: str, action: str = "new", version: int = 1) -> bytes:
    """Write as much of an envelope as is counted."""
    timing = {"received": NOW.isoformat()}
    head = {"id": story, "version": version, "action": action, "timing": timing}
    return json.dumps(head).encode()


def test_freshness_and_rate() -> None:
    tally = Tally()
    assert tally.freshness(0.5) is None
    for number in range(100):
        tally.story(envelope(str(number)), NOW + timedelta(milliseconds=number))
    assert tally.freshness(0.5) == pytest.approx(0.050)
    assert tally.freshness(0.99) == pytest.approx(0.099)
    assert tally.rate(NOW + timedelta(seconds=1)) == 20
    assert tally.rate(NOW + timedelta(seconds=6)) == 0
    assert tally.first == envelope("0")


def test_what_is_missing_and_what_is_too_much() -> None:
    due = Account(Counter({("a", 1, "new"): 1, ("b", 1, "new"): 1}), Counter({"malformed": 1}))
    tally = Tally()
    tally.story(envelope("a"), NOW)
    assert not tally.complete(due)
    assert tally.missing(due) == "1 stories and 1 dead letters"
    tally.story(envelope("b"), NOW)
    tally.dead_letter(Dead("malformed", "JSON", "raw/0/1", NOW))
    assert tally.complete(due)
    assert (tally.missing(due), tally.surplus(due)) == ("", 0)
    tally.story(envelope("b"), NOW)
    assert tally.surplus(due) == 1
    assert tally.actions() == {"new": 3}


# The demo itself


@pytest.mark.embedded
def test_once() -> None:
    ended = demo("--once", "--rate", 20)
    assert (ended.returncode, ended.stderr) == (0, "")
    due = expected(outgoing(NOW), MAX_BYTES, NOW)
    lines = ended.stdout.splitlines()
    assert (
        sum(bool(re.match(r"\d\d:\d\d:\d\d  \S", line)) for line in lines)
        == len(feed()) - due.dropped
    )
    assert "all that was due has come, once" in ended.stdout
    assert re.search(r"freshness, .*: p50 \d+ ms, p99 \d+ ms", ended.stdout)
    for reason in due.dead:
        assert re.search(rf"dead letter +{reason}", ended.stdout)
    first = ended.stdout.partition("first story in full")[2].partition("\n\n")[0]
    for fact in ("Baghdad, IQ", "2021-08-01", "Xinhua", "politics", "conflict"):
        assert fact in first


@pytest.mark.embedded
def test_on_a_broker_that_is_there(broker: str) -> None:
    ended = demo("--once", "--rate", 50, "--broker", broker)
    assert (ended.returncode, ended.stderr) == (0, "")
    prefix = re.search(r"wiredesk-demo-[0-9a-f]{8}", ended.stdout)
    assert prefix
    left = admin.survey(Settings(broker=broker, topic_prefix=prefix[0]))
    assert {standing.partitions for standing in left} == {None}


@pytest.mark.embedded
def test_its_own_broker_wants_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "SECURITY_PROTOCOL": "SASL_SSL",
        "SASL_MECHANISM": "PLAIN",
        "SASL_USERNAME": "desk",
        "SASL_PASSWORD": "open-Sesame",
    }.items():
        monkeypatch.setenv(f"WIREDESK_{name}", value)
    with stage(None) as ready:
        assert ready.worker.running()
        assert ready.settings.security_protocol == "PLAINTEXT"


@NEEDS_CTRL_C
@pytest.mark.embedded
def test_ctrl_c_leaves_nothing_behind() -> None:
    command = [sys.executable, "-m", "wiredesk", "demo", "--rate", "50"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout
        seen = [next(process.stdout) for _ in range(len(feed()) + 20)]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "")
    assert "Baghdad, IQ" in "".join(seen)
    assert "stories published: " in out
    metrics = re.search(r"http://127\.0\.0\.1:(\d+)/metrics", seen[0])
    assert metrics
    assert not embedded.listens(int(metrics[1]))


def test_expectations_follow_the_messages() -> None:
    nothing = expected((), MAX_BYTES, NOW)
    assert (nothing.published.total(), nothing.dead.total(), nothing.dropped) == (0, 0, 0)
    assert expected((Outgoing(b""),), MAX_BYTES, NOW).dead == {"empty": 1}
