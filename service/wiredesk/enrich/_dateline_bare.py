"""Datelines of nothing but a place, as in ``Luanda – O porto reabriu`` and ``KUCHING: A bridge``.

Or of a place and perhaps a date before a full stop or a colon: ``MALMÖ. Hamnen``,
``Lima, nov. 20. El``, ``DHAKA, March 12: A``; or the day alone: ``Belo Horizonte, 03 - A``.

Headings and verses look alike, so that the place must be a large city, and what follows a
whole sentence without a dash of its own. After a colon the place must be in capitals.
"""

import re
from itertools import islice, takewhile

from wiredesk.enrich._body import Body, read_body
from wiredesk.enrich._calendar_names import forms_of
from wiredesk.enrich._confidences import DAY_ALONE, PLACE_BEFORE_COLON, PLACE_IN_PROSE
from wiredesk.enrich._dateline_cities import large_cities, names_large
from wiredesk.enrich._dates import WrittenDate, find_date
from wiredesk.enrich._prose import WORDS, is_sentence
from wiredesk.enrich._reading import Reading

WORDS_AFTER_CAPITALS = 5
"""words that must follow"""
_MARKED = re.compile(r"([^\d(\[:،,.।–—\n]{2,50}?)(\s?[–—]\s|\s-\s|\.-\s?|-\s|[:.।]\s|\s:\s)(?=\S)")
_BRACKETED = re.compile(r"\(([^\W\d_a-zçğıöşü]{3,20})\)\s[-–—]\s(?=\S)")
HEAD = 60
"""code points within which a date before a full stop must end"""
_DATED = re.compile(r"\D{3,50}\d[^.:]{0,24}[.:]\s")
_STOP = re.compile(r"(?:[^.]?\.|[^.]?\s?:)\s(?=\S)")
SIGNED_IN = frozenset({"de"})
"""languages whose newspapers put the reporter's initials first: ``fy. BONN, 9. November. Die``"""
_INITIALS = re.compile(
    r"(?!(?:Art|Bd|Dr|Nr|St)\.)(?:[^\W\d_]{1,4}\.[/\s]?){1,3}(?<=\s)(?=[^\W\d_a-zäöü]{3})"
)
CAPITALS = 3
"""words in capitals that a city may have before prose without a mark"""
_IN_REGION = re.compile(
    r"([^\W\d_a-z][^\d(:,.\n–—]{2,30},\s[^\W\d_a-z][^\d(:,\n–—]{1,24}?)\s[–—-]\s"
)
_WORD = re.compile(r"[^\s\d.,;()]{2,}")
_DAY_ALONE = re.compile(r"[^\d(\[:,،.।–—\n]{2,40}(,\s(\d{1,2})\s[–—-]\s)(?=\S)")
_FIGURES = re.compile(r"[^.:–—-]{2,24}?[\s,]\s?\d")
"""a second team of a result: ``Brasília, 3 - São Paulo, 2, em jogo``"""
_LISTED = re.compile(r"\d[:.]\d\d|;|\svs?\.?\s")
"""what stands in lists of events"""


