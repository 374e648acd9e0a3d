"""Datelines of nothing but a place, as in ``Luanda – O porto reabriu`` and ``KUCHING: A bridge``.

Or of a place and perhaps a date before a full stop: ``MALMÖ. Hamnen``, ``Lima, nov. 20. El``.

Headings and verses look alike, so that the place must be a large city, and what follows a
whole sentence without a dash of its own. After a colon the place must be in capitals.
"""

import re

from wiredesk.enrich._body import Body, read_body
from wiredesk.enrich._dates import find_date
from wiredesk.enrich._filed_from import NamedPlace, read_places
from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._reading import PLACE_IN_PROSE, Reading, is_no_word
from wiredesk.gazetteer import Place

LARGE = 100_000
"""people of a city that is believed with nothing beside it, if it is no capital"""
WORDS = 8
WORDS_AFTER_CAPITALS = 5
"""words that must follow"""
PARAGRAPH = 140
"""code points from which on what follows is a paragraph, whose end need not be seen"""
_MARKED = re.compile(r"([^\d(\[:،,.।–—\n]{2,50}?)(\s?[–—]\s|\s-\s|[:.।]\s)(?=\S)")
DATED_LARGE = 15_000
"""the same, of one that is believed with a date beside it"""
NAME = 3
"""code points of a place's name that is hardly an article: Un is a town, too"""
STOPPED_IN = frozenset({"de", "hi", "sv"})
"""languages whose newspapers part a city from the text by a full stop: ``Leipzig. Die Brücke``"""
BRACKETED_IN = frozenset({"tr"})
"""languages whose agencies put a city alone into brackets: ``(ANKARA) - Liman``"""
_BRACKETED = re.compile(r"\(([^\W\d_a-zçğıöşü]{3,20})\)\s[-–—]\s(?=\S)")
HEAD = 60
"""code points within which a date before a full stop must end"""
_DATED = re.compile(r"\D{3,50}\d[^.]{0,24}\.\s")
_STOP = re.compile(r"[^.]?\.\s(?=\S)")
_DASHED = re.compile(r"\s[-–—]+\s|[–—]")
_ENDED = re.compile(r"[.!?।۔…][\"'”’»)]*\s*$")
_QUOTES = "\"'“”„«»‘’¿¡("


def read_bare(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    bracketed = _BRACKETED.match(line) if language in BRACKETED_IN else None
    if bracketed and _is_sentence(line[bracketed.end() :]):
        places = read_places(line, bracketed.span(1), language, frozenset())
        is_one = bool(places) and all(_is_large_city(at, line) for at in places or ())
        return Reading(bracketed.end(), Body(places or ()), PLACE_IN_PROSE) if is_one else None
    return _undated(line, language) or _dated(line, language)


def _dated(line: str, language: str) -> Reading | None:
    """Read places and a date before a full stop."""
    head = line[:HEAD]
    written = find_date(head, language) if _DATED.match(head) else None
    stop = _STOP.match(line, written.end - 1) if written else None
    if written is None or stop is None or not _is_sentence(line[stop.end() :]):
        return None
    body = read_body(line[: written.end], (0, written.end), language, ())
    return Reading(stop.end(), body, PLACE_IN_PROSE) if body and _is_of_large(body) else None


def _is_of_large(body: Body) -> bool:
    """Tell whether large cities are named, and no agency."""
    large = [at.place is not None and at.place.population >= DATED_LARGE for at in body.places]
    return bool(large) and all(large) and not body.credits


def _undated(line: str, language: str) -> Reading | None:
    """Read places alone."""
    marked = _MARKED.match(line)
    if marked is None or not _may_be_one(marked, language):
        return None
    least = WORDS_AFTER_CAPITALS if marked[1].isupper() else WORDS
    if not _is_sentence(line[marked.end() :], least):
        return None
    places = read_places(line, marked.span(1), language, frozenset())
    if not places or not all(_is_large_city(at, line) for at in places):
        return None
    return Reading(marked.end(2), Body(places), PLACE_IN_PROSE)


def _may_be_one(marked: re.Match[str], language: str) -> bool:
    """Tell by its capitals whether what stands before a mark may be a dateline.

    Novels start with a city and a full stop, too; newspapers where this is how they write.
    """
    if marked[1].isupper():
        return True
    if marked[2][0] in ".।" and language in STOPPED_IN:
        return True
    return marked[2][0] not in ":.।" and not marked[1][:1].islower()


def _is_large_city(named: NamedPlace, line: str) -> bool:
    """Tell whether a name is a large city's, and hardly a word."""
    place = named.place
    if place is None or not _is_large(place):
        return False
    return place.feature == "PPLC" or is_no_word(line[named.start : named.end])


def _is_large(place: Place) -> bool:
    """Tell a capital or another large city."""
    is_city = place.feature.startswith("PPL")
    return is_city and (place.feature == "PPLC" or place.population >= LARGE)


def _is_sentence(rest: str, least: int = WORDS) -> bool:
    """Tell a whole sentence, with no dash at its start, from a heading or a line of a table."""
    first = rest.split(maxsplit=1)[0].strip(_QUOTES)
    return (
        first[:1].isalpha()
        and not first[:1].islower()
        and not rest.isupper()
        and len(rest.split()) >= least
        and (len(rest) >= PARAGRAPH or _ENDED.search(rest) is not None)
        and not _DASHED.search(rest[:PARAGRAPH])
        and not (len(first) >= NAME and any(map(_is_large, places_of(first.rstrip(",.:;")))))
    )
