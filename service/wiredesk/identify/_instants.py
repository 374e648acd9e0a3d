"""An instant in the words of a notice: ``0001 FRIDAY SEPTEMBER 9``, ``Freitag, 18.00 Uhr MEZ``.

An instant needs an hour and a time zone. A date that is not given is the next one on which the
hour comes; a year that is not given is the one that fits best. Where anything contradicts
itself or can be read in two ways, there is no instant.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wiredesk.enrich._calendar_names import key
from wiredesk.enrich._calendars import Calendar, on
from wiredesk.enrich._dates import WrittenDate, find_date
from wiredesk.identify._clock_words import (
    time_pattern,
    weekday_pattern,
    weekdays,
    word_for,
    zone_pattern,
    zones,
)
from wiredesk.identify.phrases import phrases

REACH = 120
"""code points in which the instant has to stand"""
NOON = 12
MOST = 14
"""hours that a zone may be ahead of or behind UTC"""
DAY = timedelta(days=1)
_HALVES = (("before", "early"), ("after", "late"))
"""groups of a time that name the half of the day"""
WEEK = 7


class Clock(NamedTuple):
    """What is known of the hour where a notice was written."""

    reference: datetime
    """when the message was sent"""
    zone: tzinfo | None
    """the provider's time zone"""
    language: str
    """the language that the article declares"""


class _Hour(NamedTuple):
    """A time of day as written, and where it ends in the words."""

    at: time
    next_day: bool
    """True for midnight, which is taken as the end of the day that is named"""
    end: int


def instant(words: str, clock: Clock) -> datetime | None:
    """Read the instant that a notice names, or None where it can't be read for certain."""
    text = _plain(words[:REACH])
    try:
        return _iso(text) or _read(text, clock)
    except (ValueError, OverflowError):
        return None


def _plain(text: str) -> str:
    """Give text with figures in ASCII."""
    figures = "".join(str(int(each)) if each.isdecimal() else each for each in text)
    return figures.replace("零时", "0时").replace("零時", "0時")


def _iso(text: str) -> datetime | None:
    """Read an ISO 8601 instant with its zone."""
    found = _ISO.search(text)
    return datetime.fromisoformat(found[0]).astimezone(UTC) if found else None


def _read(text: str, clock: Clock) -> datetime | None:
    """Put date, hour and zone together."""
    written = _date(text, clock.language)
    rest = text[: written.start] + " ; " + text[written.end :] if written else text
    # An offset's figures are no second time of day.
    hour = _hour(_OFFSET.sub(lambda found: " " * len(found[0]), rest))
    zone = _zone(rest, hour, clock.zone) if hour else None
    if hour is None or zone is None:
        return None
    local = clock.reference.astimezone(zone)
    day = _day(rest, written, local, hour)
    if day is None:
        return None
    day += DAY if hour.next_day else timedelta()
    return datetime.combine(day, hour.at, zone).astimezone(UTC)


def _date(text: str, language: str) -> WrittenDate | None:
    """Find a date with its month, in the article's language or in any that has phrases."""
    slashed = _figures(text, language)
    if slashed:
        return slashed
    for each in dict.fromkeys((language, *phrases())):
        found = find_date(text, each)
        if found and found.month:
            return found
    return None


def _figures(text: str, language: str) -> WrittenDate | None:
    """Read 9/13/2026 or 13/9: in English only where one of the two can be no month."""
    found = _SLASHED.search(text)
    if not found:
        return None
    first, second, year = (int(figures or 0) for figures in found.groups())
    day, month = (second, first) if language == "en" and second > NOON else (first, second)
    if language == "en" and max(first, second) <= NOON and first != second:
        raise ValueError(found[0])
    return WrittenDate(*found.span(), day=day, month=month, year=year or None)


