"""Datelines that end with a credit in brackets or strokes, or start with one.

``CITY, Aug. 1 (Agency) -``, ``CITY, 1 августа. /ТАСС/.``, ``(Agency) - CITY, 1 Aug -``.
"""

import re
from functools import lru_cache
from itertools import islice

from wiredesk.enrich._body import AROUND, Body, read_body, speaks
from wiredesk.enrich._calendar_names import forms_of
from wiredesk.enrich._credits import Credit, Stretch, read_credits
from wiredesk.enrich._dateline_marks import DASH, LENGTH, REMEMBERED, STOPPED
from wiredesk.enrich._dates import WrittenDate, find_date
from wiredesk.enrich._prose import is_prose, is_sentence
from wiredesk.enrich._reading import Reading, reading
from wiredesk.enrich._unknown_credits import is_own, is_unnamed

CREDITS = 3
"""how many brackets are tried: the first ones may hold a region, as in "Halle (Saale) (dpa)\""""
_CREDIT = re.compile(
    r"\(([^()\n]{2,60})\)"
    r"|(?:(?<![^\s.,\u0600-\u06ff])/|(?<=\d)/(?=\s?[^\W\d])|(?<=[^\W\d_])/(?=[^\W\d_]))"
    r"([^/\n]{2,40}(?:/[^/\s]{2,12})?)(?=/(?!\w))"
)
_TAIL = re.compile(r"\s*[.:।]?\s*(--+|[–—―]+|[-_=]+(?!\w)|(?<=\.)-+)?")
_FOR_DASH = (":", "।")
_CODE = re.compile(r"[A-ZА-ЯЁІЇЄҐ]{2,8}|[\u0900-\u09ff.]{2,12}")
"""an agency's code, or its name in a script that knows no capitals"""
_DAY = re.compile(r"[\s,]+(\d{1,2})\.?\s*$")
_FULL_STOP = re.compile(r"[^.]?\.\s+(?=[^\W\d_])")
_AFTER = re.compile(r"\s*(?:[/–—:]|--?(?=\s)|--(?=[A-Z\"]))\s*")
"""what ends a date that stands behind a credit: ``LONDON / ACCESSWIRE / August 1, 2021 /``"""
DATE_AFTER = 30
"""code points in which such a date must end"""
_STOPS = {"(": (":",), "/": (":", ".")}


def credits_in(head: str) -> list[re.Match[str]]:
    """Give the brackets and strokes that may hold a credit, before the first sentence ends."""
    if "(" not in head and "/" not in head:
        return []
    stop = head.find("。")
    return list(islice(_CREDIT.finditer(head, 0, stop if stop > 0 else LENGTH), CREDITS))


def credit_last(head: str, found: re.Match[str], language: str) -> Reading | None:
    """Read ``CITY, Aug. 1 (Agency) -``."""
    end = _end(found)
    body = _signed_body(head[:end], _inside(found), language)
    tail = _TAIL.match(head, end)
    if body is None or tail is None:
        return None
    late = None if body.written else _date_after(head, tail.end() if tail[1] else end, language)
    if late:
        written, end = late
        return reading(head, end, body._replace(written=written), language)
    marked = bool(tail[1]) or _is_marked(head, found, tail[0], body, language)
    return reading(head, tail.end(), body, language, dashed=marked)


def _is_marked(head: str, found: re.Match[str], tail: str, body: Body, language: str) -> bool:
    """Tell whether a colon or a full stop does for the dash.

    It does after a date and an agency's code, and where an agency of the language writes so.
    """
    credit, rest = head[slice(*_inside(found))], head[_end(found) + len(tail) :]
    if _is_own(credit, tail.strip(), body, language) and is_sentence(rest):
        return True
    if body.written:
        return is_unnamed(credit, language) or _ends_date(found, tail.strip(), body, rest)
    is_mark = tail.strip() in (_STOPS["/"] if found[2] else _FOR_DASH)
    return is_mark and (is_unnamed(credit, language) or _is_at_home(body, language))


def _is_at_home(body: Body, language: str) -> bool:
    """Tell an unknown place, or none, with an agency of the language."""
    signed = any(by.agency and speaks(by.agency, language) for by in body.credits)
    return signed and not body.is_known


def _ends_date(found: re.Match[str], tail: str, body: Body, rest: str) -> bool:
    """Tell whether a mark ends a dateline with a date, ``(Aug 3):``, ``/ДІНАУ/.``, ``(VIS).``."""
    if found[2]:
        return tail in _STOPS["/"] and body.is_known
    if tail == "." or not body.credits:
        sure = body.is_known and tail in _STOPS["/"] and is_sentence(rest)
        return sure and (not body.credits or _CODE.fullmatch(found[1]) is not None)
    return tail in _FOR_DASH and _CODE.fullmatch(found[1]) is not None


def _is_own(credit: str, tail: str, body: Body, language: str) -> bool:
    """Tell a newspaper's credit of its own after known places: ``NEW YORK (Aftenposten): For``."""
    if tail not in forms_of(language).credit_marks or not body.is_known or body.is_signed:
        return False
    return is_unnamed(credit, language) or is_own(credit, language)


