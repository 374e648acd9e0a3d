"""Places by name, and the names of places in running text."""

from typing import NamedTuple

from wiredesk.story import Value


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


def places_named(name: str) -> tuple[Place, ...]:
    """Give every place of that name in any language, the most prominent first."""
    return ()


def find_places(text: str) -> tuple[PlaceMatch, ...]:
    """Find the places that a text names, from left to right, without overlap."""
    return ()
