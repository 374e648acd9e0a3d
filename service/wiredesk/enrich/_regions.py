"""Countries and their divisions, as written beside a town, and the towns that lie in them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from wiredesk.enrich._calendar_names import key
from wiredesk.enrich._date_patterns import DEFAULT
from wiredesk.enrich._place_names import in_full, places_of
from wiredesk.gazetteer import Place, places_in, places_named, towns_named
from wiredesk.languages import languages

# Territories that ISO 3166-1 gives a code of their own, and the country that datelines say.
_HELD_BY = {
    **dict.fromkeys(("HK", "MO"), "CN"),
    **dict.fromkeys(("GP", "MQ", "GF", "RE", "YT", "PF", "NC", "PM", "BL", "MF", "WF"), "FR"),
    **dict.fromkeys(("PR", "GU", "VI", "AS", "MP"), "US"),
    **dict.fromkeys(("GI", "BM", "KY", "FK", "JE", "GG", "IM"), "GB"),
    **dict.fromkeys(("AW", "CW", "SX", "BQ"), "NL"),
    **dict.fromkeys(("GL", "FO"), "DK"),
    "AX": "FI",
    "SJ": "NO",
}
# What the ways to write a foreign name in Latin letters differ in.
_ALIKE = (
    (re.compile(r"^(?:al|el|as|ar|an) "), ""),
    (re.compile(r"\W"), ""),
    (re.compile("ou|oo"), "u"),
    (re.compile("ee|y|j"), "i"),
    (re.compile("[qc]"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("[he]+$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SPELT_ONE_WAY = frozenset({"US"})
ALIKE_LETTERS = 4
"""letters that such a name must have left"""
HALF = 5
"""letters of the first half of a name that stands for the whole: Rouyn, for Rouyn-Noranda"""


class Region(NamedTuple):
    """A country, or one of its first-level divisions."""

    country: str
    subdivision: str | None = None

    def has(self, place: Place) -> bool:
        """Tell whether a place is in it."""
        if place.country != self.country:
            return self.subdivision is None and _HELD_BY.get(place.country) == self.country
        return self.subdivision in (None, place.subdivision)


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
    listed = (Region(*where.split(".")) for where in told.split()) if told else ()
    return tuple(dict.fromkeys((*listed, *named)))


@cache
def _abbreviated(language: str) -> Mapping[str, str]:
    """Give the regions that a language's file has, by their names without dots or spaces."""
    known = languages().get(language)
    return {_short(name): where for name, where in known.dateline.regions.items()} if known else {}


def _short(name: str) -> str:
    """Fold a region's name: wires leave out dots, and write "MICH." beside capitals."""
    return name.casefold().replace(".", "").replace(" ", "")


def within(namesakes: tuple[Place, ...], regions: tuple[Region, ...]) -> tuple[Place, ...]:
    """Give the places that are in most of some regions, at least one; all where none is said.

    A name may mean several regions, as Georgia does; several names narrow each other down.
    """
    if not regions:
        return namesakes
    held = [sum(region.has(place) for region in regions) for place in namesakes]
    most = max((1, *held))
    return tuple(place for place, count in zip(namesakes, held, strict=True) if count == most)


def town(name: str, regions: tuple[Region, ...], home: frozenset[str]) -> Place | None:
    """Give the small town that a name means in the region beside it, or at an agency's home."""
    full = in_full(name)
    namesakes = towns_named(name) or (*places_named(full), *towns_named(full))
    if regions:
        return next(iter(within(namesakes, regions)), None) or _spelt_alike(name, regions)
    return next((place for place in namesakes if place.country in home), None)


def _spelt_alike(name: str, regions: tuple[Region, ...]) -> Place | None:
    """Give the place in a region whose name is written almost so: NASSIRIYA, Iraq."""
    letters = _alike(name) if name.isascii() else ""
    if len(letters) < ALIKE_LETTERS:
        return None
    found = (
        place
        for region in regions
        if region.country not in _SPELT_ONE_WAY
        for place in _by_letters(region.country).get(letters, ())
        if region.has(place)
    )
    return max(found, key=lambda place: place.population, default=None)


@lru_cache(maxsize=64)
def _by_letters(country: str) -> Mapping[str, Sequence[Place]]:
    """Give a country's cities by the letters of their names that all spellings have."""
    found = defaultdict[str, list[Place]](list)
    for place in places_in(country):
        for name in {place.name, place.name.partition("-")[0]}:
            if name == place.name or len(name) >= HALF:
                found[_alike(name)].append(place)
    return found


def _alike(name: str) -> str:
    """Give the letters of a name that all its spellings have."""
    letters = key(name).replace("-", " ")
    for differing, same in _ALIKE:
        letters = differing.sub(same, letters)
    return letters
