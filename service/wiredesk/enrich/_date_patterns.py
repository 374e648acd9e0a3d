"""How dates are written: the patterns of each language, and of figures alone."""

import re
from collections.abc import Iterable
from functools import cache

from wiredesk.enrich._calendar_names import (
    forms_of,
    month_spellings,
    months_of,
)
from wiredesk.languages import languages

DEFAULT = "en"
"""the language whose forms are also read in stories of every other"""
# The orders of day, month and year; the language's own words come in by name.
_ORDERS = {
    "dmy": r"""
        (?:(?<!\w)(?:%(link)s)\s+)?
        (?<![\w/.])(?<!\d,)(?P<day>%(day)s)(?:er|re|st|nd|rd|th|[ºª°]|-?го|[./-])?
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
NUMERALS = "〇一二三四五六七八九"
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
            rf"(?:(?P<year>[{NUMERALS}]{{4}})年)?"
            rf"(?:(?P<month>[{NUMERALS}十]{{1,2}})月)?(?P<day>[{NUMERALS}十]{{1,3}})日"
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


def in_figures(text: str, language: str) -> Iterable[tuple[str, re.Pattern[str]]]:
    """Give the patterns of dates in figures alone whose marks a text has."""
    return (
        (language, pattern) for marks, pattern in _FIGURES if any(mark in text for mark in marks)
    )


@cache
def tried(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
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
