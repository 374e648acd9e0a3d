"""Datelines whose agency stands in no brackets, before the place or after its reporter.

``وطنية - بيروت -``, ``AA/Tunis/Jane Roe``, ``غزة/ نور عيسى/ الأناضول``; and with no place at all,
as digests of news have them, ``Reuters - Ships left port.``, ``(CNN)Ships left port.``
"""

import re
from itertools import islice

from wiredesk.enrich._body import Body, read_body
from wiredesk.enrich._credits import Credit, agency, is_reporter, read_credits
from wiredesk.enrich._dateline_spaced import LENGTH
from wiredesk.enrich._dates import find_date
from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._reading import (
    AGENCY_ALONE,
    AGENCY_UNMARKED,
    NO,
    PLACE_AND_AGENCY_UNMARKED,
    UNKNOWN_AGENCY,
    Reading,
    believed,
    is_prose,
)
from wiredesk.gazetteer import find_agencies

_FIRST = re.compile(
    r"([^\s/–—―-][^/–—―\n]{0,24}?)(\s*/|\s*[–—―]+\s|\s+-+\s|(?<=[A-Z]{3})-(?=[A-Z][a-z]))\s*"
)
_BRACKETED = re.compile(r"[(（]([^()（）\n]{2,30})[)）]()\s*")
_END = re.compile(r"\s*/|\s+[-–—―]+(?=\s|$)|[؛;](?=\s)|\s*$")
_LAST = re.compile(
    r"[^/\n]{2,60}?(\s?)/\s?(?:[^/\n]{2,40}/\s?)?([^/\n.:–—-]{2,20}?)\s*(?:$|[-–—.:]+(?=\s|$))"
)
_LAST_IN_ARABIC = re.compile(
    r"[\u0600-\u06ff ]{2,30}?(\s?)/\s?(?:[\u0600-\u06ff ]{2,30}/\s?)?([\u0600-\u06ff]{4,14})(?=\s)"
)
_SITE = re.compile(r"(\w{3,20}\.(?:com|co|net|id)(?:\.[a-z]{2})?),\s", re.IGNORECASE)
_ARABIC = re.compile(r"([\u0600-\u06ff]{3,20})\s(?=[\u0600-\u06ff])")
_BARRED = re.compile(r"([^|\n]{2,60}?)\s\|\s([^|\n]{2,24}?)\s\|\s")
_BEFORE_PROSE = re.compile(r"\s(?=[^\W\d_a-z])")
_WITH_COUNTRY = re.compile(r"[^\W\d_][^()\d\n:–—]{1,30}?\s\([^()\d\n]{3,30}\)")
"""a city and its country, after which an agency needs no mark: ``APA – Dakar (Sénégal)``"""
_AGENCY_DATED = re.compile(r"([^\s,\d][^,\d\n]{1,24}),\s")
_AGENCY_AND_CITY = re.compile(r"([^,،\d\n]{2,30}),\s([^,،।\d\n]{2,24})(?:।\s|$)")
_DATE_ENDS = re.compile(r"(?:(?<=\.)|\.|\s*[–—-])\s+")
_WHOLE = re.compile(r"\(([^()\n]{8,60})\)\.?(?:\s*[-–—]+)?\s+")
WORDS = 3
"""words that a city may have that stands before prose without a mark"""
INITIALS = frozenset({"afp", "agi", "ap", "cnn", "dpa", "efe", "upi"})
"""agencies that are known by their initials, where these start a text"""
STARTING = frozenset({"وطنية"})
"""agencies' short names that are words, too, and yet start a text before a dash"""
LONG = 5
"""code points from which on a name in brackets is hardly a word"""
PROSE = 5
"""words that must follow an agency that stands alone"""


