"""What a dateline says, as read from a line, and how far it is to be believed.

The confidences are set by hand, from what may still be wrong: a name in capitals before a
credit may be a headline's word, a name that the gazetteer lacks may be no place.
"""

import re
from typing import NamedTuple

from wiredesk.enrich._credits import Credit, agency
from wiredesk.enrich._dates import DEFAULT, WrittenDate, key, weekdays
from wiredesk.enrich._filed_from import NamedPlace, regions_of
from wiredesk.gazetteer import Grade, Place, place_named
from wiredesk.languages import languages

PLACE_AND_AGENCY = 0.99
PLACE_AND_AGENCY_UNMARKED = 0.95
"""with neither a date nor a dash"""
UNKNOWN_PLACE_IN_REGION = 0.95
"""with its country or division beside it"""
PLACE_AND_DATE = 0.9
AGENCY_ALONE = 0.9
UNKNOWN_PLACE = 0.85
UNKNOWN_AGENCY = 0.85
UNKNOWN_AGENCY_NO_DATE = 0.75
PLACE_ALONE = 0.8
SHAPE_ALONE = 0.6
NO = 0.0

SMALL_PEOPLE = 15_000
"""a city of fewer people is not believed without a credit"""

UNKNOWN_WORDS = 3
"""words that an unknown place may have where it is not in capitals"""
_INITIALS = re.compile(r"(?<!\w)\w")
_NAME = re.compile(r"[A-Z]\w{4,}")
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
    if all(named.is_located for named in body.places):
        return UNKNOWN_PLACE_IN_REGION
    return UNKNOWN_PLACE if _may_be_places(body, names) else NO


def _may_be_places(body: Body, names: list[str]) -> bool:
    """Tell whether unknown names beside a known agency may be places' names."""
    short = len(names) == 1 and len(names[0].split()) <= UNKNOWN_WORDS
    some = any(named.place for named in body.places)
    return short or some or _all_capitals(names)


def _signed_by_unknown(body: Body, names: list[str], credit: str, language: str) -> float:
    """Judge a dateline whose brackets hold something that is no known agency."""
    if regions_of(credit, language) or _is_heading(credit, language):
        return NO
    if body.written and body.is_known:
        return UNKNOWN_AGENCY
    if body.written and not names:
        return SHAPE_ALONE if _may_be_agency(credit, language) else NO
    return _told_by_capitals(body, names, credit)


def _may_be_agency(credit: str, language: str) -> bool:
    """Tell whether a word after a date may be an agency: it has a capital and is no weekday."""
    days = weekdays(language) | weekdays(DEFAULT)
    return _NAME.fullmatch(credit) is not None and key(credit) not in days


def _told_by_capitals(body: Body, names: list[str], credit: str) -> float:
    """Judge a dateline whose agency, and perhaps whose place, is not known."""
    if not _all_capitals(names):
        return NO
    if body.written:
        return SHAPE_ALONE
    return UNKNOWN_AGENCY_NO_DATE if body.is_known and _SHORT_NAME.fullmatch(credit) else NO


def _unsigned(body: Body, names: list[str]) -> float:
    """Judge a dateline without a credit: only places that are known will do."""
    places = [named.place for named in body.places if named.place]
    if not body.is_known or any(_is_small(place) for place in places):
        return NO
    if body.written:
        return PLACE_AND_DATE
    cities = all(place.feature.startswith("PPL") for place in places)
    return PLACE_ALONE if cities and all(map(_is_no_word, names)) else NO


def _is_no_word(name: str) -> bool:
    """Tell whether a place's name is in capitals and no word, too: SALE is more than a town."""
    known = place_named(name)
    return name.isupper() and known is not None and known[1] is not Grade.REGION


def _is_small(place: Place) -> bool:
    """Tell whether a city is so small that its name is as likely a word."""
    return place.feature == "PPL" and place.population < SMALL_PEOPLE


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
