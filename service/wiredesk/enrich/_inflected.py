"""Names of places as languages inflect them: в Москве, Helsingissä, Bécsből.

A word with a capital that no place is called by is read back to the names that it may be a
form of, by the endings of its language; what the gazetteer knows of them is given like any
other match, for `wiredesk.gazetteer.resolve` to believe or not.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from wiredesk.enrich._mentions import outside
from wiredesk.gazetteer import Grade, Place, PlaceMatch, place_named
from wiredesk.languages import NEVER, LanguageData, languages

SHORTEST = 4
"""letters of the shortest name that is read out of a form"""
STEM = 2
"""letters that a form and its name have in common at least"""
LONGEST_ENDING = 6
"""letters of the longest ending"""
PEOPLE = 50_000
"""people of the smallest city whose name is read out of a form"""
_GRADES = frozenset({Grade.SURE, Grade.PERSON, Grade.COUNTRY})
# What must not stand before the capital is looked for behind it: so a search goes from one to
# the next, which is several times as fast.
_WORD = re.compile(r"[A-ZÀ-ÞĀ-ŽȘȚΆ-ΫЀ-Я](?<![\w'’-].)[\w-]{3,40}(?![\w'’])")
_REACH = 24
"""code points before a word in which the first word of its name may stand"""


def find_inflected(
    text: str, language: LanguageData, taken: Sequence[PlaceMatch]
) -> Sequence[PlaceMatch]:
    """Find inflected names where no name stands as it is; all together from left to right."""
    if not language.inflections.endings:
        return taken
    # The others are words which a town far away is called by, too.
    names = [match for match in taken if match.grade is not Grade.REGION]
    found = outside(list(_matches(text, language)), names)
    if not found:
        return taken
    return sorted((*outside(taken, found), *found), key=attrgetter("start"))


def _matches(text: str, language: LanguageData) -> Iterator[PlaceMatch]:
    """Give the words that may be forms of a known name."""
    forms, endings = language.inflections.forms, _endings(language.tag)
    for word in _WORD.finditer(text):
        written = word[0]
        if not written[0].isupper():
            continue
        start, end = word.span()
        match = _listed(text, start, forms[written]) if written in forms else None
        if match is None and written.lower().endswith(endings):
            match = _single(text, start, end, language.tag)
        if match:
            yield match


@cache
def _endings(language: str) -> tuple[str, ...]:
    """Give the endings by which a form may be told."""
    endings = languages()[language].inflections.endings
    return tuple(ending for ending, names in endings.items() if names != NEVER)


def _listed(text: str, start: int, forms: Sequence[tuple[str, str]]) -> PlaceMatch | None:
    """Give the name of which a listed form stands here."""
    for form, name in forms:
        if text.startswith(form, start):
            return _match(start, start + len(form), place_named(name))
    return None


def _single(text: str, start: int, end: int, language: str) -> PlaceMatch | None:
    """Give what a word, or the last word of a name of two, may be a form of."""
    if text[start - 1 : start] == " ":
        near = text[max(0, start - _REACH) : start - 1]
        first = start - 1 - len(near) + near.rfind(" ") + 1
        if text[first].isupper() and text[first : start - 1].isalnum():
            both = _base(text[first:end], language)
            if both:
                return _match(first, end, both)
    return _match(start, end, _base(text[start:end], language))


def _match(
    start: int, end: int, named: tuple[tuple[Place, ...], Grade] | None
) -> PlaceMatch | None:
    """Give a match, if there is a place that is known well enough."""
    return PlaceMatch(start, end, *named) if named else None


@lru_cache(maxsize=16384)
def _base(word: str, language: str) -> tuple[tuple[Place, ...], Grade] | None:
    """Give the places of the name that a word is a form of, by its longest ending."""
    endings = languages()[language].inflections.endings
    low = word.lower()
    if endings.get(low) == NEVER:
        return None
    for length in range(min(LONGEST_ENDING, len(low) - STEM), 0, -1):
        ending = low[-length:]
        if endings.get(ending) == NEVER:
            return None
        for instead in endings.get(ending, ()):
            name = low[:-length] + instead
            named = place_named(name) if len(name) >= SHORTEST else None
            if named and named[1] in _GRADES and _is_large(named[0][0]):
                return named
    return None


def _is_large(place: Place) -> bool:
    """Tell whether a place is more than a town."""
    return place.feature != "PPL" or place.population >= PEOPLE
