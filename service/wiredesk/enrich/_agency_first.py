"""Datelines that an agency starts, with the place behind it: ``AA/Tunis/Jane Roe``.

``وطنية - بيروت -``, ``Liputan6.com, Jakarta Kapal``, ``APA – Dakar (Sénégal)``.
"""

import re
from itertools import islice

from wiredesk.enrich._agency_alone import alone
from wiredesk.enrich._body import read_body
from wiredesk.enrich._confidences import (
    PLACE_AND_AGENCY_UNMARKED,
)
from wiredesk.enrich._credits import Credit, credit_in
from wiredesk.enrich._dateline_credited import read_stopped
from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._reading import Reading, reading
from wiredesk.enrich._regions import regions_of

_FIRST = re.compile(
    r"([^\s/–—―-][^/–—―\n]{0,24}?)(\s*/|\s*[–—―]+\s|\s+-+\s|(?<=[A-Z]{3})-(?=[A-Z][a-z]))\s*"
)
_END = re.compile(r"\s*/|\s+[-–—―]+(?=\s|$)|[؛;](?=\s)|\s*$")
_SITE = re.compile(r"(\w{3,20}\.(?:com|co|net|id)(?:\.[a-z]{2})?),\s", re.IGNORECASE)
BEFORE_COMMA_IN = frozenset({"id"})
"""languages whose agencies part a city from the text by a comma: ``detikcom - Jakarta, Ratusan``"""
_BEFORE_COMMA = re.compile(r"([^\s,\d][^,.:\d\n–—/]{2,24}),\s([^\W\d_a-z]\w*)")
_ARABIC = re.compile(r"([\u0600-\u06ff]{2,20})\s(?=[\u0600-\u06ff])")
_BEFORE_PROSE = re.compile(r"\s(?=[^\W\d_a-z])")
_WITH_COUNTRY = re.compile(r"[^\W\d_][^()\d\n:–—]{1,30}?\s\([^()\d\n]{3,30}\)")
"""a city and its country, after which an agency needs no mark: ``APA – Dakar (Sénégal)``"""
WORDS = 3
"""words that a city may have that stands before prose without a mark"""


def agency_first(head: str, language: str) -> Reading | None:
    """Read ``Agency - CITY -``, ``Agency/City/reporter``, or ``Agency -`` before prose."""
    first = _FIRST.match(head)
    credit = credit_in(first, 1, language) if first else None
    if first is None or credit is None:
        return None
    return (
        _placed(head, first.end(), credit, language)
        or read_stopped(head, first.end(), language, (credit,))
        or alone(head, first, credit, language)
    )


def site_first(head: str, language: str) -> Reading | None:
    """Read an agency's site and a city with no mark behind it: ``Liputan6.com, Jakarta Kapal``."""
    site = _SITE.match(head)
    credit = credit_in(site, 1, language) if site else None
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
        return reading(head, end.end(), body, language)
    return _with_country(head, start, credit, language) or _before_comma(
        head, start, credit, language
    )


def _before_comma(head: str, start: int, credit: Credit, language: str) -> Reading | None:
    """Read an agency and a known city with no more than a comma behind it."""
    found = _BEFORE_COMMA.match(head, start) if language in BEFORE_COMMA_IN else None
    if found is None or places_of(found[2]) or regions_of(found[2], language):
        return None
    body = read_body(head, found.span(1), language, (credit,))
    if body is None or not body.is_known:
        return None
    return Reading(found.start(2) - 1, body, PLACE_AND_AGENCY_UNMARKED)


def _with_country(head: str, start: int, credit: Credit, language: str) -> Reading | None:
    """Read an agency and a known city with its country, which needs no mark behind it."""
    found = _WITH_COUNTRY.match(head, start)
    body = read_body(head, found.span(), language, (credit,)) if found else None
    if found is None or body is None or not body.is_known or not body.places[0].region:
        return None
    return Reading(found.end(), body, PLACE_AND_AGENCY_UNMARKED)