def _hour(text: str) -> _Hour | None:
    """Find the time of day; two that differ are no time."""
    midnight, noon = word_for("midnight").search(text), word_for("noon").search(text)
    found = [_Hour(time(), next_day=True, end=midnight.end())] if midnight else []
    clear = text[: midnight.start()] + ";" + text[midnight.end() :] if midnight else text
    timed = [hour for hour in map(_timed, time_pattern().finditer(clear)) if hour]
    found += timed
    if noon and not timed and not midnight:
        found.append(_Hour(time(NOON), next_day=False, end=noon.end()))
    return found[0] if len({hour.at for hour in found}) == 1 else None


def _timed(found: re.Match[str]) -> _Hour | None:
    """Read the figures of a time, with the half of the day where it is named."""
    hours = int(_first(found, "clock", "hour", "told", "bare", "four"))
    minutes = int(_first(found, "minute", "past", "rest"))
    morning, evening = (_first(found, *half) != "0" for half in _HALVES)
    if (morning or evening) and 0 < hours <= NOON:
        hours = hours % NOON + NOON * evening
    if hours >= 2 * NOON or minutes >= 60:  # noqa: PLR2004 (minutes in an hour)
        return None
    return _Hour(time(hours, minutes), next_day=False, end=found.end())


def _first(found: re.Match[str], *names: str) -> str:
    """Give the first of these groups that is there, or a zero."""
    return next((found[name] for name in names if found[name]), "0")


def _zone(text: str, hour: _Hour, home: tzinfo | None) -> tzinfo | None:
    """Give the zone that is named, or the provider's; None for one that is not known."""
    offset = _OFFSET.search(text)
    if offset:
        hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
        sign = -1 if offset["sign"] == "-" else 1
        return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours <= MOST else None
    named = {zones()[key(" ".join(name.split()))] for name in zone_pattern().findall(text)}
    if named:
        name = named.pop()
        return ZoneInfo(name) if name and not named else None
    return None if _UNKNOWN_ZONE.match(text, hour.end) else home


def _day(text: str, written: WrittenDate | None, local: datetime, hour: _Hour) -> date | None:
    """Give the day that is meant, told by date, weekday or hour."""
    weekday = _weekday(text)
    if written:
        return _dated(written, weekday, local.date())
    if word_for("today").search(text):
        return local.date()
    if word_for("tomorrow").search(text):
        return local.date() + DAY
    today = datetime.combine(local.date(), hour.at, local.tzinfo)
    passed = today <= local and not hour.next_day
    if weekday is None:
        return local.date() + (DAY if passed else timedelta())
    ahead = (weekday - local.weekday()) % WEEK
    return local.date() + timedelta(days=WEEK if ahead == 0 and passed else ahead)


def _dated(written: WrittenDate, weekday: int | None, today: date) -> date | None:
    """Give the date as written, in the year that fits; None where the weekday contradicts it."""
    if written.calendar is not Calendar.GREGORIAN or written.month is None:
        found = [written.resolved(today)]
    else:
        years = [written.year] if written.year else [today.year + n for n in (-1, 0, 1)]
        found = [on(Calendar.GREGORIAN, year, written.month, written.day) for year in years]
    nearest = min((day for day in found if day), key=lambda day: abs(day - today), default=None)
    return nearest if nearest and weekday in (None, nearest.weekday()) else None


def _weekday(text: str) -> int | None:
    """Give the day of the week that is named, 0 for Monday; two that differ are an error."""
    named = {weekdays()[name.lower()] for name in weekday_pattern().findall(text)}
    if len(named) > 1:
        raise ValueError(named)
    return named.pop() if named else None


_ISO = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)(?!\d)"
)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
_OFFSET = re.compile(
    r"(?:(?:GMT|UTC)\s?|(?<=\d\d)\s?(?=[+-]\d\d:?\d\d))"
    r"(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)"
)
# A word right behind the hour that has the form of a zone's abbreviation.
_UNKNOWN_ZONE = re.compile(r"\s*\(?(?!(?:SAT|OCT|SEPT)\b)[A-Z]{2,4}T\b")
