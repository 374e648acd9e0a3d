"""Datelines that say whose report follows: ``Z Brukseli Jan Nowak (PAP)``, ``لندن: «الحياة»``."""

import re

from wiredesk.enrich._body import Body, read_body
from wiredesk.enrich._confidences import (
    AGENCY_UNMARKED,
    PLACE_AND_AGENCY_UNMARKED,
    UNKNOWN_AGENCY_NO_DATE,
)
from wiredesk.enrich._credits import Credit, agency, credit_in, read_credits
from wiredesk.enrich._filed_from import NamedPlace
from wiredesk.enrich._inflected import find_inflected
from wiredesk.enrich._reading import Reading
from wiredesk.enrich._unspaced_reported import read_east_asian
from wiredesk.languages import languages

AGENCY_WORD = "خبرگزاری"
"""what tells, where no place does, that a report is the agency's own"""
_REPORT_OF = re.compile(r"به گزارش\s([^،,\n]{2,40}?)(?:\sاز\s([^،,\n]{2,20}))?[،,]\s")
_OF_PAPER = re.compile(
    r"([\u0600-\u06ff ]{2,30}?)\s?[:–—-]\s?«([^»\n]{3,24})»"
    r"(?:\s*$|\s?[:–—-]\s)"
)
_FROM = re.compile(r"(Ze? )([^\d(),.:\n]{3,40}) \(([^()\n]{2,20})\)\s*$")


def read_reported(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    if line.startswith("Z"):
        return _from_city(line, language)
    if "\u0600" <= line[:1] <= "\u06ff":
        return _report_of(line, language) or _of_paper(line, language)
    return read_east_asian(line, language)


def _report_of(line: str, language: str) -> Reading | None:
    """Read "as reported by" in Persian, a known agency, and perhaps "from" and a known city."""
    found = _REPORT_OF.match(line)
    signer = credit_in(found, 1, language) if found else None
    if found is None or signer is None:
        return None
    if found[2] is None:
        if not found[1].startswith(AGENCY_WORD):
            return None
        return Reading(found.end(), Body(credits=(signer,)), AGENCY_UNMARKED)
    body = read_body(line[: found.end(2)], found.span(2), language, (signer,))
    if body is None or not body.is_known:
        return None
    return Reading(found.end(), body, PLACE_AND_AGENCY_UNMARKED)


def _of_paper(line: str, language: str) -> Reading | None:
    """Read a known city and a newspaper in quotation marks: ``لندن: «الشرق الأوسط»``."""
    found = _OF_PAPER.match(line)
    if found is None:
        return None
    credit = Credit(*found.span(2), agency(found[2], language))
    body = read_body(line[: found.end(1)], found.span(1), language, (credit,))
    return Reading(found.end(), body, UNKNOWN_AGENCY_NO_DATE) if body and body.is_known else None


def _from_city(line: str, language: str) -> Reading | None:
    """Read "from" and a city in Polish, a reporter, and an agency, alone in their line."""
    found = _FROM.match(line)
    known = languages().get(language)
    if found is None or known is None or language != "pl":
        return None
    signers = read_credits(line, found.span(3), language)
    match = next(iter(find_inflected(line[: found.end(2)], known, ())), None)
    if match is None or match.start != found.start(2) or not any(by.agency for by in signers):
        return None
    place = NamedPlace(match.start, match.end, match.places[0])
    return Reading(found.end(), Body((place,), None, signers), PLACE_AND_AGENCY_UNMARKED)
