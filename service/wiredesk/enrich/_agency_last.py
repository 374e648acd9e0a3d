"""Datelines that an agency ends with no brackets: ``غزة/ نور عيسى/ الأناضول``, ``BERLIN taz |``."""

import re

from wiredesk.enrich._body import read_body
from wiredesk.enrich._calendar_names import forms_of
from wiredesk.enrich._confidences import (
    PLACE_AND_AGENCY,
    UNKNOWN_AGENCY,
)
from wiredesk.enrich._credits import credit_in, read_credits
from wiredesk.enrich._reading import Reading, reading

_LAST = re.compile(
    r"[^/\n]{2,60}?(\s?)/\s?(?:[^/\n]{2,40}/\s?)?([^/\n.:–—-]{2,20}?)\s*(?:$|[-–—.:]+(?=\s|$))"
)
_LAST_IN_ARABIC = re.compile(
    r"[\u0600-\u06ff ]{2,30}?(\s?)/\s?(?:[\u0600-\u06ff ]{2,30}/\s?)?([\u0600-\u06ff]{4,14})(?=\s)"
)
_BARRED = re.compile(r"([^|\n]{2,60}?)\s\|\s([^|\n]{2,24}?)\s\|\s")
_BARRED_SMALL = re.compile(r"([^|\d\n]{2,40}?)\s([a-zäöü]{2,5}(?:/[a-zäöü]{2,5})*)\s\|\s")


def agency_last(head: str, language: str) -> Reading | None:
    """Read ``City/ reporter/ Agency``, of a known place and agency."""
    last = _LAST.match(head)
    credit = credit_in(last, 2, language) if last else None
    if credit is None:
        last = _LAST_IN_ARABIC.match(head)
        credit = credit_in(last, 2, language) if last else None
    if last is None or credit is None:
        return None
    body = read_body(head, (0, last.start(1)), language, (credit,))
    return reading(head, last.end(), body, language) if body and body.is_known else None


def agency_barred(head: str, language: str) -> Reading | None:
    """Read ``City, Country | Agency |``, of a known place and agency."""
    barred = _BARRED.match(head)
    credit = credit_in(barred, 2, language) if barred else None
    if barred is None or credit is None:
        return _agency_in_small(head, language) if forms_of(language).small_codes else None
    body = read_body(head, barred.span(1), language, (credit,))
    return reading(head, barred.end(), body, language) if body and body.is_known else None


def _agency_in_small(head: str, language: str) -> Reading | None:
    """Read ``BERLIN taz |``, of a known place and agencies in small letters, known or not."""
    barred = _BARRED_SMALL.match(head)
    signers = read_credits(head, barred.span(2), language) if barred else ()
    body = read_body(head, barred.span(1), language, signers) if barred else None
    if barred is None or body is None or not body.is_known:
        return None
    return Reading(barred.end(), body, PLACE_AND_AGENCY if body.is_signed else UNKNOWN_AGENCY)
