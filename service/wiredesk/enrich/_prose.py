"""Prose, as it follows a dateline, and what does not: headings, results, lines of tables."""

import re

from wiredesk.enrich._dateline_cities import is_large, is_no_word
from wiredesk.enrich._place_names import places_of

STOPS = ".?!:,"
PROSE_WORDS = 4
"""words that a heading may have after a dash, and prose has more"""
WORDS = 8
"""words that a sentence must have"""
PARAGRAPH = 140
"""code points from which on what follows is a paragraph, whose end need not be seen"""
_CASED = re.compile(r"[a-zA-Z\u00c0-\u052f\u10a0-\u10ff\u1e00-\u1fff]")
_DASHED = re.compile(r"\s[-–—]+\s|[–—]")
_ENDED = re.compile(r"[.!?।۔…][\"'”’»)]*\s*$")
_QUOTES = "\"'“”„«»‘’¿¡("


def is_prose(rest: str) -> bool:
    """Tell prose from the rest of a heading: it starts with no small letter, and has words."""
    words = rest.split()
    first = _CASED.search(words[0]) if words else None
    if not words or not _CASED.search(rest):
        return True
    if (first and first[0].islower()) or (rest.isupper() and len(words) > 1):
        return False
    return len(words) > PROSE_WORDS or rest[-1] in STOPS


def is_sentence(rest: str, least: int = WORDS) -> bool:
    """Tell a whole sentence, with no dash at its start, from a heading or a line of a table."""
    words = rest.split()
    if len(words) < least:
        return False
    first = words[0].strip(_QUOTES).rstrip(",.:;")
    return (
        first[:1].isalpha()
        and not first[:1].islower()
        and not rest.isupper()
        and (len(rest) >= PARAGRAPH or _ENDED.search(rest) is not None)
        and not _DASHED.search(rest[:PARAGRAPH])
        and not (is_no_word(first) and any(map(is_large, places_of(first))))
    )
