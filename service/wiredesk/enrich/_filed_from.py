"""The places that a dateline names, and which of their namesakes are meant."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from wiredesk.enrich._calendar_names import key, weekdays
from wiredesk.enrich._place_names import meant, places_of
from wiredesk.enrich._regions import Region, regions_of, town, within
from wiredesk.gazetteer import Place
from wiredesk.languages import languages

BESIDE_SHARE = 3
"""up to how many times larger a namesake may be than one in the country of another place"""
NAME_LENGTH = 40
"""code points that a place's name may have"""
NAME_WORDS = 4
"""words that the name of an unknown place may have"""
# A full stop parts names only after a word, so that "St. Louis" stays whole.
_COMMA = re.compile(r"[,;،、，۔]|(?<=[\w-]{4})\.(?=\s|$)")
_STROKE = re.compile(r"[/·&]|\s[-–]\s")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]$")
_PARTICLES = frozenset(
    "al am an and bei da das de del della den der des di do dos du e el en et i im in la las le "
    "les los na nad of on pod sous sur the und upon y".split()
)

_AROUND = '(/ \t\u00a0\u3000:-–—_"“”„«»\u200e\u200f\u202a-\u202e\ufeff'

Stretch = tuple[int, int]


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


class _Named(NamedTuple):
    """A name and what is said of where it is, before its namesakes are told apart."""

    start: int
    end: int
    regions: tuple[Region, ...] = ()


def read_places(
    line: str, stretch: Stretch, language: str, home: frozenset[str]
) -> tuple[NamedPlace, ...] | None:
    """Read a stretch of a line as names of places; None where it is something else.

    ``home`` holds the countries of the agencies credited, which settle some namesakes.
    """
    if not line[slice(*stretch)].strip(_AROUND):
        return ()
    named = list[_Named]()
    for start, end in _between(_COMMA, line, *stretch):
        text = line[start:end]
        if _is_weekday(text, language) or _is_desk(text, language):
            continue
        units = _piece(line, (start, end), named[-1:], language, signed=bool(home))
        if units is None:
            return None
        named[-1:] = units
    return _told_apart(line, named, home, language)


def _piece(
    line: str, stretch: Stretch, last: list[_Named], language: str, *, signed: bool
) -> list[_Named] | None:
    """Give the last name, if there is one, and those of the piece behind it, or where it is."""
    start, end = stretch
    text = line[start:end]
    first = _past_and(line, stretch, language)
    units = list(_units(line, (first, end), language, signed=signed))
    city = line[slice(*last[0][:2])] if last and first == start else ""
    if not city or len(units) != 1 or not _is_region(text, city, language):
        return [*last, *units]
    located = _in_region(last[0], text, language)
    return [located] if located else None


def _past_and(line: str, stretch: Stretch, language: str) -> int:
    """Give where a name starts that a comma and an "and" stand before."""
    start, end = stretch
    joint = _leading_and(language)
    found = joint.match(line, start, end) if joint else None
    return found.end() if found and places_of(line[found.end() : end]) else start


def _in_region(named: _Named, region: str, language: str) -> _Named | None:
    """Give a name with the region that follows it; None where that is no region's name."""
    regions = regions_of(region, language)
    if not regions and not looks_like_name(region):
        return None
    return named._replace(regions=(*named.regions, *regions))


def _told_apart(
    line: str, named: list[_Named], home: frozenset[str], language: str
) -> tuple[NamedPlace, ...] | None:
    """Give the place that each name means; None where one does not look like a place's name."""
    found = list[NamedPlace]()
    for start, end, regions in named:
        name = line[start:end]
        namesakes = places_of(name)
        if not namesakes and not looks_like_name(name):
            return None
        place = meant(within(namesakes, regions), home or _home_of(language), name)
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
def _home_of(language: str) -> frozenset[str]:
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


def looks_like_name(text: str) -> bool:
    """Tell whether an unknown name may be a place's: few words, each with a capital."""
    words = text.split()
    return (
        0 < len(words) <= NAME_WORDS
        and len(text) <= NAME_LENGTH
        and not any(map(str.isdecimal, text))
        and all(word in _PARTICLES or _is_capitalised(word) for word in words)
        and words[-1] not in _PARTICLES
    )


def _is_capitalised(word: str) -> bool:
    """Tell whether a word starts with a capital, or with a letter that knows none."""
    first = word.lstrip("'’‘\"«»“”-")[:1]
    return first.isalpha() and not first.islower()


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


