"""What a dateline says, as read from a line, and how far it is to be believed.

The confidences are set by hand, from what may still be wrong: a name in capitals before a
credit may be a headline's word, a name that the gazetteer lacks may be no place.
"""

import re
from typing import NamedTuple

from wiredesk.enrich._credits import Credit, agency
from wiredesk.enrich._dates import WrittenDate
from wiredesk.enrich._filed_from import NamedPlace, places_of, regions_of
from wiredesk.languages import languages

PLACE_AND_AGENCY = 0.99
PLACE_AND_AGENCY_UNMARKED = 0.95
"""with neither a date nor a dash"""
PLACE_AND_DATE = 0.9
AGENCY_ALONE = 0.9
UNKNOWN_PLACE = 0.85
UNKNOWN_AGENCY = 0.85
UNKNOWN_AGENCY_NO_DATE = 0.75
PLACE_ALONE = 0.8
SHAPE_ALONE = 0.6
NO = 0.0

UNKNOWN_WORDS = 3
"""words that an unknown place may have where it is not in capitals"""
_INITIALS = re.compile(r"(?<!\w)\w")
_ACRONYM = re.compile(r"\w{2,7}")


class Body(NamedTuple):
    """What a dateline says, by code points of its line."""

    places: tuple[NamedPlace, ...] = ()
    written: WrittenDate | None = None
    credits: tuple[Credit, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it names places, and the gazetteer knows them all."""
        return bool(self.places) and all(named.place for named in self.places)

    @property
    def is_signed(self) -> bool:
        """Whether it credits an agency that is known."""
        return any(credit.agency for credit in self.credits)


class Reading(NamedTuple):
    """A dateline from the start of its line to its end, and how far it is to be believed."""

    end: int
    body: Body
    confidence: float


def believed(line: str, body: Body, language: str, *, dashed: bool) -> float:
    """Tell how far a dateline is to be believed, from 0 to 1; 0 where it is none."""
    names = [line[named.start : named.end] for named in body.places]
    if body.is_signed:
        if any(_is_heading(name, language) for name in names):
            return NO
        return _signed(line, body, names, marked=dashed or body.written is not None)
    if body.credits:
        return _signed_by_unknown(line, body, names, language) if dashed else NO
    return _unsigned(body, names) if dashed else NO


def _signed(line: str, body: Body, names: list[str], *, marked: bool) -> float:
    """Judge a dateline with a known agency; a date or a dash marks it as one."""
    if body.is_known:
        return PLACE_AND_AGENCY if marked else PLACE_AND_AGENCY_UNMARKED
    if not marked or any(_is_explained(name, line, body) for name in names):
        return NO
    if not names:
        return AGENCY_ALONE
    short = len(names) == 1 and len(names[0].split()) <= UNKNOWN_WORDS
    some = any(named.place for named in body.places)
    return UNKNOWN_PLACE if short or some or _all_capitals(names) else NO


def _signed_by_unknown(line: str, body: Body, names: list[str], language: str) -> float:
    """Judge a dateline whose brackets hold something that is no known agency."""
    credit = line[body.credits[0].start : body.credits[0].end]
    if regions_of(credit, language) or any(map(str.isdecimal, credit)):
        return NO
    if body.written:
        likely = UNKNOWN_AGENCY if body.is_known else SHAPE_ALONE
        return likely if body.is_known or _all_capitals(names) else NO
    regular = _all_capitals(names) and _ACRONYM.fullmatch(credit)
    if any(_is_explained(name, line, body) for name in names):
        return NO
    return UNKNOWN_AGENCY_NO_DATE if body.is_known and regular else NO


def _unsigned(body: Body, names: list[str]) -> float:
    """Judge a dateline without a credit: only places that are known will do."""
    if not body.is_known:
        return NO
    if body.written:
        return PLACE_AND_DATE
    cities = all(named.place and named.place.feature.startswith("PPL") for named in body.places)
    return PLACE_ALONE if cities and _all_capitals(names) else NO


def _is_explained(name: str, line: str, body: Body) -> bool:
    """Tell whether brackets only abbreviate a name: "Data Processing Agreement (DPA)"."""
    initials = "".join(_INITIALS.findall(name)).casefold()
    shorts = (line[credit.start : credit.end].casefold() for credit in body.credits)
    return agency(name, "und") is not None or initials in shorts


def _is_heading(name: str, language: str) -> bool:
    """Tell whether a name that is no known place holds a word of headings."""
    known = languages().get(language)
    words = known.dateline.headings if known else frozenset()
    return not places_of(name) and not words.isdisjoint(name.lower().split())


def _all_capitals(names: list[str]) -> bool:
    """Tell whether there are names and all stand in capitals."""
    return bool(names) and all(map(str.isupper, names))
