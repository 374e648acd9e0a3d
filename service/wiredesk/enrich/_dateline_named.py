"""Datelines whose agency stands in no brackets, before the place or after its reporter.

``وطنية - بيروت -``, ``AA/Tunis/Jane Roe``, ``غزة/ نور عيسى/ الأناضول``; and with no place at all,
as digests of news have them, ``Reuters - Ships left port.``, ``(CNN)Ships left port.``
"""

import re

from wiredesk.enrich._agency_alone import agency_dated, agency_in_brackets, agency_in_strokes
from wiredesk.enrich._agency_first import agency_first, site_first
from wiredesk.enrich._agency_last import agency_barred, agency_last
from wiredesk.enrich._body import Body, read_body
from wiredesk.enrich._calendar_names import forms_of
from wiredesk.enrich._confidences import (
    PLACE_AND_AGENCY_UNMARKED,
    UNKNOWN_AGENCY,
    UNKNOWN_AGENCY_NO_DATE,
)
from wiredesk.enrich._credits import Credit, credit_in, is_reporter, read_credits
from wiredesk.enrich._dateline_marks import LENGTH
from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._prose import is_sentence
from wiredesk.enrich._reading import Reading, reading
from wiredesk.enrich._unknown_credits import is_unnamed

_AGENCY_LINE = re.compile(r"([^,|/.\d\n]{2,30}?)\s?(?:[/.]\s|\|\s?)([^,|/.\d\n]{3,24}?)\s*(\b\B)?$")
_CITY_LINE = re.compile(r"([^,|।\d\n]{2,30}?)\s?[|।]\s?([^\s,|।/.\d][^,|।/.\d\n]{1,29}?)\s*$")
"""the city first: ``WASHINGTON | EFE``"""
"""the same alone in its line: ``EFE | Washington``"""
_SITE_NAME = re.compile(r"\w{3,20}\.(?:com|co|net|id)(?:\.[a-z]{2})?", re.IGNORECASE)
_AGENCY_AND_CITY = re.compile(
    r"([^,،:।\d\n]{2,30}),\s([^,،।:\d\n–—.]{2,24}?)(?:।\s|(\s?[।:]\s|\s[-–—]+\s|\.\s(?=\S))|\s*$)"
)
_CITY_AND_CODE = re.compile(r"([^\d,.:(/–—-]{3,30}?)\s([A-ZÅÄÖ]{2,6}(?:[-/]\w{2,8})?)\.(?=\s\S)")
_CAPITALISED = r"[^\W\d_a-zà-ÿ][^\s\d/,.-]{2,14}"
_REPORTER_AND_CITY = re.compile(
    rf"({_CAPITALISED}(?:\s{_CAPITALISED}){{1,2}})\s([/-])\s({_CAPITALISED}(?:\s\S+){{0,2}})\s*$"
)
_WHOLE = re.compile(r"\(([^()\n]{8,60})\)\.?(?:\s*[-–—]+)?\s+")


def read_named(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    head = line[:LENGTH]
    return next(filter(None, (read(head, language) for read in _READERS)), None)


def _agency_and_city(head: str, language: str) -> Reading | None:
    """Read ``Agency, City`` alone in a line or before a danda; or a reporter for the agency."""
    found = _AGENCY_AND_CITY.match(head) or _AGENCY_LINE.match(head)
    signers = _before_city(found, head, language) if found else None
    if found is None or signers is None:
        return None
    body = read_body(head, found.span(2), language, signers)
    if body is None or not body.is_known or not _may_end(found, head, body):
        return None
    sure = PLACE_AND_AGENCY_UNMARKED if body.is_signed else UNKNOWN_AGENCY
    return Reading(found.end(), body, sure)


def _before_city(found: re.Match[str], head: str, language: str) -> tuple[Credit, ...] | None:
    """Give the agencies before a city, none for a reporter; None where it is neither."""
    signers = read_credits(head, found.span(1), language)
    if any(by.agency for by in signers):
        return signers
    if is_reporter(found[1].split()[-1], language):
        # A post to be filled is "Correspondent, London:".
        return None if found[3] and " " not in found[1] else ()
    told = _SITE_NAME.fullmatch(found[1]) or is_unnamed(found[1].strip(), language)
    return signers if told else None


def _may_end(found: re.Match[str], head: str, body: Body) -> bool:
    """Tell whether a mark may end a dateline: a full stop only with an agency, and a sentence."""
    if not (found[3] or "").startswith("."):
        return True
    return body.is_signed and is_sentence(head[found.end() :])


def _agency_stopped(head: str, language: str) -> Reading | None:
    """Read ``City AGENCY.`` before a sentence, of a known place and agency."""
    found = _CITY_AND_CODE.match(head)
    signers = read_credits(head, found.span(2), language) if found else ()
    if found is None or not all(by.agency for by in signers):
        return None
    body = read_body(head, found.span(1), language, signers)
    if body is None or not body.is_known or not is_sentence(head[found.end() :].lstrip()):
        return None
    return Reading(found.end(), body, PLACE_AND_AGENCY_UNMARKED)


def _reporter_and_city(head: str, language: str) -> Reading | None:
    """Read ``JÚLIA ROS / BARCELONA`` alone in its line, of a known city."""
    found = _REPORTER_AND_CITY.match(head)
    if found is None or found[2] not in forms_of(language).city_marks or places_of(found[1]):
        return None
    body = read_body(head, found.span(3), language, ())
    return Reading(found.end(), body, UNKNOWN_AGENCY_NO_DATE) if body and body.is_known else None


def _city_and_agency(head: str, language: str) -> Reading | None:
    """Read ``City | Agency`` alone in a line, or a reporter for the agency, of a known city."""
    found = _CITY_LINE.match(head)
    if found is None:
        return None
    known = credit_in(found, 2, language)
    if known is None and not is_reporter(found[2].split()[-1], language):
        return None
    body = read_body(head, found.span(1), language, (known,) if known else ())
    if body is None or not body.is_known:
        return None
    return Reading(found.end(), body, PLACE_AND_AGENCY_UNMARKED if known else UNKNOWN_AGENCY)


def _whole_in_brackets(head: str, language: str) -> Reading | None:
    """Read ``(City, 1 August, "Agency").``, of a known place and agency."""
    found = _WHOLE.match(head)
    body = read_body(head, found.span(1), language, ()) if found else None
    if found is None or body is None or not (body.is_known and body.is_signed and body.written):
        return None
    return reading(head, found.end(), body, language)


_READERS = (
    site_first,
    agency_first,
    agency_barred,
    agency_last,
    agency_in_brackets,
    agency_in_strokes,
    _agency_stopped,
    _reporter_and_city,
    _agency_and_city,
    _city_and_agency,
    agency_dated,
    _whole_in_brackets,
)
