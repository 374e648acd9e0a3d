"""What to do with an item, given what is remembered of its story and the time: a table.

The first row that holds decides. A killed story stays killed for as long as it is remembered,
whatever comes after; a version under embargo waits for its instant.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Self

import orjson

from wiredesk.story import Embargo, Intent, Item

# Few stories have more versions; of one that has, an older version sent again counts as late.
MOST_DIGESTS = 16


class Memory(NamedTuple):
    """What is remembered of a story: its newest version, its words so far, whether killed."""

    version: int = 0
    """the newest that was published; 0 where none was"""
    digests: tuple[str, ...] = ()
    """fingerprints of the versions seen, at most `MOST_DIGESTS`; that of the newest is last"""
    killed: bool = False
    held: Item | None = None
    """the newest version that waits for the end of its embargo; not in the ledger's record"""

    @property
    def stands(self) -> bool:
        """Tell whether there is a version to kill: published, or waiting."""
        return self.version > 0 or self.held is not None

    def says(self, item: Item) -> bool:
        """Tell whether an item says nothing new.

        An older version or an advisory that is sent again does not; a newer version that goes
        back to earlier words does.
        """
        any_time = item.version <= self.version or item.intent is Intent.ADVISE
        return item.digest in (self.digests if any_time else self.digests[-1:])

    def embargo_on(self, item: Item) -> Embargo | None:
        """Give the embargo that an item is under: its own, or that of the version that waits.

        An update that says nothing of the embargo has not lifted it.
        """
        waits = self.held
        inherits = waits and item.version >= waits.version and item.intent is not Intent.ADVISE
        return item.embargo or (waits.embargo if waits and inherits else None)

    @classmethod
    def from_bytes(cls, value: bytes) -> Self:
        """Read a record of the ledger topic."""
        record = orjson.loads(value)
        return cls(record["version"], tuple(record["digests"]), record["killed"])

    def to_bytes(self) -> bytes:
        """Write a record of the ledger topic."""
        return orjson.dumps(
            {"version": self.version, "digests": self.digests, "killed": self.killed}
        )


NOTHING = Memory()
"""what is remembered of a story that was never seen, or was forgotten"""


class Verdict(StrEnum):
    """What an item is to its story."""

    NEW = "new"
    UPDATE = "update"
    CORRECTION = "correction"
    ADVISORY = "advisory"
    LATE = "late"
    """an older version that came after a newer one"""
    KILL = "kill"
    UNTIED_KILL = "untied_kill"
    """a kill in words of a story that it does not name: told as an advisory"""
    HELD = "held"
    """under an embargo that has not ended"""
    REPEAT = "repeat"
    """nothing that was not said before"""
    KILLED = "killed"
    """a version of a story that was killed"""
    EXPIRED = "expired"
    """not to be used any more"""


Rule = Callable[[Item, Memory, datetime], bool]

TABLE: tuple[tuple[Verdict, Rule], ...] = (
    (Verdict.REPEAT, lambda item, seen, _: seen.killed and _kills(item)),
    (Verdict.KILLED, lambda _, seen, __: seen.killed),
    (Verdict.KILL, lambda item, _, __: item.intent is Intent.KILL),
    (Verdict.KILL, lambda item, seen, _: _kills(item) and seen.stands),
    (Verdict.ADVISORY, lambda item, _, __: _kills(item) and bool(item.relates)),
    (Verdict.UNTIED_KILL, lambda item, _, __: _kills(item)),
    (Verdict.EXPIRED, lambda item, _, now: _has_expired(item, now)),
    (Verdict.HELD, lambda item, seen, now: _is_early(seen.embargo_on(item), now)),
    (Verdict.REPEAT, lambda item, seen, _: seen.says(item)),
    (Verdict.ADVISORY, lambda item, _, __: item.intent is Intent.ADVISE),
    (Verdict.LATE, lambda item, seen, _: item.version < seen.version),
    (Verdict.CORRECTION, lambda item, _, __: item.intent is Intent.CORRECT),
    (Verdict.UPDATE, lambda _, seen, __: seen.version > 0),
    (Verdict.UPDATE, lambda item, _, __: _replaces(item)),
    (Verdict.NEW, lambda _, __, ___: True),
)


def decide(item: Item, seen: Memory | None, now: datetime) -> Verdict:
    """Give the verdict of the first row that holds."""
    known = seen or NOTHING
    return next(verdict for verdict, holds in TABLE if holds(item, known, now))


def remember(item: Item, seen: Memory | None, verdict: Verdict) -> Memory | None:
    """Give what is to be remembered from now on, or None where nothing changes."""
    known = seen or NOTHING
    newest = max(item.version, known.version)
    after = (*known.digests, item.digest)[-MOST_DIGESTS:]
    before = (*known.digests[:-1], item.digest, *known.digests[-1:])[-MOST_DIGESTS:]
    match verdict:
        case Verdict.NEW | Verdict.UPDATE | Verdict.CORRECTION:
            return Memory(newest, after, held=_still_held(item, known))
        case Verdict.KILL:
            return Memory(newest, after, killed=True)
        case Verdict.UNTIED_KILL:
            return Memory(known.version, after, killed=True)
        case Verdict.LATE | Verdict.ADVISORY:
            return known._replace(digests=before)
        case Verdict.HELD:
            return _holding(item, known)
        case Verdict.REPEAT | Verdict.KILLED | Verdict.EXPIRED:
            return None


def _kills(item: Item) -> bool:
    """Tell whether an item says that a story is killed."""
    return item.intent in (Intent.KILL, Intent.KILL_NOTICE)


def _has_expired(item: Item, now: datetime) -> bool:
    """Tell whether an item may not be used any more."""
    return item.article.expires is not None and item.article.expires <= now


def _is_early(embargo: Embargo | None, now: datetime) -> bool:
    """Tell whether an embargo has not ended, or is not known to end."""
    return embargo is not None and (embargo.until is None or embargo.until > now)


def _replaces(item: Item) -> bool:
    """Tell whether an item says that it takes the place of another story's."""
    return any(link.relation == "replaces" for link in item.article.links)


def _holding(item: Item, known: Memory) -> Memory | None:
    """Hold an item, with the embargo that it is under, unless a newer version is held."""
    if known.held and known.held.version > item.version:
        return None
    waiting = item.model_copy(update={"embargo": known.embargo_on(item)})
    return None if waiting == known.held else known._replace(held=waiting)


def _still_held(item: Item, known: Memory) -> Item | None:
    """Give the version that goes on to wait when another one is published: only a newer one."""
    return known.held if known.held and known.held.version > item.version else None
