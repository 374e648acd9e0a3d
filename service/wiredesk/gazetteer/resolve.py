"""Which place a mention is of: its spelling, the words beside it and the story tell."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from wiredesk.gazetteer._beside import (
    is_abbreviation,
    is_cased,
    is_name,
    is_namesake,
    stands_alone,
    word_after,
    word_before,
)
from wiredesk.gazetteer._data import Grade
from wiredesk.gazetteer.places import Place, PlaceMatch

_RIVAL = 0.05
"""a namesake with this share of the best known one's people may be meant instead, where the
story is about its country and not about the other's"""
_RANKS = frozenset({"PCLI", "PPLC"})
_SMALL = 15_000
"""a place of fewer people is hardly meant where a larger one bears its name"""
BESIDE_ITS_REGION = 0.95
"""confidence of a place whose state or country stands beside it"""
_BESIDE = frozenset({", ", " (", "، ", "（"})
_GAP = 2
"""code points between a place and its region"""
_RIVAL_AT_HOME = 0.1
"""the same, where the story was filed from its country"""


class PlaceMention(NamedTuple):
    """A mention of a place in a text, in code points."""

    start: int
    end: int
    place: Place
    confidence: float
    """set by hand; see `resolve`"""


class _Setting(NamedTuple):
    """What is known of the story by now."""

    home: AbstractSet[str]
    """the countries of its dateline"""
    countries: AbstractSet[str]
    """these, and those that it names beyond doubt"""
    known: AbstractSet[int] = frozenset()
    """GeoNames ids of the places that it names beyond doubt"""


class _Scene(NamedTuple):
    """A text with its matches, and what each match has for it."""

    text: str
    matches: Sequence[PlaceMatch]
    believed: Sequence[bool]
    """whether its spelling and the words beside it are enough"""
    within: Sequence[Place | None]
    """the place of that name that lies in the state or country which stands beside it"""


def resolve(
    texts: Sequence[tuple[str, Sequence[PlaceMatch]]], home: AbstractSet[str] = frozenset()
) -> tuple[tuple[PlaceMention, ...], ...]:
    """Give for each text of one story the places that its matches mean, as far as believed.

    ``home`` has the countries of the dateline. Confidence is set by hand: 0.98 for a
    country, 0.95 for a place with its region beside it, 0.9 for the only or best known of
    its name, 0.8 for another, 0.7 where the story's countries alone speak for it.
    """
    scenes = [_scene(text, matches) for text, matches in texts]
    countries = home | {country for scene in scenes for country in _countries(scene)}
    firm = [_firm(scene, _Setting(home, countries)) for scene in scenes]
    known = {mention.place.geonames_id for found in firm for mention in found if mention}
    setting = _Setting(home, countries, known)
    return tuple(_all(scene, found, setting) for scene, found in zip(scenes, firm, strict=True))


def _scene(text: str, matches: Sequence[PlaceMatch]) -> _Scene:
    """Look at each match in its text."""
    believed = [_believed(text, match) for match in matches]
    return _Scene(text, matches, believed, _within_regions(text, matches))


def _countries(scene: _Scene) -> Iterator[str]:
    """Give the countries that a text names beyond doubt, itself or by a place of one country."""
    for match, believed in zip(scene.matches, scene.believed, strict=True):
        best = match.places[0]
        if believed and (best.feature in _RANKS or not _has_namesakes(match.places)):
            yield best.country


def _has_namesakes(places: Sequence[Place]) -> bool:
    """Tell whether a name may mean places of more than one country that are not small."""
    large = (p for p in places if p.population >= _SMALL or p.feature == "ADM1")
    first = next(large, None) if len(places) > 1 else None
    return first is not None and any(place.country != first.country for place in large)


def _firm(scene: _Scene, setting: _Setting) -> list[PlaceMention | None]:
    """Give for each match what it means, if it is believed or has its region beside it."""
    found = list[PlaceMention | None]()
    for match, believed, within in zip(*scene[1:], strict=True):
        if within is not None:
            found.append(PlaceMention(match.start, match.end, within, BESIDE_ITS_REGION))
        else:
            found.append(_chosen(match, setting) if believed else None)
    return found


