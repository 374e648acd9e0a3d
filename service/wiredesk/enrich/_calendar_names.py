"""How languages call the months and the days of the week, and how wires write that."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal
from unicodedata import combining, normalize

from babel import Locale
from babel.localedata import exists

from wiredesk.enrich._calendars import Calendar
from wiredesk.languages import DatelineForms, languages

CUT_TO = (3, 4)
"""letters that the name of a month may be cut to"""


@cache
def forms_of(language: str) -> DatelineForms:
    """Give how a language's datelines are written; the common forms where it has no file."""
    known = languages().get(language)
    return known.dateline if known else DatelineForms()


@cache
def months_of(language: str) -> Mapping[str, tuple[Calendar, int]]:
    """Give the month that each folded name means."""
    forms = forms_of(language)
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
    names = {**_cldr(language, "months"), **forms_of(language).months}
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
    tags = (language, *forms_of(language).locales) if exists(language) else ()
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


def month_spellings(language: str) -> Iterable[str]:
    """Give the ways to write each month: with and without accents, and no final dot."""
    forms = forms_of(language)
    names = {**_gregorian(language), **forms.islamic, **forms.persian}
    return {spelling for name in names for spelling in (name.rstrip(".॰"), key(name))}


@cache
def weekday_numbers(language: str) -> Mapping[str, int]:
    """Give the days of the week by their full names, folded by `key`."""
    return {key(name): number for name, number in _cldr(language, "days", ("wide",)).items()}


@cache
def weekdays(language: str) -> frozenset[str]:
    """Give the names of the days of the week, folded by `key`."""
    return frozenset(key(name) for name in _cldr(language, "days"))


def key(name: str) -> str:
    """Fold a name: lower case, without accents, hamzas or a final dot."""
    letters = normalize("NFKD", name.replace("İ", "i").replace("ı", "i")).casefold()
    return "".join(letter for letter in letters if not combining(letter)).rstrip(".॰")
