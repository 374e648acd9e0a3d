"""Datelines of scripts that part words by spaces: ``CITY, Region, Aug. 1 (Agency) -``.

A dateline is told by how it ends: by a credit in brackets or strokes, or by a dash. What
stands before that must read as places and a date to the last letter, or there is none.
"""

import re
from functools import lru_cache
from itertools import islice

from wiredesk.enrich._body import AROUND, Body, read_body, speaks
from wiredesk.enrich._credits import Credit, Stretch, agency, read_credits
from wiredesk.enrich._dates import WrittenDate, find_date, has_day_word
from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._reading import NO, STOPS, Reading, believed, is_prose

LENGTH = 140
"""code points within which a dateline must end"""
REMEMBERED = 4096
"""heads of lines whose reading is kept at hand: wires file from the same city all day"""
CREDITS = 3
"""how many brackets are tried: the first ones may hold a region, as in "Halle (Saale) (dpa)\""""

_MARK = re.compile(r"[(/\d,،–—―_=-]")
"""what no dateline of these is without, unless its day is a word"""
_CREDIT = re.compile(
    r"\(([^()\n]{2,60})\)"
    r"|(?:(?<![^\s.,\u0600-\u06ff])/|(?<=\d)/(?=\s?[^\W\d])|(?<=[^\W\d_])/(?=[^\W\d_]))"
    r"([^/\n]{2,40}(?:/[^/\s]{2,12})?)(?=/(?!\w))"
)
_DASH = re.compile(
    r"--+|[–—―]+|(?<=[\s.)/])[-_]+(?=\s|$)|(?<=\.)-|-(?=\s)"
    r"|(?<=\d )-(?=[A-Z<\"])|(?<=\d)-(?=[A-Z][a-z ])"
)
_ANY_DASH = re.compile(r"[-–—―_]")
_ROUND = str.maketrans("（）：", "():")
_TAIL = re.compile(r"\s*[.:।]?\s*(--+|[–—―]+|[-_=]+(?!\w)|(?<=\.)-+)?")
_FOR_DASH = (":", "।")
_CODE = re.compile(r"[A-Z]{2,6}|[\u0900-\u09ff.]{2,12}")
"""an agency's code, or its name in a script that knows no capitals"""
DASHES = 2
"""how many dashes are tried: a date may stand between two, before an agency"""
STOPPED = 80
"""code points within which a dateline must end that full stops part: ``Київ. 1 серпня. УНІАН.``"""
_STOPPED = re.compile(
    r"[\s.,،]+(?:([^\s.,،][^.:,،–—\n]{1,24}?)[.:](?=\s)|([^\W\d_]{3,12}(?:\.[A-Za-z]{2,3})?)(?=\s[^\W\d_]))"
)
ALONE = 45
"""code points in which such a dateline parts its place from its agency"""
_PARTED = re.compile(r"[,،/-]")
_ALONE = re.compile(
    r"[^\d,،/\n-]{2,40}?(?:[-/]([\u0600-\u06ff]{2,12})(?=\s|$)|,\s([A-Z]{3,12})-(?=[A-Z][a-z])"
    r"|[,،]\s((?:[^\s,،।.:]{2,20}\s){0,1}[^\s,،।.:]{2,20})[।.:](?=\s))"
)
"""a place and an agency without a date: ``नई दिल्ली, प्रेट्र।``, ``دمشق-سانا``"""
_DAY = re.compile(r"[\s,]+(\d{1,2})\.?\s*$")
_SIGNED = re.compile(
    r"\s*([^\s.,:–—-][^.,:–—\n]{1,24}?(?:,\s[^.,:–—\n]{2,40}?)?)\s*(?:[.:–—-](?=\s)|$)"
)
_FULL_STOP = re.compile(r"[^.]?\.\s+(?=[^\W\d_])")
_AFTER = re.compile(r"\s*(?:[/–—:]|--?(?=\s))\s*")
"""what ends a date that stands behind a credit: ``LONDON / ACCESSWIRE / August 1, 2021 /``"""
DATE_AFTER = 30
"""code points in which such a date must end"""
LAST_DAY = 24
"""code points in which a date after a dash must end, to be the last of some days"""
_LAST_DAY = re.compile(r"\s*\d{1,2}(?:st|nd|rd|th|\.)?(?:\s*[:;,)](?!\d)|\s*$|\s+[A-Z])")
"""what follows the dash of "Aug. 1 - 5: Film festival" or "3 August - 12 August\""""
_STOPS = {"(": (":",), "/": (":", ".")}


