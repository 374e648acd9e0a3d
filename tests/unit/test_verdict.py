"""Every row of the table of verdicts has a case, and the order of the rows counts."""

import pytest

from support.messages import item, ninjs
from wiredesk.identify.verdict import FIRST, MOST_DIGESTS, NEXT, Memory, Verdict, decide, remember

SAME = item(ninjs()).digest
KILL = {"pubstatus": "canceled"}

CASES = [
    ("first seen", {}, None, Verdict.NEW),
    ("a kill of what was never seen", KILL, None, Verdict.KILL),
    ("a second kill", KILL, Memory(1, ("x",), killed=True), Verdict.REPEAT),
    ("a version after the kill", {"version": "9"}, Memory(1, ("x",), killed=True), Verdict.KILLED),
    ("the same words after the kill", {}, Memory(1, (SAME,), killed=True), Verdict.KILLED),
    ("a kill with the same words", KILL, Memory(1, (SAME,)), Verdict.KILL),
    ("the same words", {"version": "7"}, Memory(1, (SAME,)), Verdict.REPEAT),
    ("an older version again", {"version": "2"}, Memory(3, (SAME, "x")), Verdict.REPEAT),
    ("back to older words", {"version": "4"}, Memory(3, (SAME, "x")), Verdict.UPDATE),
    ("an older version", {"version": "2"}, Memory(3, ("x",)), Verdict.LATE),
    ("a newer version", {"version": "4"}, Memory(3, ("x",)), Verdict.UPDATE),
    ("other words under the same version", {"version": "3"}, Memory(3, ("x",)), Verdict.UPDATE),
]


@pytest.mark.parametrize(("name", "fields", "seen", "verdict"), CASES, ids=[c[0] for c in CASES])
def test_decide(
    name: str, fields: dict[str, object], seen: Memory | None, verdict: Verdict
) -> None:
    assert decide(item(ninjs(**fields)), seen) is verdict, name


def test_every_row_is_reached() -> None:
    rows = {
        (seen is None, next(n for n, row in enumerate(table) if row[1](*arguments)))
        for _, fields, seen, _ in CASES
        for table, arguments in [
            (FIRST, (item(ninjs(**fields)),))
            if seen is None
            else (NEXT, (item(ninjs(**fields)), seen))
        ]
    }
    assert len(rows) == len(FIRST) + len(NEXT)


def test_memory_survives_the_ledger() -> None:
    memory = Memory(3, ("abc", "def"), killed=True)
    assert Memory.from_bytes(memory.to_bytes()) == memory


def test_a_late_version_is_remembered_before_the_newest() -> None:
    found = item(ninjs(version="2"))
    memory = remember(found, Memory(3, ("a", "b")), Verdict.LATE)
    assert memory == Memory(3, ("a", SAME, "b"))
    assert decide(found, memory) is Verdict.REPEAT


def test_memory_is_bounded() -> None:
    memory = Memory(1, tuple("abc"))
    for number in range(2, 100):
        memory = remember(item(ninjs(version=str(number))), memory, Verdict.UPDATE) or memory
    assert len(memory.digests) == MOST_DIGESTS


def test_what_is_not_published_changes_no_memory() -> None:
    for verdict in (Verdict.REPEAT, Verdict.KILLED):
        assert remember(item(ninjs()), Memory(1, ("x",)), verdict) is None
