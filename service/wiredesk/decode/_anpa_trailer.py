"""The last line of ANPA 1312: who sent a message, and when.

AP's has the month first, ``AP-WF-11-13-13 1509GMT``; CP's and Kyodo's the day:
``16:35ET 31-10-14``, ``TOK-16:35-31-10-14``.
"""

import re
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wiredesk.decode._times import instant

_DATE_FIRST = re.compile(
    r"(?:(?P<source>[A-Z]{2,5})-)?(?:[A-Z]{2,3}-)?(?P<first>\d\d)-(?P<second>\d\d)-(?P<year>\d\d)"
    r"[ -](?P<time>\d\d:?\d\d) ?(?P<zone>[A-Z]{1,4})?\b"
)
_TIME_FIRST = re.compile(
    r"(?:(?P<source>[A-Z]{2,5})-)?(?P<time>\d\d:?\d\d) ?(?P<zone>[A-Z]{1,4})?"
    r"[ -](?P<first>\d\d)-(?P<second>\d\d)-(?P<year>\d\d)\b"
)
_ZONES = {
    **dict.fromkeys(("ET", "EST", "EDT"), "America/New_York"),
    **dict.fromkeys(("CT", "CST", "CDT"), "America/Chicago"),
    **dict.fromkeys(("MT", "MST", "MDT"), "America/Denver"),
    **dict.fromkeys(("PT", "PST", "PDT"), "America/Los_Angeles"),
    **dict.fromkeys(("JST", "TOK"), "Asia/Tokyo"),
}
_UTC = frozenset(("GMT", "UTC", "Z"))
_BUREAUS = frozenset(("TOK",))
_MONTHS = 12
_LONGEST = 1000
"""code points of a trailer that are looked at"""


class Trailer(NamedTuple):
    """Who sent a message and when, as far as its last line says."""

    provider: str | None = None
    sent: datetime | None = None
    warning: str | None = None


def split(text: str) -> tuple[str, Trailer]:
    """Part a last line that is a trailer, where ETX is missing, from the text above it."""
    above, _, last = text.rpartition("\n")
    found = _DATE_FIRST.match(last.strip()) or _TIME_FIRST.match(last.strip())
    return (above, read(last)) if found else (text, Trailer())


def read(line: str) -> Trailer:
    """Read a trailer; what is none says nothing."""
    start = line[:_LONGEST]
    found = _DATE_FIRST.search(start) or _TIME_FIRST.search(start)
    if found is None:
        return Trailer(warning="no time of transmission" if line.strip() else None)
    source = found["source"]
    zone = _zone(found["zone"] or source)
    sent, warning = instant(f"{_date(found)}T{found['time']}", zone=zone)
    told = f"time of transmission {warning}" if warning and not (sent and zone) else None
    return Trailer(None if source in _BUREAUS else source, sent, told)


def _date(found: re.Match[str]) -> str:
    """Give the date as ISO has it: the month first in AP's, the day in others', if it can be so."""
    month, day = found["first"], found["second"]
    american = found["source"] == "AP"
    if int(month if american else day) > _MONTHS:
        american = not american
    return f"20{found['year']}-" + (f"{month}-{day}" if american else f"{day}-{month}")


def _zone(name: str | None) -> tzinfo | None:
    """Give the zone that a trailer names by its letters or its bureau's."""
    key = _ZONES.get(name or "")
    return UTC if name in _UTC else ZoneInfo(key) if key else None
