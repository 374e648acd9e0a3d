"""Dates as datelines write them, in any language that has a data file."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from wiredesk.enrich._calendar_names import (
    forms_of,
    key,
    month_spellings,
    months_of,
    weekday_numbers,
)
from wiredesk.enrich._calendars import Calendar, latest, on
from wiredesk.languages import languages

DEFAULT = "en"
"""the language whose forms are also read in stories of every other"""
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

# The orders of day, month and year; the language's own words come in by name.
_ORDERS = {
    "dmy": r"""
        (?:(?<!\w)(?:%(link)s)\s+)?
        (?<![\w/.,])(?P<day>%(day)s)(?:er|re|st|nd|rd|th|[ºª°]|-?го|[./-])?
        \s*(?:(?:%(link)s)\s*)?
        (?P<month>%(month)s)(?:(?:\s?/\s?|\s(?=[\u0600-\u06ff]))(?P<dual>%(month)s))?[.॰]?(?!\w)
        (?:
            (?:,?\s+(?:(?:%(link)s)\s+)?|[/-])(?P<year>\d{4})(?!\d)(?:\s?(?:%(years)s)(?!\w))?
            |[\s-](?P<short>\d\d)(?=\s*(?:[(/–—-]|$))
        )?
        """,
    "mdy": r"""
        (?<!\w)(?P<month>%(month)s)[.॰]?\s*(?P<day>\d{1,2})(?:st|nd|rd|th|\.|\s?d\.)?(?!\d)
        (?:(?:,?\s+|/)(?P<year>\d{4})(?!\d))?
        """,
    "ymd": r"""
        (?<!\d)(?P<year>\d{4})\.?\s*(?:(?:%(years)s)\s*)?
        (?P<month>%(month)s)[.॰]?\s*(?P<day>\d{1,2})(?:\.|\s?d\.)?(?!\d)
        """,
}
_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
"""the zeros of other scripts' figures: Arabic, Persian, Hindi, Bengali, Thai, full width"""
_NUMERALS = "〇一二三四五六七八九"
_FIGURES_OF = {zero + value: str(value) for zero in _ZEROS for value in range(10)}
_IN_DIGITS = {ord(numeral): str(value) for value, numeral in enumerate(_NUMERALS)}
# Figures alone, as any language may write them: 2021年8月1日, 8월 1일, 台北1日, 2021-08-01.
_FIGURES = (
    (
        "日일",
        re.compile(
            r"(?:(?P<year>\d{4})\s?[年년]\s?)?"
            r"(?:(?P<month>\d{1,2})\s?[月월]\s?)?(?P<day>\d{1,2})\s?[日일]"
        ),
    ),
    (
        "日",
        re.compile(
            rf"(?:(?P<year>[{_NUMERALS}]{{4}})年)?"
            rf"(?:(?P<month>[{_NUMERALS}十]{{1,2}})月)?(?P<day>[{_NUMERALS}十]{{1,3}})日"
        ),
    ),
    ("-", re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")),
    (
        ".",
        re.compile(
            r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d\d)(?!\d)"
        ),
    ),
    (
        ".",
        re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>1[0-2]|0?[1-9])\.(?!\s?\d)"),
    ),
)
"""each with what a text must have one of, to be looked at"""

# Day and month alone in figures, parted as a language parts them: 1/8, 31/7/2021.
_DAY_MONTH = (
    r"(?<![\w/.,-])(?:(?<!\w)(?:%(link)s)\s+)?(?P<day>\d{1,2})%(by)s(?P<month>1[0-2]|0?[1-9])"
    r"(?:%(by)s(?P<year>\d{4}))?(?![\w/-]|%(by)s)"
)


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
    for code, pattern in chain(_tried(language), _in_figures(text, language)):
        written = _first([_written(found, code) for found in pattern.finditer(text)])
        if written:
            return written
    return None


def _may_hold_date(text: str, language: str) -> bool:
    """Tell whether a text has a figure, or a word for one."""
    return any(map(str.isdecimal, text)) or "日" in text or has_day_word(text, language)


def _in_figures(text: str, language: str) -> Iterable[tuple[str, re.Pattern[str]]]:
    """Give the patterns of dates in figures alone whose marks a text has."""
    return (
        (language, pattern) for marks, pattern in _FIGURES if any(mark in text for mark in marks)
    )


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
    if tens not in _NUMERALS or ones not in _NUMERALS or not written:
        return None
    return 10 * (_NUMERALS.index(tens) if tens else len(ten)) + _NUMERALS.index(ones or "〇")


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


@cache
def _tried(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the patterns that are looked for, and the languages that they are of.

    Short texts are taken for a close language.
    """
    known = languages().get(language)
    codes = dict.fromkeys((language, *(known.close if known else ()), DEFAULT))
    return tuple((code, pattern) for code in codes for pattern in _patterns(code))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of a language's own dates, the commonest first."""
    forms = forms_of(language)
    parts = {
        "month": _one_of(month_spellings(language)),
        "day": _one_of(forms.days, r"\d{1,2}"),
        "link": _one_of(forms.links),
        "years": _one_of(forms.years),
    }
    orders = (_ORDERS[order] for order in forms.order) if months_of(language) else ()
    named = (re.compile(order % parts, re.IGNORECASE | re.VERBOSE) for order in orders)
    figures = (
        re.compile(_DAY_MONTH % {**parts, "by": re.escape(by)}, re.IGNORECASE)
        for by in forms.day_month
    )
    return (*named, *figures)


def _one_of(words: Iterable[str], *patterns: str) -> str:
    """Give a pattern for any of some words, the longest first; it fits nothing without any."""
    escaped = (re.escape(word) for word in sorted(words, key=len, reverse=True))
    return "|".join((*patterns, *(word for word in escaped if word))) or r"(?!)"
