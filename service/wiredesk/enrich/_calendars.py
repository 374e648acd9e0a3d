"""Dates in the calendars that wires use."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from hijridate import Hijri


class Calendar(StrEnum):
    """A calendar that a date may be written in."""

    GREGORIAN = "gregorian"
    ISLAMIC = "islamic"
    PERSIAN = "persian"


AHEAD = timedelta(days=30)
AHEAD_WITHOUT_MONTH = timedelta(days=2)
"""how far ahead of a story's sending its dateline may be"""
BUDDHIST_YEARS = range(2400, 2700)
"""Gregorian dates whose year is in this range are of the Buddhist era, as in Thailand"""
_BUDDHIST_ERA = 543
_BEHIND = {Calendar.GREGORIAN: 0, Calendar.ISLAMIC: 579, Calendar.PERSIAN: 621}
"""how many years a calendar is behind the Gregorian one, in our days"""
_PERSIAN_YEARS = range(1300, 1500)
_PERSIAN_LEAPS = 8
_NOWRUZ_1400 = date(2021, 3, 21)


def on(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """Give a day of a calendar as a Gregorian date, or None where there is no such day."""
    try:
        return _READERS[calendar](year, month, day)
    except (ValueError, OverflowError):
        return None


def latest(calendar: Calendar, sent: date, month: int | None, day: int) -> date | None:
    """Give the last date of this day, and month where it is known, when a story was sent.

    A dateline is hardly ever ahead of that: by a day in another time zone, or by some weeks in
    an embargoed release, which names its month.
    """
    around = _months_around(sent) if month is None else _years_around(calendar, sent, month)
    ahead = AHEAD_WITHOUT_MONTH if month is None else AHEAD
    days = (on(calendar, year, number, day) for year, number in around)
    return max((found for found in days if found and found - sent <= ahead), default=None)


def _years_around(calendar: Calendar, sent: date, month: int) -> Iterable[tuple[int, int]]:
    """Give the month in the years around a date, in a calendar's own years."""
    year = sent.year - _BEHIND[calendar]
    return ((year + offset, month) for offset in (-1, 0, 1))


def _months_around(sent: date) -> Iterable[tuple[int, int]]:
    """Give the year and number of the Gregorian months around a date."""
    months = (12 * sent.year + sent.month - 1 + offset for offset in (-1, 0, 1))
    return ((month // 12, month % 12 + 1) for month in months)


def _gregorian(year: int, month: int, day: int) -> date:
    """Read a Gregorian date, of either era."""
    return date(year - _BUDDHIST_ERA if year in BUDDHIST_YEARS else year, month, day)


def _islamic(year: int, month: int, day: int) -> date:
    """Read an Umm al-Qura date."""
    return date(*Hijri(year, month, day).to_gregorian().datetuple())


def _persian(year: int, month: int, day: int) -> date:
    """Read a Persian date, by the 33-year rule, which holds for the years that are accepted."""
    if year not in _PERSIAN_YEARS or month not in range(1, 13) or day not in range(1, 32):
        raise ValueError(year, month, day)
    leaps = _persian_leaps_before(year) - _persian_leaps_before(1400)
    months = 31 * (month - 1) - max(0, month - 7)
    return _NOWRUZ_1400 + timedelta(365 * (year - 1400) + leaps + months + day - 1)


def _persian_leaps_before(year: int) -> int:
    """Count the leap years from the first accepted year on: eight in a cycle of 33 years."""
    in_cycle = ((25 * each + 11) % 33 for each in range(_PERSIAN_YEARS.start, year))
    return sum(place < _PERSIAN_LEAPS for place in in_cycle)


_READERS = {
    Calendar.GREGORIAN: _gregorian,
    Calendar.ISLAMIC: _islamic,
    Calendar.PERSIAN: _persian,
}
