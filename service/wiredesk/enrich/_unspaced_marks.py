"""What ends a dateline of East Asia, and what its words for reporters and dispatches look like."""

import re
from functools import cache
from typing import NamedTuple

from wiredesk.enrich._date_patterns import DEFAULT
from wiredesk.languages import DatelineForms, languages

BRACKETED = re.compile(r"[【［\[（(〔]([^】］\]）)〕\n]{2,60})[】］\]）)〕]")
_DASH = r"\s*(?:--+|[–—―]+|-(?=\s))"
_NAME = r"[\uac00-\ud7af\u4e00-\u9fff]{2,4}"
_NOTE = r"\s?[（(][^（()）\n]{1,40}[)）]"


class _Marks(NamedTuple):
    """The patterns of a language's datelines."""

    ending: re.Pattern[str]
    """a word for a dispatch, or a dash, and the reporter named after it"""
    after_bracket: re.Pattern[str]
    """the reporter's name between a closing bracket and the text, or a dash"""
    sent: re.Pattern[str]
    """a word for a dispatch between the date and the agency: ``８月３日発朝鮮中央通信``"""
    reporter: re.Pattern[str]
    """a word before a reporter's name"""
    reported: re.Pattern[str]
    """a reporter's name and that word, at the end: ``[베이징=문경태 특파원]``"""
    paper: re.Pattern[str]
    """a newspaper's name"""
    agency: re.Pattern[str]
    """a name that is an agency's, by its end"""


@cache
def codes(language: str) -> tuple[str, ...]:
    """Give the languages whose forms are tried: the story's, then all that write so."""
    unspaced = (tag for tag, known in languages().items() if known.dateline.endings)
    return tuple(dict.fromkeys((language, *unspaced)))


@cache
def marks_of(language: str) -> _Marks:
    """Give the patterns of a language's datelines."""
    known = languages().get(language)
    forms = known.dateline if known else DatelineForms()
    endings = _one_of(forms.endings)
    reporters = _one_of(forms.reporters)
    return _Marks(
        ending=re.compile(f"(?:(?<=[日일])(?:{endings})|(?:{endings})$)(?:{_NOTE})?|{_DASH}"),
        sent=re.compile(rf"(?:{endings})\s?(?=\w)"),
        after_bracket=re.compile(rf"[^=\n]{{0,30}}(?:{reporters})\s?=|{_DASH}"),
        reporter=re.compile(reporters),
        reported=re.compile(rf"[=＝\s·]{_NAME}\s?(?:{reporters})$"),
        paper=re.compile(rf"[\u3400-\u9fff]{{2,4}}?(?:{_one_of(forms.papers)})"),
        agency=re.compile(rf"\w{{0,6}}?(?:{_one_of(forms.agency_words)})"),
    )


@cache
def headings() -> frozenset[str]:
    """Give the words of headings, which are no reporters: ``[포항=날씨]``."""
    found = (languages()[code].dateline.headings for code in codes(DEFAULT) if code != DEFAULT)
    return frozenset[str]().union(*found)


def _one_of(words: tuple[str, ...]) -> str:
    """Give a pattern for any of some words, the longest first; it fits nothing without any."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
