"""Datelines of scripts that part words by spaces: ``CITY, Region, Aug. 1 (Agency) -``.

A dateline is told by how it ends: by a credit in brackets or strokes, or by a dash. What
stands before that must read as places and a date to the last letter, or there is none.
"""

import re

from wiredesk.enrich._dateline_credited import credit_first, credit_last, credits_in
from wiredesk.enrich._dateline_dashed import without_credit
from wiredesk.enrich._dateline_marks import LENGTH
from wiredesk.enrich._dates import has_day_word
from wiredesk.enrich._reading import Reading

_MARK = re.compile(r"[(/\d,،–—―_=-]|\.\s(?:[A-ZА-ЯЁІЇЄҐ]{3}|[A-Z][\w.]{2,14}:)")
"""what no dateline of these is without, unless its day is a word"""
_ROUND = str.maketrans("（）：", "():")
_CORNERS = str.maketrans("[]", "()")


def read_spaced(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    head = _rounded(line[:LENGTH])
    if not _MARK.search(head) and not has_day_word(head, language):
        return None
    found = credits_in(head)
    if found and not head[: found[0].start()].strip():
        return credit_first(head, found[0], language)
    return _signed(head, found, language) or without_credit(line, language)


def _signed(head: str, found: list[re.Match[str]], language: str) -> Reading | None:
    """Read what the first of some brackets ends that credit an agency, or at least the first."""
    first = None
    for credit in found:
        reading = credit_last(head, credit, language)
        if reading and reading.body.is_signed:
            return reading
        first = first or reading
    return first


def _rounded(head: str) -> str:
    """Write brackets as round ones, and those in corners where there are no others."""
    head = head.translate(_ROUND)
    return head.translate(_CORNERS) if "[" in head[1:] and "(" not in head else head
