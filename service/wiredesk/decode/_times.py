"""Points in time as news formats write them.

ISO 8601 extended and basic (``20190603T174729+0200``), RFC 822 (``Mon, 03 Jun 2019 17:47:29
+0200``), and the forms of IPTC 7901 and ANPA 1312 (``131137 GMT Nov 13``, ``11-13-13 1509GMT``).
"""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

NAIVE = "has no time zone: taken as {}"
UNREADABLE = "is no point in time: passed over"

_ISO = re.compile(
    r"\d{4}-?\d\d-?\d\d(?:(?:[Tt]|\s+)\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,12})?)?"
    r"\s*(?:[Zz]|[+-]\d\d(?::?\d\d)?)?)?"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan", "feb fév fev", "mar mär mrz maa", "apr avr abr", "may mai mag mei maj",
            "jun juin giu", "jul juil lug", "aug aoû ago", "sep set", "oct okt ott out",
            "nov", "dec dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_IPTC_7901 = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*(?P<zone>GMT|UTC|Z)?\s+"
    r"(?P<month>[^\W\d_]{3})[^\W\d_]*\.?\s+(?P<year>\d\d(?:\d\d)?)\s*$",
    re.IGNORECASE,
)
_ANPA = re.compile(
    r"(?P<first>\d\d)-(?P<second>\d\d)-(?P<year>\d\d(?:\d\d)?)\s+"
    r"(?P<hour>\d\d):?(?P<minute>\d\d)\s*(?P<zone>GMT|UTC|Z)?\s*$",
    re.IGNORECASE,
)
_RFC_822 = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{2,4}\s+\d{1,2}:\d\d")


def instant(text: str | None, *, zone: tzinfo | None = None) -> tuple[datetime | None, str | None]:
    """Read a point in time, and say what had to be assumed to read it.

    One that names no zone is in ``zone``, the provider's, or else in UTC. The value is None
    where there is nothing to read, without a warning, or where it can't be read, with one;
    never raises.
    """
    written = (text or "").strip()
    if not written:
        return None, None
    found = _read(written)
    if found is None:
        return None, UNREADABLE
    try:
        if found.tzinfo is None:
            home = zone or UTC
            found = found.replace(tzinfo=home)
            found.astimezone(UTC)
            return found, NAIVE.format(home)
        found.astimezone(UTC)
    except (OverflowError, ValueError):  # in year 1 or 9999, and on another day in UTC
        return None, UNREADABLE
    return found, None


def _read(written: str) -> datetime | None:
    """Read any of the forms, or give None."""
    try:
        return _iso(written) or _iptc_7901(written) or _anpa(written) or _rfc_822(written)
    except (ValueError, OverflowError):
        return None


def _iso(written: str) -> datetime | None:
    """Read ISO 8601, with or without its hyphens and colons."""
    if not _ISO.fullmatch(written):
        return None
    date, *time = written.upper().replace("T", " ").split(maxsplit=1)
    return datetime.fromisoformat("T".join((date, *("".join(part.split()) for part in time))))


def _iptc_7901(written: str) -> datetime | None:
    """Read ``131137 GMT Nov 13``: day, hour, minute, month and year."""
    found = _IPTC_7901.fullmatch(written)
    month = _MONTHS.get(found["month"].lower()) if found else None
    return _built(found, month, found["day"]) if found and month else None


def _anpa(written: str) -> datetime | None:
    """Read ``11-13-13 1509GMT``: the month first, as in America, unless it can be none."""
    found = _ANPA.fullmatch(written)
    if not found:
        return None
    first, second = int(found["first"]), found["second"]
    return _built(found, int(second), first) if first > 12 else _built(found, first, second)  # noqa: PLR2004 (December)


def _built(found: re.Match[str], month: int, day: int | str) -> datetime:
    """Build the instant of a match; a year of two digits is of this century."""
    year = int(found["year"])
    return datetime(
        year if year > 99 else 2000 + year,  # noqa: PLR2004 (two digits)
        month,
        int(day),
        int(found["hour"]),
        int(found["minute"]),
        tzinfo=UTC if found["zone"] else None,
    )


def _rfc_822(written: str) -> datetime | None:
    """Read RFC 822 and its heirs, as mail and RSS have it."""
    if not _RFC_822.match(written):
        return None
    return parsedate_to_datetime(written[:64])
