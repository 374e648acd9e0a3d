"""What agencies say by convention, in fields that are meant for something else.

Sources: the sluglines of AP (``BC-US--Storm, 1st Ld-Writethru``) and of Reuters (``USA-STORM/
(UPDATE 1, PIX)``), the headline prefixes of Reuters (``TABLE-``).
"""

import re
from collections.abc import Sequence
from typing import TypeVar

from wiredesk.story import Reason, Rejected

T = TypeVar("T")

MOST_ENTRIES = 1000
"""entries that a list in a message may have, lest its item be one that no topic takes"""
_TAKE = re.compile(
    r",\s*((?:\d{1,2}(?:st|nd|rd|th)\s+)?"
    r"(?:add|insert|ld|lead|sub|take|writethru)\b[\w /-]{0,40})$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]{1,120})\)$")
_EVOLUTION = re.compile(
    r"(?:update|wrapup|refile|repeat|rpt|corrected|correction)\b[ \d]{0,4}$", re.IGNORECASE
)
_PREFIX = re.compile(r"([A-Z][A-Z ]{3,24}?)\s?[-–:]\s?\S")
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|Av|Af|Oleh)\s[^\W\d_a-z][^\n]{2,76}[^\n.:!?;,]")
_BYLINE_LINES, _BYLINE_LENGTH = 3, 80
LONGEST_DATELINE = 200


def at_most(entries: Sequence[T], place: str) -> Sequence[T]:
    """Give entries, or raise `Rejected` where they are too many."""
    if len(entries) > MOST_ENTRIES:
        raise Rejected(Reason.INVALID_FIELD, f"{place}: expected at most {MOST_ENTRIES}")
    return entries


def take_key(slugline: str | None) -> str | None:
    """Give which take or version a slugline names: ``1st Ld-Writethru``, ``UPDATE 1``."""
    found = _TAKE.search(slugline or "")
    if found:
        return found[1].strip()
    brackets = _BRACKETS.search(slugline or "")
    parts = brackets[1].split(",") if brackets else []
    return next((part.strip() for part in parts if _EVOLUTION.match(part.strip())), None)


def headline_prefix(headline: str | None) -> str | None:
    """Give the capitals that a headline has before a dash, as ``TABLE``, if any."""
    found = _PREFIX.match(headline or "")
    return found[1] if found else None


def byline_in(text: str) -> str | None:
    """Give a byline that is one of the first lines of a text."""
    lines = text.split("\n", _BYLINE_LINES)[:_BYLINE_LINES]
    return next(
        (one for one in lines if len(one) <= _BYLINE_LENGTH and _BYLINE.fullmatch(one)), None
    )


def repeatable(dateline: str | None) -> str | None:
    """Give a dateline that a text may start with again; one that is too long for that is none."""
    return dateline if dateline and len(dateline) <= LONGEST_DATELINE else None
