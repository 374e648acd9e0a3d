"""Laws of verdicts, over any sequence of what may come of one story."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.messages import NOW, item, ninjs
from wiredesk.identify.verdict import (
    MOST_DIGESTS,
    NOTHING,
    Memory,
    Verdict,
    decide,
    remember,
)
from wiredesk.pipeline import ACTIONS
from wiredesk.story import Item

SHAPES: dict[str, dict[str, object]] = {
    "story": {},
    "correction": {"ednote": "CORRECTS spelling"},
    "advisory": {"slugline": "ADVISORY"},
    "kill": {"pubstatus": "canceled"},
    "notice": {"headline": "MANDATORY KILL: Bridge opens"},
    "embargo": {"embargoed": "2026-08-03T18:00:00Z"},
    "endless": {"ednote": "EMBARGOED UNTIL FURTHER NOTICE"},
    "free": {"embargoed": "2026-08-03T09:00:00Z"},
}
STANDING = {Verdict.NEW, Verdict.UPDATE, Verdict.CORRECTION}


class Step(NamedTuple):
    """One decision: what came, what was known, what it was, what is known then."""

    item: Item
    before: Memory
    verdict: Verdict
    after: Memory


@cache
def made(shape: str, version: int, words: str) -> Item:
    """Give an item of one story."""
    return item(ninjs(**SHAPES[shape], version=str(version), body_text=words))


ITEMS = st.builds(made, st.sampled_from(sorted(SHAPES)), st.integers(1, 4), st.sampled_from("abc"))
PLAIN = st.builds(made, st.just("story"), st.integers(1, 40), st.sampled_from("abcdefgh"))


def steps(items: Sequence[Item]) -> Iterator[Step]:
    """Decide on items one after the other, each with the memory that is left by those before."""
    memory = NOTHING
    for each in items:
        verdict = decide(each, memory, NOW)
        after = remember(each, memory, verdict) or memory
        yield Step(each, memory, verdict, after)
        memory = after


@given(st.lists(ITEMS, max_size=10))
def test_what_is_killed_stays_killed(items: list[Item]) -> None:
    for step in steps(items):
        if step.before.killed:
            assert step.verdict in (Verdict.KILLED, Verdict.REPEAT)
            assert step.after == step.before


@given(st.lists(ITEMS, max_size=10))
def test_nothing_is_published_twice(items: list[Item]) -> None:
    for step in steps(items):
        again = decide(step.item, step.after, NOW)
        assert step.verdict not in ACTIONS or again not in ACTIONS


@given(st.lists(ITEMS, max_size=10))
def test_nothing_is_published_before_its_embargo_ends(items: list[Item]) -> None:
    for step in steps(items):
        if step.verdict in STANDING | {Verdict.LATE, Verdict.ADVISORY} and step.item.embargo:
            assert step.item.embargo.until is not None
            assert step.item.embargo.until <= NOW


@given(st.lists(ITEMS, max_size=10))
def test_what_stands_never_gets_older(items: list[Item]) -> None:
    stood = 0
    for step in steps(items):
        assert step.after.version >= stood
        if step.verdict in STANDING:
            assert step.item.version >= stood
            assert step.after.version == step.item.version
        stood = step.after.version


@given(st.permutations([made("story", n, f"Words {n}.") for n in range(1, 6)]))
def test_in_whatever_order_versions_come_the_newest_stands(items: list[Item]) -> None:
    told = list(steps(items))
    assert {step.verdict for step in told} <= {Verdict.NEW, Verdict.UPDATE, Verdict.LATE}
    assert [step.verdict for step in told].count(Verdict.NEW) == 1
    assert [step for step in told if step.verdict in STANDING][-1].item.version == 5


@given(st.lists(ITEMS, max_size=10), ITEMS)
def test_verdicts_depend_on_what_the_ledger_keeps(items: list[Item], last: Item) -> None:
    memory = NOTHING
    for step in steps(items):
        memory = step.after
    written = Memory.from_bytes(memory.to_bytes())
    assert written == memory._replace(held=None)
    assert decide(last, written, NOW) is decide(last, memory._replace(held=None), NOW)


@given(st.lists(PLAIN, max_size=40))
def test_memory_is_bounded_and_ends_with_what_stands(items: list[Item]) -> None:
    for step in steps(items):
        assert len(step.after.digests) <= MOST_DIGESTS
        if step.verdict in STANDING:
            assert step.after.digests[-1] == step.item.digest


@given(st.lists(ITEMS, max_size=10))
def test_of_what_waits_the_newest_does_and_it_has_an_embargo(items: list[Item]) -> None:
    for step in steps(items):
        waits = step.after.held
        if step.verdict is Verdict.HELD:
            assert waits is not None
            assert waits.version >= step.item.version
        if waits is not None:
            assert waits.embargo is not None
            assert not step.after.killed


@given(ITEMS, st.booleans())
def test_what_was_never_seen_and_what_is_forgotten_are_one(found: Item, known: bool) -> None:
    assert decide(found, NOTHING if known else None, NOW) is decide(found, None, NOW)
    forgotten = NOTHING if known else None
    verdict = decide(found, None, NOW)
    assert remember(found, forgotten, verdict) == remember(found, NOTHING, verdict)


SAME = made("story", 3, "a")


@pytest.mark.parametrize(
    ("words", "seen", "verdict"),
    [
        ("a", Memory(3, (SAME.digest,)), Verdict.REPEAT),
        ("a", Memory(3, (SAME.digest, "b")), Verdict.REPEAT),
        ("a", Memory(2, (SAME.digest, "b")), Verdict.UPDATE),
        ("a", Memory(2, (SAME.digest,)), Verdict.REPEAT),
        ("a", Memory(4, (SAME.digest, "b")), Verdict.REPEAT),
        ("a", Memory(3, ("b",)), Verdict.UPDATE),
        ("a", Memory(4, ("b",)), Verdict.LATE),
        ("a", Memory(0, ("b",)), Verdict.NEW),
        ("a", Memory(1, ("b",)), Verdict.UPDATE),
    ],
)
def test_words_that_were_seen_before(words: str, seen: Memory, verdict: Verdict) -> None:
    assert decide(made("story", 3, words), seen, NOW) is verdict


def test_sixteen_versions_are_told_from_new_ones() -> None:
    words = [made("story", 1, f"Words {n}.") for n in range(MOST_DIGESTS + 1)]
    memory = list(steps(words))[-1].after
    assert MOST_DIGESTS == 16
    assert decide(words[0], memory, NOW) is Verdict.UPDATE
    assert {decide(each, memory, NOW) for each in words[1:]} == {Verdict.REPEAT}


def test_a_version_that_is_silent_on_the_embargo_of_what_waits_waits_as_long() -> None:
    held = Memory(held=made("embargo", 2, "a"))
    until = NOW + timedelta(hours=6)
    for version, verdict in ((1, Verdict.NEW), (2, Verdict.HELD), (3, Verdict.HELD)):
        silent = made("story", version, "b")
        assert decide(silent, held, NOW) is verdict
        memory = remember(silent, held, verdict)
        assert memory is not None
        assert memory.held is not None
        assert memory.held.embargo is not None
        assert memory.held.embargo.until == until


def test_the_same_version_held_again_changes_nothing() -> None:
    embargoed = made("embargo", 2, "a")
    held = remember(embargoed, None, Verdict.HELD)
    assert held == Memory(held=embargoed)
    assert remember(embargoed, held, Verdict.HELD) is None


def test_a_kill_forgets_what_waits_and_keeps_the_newest_version() -> None:
    seen = Memory(3, ("a",), held=made("embargo", 4, "b"))
    kill = made("kill", 2, "c")
    assert remember(kill, seen, Verdict.KILL) == Memory(3, ("a", kill.digest), killed=True)
    untied = remember(kill, seen, Verdict.UNTIED_KILL)
    assert untied == Memory(3, ("a", kill.digest), killed=True)


def test_the_names_of_verdicts_are_those_of_the_metrics() -> None:
    assert {verdict.value for verdict in Verdict} == {
        "new", "update", "correction", "advisory", "late", "kill", "untied_kill", "held",
        "repeat", "killed", "expired",
    }  # fmt: skip
