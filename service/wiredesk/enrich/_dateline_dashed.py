"""Datelines that no credit in brackets ends, but a dash, or an agency behind one or a full stop.

``CITY, Aug. 1 -``, ``МОСКВА, 1 авг - РИА Новости.``, ``Київ. 1 серпня. УНІАН.``.
"""

import re
from functools import lru_cache
from itertools import islice

from wiredesk.enrich._body import Body, read_body
from wiredesk.enrich._confidences import UNKNOWN_AGENCY
from wiredesk.enrich._credits import Credit, agency, credit_in, is_reporter
from wiredesk.enrich._dateline_marks import DASH, LENGTH, REMEMBERED, STOPPED
from wiredesk.enrich._dates import find_date
from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._prose import STOPS, is_prose
from wiredesk.enrich._reading import Reading, reading
from wiredesk.enrich._unknown_credits import is_unnamed

_ANY_DASH = re.compile(r"[-–—―_]")
DASHES = 2
"""how many dashes are tried: a date may stand between two, before an agency"""
_STOPPED = re.compile(
    r"[\s.,،]+(?:([^\s.,،][^.:,،–—\n]{1,24}?)[.:](?=\s)|([^\W\d_]{3,12}(?:\.[A-Za-z]{2,3})?)(?=\s[^\W\d_]))"
)
ALONE = 45
"""code points in which such a dateline parts its place from its agency"""
_PARTED = re.compile(r"[,،/-]|\.\s(?:[A-ZА-ЯЁІЇЄҐ]{3}|[A-Z][\w.]{2,14}:)")
_ALONE = re.compile(
    r"[^\d,،/\n-]{2,40}?(?:[-/]([\u0600-\u06ff]{2,12})(?=-?\s|$)|/([\u0900-\u097f]{2,12})।(?=\s)|,\s([A-Z]{3,12})-(?=[A-Z][a-z])"
    r"|[,،]\s((?:[^\s,،।.:]{2,20}\s){0,1}[^\s,،।.:]{2,20})[।.:](?=\s)"
    r"|\.\s([A-ZА-ЯЁІЇЄҐ]{3,12})\.(?=\s)|\.\s([A-Z][\w.]{2,14}):(?=\s))"
)
"""a place and an agency without a date: ``नई दिल्ली, प्रेट्र।``, ``دمشق-سانا``"""
_SIGNED = re.compile(
    r"\s*([^\s.,:–—-][^.,:–—\n]{1,24}?(?:,\s[^.,:–—\n]{2,40}?)?)\s*(?:[.:–—-](?=\s)|$)"
)
_UNMARKED = re.compile(r"\s*(?:ИА\s)?([A-ZА-ЯЁІЇЄҐ]{5,14})(?=\s[^\W\d_][^\W\d_A-ZА-ЯЁІЇЄҐ])")
"""an agency in capitals with no mark before the text: ``14 июля 2021 — REGNUM Пожарные``"""
LAST_DAY = 24
"""code points in which a date after a dash must end, to be the last of some days"""
_LAST_DAY = re.compile(r"\s*\d{1,2}(?:st|nd|rd|th|\.)?(?:\s*[:;,)](?!\d)|\s*$|\s+[A-Z])")
"""what follows the dash of "Aug. 1 - 5: Film festival" or "3 August - 12 August\""""


def _whole_line(line: str, language: str) -> Reading | None:
    """Read a line that holds nothing else, as the Saudi agency has it: ``الرياض 1 محرم واس``."""
    if len(line) > LENGTH or not find_date(line, language):
        return None
    body = read_body(line, (0, len(line)), language, ())
    if body and body.is_known and body.is_signed:
        return reading(line, len(line), body, language)
    return None


def without_credit(line: str, language: str) -> Reading | None:
    """Read ``CITY, Aug. 1 -``, and an agency's name after it: ``МОСКВА, 1 авг - РИА Новости.``."""
    head = line[:LENGTH]
    dashes = list(islice(DASH.finditer(head, 1), DASHES)) if _ANY_DASH.search(head) else []
    if not dashes:
        return _whole_line(line, language) or _stopped(line, language)
    for dash in dashes:
        signers, last = _signers(head, dash.end(), language)
        if signers:
            body = read_body(head, (0, dash.start()), language, signers)
            return body and reading(head, last, body, language)
    return _unsigned(head, dashes[0], language) or _stopped(line, language)


