"""Names of cities that CLDR has for time zones, in more languages than GeoNames' names are in."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from babel import Locale

from training._gazetteer_entry import Entry
from training._gazetteer_sources import LOCALES
from wiredesk.gazetteer._patterns import patterns

LARGE = 100_000
"""people of the smallest such city that is no capital: a zone's name may be an island's, too"""
_REMARK = re.compile(r"\s*[(,].*")


def exemplars(
    entries: Sequence[Entry], named: Mapping[str, Sequence[int]]
) -> Mapping[str, Sequence[int]]:
    """Give the numbers of the cities that each pattern names, where no other source has it."""
    found = defaultdict[str, list[int]](list)
    for number, name in _names(entries, named):
        for pattern in patterns(name):
            if pattern not in named and number not in found[pattern]:
                found[pattern].append(number)
    return found


def _names(
    entries: Sequence[Entry], named: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, str]]:
    """Give each name in any language, with its city's number."""
    zones = dict(_zones(entries, named))
    for locale in LOCALES:
        for zone, shown in Locale.parse(locale).time_zones.items():
            name = _REMARK.sub("", shown.get("city", ""))
            if zone in zones and name:
                yield zones[zone], name


def _zones(
    entries: Sequence[Entry], named: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, int]]:
    """Give each time zone and the number of the large city that it is named after."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            pattern = next(patterns(zone.rpartition("/")[2].replace("_", " ")), "")
            cities = (n for n in named.get(pattern, ()) if _is_large(entries[n], country))
            yield from ((zone, number) for number in list(cities)[:1])


def _is_large(entry: Entry, country: str) -> bool:
    """Tell a capital or a large city of a country."""
    is_large = entry.feature == "PPLC" or (entry.feature == "PPL" and entry.population >= LARGE)
    return is_large and entry.row[2] == country
