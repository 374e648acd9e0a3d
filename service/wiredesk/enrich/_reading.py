"""What a dateline says, as read from a line, and how far it is to be believed.

The confidences are set by hand, from what may still be wrong: a name in capitals before a
credit may be a headline's word, a name that the gazetteer lacks may be no place.
"""

import re
from typing import NamedTuple

from wiredesk.enrich._body import Body
from wiredesk.enrich._confidences import (
    AGENCY_ALONE,
    NO,
    PLACE_ALONE,
    PLACE_AND_AGENCY,
    PLACE_AND_AGENCY_UNMARKED,
    PLACE_AND_DATE,
    SHAPE_ALONE,
    UNKNOWN_AGENCY,
    UNKNOWN_AGENCY_NO_DATE,
    UNKNOWN_PLACE,
    UNKNOWN_PLACE_IN_REGION,
)
from wiredesk.enrich._credits import agency
from wiredesk.enrich._date_patterns import DEFAULT
from wiredesk.enrich._dateline_cities import is_city, is_no_word, is_small
from wiredesk.enrich._filed_from import NamedPlace
from wiredesk.enrich._prose import is_prose
from wiredesk.enrich._regions import regions_of
from wiredesk.enrich._unknown_credits import all_capitals, is_heading, signed_by_unknown, tells

UNKNOWN_WORDS = 3
"""words that an unknown place may have where it is not in capitals"""
COMMAS = (",", "،")
_INITIALS = re.compile(r"(?<!\w)\w")


class Reading(NamedTuple):
    """A dateline from the start of its line to its end, and how far it is to be believed."""

    end: int
    body: Body
    confidence: float

    def moved(self, offset: int) -> "Reading":
        """Give the same dateline so many code points further on, whose line starts before it."""
        return self._replace(end=self.end + offset, body=self.body.moved(offset))


def believed(line: str, body: Body, language: str, *, dashed: bool, rest: str = "") -> float:
    """Tell how far a dateline is to be believed, from 0 to 1; 0 where it is none.

    ``rest`` is what follows it in its line.
    """
    names = [line[named.start : named.end] for named in body.places]
    marked = dashed or body.written is not None
    if _names_no_place(line, body, language) or _goes_on(body, rest, marked=marked):
        return NO
    if body.is_signed:
        return _signed(body, names, marked=marked, in_prose=is_prose(rest))
    if not dashed:
        return NO
    if body.credits:
        return _by_unknown(line, body, names, language, rest)
    return NO if _is_no_story(body, rest) else _unsigned(line, body, names, rest)


def _by_unknown(line: str, body: Body, names: list[str], language: str, rest: str) -> float:
    """Judge a dateline whose credit is no known agency's."""
    credit = line[body.credits[0].start : body.credits[0].end]
    if tells(line, body, credit, language, rest):
        return UNKNOWN_AGENCY if body.written else UNKNOWN_AGENCY_NO_DATE
    return signed_by_unknown(body, names, credit, language)


def reading(
    head: str, end: int, body: Body, language: str, *, dashed: bool = True
) -> Reading | None:
    """Give a dateline that ends here, if it is to be believed at all."""
    confidence = believed(head, body, language, dashed=dashed, rest=head[end:])
    return None if confidence == NO else Reading(end, body, confidence)


def _goes_on(body: Body, rest: str, *, marked: bool) -> bool:
    """Tell a sentence that goes on, "CHICAGO (AP) reported", or figures, "PARIS (Seuil) - 320"."""
    first = rest.lstrip()[:1]
    if first.isdecimal():
        return bool(body.credits) and not (body.is_signed or body.written)
    is_sure = marked and (body.is_known or not body.places)
    return first.islower() and not is_sure


def _is_no_story(body: Body, rest: str) -> bool:
    """Tell what goes on in small letters, and a letter or a diary, from a story.

    The latter have a full date and no sentence, or a figure alone.
    """
    if rest.lstrip()[:1].islower():
        return True
    if body.written is None or not rest.strip():
        return False
    return not any(map(str.isalpha, rest)) or bool(body.written.year and not is_prose(rest))


