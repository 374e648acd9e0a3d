"""What a dateline says, as read from a line, and how far it is to be believed.

The confidences are set by hand, from what may still be wrong: a name in capitals before a
credit may be a headline's word, a name that the gazetteer lacks may be no place.
"""

import re
from typing import NamedTuple

from wiredesk.enrich._body import Body
from wiredesk.enrich._calendar_names import key, weekdays
from wiredesk.enrich._credits import agency
from wiredesk.enrich._dates import DEFAULT
from wiredesk.enrich._filed_from import NamedPlace
from wiredesk.enrich._regions import regions_of
from wiredesk.gazetteer import Grade, Place, place_named
from wiredesk.languages import languages

PLACE_AND_AGENCY = 0.99
PLACE_AND_AGENCY_UNMARKED = 0.95
"""with neither a date nor a dash"""
UNKNOWN_PLACE_IN_REGION = 0.95
"""with its country or division beside it"""
PLACE_AND_DATE = 0.9
AGENCY_ALONE = 0.9
AGENCY_UNMARKED = 0.85
UNKNOWN_PLACE = 0.85
UNKNOWN_AGENCY = 0.85
UNKNOWN_AGENCY_NO_DATE = 0.75
PLACE_ALONE = 0.8
PLACE_IN_PROSE = 0.75
"""not in capitals, or before a colon"""
SHAPE_ALONE = 0.6
NO = 0.0

SMALL_PEOPLE = 15_000
"""a city of fewer people is not believed without a credit"""

UNKNOWN_WORDS = 3
"""words that an unknown place may have where it is not in capitals"""
COMMAS = (",", "،")
STOPS = ".?!:,"
PROSE_WORDS = 4
"""words that a heading may have after a dash, and prose has more"""
_CASED = re.compile(r"[a-zA-Z\u00c0-\u052f\u10a0-\u10ff\u1e00-\u1fff]")
_INITIALS = re.compile(r"(?<!\w)\w")
_NAME = re.compile(r"[A-Z]\w{4,}")
_SHORT_NAME = re.compile(r"[^\W\d_]{2,12}(?:[-&][^\W\d_]{1,12})?")
_STATION = re.compile(r"[A-Z]{3,4}\d\d?")
"""a television station's letters and channel: ``(KHON2)``"""


class Reading(NamedTuple):
    """A dateline from the start of its line to its end, and how far it is to be believed."""

    end: int
    body: Body
    confidence: float


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
        credit = line[body.credits[0].start : body.credits[0].end]
        return _signed_by_unknown(body, names, credit, language)
    return NO if _is_no_story(body, rest) else _unsigned(line, body, names, rest)


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


def is_prose(rest: str) -> bool:
    """Tell prose from the rest of a heading: it starts with no small letter, and has words."""
    words = rest.split()
    first = _CASED.search(words[0]) if words else None
    if not words or not _CASED.search(rest):
        return True
    if (first and first[0].islower()) or (rest.isupper() and len(words) > 1):
        return False
    return len(words) > PROSE_WORDS or rest[-1] in STOPS


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
    if not (is_story or any(map(_is_city, body.places))):
        return NO
    return PLACE_AND_AGENCY if marked else PLACE_AND_AGENCY_UNMARKED


def _is_city(named: NamedPlace) -> bool:
    """Tell whether a place is a city, where stories are filed from."""
    return named.place is not None and named.place.feature.startswith("PPL")


def _may_be_places(body: Body, names: list[str]) -> bool:
    """Tell whether unknown names beside a known agency may be places' names."""
    short = len(names) == 1 and len(names[0].split()) <= UNKNOWN_WORDS
    some = any(named.place for named in body.places)
    return short or some or _all_capitals(names)


def _signed_by_unknown(body: Body, names: list[str], credit: str, language: str) -> float:
    """Judge a dateline whose brackets hold something that is no known agency."""
    if _STATION.fullmatch(credit) and body.is_known and _all_capitals(names):
        return UNKNOWN_AGENCY_NO_DATE
    if regions_of(credit, language) or _is_heading(credit, language) or _is_remark(credit):
        return NO
    return _told_by_the_rest(body, names, credit, language)


def _told_by_the_rest(body: Body, names: list[str], credit: str, language: str) -> float:
    """Judge a dateline by its date, and its names, where what is credited may be an agency."""
    if body.written and body.is_known:
        return UNKNOWN_AGENCY
    if body.written and not names:
        return SHAPE_ALONE if _may_be_agency(credit, language) else NO
    return _told_by_capitals(body, names, credit)


def _is_remark(credit: str) -> bool:
    """Tell whether brackets hold a remark, in small letters: "Paris, 14 March (part two) -"."""
    return credit[:1].islower() and " " in credit


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
    return not _is_small(place) and (place.feature == "PPLC" or is_no_word(name))


def _dated(line: str, body: Body, names: list[str]) -> float:
    """Judge a dateline of places and a date: capitals tell places that are small or not known."""
    if names and all(map(_is_sure_place, body.places)):
        return PLACE_AND_DATE
    if not _all_capitals(names):
        return NO
    if body.is_known:
        return UNKNOWN_PLACE
    return SHAPE_ALONE if _may_be_one(line, body, names) else NO


def _is_sure_place(named: NamedPlace) -> bool:
    """Tell whether it is said where a place is, or it is known and not small."""
    return bool(named.region or (named.place and not _is_small(named.place)))


def _may_be_one(line: str, body: Body, names: list[str]) -> bool:
    """Tell whether an unknown name before a date may be a place's.

    It must have a comma, too: "RAK 22. 6. - 22. 7." is a horoscope.
    """
    short = len(names) == 1 and len(names[0].split()) <= UNKNOWN_WORDS
    return short and line[body.places[0].end :].lstrip()[:1] in COMMAS


def is_no_word(name: str) -> bool:
    """Tell whether a place's name is no word, too: SALE is more than a town."""
    known = place_named(name)
    return known is not None and known[1] is not Grade.REGION


def _is_small(place: Place) -> bool:
    """Tell whether a city is so small that its name is as likely a word."""
    return place.feature == "PPL" and place.population < SMALL_PEOPLE


def _names_no_place(line: str, body: Body, language: str) -> bool:
    """Tell whether a dateline has a name that is surely no place's, or only abbreviated after it.

    So are "Data Processing Agreement (DPA)", and the region in "Andhra Pradesh (AP)".
    """
    credited = [line[credit.start : credit.end].casefold() for credit in body.credits]
    for named in body.places:
        name = line[named.start : named.end]
        if not named.is_located and _is_no_place(name, language):
            return True
        if not _is_city(named) and _initials(name) in credited:
            return True
    return False


def _is_no_place(name: str, language: str) -> bool:
    """Tell whether a name that is no known place is an agency's, or has a word of headings."""
    return agency(name, language) is not None or _is_heading(name, language)


def _initials(name: str) -> str:
    """Give the first letters of a name's words, in small letters."""
    return "".join(_INITIALS.findall(name)).casefold()


def _is_heading(text: str, language: str) -> bool:
    """Tell whether a text has a figure or a word of headings."""
    known = languages().get(language)
    headings = known.dateline.headings if known else frozenset[str]()
    return any(map(str.isdecimal, text)) or not headings.isdisjoint(text.lower().split())


def _all_capitals(names: list[str]) -> bool:
    """Tell whether there are names and all stand in capitals."""
    return bool(names) and all(map(str.isupper, names))