def read_spaced(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    head = line[:LENGTH].translate(_ROUND)
    if not _MARK.search(head) and not has_day_word(head, language):
        return None
    found = _credits_in(head)
    if found and not head[: found[0].start()].strip():
        return _credit_first(head, found[0], language)
    readings = (_credit_last(head, credit, language) for credit in found)
    return next(filter(None, readings), None) or _without_credit(line, language)


def _credits_in(head: str) -> list[re.Match[str]]:
    """Give the brackets and strokes that may hold a credit, before the first sentence ends."""
    if "(" not in head and "/" not in head:
        return []
    stop = head.find("。")
    return list(islice(_CREDIT.finditer(head, 0, stop if stop > 0 else LENGTH), CREDITS))


def _credit_last(head: str, found: re.Match[str], language: str) -> Reading | None:
    """Read ``CITY, Aug. 1 (Agency) -``."""
    end = _end(found)
    body = _signed_body(head[:end], _inside(found), language)
    tail = _TAIL.match(head, end)
    if body is None or tail is None:
        return None
    late = None if body.written else _date_after(head, tail.end() if tail[1] else end, language)
    if late:
        written, end = late
        return _reading(head, end, body._replace(written=written), language, dashed=True)
    marked = bool(tail[1]) or _is_marked(head, found, tail[0], body, language)
    return _reading(head, tail.end(), body, language, dashed=marked)


def _is_marked(head: str, found: re.Match[str], tail: str, body: Body, language: str) -> bool:
    """Tell whether a colon or a full stop does for the dash.

    It does after a date and an agency's code, and where an agency of the language writes so.
    """
    if tail.strip() not in _FOR_DASH:
        return False
    if body.written is None:
        return not body.is_known and any(
            by.agency and speaks(by.agency, language) for by in body.credits
        )
    return bool(_CODE.fullmatch(head[slice(*_inside(found))]))


@lru_cache(REMEMBERED)
def _signed_body(head: str, inside: Stretch, language: str) -> Body | None:
    """Read what ends with a credit; the stretch is what stands between its brackets."""
    end = inside[0] - 1
    signers, written = _credit_and_date(head, inside, language)
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
    if written is None or start + written.end != end:
        return read_credits(head, inside, language), None
    if written.start == 0:
        return (), written.moved(start)
    last = start + len(head[start : start + written.start].rstrip(AROUND))
    return read_credits(head, (start, last), language), written.moved(start)


def _credit_first(head: str, found: re.Match[str], language: str) -> Reading | None:
    """Read ``(Agency) - CITY, Aug. 1 -``, or ``(Agency) -`` of known agencies.

    A colon will do for the dash, and after strokes a full stop: ``(NTB):``, ``/ТАСС/.``.
    """
    signers = read_credits(head, _inside(found), language)
    tail = _TAIL.match(head, _end(found))
    if tail is None:
        return None
    marked = tail[1] or tail[0].strip() in _STOPS[found[0][0]]
    dash = _DASH.search(head, tail.end())
    body = read_body(head, (tail.end(), dash.start()), language, signers) if dash else None
    if dash and body and (body.is_placed if marked else _is_sure(body, head[dash.end() :])):
        return _reading(head, dash.end(), body, language, dashed=True)
    if not marked:
        return None
    stopped = _credit_and_stop(head, tail.end(), language, signers)
    if stopped:
        return stopped
    return _reading(head, tail.end(), Body(credits=signers), language, dashed=True)


def _credit_and_stop(
    head: str, start: int, language: str, signers: tuple[Credit, ...]
) -> Reading | None:
    """Read ``(Agency) - City, 1 Aug. The``, of a known place and agency, with no dash behind it."""
    written = find_date(head[start : start + STOPPED], language)
    end = _FULL_STOP.match(head, start + written.end - 1) if written else None
    body = read_body(head, (start, end.start() + 1), language, signers) if end else None
    if end is None or body is None or not (body.is_known and body.is_signed and body.written):
        return None
    return _reading(head, end.end(), body, language, dashed=True)


def _is_sure(body: Body, rest: str) -> bool:
    """Tell whether a place is told to be one without a mark before it, as in "(AGI) Roma - "."""
    return body.is_known and (body.written is not None or (body.is_signed and is_prose(rest)))


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
    dashes = list(islice(_DASH.finditer(head, 1), DASHES)) if _ANY_DASH.search(head) else []
    if not dashes:
        return _whole_line(line, language) or _stopped(line, language)
    for dash in dashes:
        signers, last = _signers(head, dash.end(), language)
        if signers:
            body = read_body(head, (0, dash.start()), language, signers)
            return body and _reading(head, last, body, language, dashed=True)
    return _unsigned(head, dashes[0], language) or _stopped(line, language)


def _unsigned(head: str, dash: re.Match[str], language: str) -> Reading | None:
    """Read ``CITY, Aug. 1 -`` before prose, and ``ACN Girona.-``."""
    rest, end = head[dash.end() :], dash.end()
    led = _led(head[: dash.start()], language)
    if led and is_prose(rest):
        return _reading(head, end, led, language, dashed=True)
    body = _unsigned_body(head[: dash.start()], language)
    if body and (body.credits or _prose_follows(rest, language, dated=body.written is not None)):
        return _reading(head, end, body, language, dashed=True)
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
    if stop is None or agency(stop[stop.lastindex or 0], language) is None:
        return None
    signer = stop.span(stop.lastindex or 0)
    credit = Credit(*signer, agency(head[slice(*signer)], language))
    body = read_body(head, (0, signer[0]), language, (credit,))
    if body and body.is_known and body.is_signed:
        return _reading(head, stop.end(), body, language, dashed=True)
    return None


def _reading(head: str, end: int, body: Body, language: str, *, dashed: bool) -> Reading | None:
    """Give a dateline that ends here, if it is to be believed at all."""
    confidence = believed(head, body, language, dashed=dashed, rest=head[end:])
    return None if confidence == NO else Reading(end, body, confidence)


def _end(found: re.Match[str]) -> int:
    """Give where a credit ends, with the stroke behind it, which may start another."""
    return found.end() + (found[2] is not None)


def _inside(found: re.Match[str]) -> Stretch:
    """Give the stretch between the brackets or strokes of a credit."""
    return found.span(found.lastindex or 0)


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