def _units(line: str, stretch: Stretch, language: str, *, signed: bool) -> Iterator[_Named]:
    """Give the names in a stretch without commas: "BAGHDAD/WASHINGTON", "Austin (EEUU)"."""
    start, end = stretch
    if places_of(line[start:end]):
        yield _Named(start, end)
        return
    bracketed = _BRACKETED.search(line, start, end)
    city = line[start : bracketed.start()] if bracketed else ""
    if bracketed and _is_where(bracketed[1].strip(), city, language, signed=signed):
        regions = _told_by(bracketed[1].strip(), language)
        for unit in _units(line, (start, bracketed.start()), language, signed=signed):
            yield unit._replace(regions=(*unit.regions, *regions))
    elif coded := _coded(line, start, end, language):
        yield coded
    else:
        yield from _stroked(line, stretch, language)


def _stroked(line: str, stretch: Stretch, language: str) -> list[_Named]:
    """Give the names that strokes part, or a town and its region: "ОБЬ /Новосибирская область/"."""
    named = list[_Named]()
    for start, end in _between(_STROKE, line, *stretch):
        where = _beside(line[start:end], line[slice(*named[-1][:2])], language) if named else ()
        if where:
            named[-1] = named[-1]._replace(regions=where)
        else:
            named += [_Named(*unit) for unit in _joined(line, start, end, language)]
    return named


def _beside(where: str, city: str, language: str) -> tuple[Region, ...]:
    """Give the regions that a name after a stroke means, which is no city's: "Halle/Saale"."""
    regions, named = regions_of(where, language), places_of(where)
    if not named or (city.isupper() and not where.isupper()):
        return regions
    # A town and its province, which has its seat's name: "ELBİSTAN/KAHRAMANMARAŞ".
    first = next(iter(places_of(city)), None)
    if first is None or first in named:
        return ()
    return tuple(region for region in regions if region.subdivision and region.has(first))


def _told_by(where: str, language: str) -> tuple[Region, ...]:
    """Give the regions that brackets behind a town mean: their own, or that of a city there."""
    cities = (place for place in places_of(where) if place.feature.startswith("PPL"))
    beside = (Region(place.country, place.subdivision) for place in cities)
    return (*regions_of(where, language), *beside)


def _is_where(where: str, city: str, language: str, *, signed: bool) -> bool:
    """Tell whether brackets behind a city hold where it is; in signed datelines, known or not."""
    if regions_of(where, language) or places_of(where):
        return True
    return signed and looks_like_name(where) and bool(places_of(city))


def _coded(line: str, start: int, end: int, language: str) -> _Named | None:
    """Read a city with its division's code after it: "Landquart GR"."""
    known = languages().get(language)
    city = line.rfind(" ", start, end)
    code = known.dateline.codes.get(line[city + 1 : end]) if known and city > start else None
    return _Named(start, city, (Region(*code.split(".")),)) if code else None


def _joined(line: str, start: int, end: int, language: str) -> Iterator[Stretch]:
    """Give the names that a word for "and" joins."""
    joint = None if places_of(line[start:end]) else _and(language)
    return _between(joint, line, start, end) if joint else iter([(start, end)])


@lru_cache(maxsize=128)
def _and(language: str) -> re.Pattern[str] | None:
    """Give the pattern of the words that join two places; in Arabic it is no word of its own."""
    known = languages().get(language)
    words = known.dateline.ands if known else ()
    if not words:
        return None
    after = "" if language in ("ar", "he") else r"\s"
    either = "|".join(map(re.escape, words))
    return re.compile(rf"\s(?:{either}){after}\s*", re.IGNORECASE)


@lru_cache(maxsize=128)
def _leading_and(language: str) -> re.Pattern[str] | None:
    """Give the same pattern for the start of a name."""
    joint = _and(language)
    return re.compile(joint.pattern.removeprefix(r"\s"), joint.flags) if joint else None


def _between(separator: re.Pattern[str], line: str, start: int, end: int) -> Iterator[Stretch]:
    """Give the stretches between separators, without space around them or empty ones."""
    for found in separator.finditer(line, start, end):
        yield from _stripped(line, start, found.start())
        start = found.end()
    yield from _stripped(line, start, end)


def _stripped(line: str, start: int, end: int) -> Iterator[Stretch]:
    """Give a stretch without space and stops around it, if anything is left."""
    text = line[start:end]
    bare = text.strip(_AROUND)
    if bare:
        first = start + text.index(bare)
        yield first, first + len(bare)
