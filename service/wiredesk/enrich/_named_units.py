"""The names in a stretch of a dateline without commas: "BAGHDAD/WASHINGTON", "Austin (EEUU)"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._regions import Region, regions_of
from wiredesk.languages import languages

NAME_LENGTH = 40
"""code points that a place's name may have"""
NAME_WORDS = 4
"""words that the name of an unknown place may have"""
_STROKE = re.compile(r"[/·&]|\s[-–]\s")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]$")
_PARTICLES = frozenset(
    "al am an and bei da das de del della den der des di do dos du e el en et i im in la las le "
    "les los na nad of on pod sous sur the und upon y".split()
)
AROUND = '(/ \t\u00a0\u3000:-–—_"“”„«»\u200e\u200f\u202a-\u202e\ufeff'
Stretch = tuple[int, int]


class Named(NamedTuple):
    """A name and what is said of where it is, before its namesakes are told apart."""

    start: int
    end: int
    regions: tuple[Region, ...] = ()


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


def units_in(line: str, stretch: Stretch, language: str, *, signed: bool) -> Iterator[Named]:
    """Give the names in a stretch without commas: "BAGHDAD/WASHINGTON", "Austin (EEUU)"."""
    start, end = stretch
    if places_of(line[start:end]):
        yield Named(start, end)
        return
    bracketed = _BRACKETED.search(line, start, end)
    city = line[start : bracketed.start()] if bracketed else ""
    if bracketed and _is_where(bracketed[1].strip(), city, language, signed=signed):
        regions = _told_by(bracketed[1].strip(), language)
        for unit in units_in(line, (start, bracketed.start()), language, signed=signed):
            yield unit._replace(regions=(*unit.regions, *regions))
    elif coded := _coded(line, start, end, language):
        yield coded
    else:
        yield from _stroked(line, stretch, language)


def _stroked(line: str, stretch: Stretch, language: str) -> list[Named]:
    """Give the names that strokes part, or a town and its region: "ОБЬ /Новосибирская область/"."""
    named = list[Named]()
    for start, end in between(_STROKE, line, *stretch):
        where = _beside(line[start:end], line[slice(*named[-1][:2])], language) if named else ()
        if where:
            named[-1] = named[-1]._replace(regions=where)
        else:
            named += [Named(*unit) for unit in _joined(line, start, end, language)]
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


def _coded(line: str, start: int, end: int, language: str) -> Named | None:
    """Read a city with its division's code after it: "Landquart GR"."""
    known = languages().get(language)
    city = line.rfind(" ", start, end)
    code = known.dateline.codes.get(line[city + 1 : end]) if known and city > start else None
    return Named(start, city, (Region(*code.split(".")),)) if code else None


def _joined(line: str, start: int, end: int, language: str) -> Iterator[Stretch]:
    """Give the names that a word for "and" joins."""
    joint = None if places_of(line[start:end]) else _and(language)
    return between(joint, line, start, end) if joint else iter([(start, end)])


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
def leading_and(language: str) -> re.Pattern[str] | None:
    """Give the same pattern for the start of a name."""
    joint = _and(language)
    return re.compile(joint.pattern.removeprefix(r"\s"), joint.flags) if joint else None


def between(separator: re.Pattern[str], line: str, start: int, end: int) -> Iterator[Stretch]:
    """Give the stretches between separators, without space around them or empty ones."""
    for found in separator.finditer(line, start, end):
        yield from _stripped(line, start, found.start())
        start = found.end()
    yield from _stripped(line, start, end)


def _stripped(line: str, start: int, end: int) -> Iterator[Stretch]:
    """Give a stretch without space and stops around it, if anything is left."""
    text = line[start:end]
    bare = text.strip(AROUND)
    if bare:
        first = start + text.index(bare)
        yield first, first + len(bare)
