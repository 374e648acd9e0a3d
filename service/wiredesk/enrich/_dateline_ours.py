"""Datelines of a newspaper's own people: ``BONN, de notre correspondant``, ``ROMA dal nostro``."""

import re
from functools import cache

from wiredesk.enrich._body import Body
from wiredesk.enrich._confidences import PLACE_ALONE
from wiredesk.enrich._dateline_cities import known_places
from wiredesk.enrich._reading import Reading
from wiredesk.languages import languages

LENGTH = 100
"""code points within which such a dateline must end"""
_NAME = r"(?:,?\s[^\W\d_a-z][\w.'’-]{1,20}){0,3}"


def read_ours(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    pattern = _pattern(language)
    found = pattern.match(line[:LENGTH]) if pattern else None
    places = known_places(line, found.span(1), language) if found else ()
    if found is None or not places:
        return None
    if line[found.end() :][:1].islower():
        return None
    return Reading(found.end(), Body(places), PLACE_ALONE)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Give the pattern of a place, words for the newspaper's own people, and perhaps a name."""
    known = languages().get(language)
    words = known.dateline.ours if known else ()
    if not words:
        return None
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"\(?([^\W\d_a-z][^\d\n:.,–—]{{1,40}}?)[,.]?\s(?:[-–—]\s)?\(?(?i:{either}){_NAME}"
        r"(?:\.?\)(?=\s)|\s*$|\s*[:.]\s|\s*\.?[-–—]+\s)(?:\s?[-–—]+\s)?"
    )
