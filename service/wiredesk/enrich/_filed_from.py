"""The places that a dateline names, and which of their namesakes are meant."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from wiredesk.enrich._dates import DEFAULT, key, weekdays
from wiredesk.gazetteer import Place, places_named
from wiredesk.languages import languages

NAME_LENGTH = 40
"""code points that a place's name may have"""
NAME_WORDS = 4
"""words that the name of an unknown place may have"""
HOME_SHARE = 8
"""up to how many times larger a namesake abroad may be, and an agency still mean that at home"""
OWN_SHARE = 6
"""up to how many times larger a place may be whose name only some language spells so"""

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


class Region(NamedTuple):
    """A country, or one of its first-level divisions."""

    country: str
    subdivision: str | None = None

    def has(self, place: Place) -> bool:
        """Tell whether a place is in it."""
        return place.country == self.country and self.subdivision in (None, place.subdivision)


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


@lru_cache(maxsize=8192)
def places_of(name: str) -> tuple[Place, ...]:
    """Give the places of a name; wires name the same ones again and again."""
    return _so_spelt(name, places_named(_spellings().get(name.casefold(), name)))


@cache
def _spellings() -> Mapping[str, str]:
    """Give the names that only some language's wires spell so, in lower case."""
    spelt = (known.dateline.spellings for known in languages().values())
    return {name.casefold(): other for names in spelt for name, other in names.items()}


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
        units = list(_units(line, (start, end), language, signed=bool(home)))
        if named and len(units) == 1 and _is_region(text, line[slice(*named[-1][:2])], language):
            within = _in_region(named[-1], text, language)
            if within is None:
                return None
            named[-1] = within
        else:
            named += units
    return _told_apart(line, named, home or _home_of(language))


def _in_region(named: _Named, region: str, language: str) -> _Named | None:
    """Give a name with the region that follows it; None where that is no region's name."""
    regions = regions_of(region, language)
    if not regions and not looks_like_name(region):
        return None
    return named._replace(regions=(*named.regions, *regions))


def _told_apart(
    line: str, named: list[_Named], home: frozenset[str]
) -> tuple[NamedPlace, ...] | None:
    """Give the place that each name means; None where one does not look like a place's name."""
    found = list[NamedPlace]()
    for start, end, regions in named:
        namesakes = places_of(line[start:end])
        if not namesakes and not looks_like_name(line[start:end]):
            return None
        place = meant(_within(namesakes, regions), home)
        found.append(NamedPlace(start, end, place, regions[0] if regions else None))
    return tuple(found)


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


@lru_cache(maxsize=1024)
def regions_of(name: str, language: str) -> tuple[Region, ...]:
    """Give the countries and divisions of a name, as written beside a city."""
    places = (place for place in places_of(name) if place.feature.startswith(("PCL", "ADM1")))
    named = [
        Region(place.country, None if place.feature.startswith("PCL") else place.subdivision)
        for place in places
    ]
    if name[:1].islower():
        return tuple(named)
    short = _short(name)
    told = _abbreviated(language).get(short) or _abbreviated(DEFAULT).get(short)
    return tuple(dict.fromkeys((Region(*told.split(".")), *named) if told else named))


@cache
def _abbreviated(language: str) -> Mapping[str, str]:
    """Give the regions that a language's file has, by their names without dots or spaces."""
    known = languages().get(language)
    return {_short(name): where for name, where in known.dateline.regions.items()} if known else {}


def _short(name: str) -> str:
    """Fold a region's name: wires leave out dots, and write "MICH." beside capitals."""
    return name.casefold().replace(".", "").replace(" ", "")


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
        yield from (
            _Named(*unit)
            for part in _between(_STROKE, line, start, end)
            for unit in _joined(line, *part, language)
        )


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


def _within(namesakes: tuple[Place, ...], regions: tuple[Region, ...]) -> tuple[Place, ...]:
    """Give the places that are in most of some regions, at least one; all where none is said.

    A name may mean several regions, as Georgia does; several names narrow each other down.
    """
    if not regions:
        return namesakes
    held = [sum(region.has(place) for region in regions) for place in namesakes]
    most = max((1, *held))
    return tuple(place for place, count in zip(namesakes, held, strict=True) if count == most)


def _so_spelt(name: str, namesakes: tuple[Place, ...]) -> tuple[Place, ...]:
    """Put places whose own name, as GeoNames has it, is written before those of other names.

    Much larger ones stay ahead: Lyons is Lyon.
    """
    if not namesakes:
        return ()
    folded, least = key(name), namesakes[0].population / OWN_SHARE
    return tuple(
        sorted(namesakes, key=lambda place: key(place.name) != folded or place.population < least)
    )


def meant(namesakes: tuple[Place, ...], home: frozenset[str] = frozenset()) -> Place | None:
    """Give the one of several places of a name that a dateline means."""
    if not namesakes:
        return None
    first = namesakes[0]
    if first.feature.startswith("PCL"):
        # Stories are filed from cities: Panama and Luxembourg, but also Amman, which is Oman's
        # name in Arabic.
        return next((place for place in namesakes if place.feature == "PPLC"), first)
    least = first.population / HOME_SHARE
    near = (place for place in namesakes if place.country in home and place.population >= least)
    return next(near, first)
