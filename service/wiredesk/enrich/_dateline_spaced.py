"""Datelines of scripts that part words by spaces: ``CITY, Region, Aug. 1 (Agency) -``.

A dateline is told by how it ends: by a credit in brackets or strokes, or by a dash. What
stands before that must read as places and a date to the last letter, or there is none.
"""

import re
from itertools import islice

from wiredesk.enrich._credits import Credit, agency, read_credits
from wiredesk.enrich._dates import WrittenDate, find_date
from wiredesk.enrich._filed_from import Stretch, places_of, read_places
from wiredesk.enrich._reading import NO, Body, Reading, believed

LENGTH = 140
"""code points within which a dateline must end"""
CREDITS = 3
"""how many brackets are tried: the first ones may hold a region, as in "Halle (Saale) (dpa)\""""

_CREDIT = re.compile(r"\(([^()\n]{2,60})\)|(?<![^\s.,])/([^/\n]{2,40})/(?!\w)")
_DASH = re.compile(r"--+|[–—―]+|(?<=[\s.)/])[-_]+(?=\s|$)|(?<=\.)-|-(?=\s)")
_TAIL = re.compile(r"\s*[.:]?\s*(--+|[–—―]+|[-_=]+(?!\w))?")
DASHES = 2
"""how many dashes are tried: a date may stand between two, before an agency"""
STOPPED = 80
"""code points within which a dateline must end that full stops part: ``Київ. 1 серпня. УНІАН.``"""
_STOPPED = re.compile(r"[\s.,،]+([^\s.,،][^.:,،–—\n]{1,24}?)[.:](?=\s)")
_SIGNED = re.compile(r"\s*([^\s.:–—-][^.:–—\n]{1,24}?)\s*(?:[.:]|[-–—])(?=\s)")
_STOPS = {"(": (":",), "/": (":", ".")}
_AROUND = " \t\u00a0.,;:،-–—"


