"""Credits that are no known agency's: which of them make a dateline of what stands before."""

import re
from functools import cache

from wiredesk.enrich._body import Body
from wiredesk.enrich._calendar_names import forms_of, key, weekdays
from wiredesk.enrich._confidences import NO, SHAPE_ALONE, UNKNOWN_AGENCY, UNKNOWN_AGENCY_NO_DATE
from wiredesk.enrich._date_patterns import DEFAULT
from wiredesk.enrich._dateline_cities import is_large_city
from wiredesk.enrich._prose import is_prose, is_sentence
from wiredesk.enrich._regions import regions_of
from wiredesk.languages import languages

_NAME = re.compile(r"[A-Z]\w{4,}")
_SHORT_NAME = re.compile(r"[^\W\d_]{2,12}(?:[-&.][^\W\d_]{1,12})?")
_SMALL = re.compile(r"(?!(?:ab|alt|bei|ca|neu|oder|und|von)$)[a-zäöü]{2,4}")
"""an agency's code in small letters: ``Frankfurt (vwd) -``"""
_CODED = re.compile(r"[A-ZÄÖÜ]{3,6}|[A-Z][a-z]+[A-Z][A-Za-z]{1,10}")
"""an agency's code, or a name with a capital inside: ``Pechino (AsiaNews) -``"""
_OWN = re.compile(r"[A-ZÅÄÆÖØ][^\W\d_]{1,12}(?:[ -][A-ZÅÄÆÖØ][^\W\d_]{1,12})?")
_STATION = re.compile(r"[A-Z]{3,4}\d\d?")
"""a television station's letters and channel: ``(KHON2)``"""


def signed_by_unknown(body: Body, names: list[str], credit: str, language: str) -> float:
    """Judge a dateline whose brackets hold something that is no known agency."""
    if _STATION.fullmatch(credit) and body.is_known and all_capitals(names):
        return UNKNOWN_AGENCY_NO_DATE
    if regions_of(credit, language) or is_heading(credit, language) or _is_remark(credit):
        return NO
    if key(credit) in weekdays(language):
        return NO
    return _told_by_the_rest(body, names, credit, language)


def _told_by_the_rest(body: Body, names: list[str], credit: str, language: str) -> float:
    """Judge a dateline by its date, and its names, where what is credited may be an agency."""
    if body.written and body.is_known:
        return UNKNOWN_AGENCY
    if body.written and not names:
        return SHAPE_ALONE if _may_be_agency(credit, language) else NO
    return _told_by_capitals(body, names, credit)


def tells(line: str, body: Body, credit: str, language: str, rest: str) -> bool:
    """Tell whether a credit that is not known makes a dateline of places that are, before prose."""
    if not body.is_known or key(credit) in weekdays(language):
        return False
    if _CODED.fullmatch(credit) and not regions_of(credit, language):
        return _are_large(line, body) and is_sentence(rest)
    return is_prose(rest) and _may_sign(credit, language)


def _are_large(line: str, body: Body) -> bool:
    """Tell whether all places are large cities, whose names are hardly words."""
    return all(is_large_city(named, line) for named in body.places)


def _may_sign(credit: str, language: str) -> bool:
    """Tell a credit that only its words tell, which may name nobody: "agencies"."""
    if is_own(credit, language):
        return True
    small = forms_of(language).small_codes and _SMALL.fullmatch(credit) is not None
    return small or is_unnamed(credit, language) or _is_agency_name(credit, language)


def is_own(credit: str, language: str) -> bool:
    """Tell a newspaper's own name in a language whose newspapers credit themselves."""
    if not forms_of(language).credit_marks or not _OWN.fullmatch(credit):
        return False
    return not (regions_of(credit, language) or is_heading(credit, language))


def is_unnamed(credit: str, language: str) -> bool:
    """Tell whether agencies, or a newspaper's own people, are credited without a name."""
    return credit.casefold() in _unnamed(language)


@cache
def _unnamed(language: str) -> frozenset[str]:
    """Give the words for that in a language, and in English."""
    known = filter(None, map(languages().get, (language, DEFAULT)))
    return frozenset[str]().union(*(each.dateline.unnamed for each in known))


def _is_agency_name(credit: str, language: str) -> bool:
    """Tell whether a name of several words has one of those that agencies have, as "Press"."""
    words = frozenset(credit.casefold().split())
    others = words - _agency_words(language)
    return bool(others) and others != words and not is_heading(" ".join(others), language)


@cache
def _agency_words(language: str) -> frozenset[str]:
    """Give the words that agencies' names have in a language, and in English."""
    known = filter(None, map(languages().get, (language, DEFAULT)))
    return frozenset(word for each in known for word in each.dateline.agency_words)


def _is_remark(credit: str) -> bool:
    """Tell whether brackets hold a remark, in small letters: "Paris, 14 March (part two) -"."""
    return credit[:1].islower() and " " in credit


def _may_be_agency(credit: str, language: str) -> bool:
    """Tell whether a word after a date may be an agency: it has a capital and is no weekday."""
    days = weekdays(language) | weekdays(DEFAULT)
    return _NAME.fullmatch(credit) is not None and key(credit) not in days


def _told_by_capitals(body: Body, names: list[str], credit: str) -> float:
    """Judge a dateline whose agency, and perhaps whose place, is not known."""
    if not all_capitals(names):
        return NO
    if body.written:
        return SHAPE_ALONE
    return UNKNOWN_AGENCY_NO_DATE if body.is_known and _SHORT_NAME.fullmatch(credit) else NO


def is_heading(text: str, language: str) -> bool:
    """Tell whether a text has a figure or a word of headings."""
    known = languages().get(language)
    headings = known.dateline.headings if known else frozenset[str]()
    return any(map(str.isdecimal, text)) or not headings.isdisjoint(text.lower().split())


def all_capitals(names: list[str]) -> bool:
    """Tell whether there are names and all stand in capitals."""
    return bool(names) and all(map(str.isupper, names))
