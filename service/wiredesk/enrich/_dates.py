"""Dates as datelines write them, in any language that has a data file."""

import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from wiredesk.enrich._calendar_names import (
    forms_of,
    key,
    months_of,
    weekday_numbers,
)
from wiredesk.enrich._calendars import Calendar, latest, on
from wiredesk.enrich._date_patterns import NUMERALS, in_figures, tried

CENTURY = 2000
"""what is left out of a year of two figures"""
_SHORT_YEAR = 2
CENTURIES = (1300, 1400)
"""the same in the Persian calendar, of years from 50 on and of those before"""
_SHORT_OF = 50
REMEMBERED = 4096
"""strings whose date is kept at hand"""
DAYS_OF_WEEK = 7
_PIECE = re.compile(r"[^,،\s](?:[^,،]*[^,،\s])?")
_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
"""the zeros of other scripts' figures: Arabic, Persian, Hindi, Bengali, Thai, full width"""
_FIGURES_OF = {zero + value: str(value) for zero in _ZEROS for value in range(10)}
_IN_DIGITS = {ord(numeral): str(value) for value, numeral in enumerate(NUMERALS)}


class WrittenDate(NamedTuple):
    """A date as written, by code points of the string that it was found in."""

    start: int
    end: int
    day: int
    month: int | None
    """None where only the day is written, as in 台北1日電"""
    year: int | None
    calendar: Calendar = Calendar.GREGORIAN
    is_weekday: bool = False
    """whether the day is one of the week, from 0, Monday, and nothing else is written"""

    def moved(self, offset: int) -> "WrittenDate":
        """Give the same date so many code points further on."""
        return self._replace(start=self.start + offset, end=self.end + offset)

    def resolved(self, sent: date) -> date | None:
        """Give the date; what is not written of it is told by the day of sending.

        None where there is no such day.
        """
        if self.is_weekday:
            return sent - timedelta((sent.weekday() - self.day) % DAYS_OF_WEEK)
        if self.year and self.month:
            return on(self.calendar, self.year, self.month, self.day)
        return latest(self.calendar, sent, self.month, self.day)


@lru_cache(REMEMBERED)
def find_date(text: str, language: str) -> WrittenDate | None:
    """Find a date in a short string, as its language, one close to it, or English writes it."""
    text = text if text.isascii() else text.translate(_FIGURES_OF)
    if not _may_hold_date(text, language):
        return None
    for code, pattern in chain(tried(language), in_figures(text, language)):
        written = _first([_written(found, code) for found in pattern.finditer(text)])
        if written:
            return written
    return None


def _may_hold_date(text: str, language: str) -> bool:
    """Tell whether a text has a figure, or a word for one."""
    return any(map(str.isdecimal, text)) or "日" in text or has_day_word(text, language)


def find_weekday(text: str, language: str) -> WrittenDate | None:
    """Find a day of the week, in full, between the commas of a short string."""
    for piece in _PIECE.finditer(text):
        day = weekday_numbers(language).get(key(piece[0]))
        if day is not None:
            return WrittenDate(*piece.span(), day, None, None, is_weekday=True)
    return None


def has_day_word(text: str, language: str) -> bool:
    """Tell whether a text has one of the words that stand for a day."""
    days = forms_of(language).days
    return bool(days) and any(map(text.casefold().__contains__, days))


def _first(found: list[WrittenDate | None]) -> WrittenDate | None:
    """Give the first date; where a Gregorian one explains it, that one, over both."""
    dates = [written for written in found if written]
    if len(dates) > 1 and dates[0].calendar is not Calendar.GREGORIAN:
        return dates[1]._replace(start=dates[0].start)
    return dates[0] if dates else None


def _written(found: re.Match[str], language: str) -> WrittenDate | None:
    """Read a match of a pattern; None where a month's two names contradict each other.

    None, too, where a word for a day is written in letters that only resemble its own.
    """
    parts = found.groupdict()
    named = {_month(name, language) for name in (parts["month"], parts.get("dual")) if name}
    day = _day(parts["day"], language)
    if len(named) > 1 or day is None:
        return None
    calendar, month = named.pop() if named else (Calendar.GREGORIAN, None)
    year = parts.get("year") or parts.get("short")
    return WrittenDate(
        *found.span(),
        day=day,
        month=month,
        year=_year(year, calendar) if year else None,
        calendar=calendar,
    )


def _day(written: str, language: str) -> int | None:
    """Read a day, in figures or as a word."""
    if written.isdecimal():
        return int(written)
    return forms_of(language).days.get(written.casefold()) or _numeral(written)


def _numeral(written: str) -> int | None:
    """Read a Chinese numeral below a hundred, 八 or 三十一; None where it is none."""
    tens, ten, ones = written.rpartition("十")
    if tens not in NUMERALS or ones not in NUMERALS or not written:
        return None
    return 10 * (NUMERALS.index(tens) if tens else len(ten)) + NUMERALS.index(ones or "〇")


def _year(written: str, calendar: Calendar) -> int:
    """Read a year, of our days where it has two figures."""
    year = int(written.translate(_IN_DIGITS))
    if len(written) != _SHORT_YEAR:
        return year
    return year + (CENTURY if calendar is Calendar.GREGORIAN else CENTURIES[year < _SHORT_OF])


def _month(name: str, language: str) -> tuple[Calendar, int]:
    """Read a month, in figures or by name."""
    number = int(name) if name.isdecimal() else _numeral(name)
    return (Calendar.GREGORIAN, number) if number else months_of(language)[key(name)]
