"""Datelines of nothing but a place, as in ``Luanda – O porto reabriu`` and ``KUCHING: A bridge``.

Headings and verses look alike, so that the place must be a large city, and what follows a
whole sentence without a dash of its own. After a colon the place must be in capitals.
"""

import re

from wiredesk.enrich._body import Body
from wiredesk.enrich._filed_from import NamedPlace, places_of, read_places
from wiredesk.enrich._reading import PLACE_IN_PROSE, Reading, is_no_word

LARGE = 100_000
"""people of a city that is believed with nothing beside it, if it is no capital"""
WORDS = 8
"""words that must follow"""
PARAGRAPH = 140
"""code points from which on what follows is a paragraph, whose end need not be seen"""
_MARKED = re.compile(r"([^\d(\[:،,.–—\n]{2,50}?)(\s?[–—]\s|\s-\s|:\s)(?=\S)")
_DASHED = re.compile(r"\s[-–—]+\s|[–—]")
_ENDED = re.compile(r"[.!?।۔…][\"'”’»)]*\s*$")
_QUOTES = "\"'“”„«»‘’¿¡("


def read_bare(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    marked = _MARKED.match(line)
    if marked is None or not _may_be_one(marked) or not _is_sentence(line[marked.end() :]):
        return None
    places = read_places(line, marked.span(1), language, frozenset())
    if not places or not all(_is_large_city(at, line) for at in places):
        return None
    return Reading(marked.end(2), Body(places), PLACE_IN_PROSE)


def _may_be_one(marked: re.Match[str]) -> bool:
    """Tell by its capitals whether what stands before a mark may be a dateline."""
    return marked[1].isupper() if marked[2].startswith(":") else not marked[1][:1].islower()


def _is_large_city(named: NamedPlace, line: str) -> bool:
    """Tell whether a name is a large city's, and hardly a word."""
    place = named.place
    if place is None or not place.feature.startswith("PPL"):
        return False
    is_large = place.feature == "PPLC" or place.population >= LARGE
    return is_large and is_no_word(line[named.start : named.end])


def _is_sentence(rest: str) -> bool:
    """Tell a whole sentence, with no dash at its start, from a heading or a line of a table."""
    first = rest.split(maxsplit=1)[0].strip(_QUOTES)
    return (
        first[:1].isalpha()
        and not first[:1].islower()
        and not rest.isupper()
        and len(rest.split()) >= WORDS
        and (len(rest) >= PARAGRAPH or _ENDED.search(rest) is not None)
        and not _DASHED.search(rest[:PARAGRAPH])
        and not places_of(first.rstrip(",.:;"))
    )
