"""Agencies as datelines credit them: ``(AFP)``, ``/ТАСС/``, ``(tca/dpa)``, ``(ats afp)``."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from babel.languages import get_official_languages

from wiredesk.enrich._date_patterns import DEFAULT
from wiredesk.gazetteer import Agency, agency_named, find_agencies
from wiredesk.languages import languages

_RELAY = re.compile(r"\s*(?:[/,;+&·、–]|\s-\s|\s(?:and|und|et|y|e)\s)\s*")
_CREDITED = re.compile(r"[(/]([^()/\n]{2,40})[)/]")
_PARTS = re.compile(r"[^\s-]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DESK = re.compile(r"([^\s-]{3,})-[a-z]{2,4}$")
"""an agency and its regional desk"""
SIGNS = " ©®™"
"""what may stand beside an agency's name: Norway's ``(©NTB)``"""
Stretch = tuple[int, int]
BRANCH_WORDS = 2
"""words of an agency's name with that of its service"""
BRANCH_LENGTH = 6
"""code points of an agency's name that is hardly a word before another"""


class Credit(NamedTuple):
    """An agency as credited, by code points of the line that it was found in."""

    start: int
    end: int
    agency: Agency | None


def read_credits(line: str, stretch: Stretch, language: str) -> tuple[Credit, ...]:
    """Read what stands between a credit's brackets or strokes, an agency or a relay of several.

    Where none of them is known, the whole of it is given as one unknown credit.
    """
    start, end = stretch
    whole = _known(line, start, end, language)
    if whole:
        return (whole,)
    found = tuple(
        credit
        for piece in _pieces(line, start, end)
        for credit in _relayed(line, *piece, language)
        if not any(map(str.isdecimal, line[credit.start : credit.end]))
    )
    if any(credit.agency for credit in found):
        return _once(found)
    return (Credit(start, end, None),)


def _once(found: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """Leave out an agency's own service beside it: "Adnkronos/Aki", "Agência Brasil - ABr"."""
    first = {credit.agency.id: credit for credit in reversed(found) if credit.agency}
    return tuple(by for by in found if by.agency is None or first[by.agency.id] is by)


@lru_cache(maxsize=4096)
def agency(name: str, language: str) -> Agency | None:
    """Give the agency that a name stands for in the datelines of a language."""
    known = languages().get(language)
    short = known.dateline.credits if known else {}
    return agency_named(short.get(name, name))


def credit_in(found: re.Match[str], group: int, language: str) -> Credit | None:
    """Give the agency that a group of a match names."""
    known = agency(found[group].strip(), language)
    return Credit(*found.span(group), known) if known else None


def credited_languages(text: str) -> tuple[str, ...]:
    """Give the languages of the home of an agency that a short text credits or names, or none."""
    credited = (agency(found[1].strip(), DEFAULT) for found in _CREDITED.finditer(text))
    named = (*credited, *(found.agency for found in find_agencies(text)))
    return next((official(known.country) for known in named if known and known.country), ())


@cache
def official(country: str) -> tuple[str, ...]:
    """Give the official languages of a country, the commonest first."""
    return tuple(get_official_languages(country, de_facto=True))


def _pieces(line: str, start: int, end: int) -> list[Stretch]:
    """Split a relay at its commas, strokes and conjunctions."""
    cuts = [separator.span() for separator in _RELAY.finditer(line, start, end)]
    starts = (start, *(after for _, after in cuts))
    ends = (*(before for before, _ in cuts), end)
    return [piece for piece in zip(starts, ends, strict=True) if piece[0] < piece[1]]


def _relayed(line: str, start: int, end: int, language: str) -> tuple[Credit, ...]:
    """Read one piece of a relay; "ats afp" and "AFP-Jiji" are two agencies where both are known."""
    whole = _known(line, start, end, language)
    if whole:
        return (whole,)
    words = [word.span() for word in _PARTS.finditer(line, start, end)]
    if any(is_reporter(word, language) for word in _LETTERS.findall(line, start, end)):
        return (_of_reporter(line, start, end, language) or Credit(start, end, None),)
    known = tuple(filter(None, (_known(line, *word, language) for word in words)))
    if known and len(known) == len(words):
        return known
    return (_branch(line, start, end, language) or Credit(start, end, None),)


def _of_reporter(line: str, start: int, end: int, language: str) -> Credit | None:
    """Give the agency that stands beside a word for its reporter: "Корр.ИТАР-ТАСС Анна Литвин"."""
    named = find_agencies(line[start:end].replace(".", " "))
    if named:
        return Credit(start + named[0].start, start + named[0].end, named[0].agency)
    words = [word.span() for word in _LETTERS.finditer(line, start, end)]
    known = (_known(line, *word, language) for word in words)
    return next(filter(None, known), None)


def _branch(line: str, start: int, end: int, language: str) -> Credit | None:
    """Give the credit of an agency and its service, as "Adnkronos Salute" or "ddp-nrd"."""
    desk = _DESK.match(line, start, end)
    known = _known(line, *desk.span(1), language) if desk else None
    if known:
        return known._replace(end=end)
    words = line[start:end].split()
    if len(words) != BRANCH_WORDS or not words[1][0].isupper() or len(words[0]) < BRANCH_LENGTH:
        return None
    named = find_agencies(words[0])
    is_whole = bool(named) and named[0].end - named[0].start == len(words[0])
    return Credit(start, end, named[0].agency) if is_whole else None


def is_reporter(word: str, language: str) -> bool:
    """Tell whether a word stands for a reporter in the datelines of a language."""
    return word.casefold() in _reporters(language)


@cache
def _reporters(language: str) -> frozenset[str]:
    """Give the words that stand before a reporter's agency and name."""
    known = languages().get(language)
    words = known.dateline.reporters if known else ()
    return frozenset(word.casefold().rstrip(".") for word in words)


def _known(line: str, start: int, end: int, language: str) -> Credit | None:
    """Give the credit of the one agency that a stretch of a line names."""
    text = line[start:end]
    found = agency(text.strip(SIGNS), language)
    if found is None:
        return None
    first = start + len(text) - len(text.lstrip())
    return Credit(first, start + len(text.rstrip()), found)