@lru_cache(REMEMBERED)
def _signed_body(head: str, inside: Stretch, language: str) -> Body | None:
    """Read what ends with a credit; the stretch is what stands between its brackets."""
    end = inside[0] - 1
    signers, written = _credit_and_date(head, inside, language)
    if not any(signer.agency for signer in signers):
        beside = read_body(head, (0, end), language, ())
        if beside and beside.is_known and beside.is_signed:
            return beside  # a reporter: "АСТАНА. 3 августа. КАЗИНФОРМ /Айгуль Сатпаева/ -"
    body = read_body(head, (0, end), language, signers) or _with_day(head, end, language, signers)
    return body if body is None or body.written else body._replace(written=written)


def _date_after(head: str, start: int, language: str) -> tuple[WrittenDate, int] | None:
    """Give the date that stands behind a credit, before a stroke or a dash, and where that ends."""
    written = find_date(head[start : start + DATE_AFTER], language)
    end = _AFTER.match(head, start + written.end) if written else None
    if written is None or end is None or head[start : start + written.start].strip(" ,"):
        return None
    return written.moved(start), end.end()


def _with_day(head: str, end: int, language: str, signers: tuple[Credit, ...]) -> Body | None:
    """Read a place with the day alone, as in "BRUSELAS, 3 (EUROPA PRESS)", of known agencies."""
    day = _DAY.search(head, 0, end)
    if day is None or not any(signer.agency for signer in signers):
        return None
    body = read_body(head, (0, day.start()), language, signers)
    if body is None or not body.is_known:
        return None
    return body._replace(written=WrittenDate(*day.span(1), int(day[1]), None, None))


def _credit_and_date(
    head: str, inside: Stretch, language: str
) -> tuple[tuple[Credit, ...], WrittenDate | None]:
    """Read what stands between brackets: agencies, and a date after them as in "(TTXVN 1/8)".

    Or a date alone, as the United Nations have it: "GENEVA (3 August 2021) –".
    """
    start, end = inside
    written = find_date(head[start:end], language)
    if written is None or start + written.end != start + len(head[start:end].rstrip()):
        return _credit_behind(head, inside, written, language)
    if not head[start : start + written.start].strip():
        return (), written.moved(start)
    last = start + len(head[start : start + written.start].rstrip(AROUND))
    return read_credits(head, (start, last), language), written.moved(start)


def _credit_behind(
    head: str, inside: Stretch, written: WrittenDate | None, language: str
) -> tuple[tuple[Credit, ...], WrittenDate | None]:
    """Read agencies, and a date in strokes of its own before them: "/ 12 مارس 2019 /ومع/"."""
    start, end = inside
    slash = head.find("/", start, end)
    if written and slash > 0 and start + written.end <= slash:
        signers = read_credits(head, (slash + 1, end), language)
        if all(by.agency for by in signers):
            return signers, written.moved(start)
    return read_credits(head, inside, language), None


def credit_first(head: str, found: re.Match[str], language: str) -> Reading | None:
    """Read ``(Agency) - CITY, Aug. 1 -``, or ``(Agency) -`` of known agencies.

    A colon will do for the dash, and after strokes a full stop: ``(NTB):``, ``/ТАСС/.``.
    """
    signers = read_credits(head, _inside(found), language)
    tail = _TAIL.match(head, _end(found))
    if tail is None:
        return None
    marked = tail[1] or tail[0].strip() in _STOPS[found[0][0]]
    dash = DASH.search(head, tail.end())
    body = read_body(head, (tail.end(), dash.start()), language, signers) if dash else None
    if dash and body and (body.is_placed if marked else _is_sure(body, head[dash.end() :])):
        return reading(head, dash.end(), body, language)
    if not marked:
        return None
    stopped = read_stopped(head, tail.end(), language, signers)
    if stopped:
        return stopped
    return reading(head, tail.end(), Body(credits=signers), language)


def read_stopped(
    head: str, start: int, language: str, signers: tuple[Credit, ...]
) -> Reading | None:
    """Read ``(Agency) - City, 1 Aug. The``, of a known place and agency, with no dash behind it."""
    written = find_date(head[start : start + STOPPED], language)
    end = _FULL_STOP.match(head, start + written.end - 1) if written else None
    body = read_body(head, (start, end.start() + 1), language, signers) if end else None
    if end is None or body is None or not (body.is_known and body.is_signed and body.written):
        return None
    return reading(head, end.end(), body, language)


def _is_sure(body: Body, rest: str) -> bool:
    """Tell whether a place is told to be one without a mark before it, as in "(AGI) Roma - "."""
    return body.is_known and (body.written is not None or (body.is_signed and is_prose(rest)))


def _end(found: re.Match[str]) -> int:
    """Give where a credit ends, with the stroke behind it, which may start another."""
    return found.end() + (found[2] is not None)


def _inside(found: re.Match[str]) -> Stretch:
    """Give the stretch between the brackets or strokes of a credit."""
    return found.span(found.lastindex or 0)
