"""Places by name, and the names of places in running text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from wiredesk.gazetteer._data import Grade, tables
from wiredesk.gazetteer._fold import fold_name
from wiredesk.gazetteer._scan import capitalised, scan
from wiredesk.story import Value

_GRADES = tuple(Grade)
_BEFORE_A_REGION = frozenset({", ", " ("})
_SHORT = re.compile(r"(?<![\w'’-])([^\W\d_a-z]\w{1,2})(?:, | \()$")
_THE = "the "
_COUNTRY, _FEATURE = 2, 7
"""fields of a place's line in the data file"""
_SHORT_REACH = 6
"""code points before a region in which such a name stands"""
_WITH_ARTICLE = (Grade.SURE, Grade.BLOCKED)
"""names that may start with an article in small letters"""


class Place(Value):
    """A country, a state or a city, as GeoNames knows it."""

    geonames_id: int
    """its number at GeoNames"""
    name: str
    """its English name"""
    country: str
    """ISO 3166-1 alpha-2 code of its country"""
    subdivision: str | None = None
    """GeoNames code of its first-level division: two letters in the United States"""
    wikidata: str | None = None
    """its Wikidata item, for a country"""
    latitude: float
    """degrees north"""
    longitude: float
    """degrees east"""
    population: int
    """people, as GeoNames has it; 0 where it is unknown"""
    feature: str
    """GeoNames feature code: PCLI a country, PPLC a capital, ADM1 a state, PPL a city"""


class PlaceMatch(NamedTuple):
    """A mention in a text, in code points, and the places that it may mean."""

    start: int
    end: int
    places: tuple[Place, ...]
    """the most prominent first"""
    grade: Grade = Grade.SURE
    """what it takes to believe that the mention is of a place"""
    told: bool = False
    """whether a tagger says that it is one"""


def places_named(name: str) -> tuple[Place, ...]:
    """Give every place of that name in any language, the most prominent first."""
    found = place_named(name)
    return found[0] if found else ()


@lru_cache(maxsize=16384)
def place_named(name: str) -> tuple[tuple[Place, ...], Grade] | None:
    """Give the places of a name and what it takes to believe it in running text."""
    data = tables()
    folded = fold_name(name)
    for pattern in (f" {folded}", f" {folded.rstrip('.')}", folded):
        match data.automaton.find(pattern):
            case [(0, end, number)] if end == len(pattern):
                return _named(number)
        if pattern in data.short:
            grade, numbers = data.short[pattern]
            return tuple(map(_place, numbers)), grade
    return None


def places_in(country: str) -> tuple[Place, ...]:
    """Give every city of a country, by its ISO code; nothing where that is none."""
    return tuple(map(_place, _cities().get(country.encode(), ())))


@cache
def _cities() -> Mapping[bytes, Sequence[int]]:
    """Give the numbers of each country's cities."""
    found = defaultdict[bytes, list[int]](list)
    for number, row in enumerate(tables().places):
        fields = row.split(b"\t")
        if fields[_FEATURE].startswith(b"PPL"):
            found[fields[_COUNTRY]].append(number)
    return found


def find_places(text: str) -> tuple[PlaceMatch, ...]:
    """Find what reads like a place's name in a text, from left to right, without overlap.

    Whether to believe a match is told by its grade and by what the story is about; see
    `wiredesk.gazetteer.resolve`.
    """
    data = tables()
    grades = data.grades

    def accept(start: int, end: int, name: int) -> bool:
        """Tell whether a name has its capital."""
        return not text[start].islower() or (
            grades[name] in _WITH_ARTICLE and capitalised(text, start, end)
        )

    found = list[PlaceMatch]()
    for start, end, name in scan(text, data.automaton.find, accept):
        places, grade = _named(name)
        if places:
            if text[start - 2 : start] in _BEFORE_A_REGION and places[0].feature != "PPL":
                found += _short_before(text, start, found[-1].end if found else 0)
            article = _article(text, start, end, places) if text[start] == "t" else 0
            found.append(PlaceMatch(start + article, end, places, grade))
    return tuple(found)


def _article(text: str, start: int, end: int, places: Sequence[Place]) -> int:
    """Count the characters of the article that a name can do without, as the United States."""
    if not text.startswith(_THE, start):
        return 0
    rest = places_named(text[start + len(_THE) : end])
    return len(_THE) if rest and rest[0] == places[0] else 0


def _short_before(text: str, region: int, free: int) -> Iterator[PlaceMatch]:
    """Give the place of two or three letters that stands right before a region or country."""
    written = _SHORT.search(text, max(free, region - _SHORT_REACH), region)
    named = place_named(written[1]) if written else None
    if written and named and named[0]:
        yield PlaceMatch(*written.span(1), *named)


@lru_cache(maxsize=8192)
def _named(number: int) -> tuple[tuple[Place, ...], Grade]:
    """Give the places of a name in the automaton, and what it takes to believe it."""
    return _places(number), _GRADES[tables().grades[number]]


def _places(name: int) -> tuple[Place, ...]:
    """Give the places that a name in the automaton stands for."""
    data = tables()
    return tuple(map(_place, data.numbers[data.targets[name] : data.targets[name + 1]]))


@lru_cache(maxsize=16384)
def _place(number: int) -> Place:
    """Read one place from its line in the data file."""
    row = tables().places[number].decode().split("\t")
    return Place(
        geonames_id=int(row[0]),
        name=row[1],
        country=row[2],
        subdivision=row[3] or None,
        latitude=float(row[4]),
        longitude=float(row[5]),
        population=int(row[6]),
        feature=row[7],
        wikidata=row[8] or None,
    )
