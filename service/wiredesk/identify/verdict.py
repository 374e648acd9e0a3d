"""What to do with an item, given what is remembered of its story: a table of rules.

The first rule that holds decides. A killed story stays killed for as long as it is
remembered, whatever comes after.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, Self

import orjson

from wiredesk.story import Item, Status

# Few stories have more versions; of one that has, an older version sent again counts as late.
MOST_DIGESTS = 16


class Memory(NamedTuple):
    """What is remembered of a story: its newest version, its words so far, whether killed."""

    version: int
    digests: tuple[str, ...]
    """fingerprints of the versions seen, at most `MOST_DIGESTS`; that of the newest is last"""
    killed: bool = False

    def says(self, item: Item) -> bool:
        """Tell whether an item says nothing new.

        An older version that is sent again does not; a newer one that goes back to earlier
        words does.
        """
        known = self.digests if item.version <= self.version else self.digests[-1:]
        return item.digest in known

    @classmethod
    def from_bytes(cls, value: bytes) -> Self:
        """Read a record of the ledger topic."""
        record = orjson.loads(value)
        return cls(record["version"], tuple(record["digests"]), record["killed"])

    def to_bytes(self) -> bytes:
        """Write a record of the ledger topic."""
        return orjson.dumps(self._asdict())


class Verdict(StrEnum):
    """What an item is to its story."""

    NEW = "new"
    UPDATE = "update"
    LATE = "late"
    """an older version that came after a newer one"""
    KILL = "kill"
    REPEAT = "repeat"
    """nothing that was not said before"""
    KILLED = "killed"
    """a version of a story that was killed"""


Rule = Callable[[Item, Memory], bool]

FIRST: tuple[tuple[Verdict, Callable[[Item], bool]], ...] = (
    (Verdict.KILL, lambda item: item.article.status is Status.CANCELED),
    (Verdict.NEW, lambda _: True),
)
NEXT: tuple[tuple[Verdict, Rule], ...] = (
    (Verdict.REPEAT, lambda item, seen: seen.killed and item.article.status is Status.CANCELED),
    (Verdict.KILLED, lambda _, seen: seen.killed),
    (Verdict.KILL, lambda item, _: item.article.status is Status.CANCELED),
    (Verdict.REPEAT, lambda item, seen: seen.says(item)),
    (Verdict.LATE, lambda item, seen: item.version < seen.version),
    (Verdict.UPDATE, lambda _, __: True),
)


def decide(item: Item, seen: Memory | None) -> Verdict:
    """Give the first verdict whose rule holds."""
    if seen is None:
        return next(verdict for verdict, holds in FIRST if holds(item))
    return next(verdict for verdict, holds in NEXT if holds(item, seen))


def remember(item: Item, seen: Memory | None, verdict: Verdict) -> Memory | None:
    """Give what is to be remembered from now on, or None where nothing changes."""
    known = seen.digests if seen else ()
    newest = max(item.version, seen.version) if seen else item.version
    match verdict:
        case Verdict.NEW | Verdict.UPDATE:
            return Memory(newest, (*known, item.digest)[-MOST_DIGESTS:])
        case Verdict.KILL:
            return Memory(newest, (*known, item.digest)[-MOST_DIGESTS:], killed=True)
        case Verdict.LATE:
            return Memory(newest, (*known[:-1], item.digest, *known[-1:])[-MOST_DIGESTS:])
        case Verdict.REPEAT | Verdict.KILLED:
            return None
