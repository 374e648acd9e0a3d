"""Every row of the table of verdicts has a case, and the order of the rows counts."""

from datetime import timedelta

import pytest

from support.messages import NOW, item, ninjs
from wiredesk.identify.verdict import (
    MOST_DIGESTS,
    NOTHING,
    TABLE,
    Memory,
    Verdict,
    decide,
    remember,
)
from wiredesk.story import Item, Link

SAME = item(ninjs()).digest
KILL = {"pubstatus": "canceled"}
NOTICE = {"headline": "MANDATORY KILL: Bridge opens"}
LATER, EARLIER = "2026-08-03T18:00:00Z", "2026-08-03T09:00:00Z"
EMBARGOED = {"embargoed": LATER, "version": "2"}
HELD = item(ninjs(**EMBARGOED))
KILLED = Memory(1, ("x",), killed=True)

# name, fields of the message, what is remembered, verdict
CASES: list[tuple[str, dict[str, object], Memory | None, Verdict]] = [
    ("first seen", {}, None, Verdict.NEW),
    ("a kill of what was never seen", KILL, None, Verdict.KILL),
    ("a second kill", KILL, KILLED, Verdict.REPEAT),
    ("a second kill, in words", NOTICE, KILLED, Verdict.REPEAT),
    ("a version after the kill", {"version": "9"}, KILLED, Verdict.KILLED),
    ("the same words after the kill", {}, Memory(1, (SAME,), killed=True), Verdict.KILLED),
    ("an embargoed version after the kill", EMBARGOED, KILLED, Verdict.KILLED),
    ("a kill with the same words", KILL, Memory(1, (SAME,)), Verdict.KILL),
    ("a kill of an older version", KILL | {"version": "1"}, Memory(3, ("x",)), Verdict.KILL),
    ("a kill of what is held", KILL, Memory(held=HELD), Verdict.KILL),
    ("a kill under an embargo", KILL | EMBARGOED, Memory(1, ("x",)), Verdict.KILL),
    ("a kill in words of what stands", NOTICE, Memory(1, ("x",)), Verdict.KILL),
    ("a kill in words of what is held", NOTICE, Memory(held=HELD), Verdict.KILL),
    ("a kill in words of nothing known", NOTICE, None, Verdict.UNTIED_KILL),
    ("expired", {"expires": EARLIER}, None, Verdict.EXPIRED),
    ("an update that has expired", {"expires": EARLIER}, Memory(1, ("x",)), Verdict.EXPIRED),
    ("expires later", {"expires": LATER}, None, Verdict.NEW),
    ("under an embargo", EMBARGOED, None, Verdict.HELD),
    ("an embargo that has ended", {"embargoed": EARLIER}, None, Verdict.NEW),
    ("an embargo without an instant", {"ednote": "EMBARGOED"}, None, Verdict.HELD),
    ("an update under an embargo", EMBARGOED, Memory(1, ("x",)), Verdict.HELD),
    ("an update that is silent on it", {"version": "3"}, Memory(held=HELD), Verdict.HELD),
    ("an update that lifts it", {"version": "3", "embargoed": EARLIER}, Memory(held=HELD),
     Verdict.NEW),
    ("an older version, free", {"version": "1"}, Memory(held=HELD), Verdict.NEW),
    ("the same words", {"version": "7"}, Memory(1, (SAME,)), Verdict.REPEAT),
    ("an older version again", {"version": "2"}, Memory(3, (SAME, "x")), Verdict.REPEAT),
    ("back to older words", {"version": "4"}, Memory(3, (SAME, "x")), Verdict.UPDATE),
    ("an advisory", {"slugline": "ADVISORY"}, None, Verdict.ADVISORY),
    ("an advisory on what is held", {"slugline": "ADVISORY"}, Memory(held=HELD), Verdict.ADVISORY),
    ("an older version", {"version": "2"}, Memory(3, ("x",)), Verdict.LATE),
    ("an older correction", {"version": "2", "ednote": "CORRECTS: name"}, Memory(3, ("x",)),
     Verdict.LATE),
    ("a correction", {"version": "4", "ednote": "CORRECTS: name"}, Memory(3, ("x",)),
     Verdict.CORRECTION),
    ("a correction of nothing known", {"headline": "Correction: Bridge"}, None,
     Verdict.CORRECTION),
    ("a newer version", {"version": "4"}, Memory(3, ("x",)), Verdict.UPDATE),
    ("other words under the same version", {"version": "3"}, Memory(3, ("x",)), Verdict.UPDATE),
    ("a story after an advisory", {"version": "1"}, Memory(0, ("x",)), Verdict.NEW),
]  # fmt: skip