def _unsigned(head: str, dash: re.Match[str], language: str) -> Reading | None:
    """Read ``CITY, Aug. 1 -`` before prose, and ``ACN Girona.-``."""
    rest, end = head[dash.end() :], dash.end()
    led = _led(head[: dash.start()], language)
    if led and is_prose(rest):
        return reading(head, end, led, language)
    body = _unsigned_body(head[: dash.start()], language)
    if body and (body.credits or _prose_follows(rest, language, dated=body.written is not None)):
        return reading(head, end, body, language)
    return None


@lru_cache(REMEMBERED)
def _unsigned_body(head: str, language: str) -> Body | None:
    """Read what stands before a dash."""
    return read_body(head, (0, len(head)), language, ())


@lru_cache(REMEMBERED)
def _led(head: str, language: str) -> Body | None:
    """Read an agency's initials and the known places after them."""
    first = head.split(maxsplit=1)[:1]
    found = agency(first[0], language) if first and first[0].isupper() else None
    if found is None:
        return None
    start = head.index(first[0])
    credit = Credit(start, start + len(first[0]), found)
    body = read_body(head, (credit.end, len(head)), language, (credit,))
    return body if body and body.is_known else None


def _signers(head: str, start: int, language: str) -> tuple[tuple[Credit, ...], int]:
    """Give the agencies named after a dash, and where they end: "- РИА Новости.", "- قنا - ا ف ب:".

    A reporter may stand beside one: "РИА Новости, Иван Петров.".
    """
    found, end = list[Credit](), start
    while signed := _SIGNED.match(head, end):
        credit = _signer(signed, language)
        if credit is None:
            break
        found.append(credit)
        end = signed.end()
    if not found and (bare := _UNMARKED.match(head, start)):
        known = agency(bare[1], language)
        return ((Credit(*bare.span(1), known),), bare.end()) if known else ((), start)
    return tuple(found), end


def _signer(signed: re.Match[str], language: str) -> Credit | None:
    """Give the agency that stands after a dash, or nothing but a name and a comma after it."""
    start = signed.start(1)
    for name in (signed[1], signed[1].partition(",")[0]):
        found = agency(name, language)
        if found:
            return Credit(start, start + len(name), found)
    return None


def _stopped(line: str, language: str) -> Reading | None:
    """Read ``CITY. 1 August. Agency.``, or ``CITY, Agency.``, of known places and agencies."""
    head = line[:STOPPED]
    written = find_date(head, language)
    if written:
        stop = _STOPPED.match(head, written.end)
    else:
        stop = _ALONE.match(head) if _PARTED.search(head, 0, ALONE) else None
    if stop is None:
        return None
    credit = credit_in(stop, stop.lastindex or 0, language)
    if credit is None:
        return None if written else _by_own(head, stop, language)
    body = read_body(head, (0, credit.start), language, (credit,))
    return reading(head, stop.end(), body, language) if body and body.is_known else None


def _by_own(head: str, stop: re.Match[str], language: str) -> Reading | None:
    """Read ``City, our reporter.``, of known places: ``कानपुर, निज संवाददाता।``."""
    signer = stop.span(stop.lastindex or 0)
    name = head[slice(*signer)]
    own = is_reporter(name.split()[-1], language)
    if not (own or is_unnamed(name, language)):
        return None
    signers = () if own else (Credit(*signer, None),)
    body = read_body(head, (0, signer[0]), language, signers)
    if body is None or not body.is_known or not is_prose(head[stop.end() :]):
        return None
    return Reading(stop.end(), body, UNKNOWN_AGENCY)


def _prose_follows(rest: str, language: str, *, dated: bool) -> bool:
    """Tell prose from what else may follow a dash: figures, or a second city in capitals.

    After a date, prose may start with a figure, as long as that is not the last of some days.
    """
    word = rest.split(maxsplit=1)[:1]
    if not word:
        return True
    if not dated and rest.isupper() and rest.rstrip()[-1] not in STOPS:
        return False
    letters = word[0].strip("\"'“”„«»‘’¿¡([,.;:")
    if dated and not letters[:1].isalpha():
        return not _is_last_day(rest, language)
    return letters[:1].isalpha() and not (letters.isupper() and places_of(letters))


def _is_last_day(rest: str, language: str) -> bool:
    """Tell whether the last of some days follows a dash, as in "Aug. 1 - 5: Film festival"."""
    last = find_date(rest[:LAST_DAY], language)
    return bool(_LAST_DAY.match(rest)) or (last is not None and not rest[: last.start].strip())
