"""Where in an article its sender speaks to editors: the only places that are looked at."""

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from wiredesk.identify.phrases import announces, every
from wiredesk.story import Article

FIRST_LINES = 3
LAST_LINES = 2
MOST_NOTES = 20
LINE = 300
"""code points of a line that are looked at"""
REACH = 2000
"""code points from a text's start or end that are looked at"""


class Lines(NamedTuple):
    """The lines that may say what a message does."""

    heads: tuple[str, ...]
    """the headline and the first lines of the text"""
    slugs: tuple[str, ...]
    """the slugline and the take"""
    notes: tuple[str, ...]
    """notes to editors, in a field of their own or marked as such in the text"""


NOTHING = Lines((), (), ())


def lines(article: Article) -> Lines:
    """Find the lines of an article in which its sender may speak to editors.

    Where none of them may announce anything, as in most articles, there are none.
    """
    first = article.text[:REACH].split("\n")[:FIRST_LINES]
    last = article.text[-REACH:].split("\n")[-LAST_LINES:]
    note = (article.editor_note or "")[:REACH].split("\n")[:MOST_NOTES]
    marked = (_note(line[:LINE]) for line in dict.fromkeys((*first, *last)))
    headline = () if article.headline_is_first_words else (article.headline or "",)
    found = Lines(
        heads=_cut(*headline, *first),
        slugs=_cut(article.slugline or "", article.take_key or ""),
        notes=_cut(*note, *chain.from_iterable(marked)),
    )
    return found if announces("\n".join(chain(*found))) else NOTHING


def _cut(*found: str) -> tuple[str, ...]:
    """Keep what is not blank of lines, and of each no more than its start."""
    return tuple(line[:LINE].strip() for line in found if line[:LINE].strip())


def _note(line: str) -> tuple[str, ...]:
    """Give what a line tells editors, if it is marked so."""
    found = _opener().match(line)
    return (line[found.end() :],) if found else ()


@cache
def _opener() -> re.Pattern[str]:
    """Give what opens a note to editors, as ``Eds:``."""
    return re.compile(rf"[\W_]{{0,5}}{every(lambda part: part.notes)}\s*[:：,;.!()\-–—]\s*")