def made(fields: dict[str, object]) -> Item:
    """Give an item of a message with these fields; ``expires`` is none of ninjs."""
    fields = dict(fields)
    expires = fields.pop("expires", None)
    found = item(ninjs(**fields))
    article = type(found.article).model_validate({**found.article.model_dump(), "expires": expires})
    return found.model_copy(update={"article": article})


def linked(relation: str) -> Item:
    """Give an item whose article refers to another one."""
    found = item(ninjs())
    article = found.article.model_copy(update={"links": (Link(relation=relation, id="urn:b"),)})
    return found.model_copy(update={"article": article, "relates": ("b",)})


@pytest.mark.parametrize(("name", "fields", "seen", "verdict"), CASES, ids=[c[0] for c in CASES])
def test_decide(
    name: str, fields: dict[str, object], seen: Memory | None, verdict: Verdict
) -> None:
    assert decide(made(fields), seen, NOW) is verdict, name


def test_a_story_that_replaces_another_is_an_update() -> None:
    assert decide(linked("replaces"), None, NOW) is Verdict.UPDATE


def test_a_notice_that_names_the_story_it_kills_is_an_advisory() -> None:
    notice = item(ninjs(**NOTICE)).model_copy(update={"relates": ("b",)})
    assert decide(notice, None, NOW) is Verdict.ADVISORY


def test_every_row_is_reached() -> None:
    given = [(made(fields), seen or NOTHING) for _, fields, seen, _ in CASES]
    notice = item(ninjs(**NOTICE)).model_copy(update={"relates": ("b",)})
    given += [(linked("replaces"), NOTHING), (notice, NOTHING)]
    rows = {
        next(number for number, (_, holds) in enumerate(TABLE) if holds(found, seen, NOW))
        for found, seen in given
    }
    assert rows == set(range(len(TABLE)))


def test_an_embargo_ends_at_its_instant() -> None:
    until = HELD.article.embargoed_until
    assert until is not None
    assert decide(HELD, None, until - timedelta(microseconds=1)) is Verdict.HELD
    assert decide(HELD, None, until) is Verdict.NEW


def test_memory_survives_the_ledger() -> None:
    memory = Memory(3, ("abc", "def"), killed=True)
    assert Memory.from_bytes(memory.to_bytes()) == memory


def test_what_is_held_is_not_in_the_ledger() -> None:
    assert Memory.from_bytes(Memory(3, ("abc",), held=HELD).to_bytes()) == Memory(3, ("abc",))


def test_a_late_version_is_remembered_before_the_newest() -> None:
    found = item(ninjs(version="2"))
    memory = remember(found, Memory(3, ("a", "b")), Verdict.LATE)
    assert memory == Memory(3, ("a", SAME, "b"))
    assert decide(found, memory, NOW) is Verdict.REPEAT


def test_an_advisory_is_not_repeated_and_makes_no_version_late() -> None:
    advisory = item(ninjs(slugline="ADVISORY", version="8"))
    memory = remember(advisory, Memory(3, ("a",)), Verdict.ADVISORY)
    assert memory == Memory(3, (SAME, "a"))
    assert decide(advisory, memory, NOW) is Verdict.REPEAT
    assert decide(item(ninjs(version="4", body_text="x")), memory, NOW) is Verdict.UPDATE


def test_memory_is_bounded() -> None:
    memory = Memory(1, tuple("abc"))
    for number in range(2, 100):
        memory = remember(item(ninjs(version=str(number))), memory, Verdict.UPDATE) or memory
    assert len(memory.digests) == MOST_DIGESTS


def test_what_is_not_published_changes_no_memory() -> None:
    for verdict in (Verdict.REPEAT, Verdict.KILLED, Verdict.EXPIRED):
        assert remember(item(ninjs()), Memory(1, ("x",)), verdict) is None


def test_of_two_versions_that_wait_the_newer_one_is_kept() -> None:
    newer = made({"version": "3", "body_text": "Newer."})
    held = remember(newer, Memory(held=HELD), Verdict.HELD)
    assert held is not None
    assert held.held is not None
    assert (held.held.version, held.held.embargo) == (3, HELD.embargo)
    assert remember(HELD, held, Verdict.HELD) is None


def test_a_version_that_waits_is_dropped_for_a_newer_one_only() -> None:
    older, newer = (made({"version": number}) for number in ("1", "3"))
    kept = remember(older, Memory(held=HELD), Verdict.NEW)
    dropped = remember(newer, Memory(held=HELD), Verdict.NEW)
    assert kept is not None
    assert kept.held == HELD
    assert dropped is not None
    assert dropped.held is None


def test_an_untied_kill_kills_what_comes_under_its_own_id() -> None:
    notice = item(ninjs(**NOTICE))
    memory = remember(notice, None, Verdict.UNTIED_KILL)
    assert decide(item(ninjs(version="2")), memory, NOW) is Verdict.KILLED
