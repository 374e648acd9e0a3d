"""Datelines of an agency and no place: ``Reuters - Ships left.``, ``(CNN)Ships left port.``."""

import re

from wiredesk.enrich._body import Body, speaks
from wiredesk.enrich._calendar_names import forms_of
from wiredesk.enrich._confidences import (
    AGENCY_ALONE,
    AGENCY_UNMARKED,
)
from wiredesk.enrich._credits import Credit, credit_in
from wiredesk.enrich._dates import find_date
from wiredesk.enrich._prose import is_prose, is_sentence
from wiredesk.enrich._reading import Reading
from wiredesk.gazetteer import find_agencies

_BRACKETED = re.compile(r"[(（]([^()（）\n]{2,30})[)）]()\s*")
_STROKED = re.compile(r"/\s?([^/\d\n]{2,20}?)\s?/\s")
_AGENCY_DATED = re.compile(r"([^\s,\d][^,\d\n]{1,24}),\s")
_DATE_ENDS = re.compile(r"(?:(?<=\.)|\.|\s*[–—-])\s+")
INITIALS = frozenset({"afp", "agi", "ap", "cnn", "dpa", "efe", "upi"})
"""agencies that are known by their initials, where these start a text"""
STARTING = frozenset({"وطنية"})
"""agencies' short names that are words, too, and yet start a text before a dash"""
LONG = 5
"""code points from which on a name in brackets is hardly a word"""
CODE = 3
"""capitals from which on an agency's code is hardly a word in its own language"""
PROSE = 5
"""words that must follow an agency that stands alone"""


def agency_dated(head: str, language: str) -> Reading | None:
    """Read ``Agency, 1 August.`` before prose."""
    first = _AGENCY_DATED.match(head)
    credit = credit_in(first, 1, language) if first else None
    if first is None or credit is None:
        return None
    written = find_date(head[first.end() :], language)
    end = _DATE_ENDS.match(head, first.end() + written.end) if written else None
    if written is None or written.start or end is None or not _is_long_prose(head[end.end() :]):
        return None
    return Reading(end.end(), Body((), written.moved(first.end()), (credit,)), AGENCY_ALONE)


def alone(head: str, first: re.Match[str], credit: Credit, language: str) -> Reading | None:
    """Read an agency with nothing but prose after its dash."""
    written = first[0].strip() if first[0][0] in "(（" else first[1]
    told = _is_no_word(credit, written, language) or (
        _is_code_at_home(credit, written, language) and is_sentence(head[first.end() :])
    )
    told = told and "/" not in first[2]
    if not told or not _is_long_prose(head[first.end() :]):
        return None
    return Reading(first.end(), Body(credits=(credit,)), AGENCY_UNMARKED)


def _is_no_word(credit: Credit, written: str, language: str) -> bool:
    """Tell an agency's name from a word: Reuters is one, Beta and Trend need not be."""
    known = credit.agency.id if credit.agency else ""
    name = written.strip("()（）")
    if forms_of(language).small_codes and name != written and credit.agency:
        return speaks(credit.agency, language) or known in INITIALS
    if (known in INITIALS and name.isupper()) or name in STARTING:
        return True
    return bool(find_agencies(written if len(name) >= LONG else name))


def _is_code_at_home(credit: Credit, written: str, language: str) -> bool:
    """Tell an agency's code in a language of its home."""
    is_code = written.isupper() and len(written) >= CODE
    return is_code and credit.agency is not None and speaks(credit.agency, language)


def _is_long_prose(rest: str) -> bool:
    """Tell a sentence from a heading."""
    return len(rest.split()) >= PROSE and is_prose(rest)


def agency_in_brackets(head: str, language: str) -> Reading | None:
    """Read an agency in brackets with nothing but prose after it: ``(CNN)The ship left port``."""
    found = _BRACKETED.match(head)
    credit = credit_in(found, 1, language) if found else None
    return alone(head, found, credit, language) if found and credit else None


def agency_in_strokes(head: str, language: str) -> Reading | None:
    """Read an agency at home in strokes, and nothing but prose after it: ``/ritzau/ Skibet``."""
    found = _STROKED.match(head)
    credit = credit_in(found, 1, language) if found else None
    if found is None or credit is None or credit.agency is None:
        return None
    if not speaks(credit.agency, language) or not _is_long_prose(head[found.end() :]):
        return None
    return Reading(found.end(), Body(credits=(credit,)), AGENCY_UNMARKED)
