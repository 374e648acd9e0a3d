"""The places that a dateline names, and which of their namesakes are meant."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from wiredesk.enrich._calendar_names import key, weekdays
from wiredesk.enrich._named_units import (
    AROUND,
    Named,
    Stretch,
    between,
    leading_and,
    looks_like_name,
    units_in,
)
from wiredesk.enrich._place_names import meant, places_of
from wiredesk.enrich._regions import Region, regions_of, town, within
from wiredesk.gazetteer import Place
from wiredesk.languages import languages

BESIDE_SHARE = 3
"""up to how many times larger a namesake may be than one in the country of another place"""
# A full stop parts names only after a word, so that "St. Louis" stays whole.
_COMMA = re.compile(r"[,;،、，۔]|(?<=[\w-]{4})\.(?=\s|$)")


class NamedPlace(NamedTuple):
    """A place as named, by code points of the line that it was found in."""

    start: int
    end: int
    place: Place | None
    region: Region | None = None
    """where it is, as the dateline says"""

    @property
    def is_located(self) -> bool:
        """Whether it is known, or at least where it is."""
        return bool(self.place or self.region)


def read_places(
    line: str, stretch: Stretch, language: str, home: frozenset[str]
) -> tuple[NamedPlace, ...] | None:
    """Read a stretch of a line as names of places; None where it is something else.

    ``home`` holds the countries of the agencies credited, which settle some namesakes.
    """
    if not line[slice(*stretch)].strip(AROUND):
        return ()
    named = list[Named]()
    for start, end in between(_COMMA, line, *stretch):
        text = line[start:end]
        if _is_weekday(text, language) or _is_desk(text, language):
            continue
        units = _piece(line, (start, end), named[-1:], language, signed=bool(home))
        if units is None:
            return None
        named[-1:] = units
    return _told_apart(line, named, home, language)


def _piece(
    line: str, stretch: Stretch, last: list[Named], language: str, *, signed: bool
) -> list[Named] | None:
    """Give the last name, if there is one, and those of the piece behind it, or where it is."""
    start, end = stretch
    text = line[start:end]
    first = _past_and(line, stretch, language)
    units = list(units_in(line, (first, end), language, signed=signed))
    city = line[slice(*last[0][:2])] if last and first == start else ""
    if not city or len(units) != 1 or not _is_region(text, city, language):
        return [*last, *units]
    located = _in_region(last[0], text, language)
    return [located] if located else None


def _past_and(line: str, stretch: Stretch, language: str) -> int:
    """Give where a name starts that a comma and an "and" stand before."""
    start, end = stretch
    joint = leading_and(language)
    found = joint.match(line, start, end) if joint else None
    return found.end() if found and places_of(line[found.end() : end]) else start


def _in_region(named: Named, region: str, language: str) -> Named | None:
    """Give a name with the region that follows it; None where that is no region's name."""
    regions = regions_of(region, language)
    if not regions and not looks_like_name(region):
        return None
    return named._replace(regions=(*named.regions, *regions))


def _told_apart(
    line: str, named: list[Named], home: frozenset[str], language: str
) -> tuple[NamedPlace, ...] | None:
    """Give the place that each name means; None where one does not look like a place's name."""
    found = list[NamedPlace]()
    for start, end, regions in named:
        name = line[start:end]
        namesakes = places_of(name)
        if not namesakes and not looks_like_name(name):
            return None
        place = meant(within(namesakes, regions), home or home_country(language), name)
        place = place or town(name, regions, home)
        found.append(NamedPlace(start, end, place, regions[0] if regions else None))
    return tuple(_beside_others(line, found))


def _beside_others(line: str, found: list[NamedPlace]) -> Iterator[NamedPlace]:
    """Give each place; of namesakes that in another one's country: "MADRID/VALENCIA"."""
    for at in found:
        others = {other.place.country for other in found if other is not at and other.place}
        if at.place and others and not at.region and at.place.country not in others:
            name = line[at.start : at.end]
            yield at._replace(place=_namesake_in(others, name, at.place))
        else:
            yield at


def _namesake_in(countries: AbstractSet[str], name: str, place: Place) -> Place:
    """Give the place of that name in one of the countries, if it is not far smaller than one."""
    least = place.population / BESIDE_SHARE
    near = (other for other in places_of(name) if other.country in countries)
    return next((other for other in near if other.population >= least), place)


@cache
def home_country(language: str) -> frozenset[str]:
    """Give the country of nearly all that is written in a language, where there is one."""
    known = languages().get(language)
    return frozenset((known.home,)) if known and known.home else frozenset()


@lru_cache(maxsize=1024)
def _is_weekday(text: str, language: str) -> bool:
    """Tell whether a name is that of a day of the week."""
    return key(text) in weekdays(language)


@lru_cache(maxsize=1024)
def _is_desk(text: str, language: str) -> bool:
    """Tell whether a name is that of an agency's desk, where EFE has "Redacción Deportes"."""
    known = languages().get(language)
    return known is not None and not known.dateline.desks.isdisjoint(text.lower().split()[:1])


def _is_region(text: str, city: str, language: str) -> bool:
    """Tell whether what follows a city and a comma is where that city is, not a second city."""
    regions = regions_of(text, language)
    if any(region.has(place) for region in regions for place in places_of(city)):
        return True
    if city.isupper() and not text.isupper():
        return True
    named = places_of(text)
    if regions:
        return not places_of(city) or all(place.feature.startswith("ADM1") for place in named)
    return bool(places_of(city) and not named)
