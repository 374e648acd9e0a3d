"""The helpers themselves: what is generated is as promised, and nothing outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median

from support.generator import Wire, count_words, feed, first_versions, wordings
from support.wire_formats import FORMATS
from wiredesk.pipeline import receive
from wiredesk.story import DeadLetter, Item, Message

NOW = datetime(2025, 1, 1, tzinfo=UTC)
STORIES = 600


def read(wire: Wire) -> Item | DeadLetter:
    """Read one generated message."""
    (found,) = receive(Message(wire.value, NOW), max_bytes=1_000_000, now=NOW)
    return found


def item_of(wire: Wire) -> Item:
    """Read one generated message that is not broken."""
    found = read(wire)
    assert isinstance(found, Item)
    return found


def valid(stories: int) -> list[Wire]:
    """Give generated messages without the broken ones."""
    return [wire for wire in feed(stories) if wire.kind != "broken"]


def by_story(wires: list[Wire]) -> dict[str, list[Wire]]:
    """Group messages, in their order."""
    groups: dict[str, list[Wire]] = defaultdict(list)
    for wire in wires:
        groups[wire.story].append(wire)
    return groups


def test_a_seed_gives_the_same_messages_and_another_seed_others() -> None:
    assert feed(50, seed=3) == feed(50, seed=3)
    assert not {w.value for w in first_versions(50, seed=3)} & {
        w.value for w in first_versions(50, seed=4)
    }


def test_what_is_not_broken_is_read_in_its_format_and_version() -> None:
    for wire in feed(STORIES):
        found = read(wire)
        if wire.kind == "broken":
            assert isinstance(found, DeadLetter)
        else:
            assert isinstance(found, Item)
            assert (found.article.format, found.version) == (wire.format, wire.version)


def test_only_a_repeat_says_what_was_said() -> None:
    wires = valid(STORIES)
    digests = Counter(item_of(wire).digest for wire in wires if wire.kind != "repeat")
    assert set(digests.values()) == {1}
    for versions in by_story(wires).values():
        for before, wire in pairwise(versions):
            assert (wire.value == before.value) == (wire.kind == "repeat")


def test_versions_of_a_story_rise_and_share_its_identity() -> None:
    for versions in by_story(valid(STORIES)).values():
        assert [w.version for w in versions] == sorted(w.version for w in versions)
        assert len({item_of(wire).id for wire in versions}) == 1


def test_every_language_comes_in_every_format_and_every_kind_occurs() -> None:
    wires = feed(STORIES)
    there = {(w.language, w.format) for w in wires if w.kind == "new"}
    assert there == {(language, form) for language in wordings() for form in FORMATS}
    assert {w.kind for w in wires} == {"new", "update", "repeat", "kill", "broken"}


def test_the_median_length_is_as_asked_for() -> None:
    wires = first_versions(STORIES, words=400)
    texts = [(item_of(wire).article.text, wire.language) for wire in wires]
    assert 360 < median(count_words(*text) for text in texts) < 460


def test_a_leashed_process_dies_with_a_parent_that_is_killed() -> None:
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    lines = (
        "import subprocess, time",
        "from support.leash import leashed",
        f"print(subprocess.Popen(leashed(*{sleep!r})).pid, flush=True)",
        "time.sleep(60)",
    )
    path = os.pathsep.join([str(Path(__file__).parent.parent), *sys.path])
    environment = os.environ | {"PYTHONPATH": path}
    command = [sys.executable, "-c", "\n".join(lines)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        await_state(child, running=True)
        parent.send_signal(signal.SIGKILL)
    await_state(child, running=False)


def await_state(pid: int, *, running: bool) -> None:
    """Wait a while for a process to run, or to be gone."""
    deadline = time.monotonic() + 5
    while alive(pid) != running:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Tell whether a process runs; a zombie does not."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(") ", 1)[1][0] != "Z"