def _signed(body: Body, names: list[str], *, marked: bool, in_prose: bool) -> float:
    """Judge a dateline with a known agency; a date or a dash marks it as one."""
    is_story = body.written is not None or in_prose
    if body.is_known:
        return _known_and_signed(body, marked=marked, is_story=is_story)
    if not marked:
        return NO
    if not names:
        return AGENCY_ALONE
    if all(named.is_located for named in body.places):
        return UNKNOWN_PLACE_IN_REGION
    return UNKNOWN_PLACE if is_story and _may_be_places(body, names) else NO


def _known_and_signed(body: Body, *, marked: bool, is_story: bool) -> float:
    """Judge a dateline whose places and agency are known; a country alone needs a story, too."""
    if not (is_story or any(map(is_city, body.places))):
        return NO
    return PLACE_AND_AGENCY if marked else PLACE_AND_AGENCY_UNMARKED


def _may_be_places(body: Body, names: list[str]) -> bool:
    """Tell whether unknown names beside a known agency may be places' names."""
    short = len(names) == 1 and len(names[0].split()) <= UNKNOWN_WORDS
    some = any(named.place for named in body.places)
    return short or some or all_capitals(names)


def _unsigned(line: str, body: Body, names: list[str], rest: str) -> float:
    """Judge a dateline without a credit: only places that are known will do without a date."""
    if body.written:
        return _dated(line, body, names)
    sure = all(_is_sure_city(line, at) for at in body.places)
    return PLACE_ALONE if names and sure and not _names_region(body, rest) else NO


def _names_region(body: Body, rest: str) -> bool:
    """Tell whether what follows starts with where the place is: "WASHINGTON - D.C. United win"."""
    word = next(iter(rest.split(maxsplit=1)), "")
    regions = regions_of(word, DEFAULT) if "." in word else ()
    return any(region.has(at.place) for region in regions for at in body.places if at.place)


def _is_sure_city(line: str, named: NamedPlace) -> bool:
    """Tell whether a name in capitals is a city's and hardly a word, or has its region there."""
    place, name = named.place, line[named.start : named.end]
    if place is None or not place.feature.startswith("PPL") or not name.isupper():
        return False
    if named.region and line[named.end : named.end + 1] == ",":
        return True
    return not is_small(place) and (place.feature == "PPLC" or is_no_word(name))


def _dated(line: str, body: Body, names: list[str]) -> float:
    """Judge a dateline of places and a date: capitals tell places that are small or not known."""
    if names and all(map(_is_sure_place, body.places)):
        return PLACE_AND_DATE
    if not all_capitals(names):
        return NO
    if body.is_known:
        return UNKNOWN_PLACE
    return SHAPE_ALONE if _may_be_one(line, body, names) else NO


def _is_sure_place(named: NamedPlace) -> bool:
    """Tell whether it is said where a place is, or it is known and not small."""
    return bool(named.region or (named.place and not is_small(named.place)))


def _may_be_one(line: str, body: Body, names: list[str]) -> bool:
    """Tell whether an unknown name before a date may be a place's.

    It must have a comma, too: "RAK 22. 6. - 22. 7." is a horoscope.
    """
    short = len(names) == 1 and len(names[0].split()) <= UNKNOWN_WORDS
    return short and line[body.places[0].end :].lstrip()[:1] in COMMAS


def _names_no_place(line: str, body: Body, language: str) -> bool:
    """Tell whether a dateline has a name that is surely no place's, or only abbreviated after it.

    So are "Data Processing Agreement (DPA)", and the region in "Andhra Pradesh (AP)".
    """
    credited = [line[credit.start : credit.end].casefold() for credit in body.credits]
    for named in body.places:
        name = line[named.start : named.end]
        if not named.is_located and _is_no_place(name, language):
            return True
        if not is_city(named) and _initials(name) in credited:
            return True
    return False


def _is_no_place(name: str, language: str) -> bool:
    """Tell whether a name that is no known place is an agency's, or has a word of headings."""
    return agency(name, language) is not None or is_heading(name, language)


def _initials(name: str) -> str:
    """Give the first letters of a name's words, in small letters."""
    return "".join(_INITIALS.findall(name)).casefold()
