"""Where a tagger and the gazetteer see names, and what both together make of it.

The gazetteer knows names and nothing of the sentence; a tagger knows the sentence and nothing
of the world. A place in a longer name is part of it, and a city's name that the tagger takes for
a team's is not the city's; a country's is the country's. A place that both see is one, even if
its name is a word; of one that only the gazetteer sees, it depends on how known it is. On the
development sets of 14 languages, to doubt the tagger below some confidence only lost by it.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from wiredesk.enrich._mentions import outside
from wiredesk.gazetteer import Grade, PlaceMatch, place_named
from wiredesk.gazetteer._beside import describes_a_place
from wiredesk.gazetteer.resolve import BESIDE_ITS_REGION, PlaceMention
from wiredesk.taggers import Tagged

LARGE = 300_000
"""people of a city that is believed without the tagger"""

# Countries as Chinese and Japanese headlines write them, and a name that the gazetteer has.
_IN_ONE_CHARACTER = {
    **dict.fromkeys("米美", "USA"),
    **dict.fromkeys("仏法", "France"),
    **dict.fromkeys("独德", "Germany"),
    **dict.fromkeys("露俄", "Russia"),
    **dict.fromkeys("韓韩", "韓国"),
    **dict.fromkeys("豪澳", "Australia"),
    "英": "UK",
    "中": "China",
    "日": "Japan",
    "印": "India",
    "朝": "朝鲜",
    "台": "Taiwan",
}


class Agreement(NamedTuple):
    """What is left of both, each from left to right and without overlap of its own kind."""

    matches: Sequence[PlaceMatch] = ()
    """what may be a place; told where the tagger says that it is one"""
    names: Sequence[Tagged] = ()
    """the tagger's names; a PLACE among them may be one of the matches, too"""


def agree(text: str, matches: Sequence[PlaceMatch], names: Sequence[Tagged]) -> Agreement:
    """Decide which of the matches and names that overlap are kept."""
    kept = list[PlaceMatch]()
    left = list[Tagged]()
    at = 0
    for name in names:
        start, end, kind, _ = name
        while at < len(matches) and matches[at].end <= start:
            kept.append(matches[at])
            at += 1
        first = at
        while at < len(matches) and matches[at].start < end:
            at += 1
        rivals = matches[first:at]
        if not rivals and kind != "PLACE":
            left.append(name)
        elif _is_same_place(name, rivals):
            kept.append(_told(rivals[0]))
            left.append(name)
        else:
            chosen = _decide(text, name, rivals)
            kept += chosen.matches
            left += chosen.names
    kept += matches[at:]
    return Agreement(kept, _unless_overlapped(left, kept))


def _unless_overlapped(names: Sequence[Tagged], matches: Sequence[PlaceMatch]) -> list[Tagged]:
    """Give the names of places, and of the others those that overlap no match."""
    free = {name.start for name in outside(names, matches)}
    return [name for name in names if name.type == "PLACE" or name.start in free]


def known_enough(
    mentions: Sequence[PlaceMention], names: Sequence[Tagged]
) -> Sequence[PlaceMention]:
    """Give the places that a tagger saw, too, and those that it may have overlooked."""
    places = [name for name in names if name.type == "PLACE"]
    unseen = {mention.start for mention in outside(mentions, places)}
    if not unseen:
        return mentions
    seen = {mention.place.geonames_id for mention in mentions if mention.start not in unseen}
    return [one for one in mentions if one.start not in unseen or _is_known(one, seen)]


def _decide(text: str, name: Tagged, rivals: Sequence[PlaceMatch]) -> Agreement:
    """Decide between one name and the matches that overlap it."""
    wider = _wider(name, rivals)
    if name.type == "PLACE":
        return Agreement(matches=wider) if wider else _of_place(text, name, rivals)
    best = (*wider, *rivals)[:1]
    if best and best[0].grade is Grade.SURE:
        ranks = best[0].places[0].feature != "PPL"
        if wider or (ranks and _is_same(name, best[0])):
            return Agreement(matches=wider or rivals)
    return Agreement(names=(name,))


def _wider(name: Tagged, rivals: Sequence[PlaceMatch]) -> list[PlaceMatch]:
    """Give the matches that reach beyond a name."""
    return [one for one in rivals if one.start < name.start or name.end < one.end]


def _of_place(text: str, name: Tagged, rivals: Sequence[PlaceMatch]) -> Agreement:
    """Decide where the tagger, too, sees a place: in more words, or in other ones."""
    written = text[name.start : name.end]
    named = place_named(_IN_ONE_CHARACTER.get(written, written))
    if named and named[0]:
        return Agreement((PlaceMatch(name.start, name.end, *named, told=True),), (name,))
    around = _around(text, name, rivals)
    if not rivals or not describes_a_place(around):
        return Agreement(names=(name,))
    if around.islower():
        return Agreement(matches=list(map(_told, rivals)))
    # A district with its city, or a city right after its province: the last is the closest.
    whole = rivals[-1]._replace(start=name.start, end=name.end, told=True)
    return Agreement((whole,), (name,))


def _is_same(name: Tagged, match: PlaceMatch) -> bool:
    """Tell whether tagger and gazetteer see the same characters."""
    return match.start == name.start and match.end == name.end


def _is_same_place(name: Tagged, rivals: Sequence[PlaceMatch]) -> bool:
    """Tell whether a tagger's place is the only match that it overlaps, as nearly all are."""
    return name.type == "PLACE" and len(rivals) == 1 and _is_same(name, rivals[0])


def _told(match: PlaceMatch) -> PlaceMatch:
    """Give a match as one of which a tagger says that it is a place."""
    start, end, places, grade, _ = match
    return PlaceMatch(start, end, places, grade, told=True)


def _around(text: str, name: Tagged, rivals: Sequence[PlaceMatch]) -> str:
    """Give what a name has around and between the matches in it."""
    starts = (*(rival.start for rival in rivals), name.end)
    ends = (name.start, *(rival.end for rival in rivals))
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _is_known(mention: PlaceMention, seen: AbstractSet[int]) -> bool:
    """Tell whether a place needs no tagger: it is large, named elsewhere, or beside its region."""
    place = mention.place
    return (
        place.feature != "PPL"
        or place.population >= LARGE
        or place.geonames_id in seen
        or mention.confidence >= BESIDE_ITS_REGION
    )
