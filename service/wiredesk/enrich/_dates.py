"""Dates as datelines write them, in any language that has a data file."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import chain
from typing import Literal, NamedTuple
from unicodedata import combining, normalize

from babel import Locale
from babel.localedata import exists

from wiredesk.enrich._calendars import Calendar, latest, on
from wiredesk.languages import DatelineForms, languages

DEFAULT = "en"
"""the language whose forms are also read in stories of every other"""
CENTURY = 2000
"""what is left out of a year of two figures"""
_SHORT_YEAR = 2
REMEMBERED = 4096
"""strings whose date is kept at hand"""
DAYS_OF_WEEK = 7
CUT_TO = (3, 4)
"""letters that the name of a month may be cut to"""
_PIECE = re.compile(r"[^,،\s](?:[^,،]*[^,،\s])?")

# The orders of day, month and year; the language's own words come in by name.
_ORDERS = {
    "dmy": r"""
        (?:(?<!\w)(?:%(link)s)\s+)?
        (?<![\w/.,])(?P<day>%(day)s)(?:er|re|st|nd|rd|th|[ºª°]|-?го|\.)?
        \s*(?:(?:%(link)s)\s*)?
        (?P<month>%(month)s)(?:(?:\s?/\s?|\s(?=[\u0600-\u06ff]))(?P<dual>%(month)s))?[.॰]?(?!\w)
        (?:
            ,?\s+(?:(?:%(link)s)\s+)?(?P<year>\d{4})(?!\d)(?:\s?(?:%(years)s)(?!\w))?
            |\s(?P<short>\d\d)(?=\s*(?:[(/–—-]|$))
        )?
        """,
    "mdy": r"""
        (?<!\w)(?P<month>%(month)s)[.॰]?\s+(?P<day>\d{1,2})(?:st|nd|rd|th|\.|\s?d\.)?(?!\d)
        (?:,?\s+(?P<year>\d{4})(?!\d))?
        """,
    "ymd": r"""
        (?<!\d)(?P<year>\d{4})\.?\s*(?:(?:%(years)s)\s*)?
        (?P<month>%(month)s)[.॰]?\s*(?P<day>\d{1,2})(?:\.|\s?d\.)?(?!\d)
        """,
}
_NUMERALS = "〇一二三四五六七八九"
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
        "月",
        re.compile(
            rf"(?:(?P<year>[{_NUMERALS}]{{4}})年)?"
            rf"(?P<month>[{_NUMERALS}十]{{1,2}})月(?P<day>[{_NUMERALS}十]{{1,3}})日"
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
    r"(?:%(by)s(?P<year>\d{4}))?(?![\w/-])"
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
    if not _may_hold_date(text, language):
        return None
    for code, pattern in chain(_tried(language), _in_figures(text, language)):
        written = _first([_written(found, code) for found in pattern.finditer(text)])
        if written:
            return written
    return None


def _may_hold_date(text: str, language: str) -> bool:
    """Tell whether a text has a figure, or a word for one."""
    return any(map(str.isdecimal, text)) or "月" in text or has_day_word(text, language)


def _in_figures(text: str, language: str) -> Iterable[tuple[str, re.Pattern[str]]]:
    """Give the patterns of dates in figures alone whose marks a text has."""
    return (
        (language, pattern) for marks, pattern in _FIGURES if any(mark in text for mark in marks)
    )


def find_weekday(text: str, language: str) -> WrittenDate | None:
    """Find a day of the week, in full, between the commas of a short string."""
    for piece in _PIECE.finditer(text):
        day = _weekday_numbers(language).get(key(piece[0]))
        if day is not None:
            return WrittenDate(*piece.span(), day, None, None, is_weekday=True)
    return None


@cache
def _weekday_numbers(language: str) -> Mapping[str, int]:
    """Give the days of the week by their full names, folded by `key`."""
    return {key(name): number for name, number in _cldr(language, "days", ("wide",)).items()}


def has_day_word(text: str, language: str) -> bool:
    """Tell whether a text has one of the words that stand for a day."""
    days = _forms(language).days
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
        year=_year(year) if year else None,
        calendar=calendar,
    )


def _day(written: str, language: str) -> int | None:
    """Read a day, in figures or as a word."""
    if written.isdecimal():
        return int(written)
    return _forms(language).days.get(written.casefold()) or _numeral(written)


def _numeral(written: str) -> int | None:
    """Read a Chinese numeral below a hundred, 八 or 三十一; None where it is none."""
    tens, ten, ones = written.rpartition("十")
    if tens not in _NUMERALS or ones not in _NUMERALS or not written:
        return None
    return 10 * (_NUMERALS.index(tens) if tens else len(ten)) + _NUMERALS.index(ones or "〇")


def _year(written: str) -> int:
    """Read a year, of this century where it has two figures."""
    figures = written.translate(_IN_DIGITS)
    return int(figures) + (CENTURY if len(written) == _SHORT_YEAR else 0)


def _month(name: str, language: str) -> tuple[Calendar, int]:
    """Read a month, in figures or by name."""
    number = int(name) if name.isdecimal() else _numeral(name)
    return (Calendar.GREGORIAN, number) if number else _months(language)[key(name)]


@cache
def _tried(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the patterns that are looked for, and the languages that they are of.

    Short texts are taken for a close language.
    """
    known = languages().get(language)
    codes = dict.fromkeys((language, *(known.close if known else ()), DEFAULT))
    return tuple((code, pattern) for code in codes for pattern in _patterns(code))


@cache
def weekdays(language: str) -> frozenset[str]:
    """Give the names of the days of the week, folded by `key`."""
    return frozenset(key(name) for name in _cldr(language, "days"))


def key(name: str) -> str:
    """Fold a name: lower case, without accents, hamzas or a final dot."""
    letters = normalize("NFKD", name.replace("İ", "i").replace("ı", "i")).casefold()
    return "".join(letter for letter in letters if not combining(letter)).rstrip(".॰")


@cache
def _forms(language: str) -> DatelineForms:
    """Give how a language's datelines are written; the common forms where it has no file."""
    known = languages().get(language)
    return known.dateline if known else DatelineForms()


@cache
def _months(language: str) -> Mapping[str, tuple[Calendar, int]]:
    """Give the month that each folded name means."""
    forms = _forms(language)
    named = {
        Calendar.PERSIAN: forms.persian,
        Calendar.ISLAMIC: forms.islamic,
        Calendar.GREGORIAN: _gregorian(language),
    }
    return {
        key(name): (calendar, number)
        for calendar, months in named.items()
        for name, number in months.items()
    }


@cache
def _gregorian(language: str) -> Mapping[str, int]:
    """Give the Gregorian months by name, and by the first letters that wires cut them to.

    Only those are cut that have capitals, and to what no other month starts with: ``20 noi``.
    """
    names = {**_cldr(language, "months"), **_forms(language).months}
    cut = {(start, number) for name, number in names.items() for start in _cut_short(name)}
    starts = {(key(start), number) for start, number in cut}
    meant = Counter(start for start, _ in starts)
    written = {key(name): number for name, number in names.items()}
    own = {
        start: number
        for start, number in sorted(cut)
        if meant[key(start)] == 1 and written.get(key(start), number) == number
    }
    return {**own, **names}


def _cut_short(name: str) -> Sequence[str]:
    """Give the first letters that a month's name may be cut to."""
    if not name.isalpha() or name.lower() == name.upper():
        return ()
    return [name[:length] for length in CUT_TO if len(name) > length]


def _cldr(
    language: str,
    field: Literal["months", "days"],
    widths: Sequence[str] = ("abbreviated", "wide"),
) -> Mapping[str, int]:
    """Give CLDR's names of months or weekdays, in full and abbreviated, by their numbers."""
    tags = (language, *_forms(language).locales) if exists(language) else ()
    found: Iterable[Mapping[str, Mapping[str, Mapping[int, str]]]] = (
        getattr(Locale.parse(tag), field) for tag in tags
    )
    return {
        name: number
        for contexts in found
        for context in contexts.values()
        for width in widths
        for number, name in context.get(width, {}).items()
    }


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of a language's own dates, the commonest first."""
    forms = _forms(language)
    parts = {
        "month": _one_of(_month_spellings(language)),
        "day": _one_of(forms.days, r"\d{1,2}"),
        "link": _one_of(forms.links),
        "years": _one_of(forms.years),
    }
    orders = (_ORDERS[order] for order in forms.order) if _months(language) else ()
    named = (re.compile(order % parts, re.IGNORECASE | re.VERBOSE) for order in orders)
    figures = (
        re.compile(_DAY_MONTH % {**parts, "by": re.escape(by)}, re.IGNORECASE)
        for by in forms.day_month
    )
    return (*named, *figures)


def _month_spellings(language: str) -> Iterable[str]:
    """Give the ways to write each month: with and without accents, and no final dot."""
    forms = _forms(language)
    names = {**_gregorian(language), **forms.islamic, **forms.persian}
    return {spelling for name in names for spelling in (name.rstrip(".॰"), key(name))}


def _one_of(words: Iterable[str], *patterns: str) -> str:
    """Give a pattern for any of some words, the longest first; it fits nothing without any."""
    escaped = (re.escape(word) for word in sorted(words, key=len, reverse=True))
    return "|".join((*patterns, *(word for word in escaped if word))) or r"(?!)"
