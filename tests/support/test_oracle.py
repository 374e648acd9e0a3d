"""The oracle finds what is lost, doubled or out of order, and knows what has to stand."""

from collections.abc import Sequence
from dataclasses import replace

import orjson

from support.expectation import message_of
from support.generator import Wire, feed
from support.kafka_log import Record
from support.oracle import Tally, should_stand, standing, tally
from wiredesk.decode import decode
from wiredesk.identify.identity import story_id

WIRES = [w for w in feed(60, seed=3, words=60) if w.kind not in ("broken", "repeat")]


def raw(wires: Sequence[Wire]) -> list[Record]:
    return [Record("raw", 0, n, 1e9, w.story.encode(), w.value, ()) for n, w in enumerate(wires)]


def published(wires: Sequence[Wire]) -> list[Record]:
    """Give the record of each version, as ``stories`` has it."""
    ids = [story_id(next(iter(decode(message_of(r), 10**6))).article) for r in raw(wires)]
    values = [orjson.dumps({"version": wire.version}) for wire in wires]
    return [
        Record("stories", 0, n, 1e9, key.encode(), value, ())
        for n, (key, value) in enumerate(zip(ids, values, strict=True))
    ]


def counted(stories: Sequence[Record]) -> Tally:
    return tally({"raw": raw(WIRES), "stories": stories}, WIRES)


def test_all_is_well() -> None:
    assert counted(published(WIRES)) == Tally(len(WIRES))


def test_one_is_lost() -> None:
    assert counted(published(WIRES)[1:]) == Tally(len(WIRES), lost=1)


def test_one_is_doubled() -> None:
    stories = published(WIRES)
    assert counted([*stories, stories[-1]]).doubled == 1


def test_an_older_version_comes_late() -> None:
    later = next(n for n, wire in enumerate(WIRES) if wire.version == 2)
    story = WIRES[later].story
    first = next(n for n, wire in enumerate(WIRES) if wire.story == story)
    stories = published(WIRES)
    stories[first], stories[later] = stories[later], stories[first]
    assert counted(stories).disordered >= 1


def test_what_stands_is_the_newest_that_is_not_killed() -> None:
    pairs = zip(published(WIRES), WIRES, strict=True)
    latest = [replace(r, value=None) if wire.kind == "kill" else r for r, wire in pairs]
    found = {"raw": raw(WIRES), "latest": latest}
    assert 0 < len(standing(found)) < len({wire.story for wire in WIRES})
    assert standing(found) == should_stand(found, WIRES)