def read_spaced(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    head = line[:LENGTH]
    found = list(islice(_CREDIT.finditer(head), CREDITS))
    if found and not head[: found[0].start()].strip():
        return _credit_first(head, found[0], language)
    readings = (_credit_last(head, credit, language) for credit in found)
    return next(filter(None, readings), None) or _without_credit(line, language)


def _credit_last(head: str, found: re.Match[str], language: str) -> Reading | None:
    """Read ``CITY, Aug. 1 (Agency) -``."""
    signers, written = _credit_and_date(head, _inside(found), language)
    body = read_body(head, (0, found.start()), language, signers)
    tail = _TAIL.match(head, found.end())
    if body is None or tail is None:
        return None
    dated = body if body.written else body._replace(written=written)
    return _reading(head, tail.end(), dated, language, dashed=bool(tail[1]))


def _credit_and_date(
    head: str, inside: Stretch, language: str
) -> tuple[tuple[Credit, ...], WrittenDate | None]:
    """Read what stands between brackets: agencies, and a date after them as in "(TTXVN 1/8)"."""
    start, end = inside
    signers = read_credits(head, inside, language)
    if any(signer.agency for signer in signers):
        return signers, None
    written = find_date(head[start:end], language)
    if written is None or written.start == 0 or start + written.end != end:
        return signers, None
    last = start + len(head[start : start + written.start].rstrip(_AROUND))
    return read_credits(head, (start, last), language), written.moved(start)


def _credit_first(head: str, found: re.Match[str], language: str) -> Reading | None:
    """Read ``(Agency) - CITY, Aug. 1 -``, or ``(Agency) -`` of known agencies.

    A colon will do for the dash, and after strokes a full stop: ``(NTB):``, ``/ТАСС/.``.
    """
    signers = read_credits(head, _inside(found), language)
    tail = _TAIL.match(head, found.end())
    if not tail or not (tail[1] or tail[0].strip() in _STOPS[found[0][0]]):
        return None
    dash = _DASH.search(head, tail.end())
    body = read_body(head, (tail.end(), dash.start()), language, signers) if dash else None
    if dash and body and body.is_placed:
        return _reading(head, dash.end(), body, language, dashed=True)
    return _reading(head, tail.end(), Body(credits=signers), language, dashed=True)


def _whole_line(line: str, language: str) -> Reading | None:
    """Read a line that holds nothing else, as the Saudi agency has it: ``الرياض 1 محرم واس``."""
    if len(line) > LENGTH or not find_date(line, language):
        return None
    body = read_body(line, (0, len(line)), language, ())
    if body and body.is_known and body.is_signed:
        return _reading(line, len(line), body, language, dashed=True)
    return None


def _without_credit(line: str, language: str) -> Reading | None:
    """Read ``CITY, Aug. 1 -``, and an agency's name after it: ``МОСКВА, 1 авг - РИА Новости.``."""
    head = line[:LENGTH]
    dashes = list(islice(_DASH.finditer(head, 1), DASHES))
    if not dashes:
        return _whole_line(line, language) or _stopped(line, language)
    for dash in dashes:
        signed = _SIGNED.match(head, dash.end())
        if signed and agency(signed[1], language):
            return _signed_after(head, dash.start(), signed, language)
    end = dashes[0].end()
    body = read_body(head, (0, dashes[0].start()), language, ())
    if body and (body.credits or _prose_follows(head[end:])):
        return _reading(head, end, body, language, dashed=True)
    return _stopped(line, language)


def _signed_after(head: str, last: int, signed: re.Match[str], language: str) -> Reading | None:
    """Read a dateline that ends before a dash, with the agency's name after that."""
    credit = Credit(*signed.span(1), agency(signed[1], language))
    body = read_body(head, (0, last), language, (credit,))
    return body and _reading(head, signed.end(), body, language, dashed=True)


def _stopped(line: str, language: str) -> Reading | None:
    """Read ``CITY. 1 August. Agency.``, of known places and agencies."""
    head = line[:STOPPED]
    written = find_date(head, language)
    stop = _STOPPED.match(head, written.end) if written else None
    if stop is None or agency(stop[1], language) is None:
        return None
    body = read_body(head, (0, stop.end(1)), language, ())
    if body and body.is_known and body.is_signed:
        return _reading(head, stop.end(), body, language, dashed=True)
    return None


def _reading(head: str, end: int, body: Body, language: str, *, dashed: bool) -> Reading | None:
    """Give a dateline that ends here, if it is to be believed at all."""
    confidence = believed(head, body, language, dashed=dashed)
    return None if confidence == NO else Reading(end, body, confidence)


def read_body(
    head: str, stretch: Stretch, language: str, signers: tuple[Credit, ...]
) -> Body | None:
    """Read a stretch as places and a date, or None where any of it is something else."""
    start, end = stretch
    written = find_date(head[start:end], language)
    home = frozenset(filter(None, (s.agency.country for s in signers if s.agency)))
    if written is None:
        places = read_places(head, stretch, language, home)
        return None if places is None else Body(places, None, signers)
    written = written.moved(start)
    trailing = () if signers else _signer_after(head, written.end, end, language)
    done = trailing[0].end if trailing else written.end
    before = read_places(head, (start, written.start), language, home)
    after = read_places(head, (done, end), language, home)
    return (
        None
        if before is None or after is None
        else Body(before + after, written, signers or trailing)
    )


def _signer_after(head: str, start: int, end: int, language: str) -> tuple[Credit, ...]:
    """Give the agency whose name stands after a date: ``Москва. 1 августа. INTERFAX.RU``."""
    name = head[start:end].strip(_AROUND)
    found = agency(name, language) if name else None
    begin = head.find(name, start)
    return (Credit(begin, begin + len(name), found),) if found else ()


def _inside(found: re.Match[str]) -> Stretch:
    """Give the stretch between the brackets or strokes of a credit."""
    return found.span(found.lastindex or 0)


def _prose_follows(rest: str) -> bool:
    """Tell prose from what else may follow a dash: figures, or a second city in capitals."""
    word = rest.split(maxsplit=1)[:1]
    if not word:
        return True
    letters = word[0].strip("\"'“”„«»‘’¿¡([,.;:")
    return letters[:1].isalpha() and not (letters.isupper() and places_of(letters))