def read_named(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    head = line[:LENGTH]
    return (
        _site_first(head, language)
        or _agency_first(head, language)
        or _agency_barred(head, language)
        or _agency_last(head, language)
        or _agency_in_brackets(head, language)
        or _agency_and_city(head, language)
        or _agency_dated(head, language)
        or _whole_in_brackets(head, language)
    )


def _agency_first(head: str, language: str) -> Reading | None:
    """Read ``Agency - CITY -``, ``Agency/City/reporter``, or ``Agency -`` before prose."""
    first = _FIRST.match(head)
    credit = _credit(first, 1, language) if first else None
    if first is None or credit is None:
        return None
    return _placed(head, first.end(), credit, language) or _alone(head, first, credit)


def _site_first(head: str, language: str) -> Reading | None:
    """Read an agency's site and a city with no mark behind it: ``Liputan6.com, Jakarta Kapal``."""
    site = _SITE.match(head)
    credit = _credit(site, 1, language) if site else None
    if site is None or credit is None:
        return None
    ends = [space.start() for space in islice(_BEFORE_PROSE.finditer(head, site.end()), WORDS)]
    for end in reversed(ends):
        body = read_body(head, (site.end(), end), language, (credit,))
        if body and body.is_known:
            return Reading(end, body, PLACE_AND_AGENCY_UNMARKED)
    return None


def _placed(head: str, start: int, credit: Credit, language: str) -> Reading | None:
    """Read the known places between an agency's mark and the next.

    Persian has no other than the space: ``ایسنا/اصفهان``.
    """
    end = _END.search(head, start)
    word = _ARABIC.match(head, start) if head[:start].rstrip().endswith("/") else None
    if word and places_of(word[1]):
        body = read_body(head, word.span(1), language, (credit,))
        return Reading(word.end(), body, PLACE_AND_AGENCY_UNMARKED) if body else None
    body = read_body(head, (start, end.start()), language, (credit,)) if end else None
    if end and body and body.is_known:
        return _believed(head, end.end(), body, language)
    return _with_country(head, start, credit, language)


def _with_country(head: str, start: int, credit: Credit, language: str) -> Reading | None:
    """Read an agency and a known city with its country, which needs no mark behind it."""
    found = _WITH_COUNTRY.match(head, start)
    body = read_body(head, found.span(), language, (credit,)) if found else None
    if found is None or body is None or not body.is_known or not body.places[0].region:
        return None
    return Reading(found.end(), body, PLACE_AND_AGENCY_UNMARKED)


def _agency_and_city(head: str, language: str) -> Reading | None:
    """Read ``Agency, City`` alone in a line or before a danda; or a reporter for the agency."""
    found = _AGENCY_AND_CITY.match(head)
    if found is None:
        return None
    signers = read_credits(head, found.span(1), language)
    known = any(by.agency for by in signers)
    if not known and is_reporter(found[1].split()[-1], language):
        signers = ()
    elif not known:
        return None
    body = read_body(head, found.span(2), language, signers)
    if body is None or not body.is_known:
        return None
    return Reading(found.end(), body, PLACE_AND_AGENCY_UNMARKED if known else UNKNOWN_AGENCY)


def _agency_dated(head: str, language: str) -> Reading | None:
    """Read ``Agency, 1 August.`` before prose."""
    first = _AGENCY_DATED.match(head)
    credit = _credit(first, 1, language) if first else None
    if first is None or credit is None:
        return None
    written = find_date(head[first.end() :], language)
    end = _DATE_ENDS.match(head, first.end() + written.end) if written else None
    if written is None or written.start or end is None or not _is_long_prose(head[end.end() :]):
        return None
    return Reading(end.end(), Body((), written.moved(first.end()), (credit,)), AGENCY_ALONE)


def _whole_in_brackets(head: str, language: str) -> Reading | None:
    """Read ``(City, 1 August, "Agency").``, of a known place and agency."""
    found = _WHOLE.match(head)
    body = read_body(head, found.span(1), language, ()) if found else None
    if found is None or body is None or not (body.is_known and body.is_signed and body.written):
        return None
    return _believed(head, found.end(), body, language)


def _alone(head: str, first: re.Match[str], credit: Credit) -> Reading | None:
    """Read an agency with nothing but prose after its dash."""
    written = first[0].strip() if first[0][0] in "(（" else first[1]
    told = "/" not in first[2] and _is_no_word(credit, written)
    if not told or not _is_long_prose(head[first.end() :]):
        return None
    return Reading(first.end(), Body(credits=(credit,)), AGENCY_UNMARKED)


def _is_no_word(credit: Credit, written: str) -> bool:
    """Tell an agency's name from a word: Reuters is one, Beta and Trend need not be."""
    known = credit.agency.id if credit.agency else ""
    name = written.strip("()（）")
    if (known in INITIALS and name.isupper()) or name in STARTING:
        return True
    return bool(find_agencies(written if len(name) >= LONG else name))


def _is_long_prose(rest: str) -> bool:
    """Tell a sentence from a heading."""
    return len(rest.split()) >= PROSE and is_prose(rest)


def _agency_in_brackets(head: str, language: str) -> Reading | None:
    """Read an agency in brackets with nothing but prose after it: ``(CNN)The ship left port``."""
    found = _BRACKETED.match(head)
    credit = _credit(found, 1, language) if found else None
    return _alone(head, found, credit) if found and credit else None


def _agency_last(head: str, language: str) -> Reading | None:
    """Read ``City/ reporter/ Agency``, of a known place and agency."""
    last = _LAST.match(head)
    credit = _credit(last, 2, language) if last else None
    if credit is None:
        last = _LAST_IN_ARABIC.match(head)
        credit = _credit(last, 2, language) if last else None
    if last is None or credit is None:
        return None
    body = read_body(head, (0, last.start(1)), language, (credit,))
    return _believed(head, last.end(), body, language) if body and body.is_known else None


def _agency_barred(head: str, language: str) -> Reading | None:
    """Read ``City, Country | Agency |``, of a known place and agency."""
    barred = _BARRED.match(head)
    credit = _credit(barred, 2, language) if barred else None
    if barred is None or credit is None:
        return None
    body = read_body(head, barred.span(1), language, (credit,))
    return _believed(head, barred.end(), body, language) if body and body.is_known else None


def _credit(found: re.Match[str], group: int, language: str) -> Credit | None:
    """Give the agency that a group of a match names."""
    known = agency(found[group].strip(), language)
    return Credit(*found.span(group), known) if known else None


def _believed(head: str, end: int, body: Body, language: str) -> Reading | None:
    """Give a dateline that ends here, if it is to be believed at all."""
    confidence = believed(head, body, language, dashed=True, rest=head[end:])
    return None if confidence == NO else Reading(end, body, confidence)