def _all(
    scene: _Scene, firm: Sequence[PlaceMention | None], setting: _Setting
) -> tuple[PlaceMention, ...]:
    """Give what is firm, and the other matches that the rest of the story speaks for."""
    found = list[PlaceMention]()
    for match, mention in zip(scene.matches, firm, strict=True):
        if mention is not None:
            found.append(mention)
        elif (place := _backed(scene.text, match, setting)) is not None:
            found.append(PlaceMention(match.start, match.end, place, 0.7))
    return tuple(found)


def _backed(text: str, match: PlaceMatch, setting: _Setting) -> Place | None:
    """Give the place that the rest of the story speaks for."""
    if match.grade is Grade.SURE and not match.told:
        return next((one for one in match.places if one.geonames_id in setting.known), None)
    return _nearest(match.places, setting) if _plausible(text, match) else None


def _nearest(places: Sequence[Place], setting: _Setting) -> Place | None:
    """Give the best known place in the dateline's countries, or else in the story's."""
    for countries in (setting.home, setting.countries):
        for place in places:
            if place.country in countries:
                return place
    return None


def _believed(text: str, match: PlaceMatch) -> bool:
    """Tell whether a match is believed on its spelling and the words beside it."""
    start, end, places, grade, told = match
    if told:
        return places[0].population >= _SMALL or places[0].feature != "PPL"
    if grade is Grade.SURE:
        if places[0].feature == "PCLI":
            return True
        before = word_before(text, start)
        surname = places[0].feature == "PPL" and is_name(before)
        return not surname and not is_namesake(before, word_after(text, end))
    if grade is Grade.PERSON:
        return is_cased(text, start) and stands_alone(text, start, end)
    return grade is Grade.CAPITALS and is_abbreviation(text, start, end)


def _plausible(text: str, match: PlaceMatch) -> bool:
    """Tell whether a match would be believed in a story about its country."""
    start, end, _, grade, told = match
    if told:
        return True
    if grade is Grade.PERSON:
        return not is_cased(text, start)
    return grade is Grade.COUNTRY and stands_alone(text, start, end)


def _chosen(match: PlaceMatch, setting: _Setting) -> PlaceMention:
    """Choose among the places of one name: the best known, or a rival nearer to the story."""
    best, *others = match.places
    if others and best.country not in setting.home:
        for countries, share in ((setting.home, _RIVAL_AT_HOME), (setting.countries, _RIVAL)):
            for other in others:
                if other.country in countries and _rivals(other, best, share, setting):
                    return PlaceMention(match.start, match.end, other, 0.8)
    confidence = 0.98 if best.feature == "PCLI" else 0.9
    return PlaceMention(match.start, match.end, best, confidence)


def _rivals(other: Place, best: Place, share: float, setting: _Setting) -> bool:
    """Tell whether a place may be meant instead of the best known of the name."""
    at_home = other.country in setting.home
    settled = best.country in setting.countries
    if best.feature == "PCLI":  # Georgia the state, Amman the city that Arabic spells like Oman
        capital = other.feature == "PPLC" and other.country != best.country
        return capital or (at_home and other.feature == "ADM1")
    if best.feature == "PPL":
        return (at_home or not settled) and other.population >= share * best.population
    if best.feature == other.feature == "ADM1":  # Punjab, Amazonas
        return not settled
    return at_home and other.population >= best.population / 2


def _within_regions(text: str, matches: Sequence[PlaceMatch]) -> list[Place | None]:
    """Give for each match the place of that name in the state or country that stands beside it.

    This follows after a comma or in brackets; in scripts without spaces it stands right before.
    """
    found: list[Place | None] = [None] * len(matches)
    for index, (before, after) in enumerate(pairwise(matches)):
        gap = after.start - before.end
        if gap > _GAP:
            continue
        between = text[before.end : after.start]
        if between in _BESIDE and after.places[0].feature != "PPL":
            found[index] = _within(before.places, after)
        elif not gap and before.places[0].feature != "PPL":
            found[index + 1] = _within(after.places, before)
    return found


def _within(places: Sequence[Place], beside: PlaceMatch) -> Place | None:
    """Give the best known of the places that lies within the state or country beside them."""
    region = next((one for one in beside.places if one.feature in {"ADM1", "PCLI"}), None)
    if region is None:
        return None
    for place in places:
        inside = region.feature == "PCLI" or place.subdivision == region.subdivision
        if place.country == region.country and inside and place.feature != "PCLI":
            return place
    return None
