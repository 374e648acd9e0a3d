"""What a dateline says, as read from a line, and how far it is to be believed.

The confidences are set by hand, from what may still be wrong: a name in capitals before a
credit may be a headline's word, a name that the gazetteer lacks may be no place.
"""

import re
from typing import NamedTuple

from wiredesk.enrich._credits import Credit, agency
from wiredesk.enrich._dates import WrittenDate
from wiredesk.enrich._filed_from import NamedPlace, regions_of
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
_SHORT_NAME = re.compile(r"[^\W\d_]{2,12}")


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
    def is_placed(self) -> bool:
        """Whether its places are known, or told to be places by a date."""
        return self.is_known or bool(self.places and self.written)

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
    if _names_no_place(line, body, language):
        return NO
    if body.is_signed:
        return _signed(body, names, marked=dashed or body.written is not None)
    if not dashed:
        return NO
    if body.credits:
        credit = line[body.credits[0].start : body.credits[0].end]
        return _signed_by_unknown(body, names, credit, language)
    return _unsigned(body, names)


def _signed(body: Body, names: list[str], *, marked: bool) -> float:
    """Judge a dateline with a known agency; a date or a dash marks it as one."""
    if body.is_known:
        return PLACE_AND_AGENCY if marked else PLACE_AND_AGENCY_UNMARKED
    if not marked:
        return NO
    if not names:
        return AGENCY_ALONE
    short = len(names) == 1 and len(names[0].split()) <= UNKNOWN_WORDS
    some = any(named.place for named in body.places)
    return UNKNOWN_PLACE if short or some or _all_capitals(names) else NO


def _signed_by_unknown(body: Body, names: list[str], credit: str, language: str) -> float:
    """Judge a dateline whose brackets hold something that is no known agency."""
    if regions_of(credit, language) or _is_heading(credit, language):
        return NO
    if body.written and body.is_known:
        return UNKNOWN_AGENCY
    if not _all_capitals(names):
        return NO
    if body.written:
        return SHAPE_ALONE
    return UNKNOWN_AGENCY_NO_DATE if body.is_known and _SHORT_NAME.fullmatch(credit) else NO


def _unsigned(body: Body, names: list[str]) -> float:
    """Judge a dateline without a credit: only places that are known will do."""
    if not body.is_known:
        return NO
    if body.written:
        return PLACE_AND_DATE
    cities = all(named.place and named.place.feature.startswith("PPL") for named in body.places)
    return PLACE_ALONE if cities and _all_capitals(names) else NO


def _names_no_place(line: str, body: Body, language: str) -> bool:
    """Tell whether a dateline has a name that is surely no place's."""
    credited = [line[credit.start : credit.end] for credit in body.credits]
    unknown = (line[named.start : named.end] for named in body.places if not named.place)
    return any(_is_no_place(name, credited, language) for name in unknown)


def _is_no_place(name: str, credited: list[str], language: str) -> bool:
    """Tell whether a name that is no known place is surely none.

    It may be an agency's, have a word of headings, or be what the brackets only abbreviate:
    "Data Processing Agreement (DPA)".
    """
    initials = "".join(_INITIALS.findall(name)).casefold()
    return (
        agency(name, language) is not None
        or _is_heading(name, language)
        or initials in map(str.casefold, credited)
    )


def _is_heading(text: str, language: str) -> bool:
    """Tell whether a text has a figure or a word of headings."""
    known = languages().get(language)
    headings = known.dateline.headings if known else frozenset[str]()
    return any(map(str.isdecimal, text)) or not headings.isdisjoint(text.lower().split())


def _all_capitals(names: list[str]) -> bool:
    """Tell whether there are names and all stand in capitals."""
    return bool(names) and all(map(str.isupper, names))
