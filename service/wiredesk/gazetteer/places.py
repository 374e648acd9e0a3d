"""Places by name, and the names of places in running text."""

from functools import lru_cache
from typing import NamedTuple

from wiredesk.gazetteer._data import Grade, tables
from wiredesk.gazetteer._fold import fold_name
from wiredesk.gazetteer._scan import Hit, capitalised, scan
from wiredesk.story import Value

_GRADES = tuple(Grade)
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


def places_named(name: str) -> tuple[Place, ...]:
    """Give every place of that name in any language, the most prominent first."""
    number = _number(name)
    return () if number is None else _places(number)


def place_named(name: str) -> tuple[tuple[Place, ...], Grade] | None:
    """Give the places of a name and what it takes to believe it in running text."""
    number = _number(name)
    return None if number is None else (_places(number), _GRADES[tables().grades[number]])


def _number(name: str) -> int | None:
    """Give the number of a name in the automaton."""
    folded = fold_name(name)
    for pattern in (f" {folded}", f" {folded.rstrip('.')}", folded):
        match tables().automaton.find(pattern):
            case [(0, end, number)] if end == len(pattern):
                return number
    return None


def find_places(text: str) -> tuple[PlaceMatch, ...]:
    """Find what reads like a place's name in a text, from left to right, without overlap.

    Whether to believe a match is told by its grade and by what the story is about; see
    `wiredesk.gazetteer.resolve`.
    """
    data = tables()

    def accept(hit: Hit) -> bool:
        """Tell whether a name has its capital."""
        return not text[hit.start].islower() or (
            data.grades[hit.name] in _WITH_ARTICLE and capitalised(text, hit)
        )

    return tuple(
        PlaceMatch(hit.start, hit.end, _places(hit.name), _GRADES[data.grades[hit.name]])
        for hit in scan(text, data.automaton.find, accept)
        if data.grades[hit.name] != Grade.BLOCKED
    )


@lru_cache(maxsize=8192)
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
    )