def read_bare(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    return (
        _in_brackets(line, language)
        or _undated(line, language)
        or _in_region(line, language)
        or _unmarked(line, language)
        or _initialed(line, language)
        or _dated(line, language)
        or _day_alone(line, language)
    )


def _in_brackets(line: str, language: str) -> Reading | None:
    """Read a city alone in brackets: ``(ANKARA) - Liman``."""
    found = _BRACKETED.match(line) if "()" in forms_of(language).city_marks else None
    if found is None or not is_sentence(line[found.end() :], WORDS_AFTER_CAPITALS):
        return None
    places = large_cities(line, found.span(1), language)
    return Reading(found.end(), Body(places), PLACE_IN_PROSE) if places else None


def _dated(line: str, language: str) -> Reading | None:
    """Read places and a date before a full stop, or in capitals before a colon."""
    head = line[:HEAD]
    written = find_date(head, language) if _DATED.match(head) else None
    stop = _STOP.match(line, written.end - 1) if written else None
    if written is None or stop is None or not is_sentence(line[stop.end() :]):
        return None
    body = read_body(line[: written.end], (0, written.end), language, ())
    if body is None or not names_large(body):
        return None
    if ":" not in stop[0]:
        return Reading(stop.end(), body, PLACE_IN_PROSE)
    is_one = _is_before_colon(line, written.start, stop.end(), language)
    return Reading(stop.end(), body, PLACE_BEFORE_COLON) if is_one else None


def _initialed(line: str, language: str) -> Reading | None:
    """Read the reporter's initials before such a dateline."""
    initials = _INITIALS.match(line) if language in SIGNED_IN else None
    found = _dated(line[initials.end() :], language) if initials else None
    return found.moved(initials.end()) if initials and found else None


def _is_before_colon(line: str, end: int, start: int, language: str) -> bool:
    """Tell whether a colon ends a dateline of places up to one point, before text from another."""
    may_be = line[:end].isupper() or ":" in forms_of(language).city_marks
    return may_be and not _LISTED.search(line, start)


def _day_alone(line: str, language: str) -> Reading | None:
    """Read a large city and the day of the month before a dash."""
    found = _DAY_ALONE.match(line)
    if found is None or not is_sentence(line[found.end() :]) or _FIGURES.match(line, found.end()):
        return None
    body = read_body(line, (0, found.start(1)), language, ())
    if body is None or body.written or not names_large(body):
        return None
    written = WrittenDate(*found.span(2), int(found[2]), None, None)
    return Reading(found.end(), body._replace(written=written), DAY_ALONE)


def _undated(line: str, language: str) -> Reading | None:
    """Read places alone."""
    marked = _MARKED.match(line)
    if marked is None or not _may_be_one(marked, language):
        return None
    least = WORDS_AFTER_CAPITALS if marked[1].isupper() else WORDS
    if not is_sentence(line[marked.end() :], least):
        return None
    places = large_cities(line, marked.span(1), language)
    return Reading(marked.end(2), Body(places), PLACE_IN_PROSE) if places else None


def _in_region(line: str, language: str) -> Reading | None:
    """Read ``City, Country —`` before a sentence, whose city is in capitals or large."""
    found = _IN_REGION.match(line)
    if found is None or not is_sentence(line[found.end() :]):
        return None
    places = large_cities(line, found.span(1), language)
    if len(places) != 1 or places[0].region is None:
        return None
    return Reading(found.end(), Body(places), PLACE_IN_PROSE)


def _may_be_one(marked: re.Match[str], language: str) -> bool:
    """Tell by its capitals whether what stands before a mark may be a dateline.

    Novels start with a city and a full stop, too; newspapers where this is how they write.
    """
    mark = marked[2].strip().replace("।", ".")
    if not marked[1][0].isalpha():
        return False
    if marked[1].isupper() or (mark in (".", ":", ".-") and mark in forms_of(language).city_marks):
        return True
    if marked[2][0] == "-" and "- " not in forms_of(language).city_marks:
        return False
    return mark[0] not in ":." and not marked[1][:1].islower()


def _unmarked(line: str, language: str) -> Reading | None:
    """Read a city in capitals with nothing but a space behind it: ``PRAHA Vláda schválila``."""
    if " " not in forms_of(language).city_marks:
        return None
    words = list(islice(_WORD.finditer(line, 0, HEAD), CAPITALS + 1))
    capitals = list(takewhile(lambda word: word[0].isupper(), words))
    if len(capitals) == len(words) or not words[len(capitals)][0][0].isupper():
        return None
    for word in reversed(capitals):
        places = large_cities(line, (0, word.end()), language)
        if places:
            is_one = is_sentence(line[word.end() :].lstrip())
            return Reading(word.end(), Body(places), PLACE_IN_PROSE) if is_one else None
    return None
