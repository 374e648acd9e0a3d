"""Points in time as news formats write them.

ISO 8601 extended and basic (``20190603T174729+0200``), RFC 822 (``Mon, 03 Jun 2019 17:47:29
+0200``), and the forms of IPTC 7901 and ANPA 1312 (``131137 GMT Nov 13``, ``11-13-13 1509GMT``).
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
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
            "jan gen ene янв sty oca", "feb fév fev фев lut şub", "mar mär mrz maa мар",
            "apr avr abr апр kwi nis", "may mai mag mei maj мая май", "jun juin giu июн cze haz",
            "jul juil lug июл lip tem", "aug aoû ago авг sie ağu", "sep set сен wrz eyl",
            "oct okt ott out окт paź eki", "nov ноя lis kas", "dec dez déc dic дек gru ara",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ZONES = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2,
    "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "МСК": 3, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7,
}  # fmt: skip
"""names of zones that the wires write, in hours before Greenwich; none that means several"""
_ZONE = rf"(?P<zone>{'|'.join(sorted(ZONES, key=len, reverse=True))})?"
_IPTC_7901 = re.compile(
    rf"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*{_ZONE}\s+"
    r"(?P<month>[^\W\d_]{3,4})[^\W\d_]*\.?\s+(?P<year>\d\d(?:\d\d)?)\s*$",
    re.IGNORECASE,
)
# "12-MAR-24 10:15", as teleprinters end a message.
_TELEX = re.compile(
    r"(?P<day>\d\d?)[- ](?P<month>[^\W\d_]{3,4})[- ](?P<year>\d\d(?:\d\d)?)\s+"
    rf"(?P<hour>\d\d)[:.]?(?P<minute>\d\d)\s*{_ZONE}(?:\s+NNNN)?",
    re.IGNORECASE,
)
_ANPA = re.compile(
    r"(?P<first>\d\d)-(?P<second>\d\d)-(?P<year>\d\d(?:\d\d)?)\s+"
    rf"(?P<hour>\d\d):?(?P<minute>\d\d)\s*{_ZONE}\s*$",
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
    date, _, time = written.upper().replace("T", " ").partition(" ")
    return datetime.fromisoformat(f"{date}T{''.join(time.split())}" if time else date)


def _iptc_7901(written: str) -> datetime | None:
    """Read ``131137 GMT Nov 13`` or ``13-NOV-13 11:37``: the month by its first letters."""
    found = _IPTC_7901.fullmatch(written) or _TELEX.fullmatch(written)
    name = found["month"].lower() if found else ""
    month = _MONTHS.get(name) or _MONTHS.get(name[:3])
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
        tzinfo=_zone(found["zone"]),
    )


def _zone(name: str | None) -> tzinfo | None:
    """Give the zone that a name stands for."""
    return timezone(timedelta(hours=ZONES[name.upper()])) if name else None


def _rfc_822(written: str) -> datetime | None:
    """Read RFC 822 and its heirs, as mail and RSS have it."""
    if not _RFC_822.match(written):
        return None
    return parsedate_to_datetime(written[:64])
