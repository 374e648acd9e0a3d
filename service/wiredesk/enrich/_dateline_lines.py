"""The first lines of a text, among which its dateline stands behind notes or a heading."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.enrich._place_names import places_of

LINE = 200
"""code points of a line that are looked at"""
REACH = 4000
"""code points of the text within which these lines must start"""
HEADING = 120
"""code points that a heading may have"""
BROKEN = 60
"""code points of a line that may be the first half of a dateline"""
# A full stop after a short word with a capital ends no sentence: "Inc.", "Ltd.".
_SENTENCE_END = re.compile(
    r"(?:[!?:。！？।؟]|(?<!\b[A-Z]\w)(?<!\b[A-Z]\w\w)(?<!\b[A-Z]\w{3})\.)\s*$"
)
_BY = r"(?:by|von|par|por|di|door|av|af|oleh|autor)\s"
_BYLINE = re.compile(rf"{_BY}\S.{{2,60}}?\s{{3,}}(?=\S)", re.IGNORECASE)
_REMARK = re.compile(r"\([a-z]\w{3,15}(?: \d)?\)\s+(?=[A-Z][A-Z'’ -]{2,30}\s?\()")
"""a remark before a dateline in the same line: ``(update) ROERMOND (ANP)``"""
_OUR = (
    r"(?:van onze|von unser\w{1,2}|de notre|d[ae]l? nostr[oa]|de nuestr[oa]|do nosso"
    r"|da ag[eê]ncia|da reda[cç][cç]?ão|od na[sš]\w{2,4}|от наш\w{2,4}|від наш\w{2,4}"
    r"|från vår|fra v[aå]r|fra vor)\s"
)
# What may stand before a dateline: a byline, a note in brackets or to editors, a bullet.
_BEFORE = re.compile(
    rf"{_BY}.{{3,80}}$|{_OUR}.{{3,60}}$|\(.*\)$|eds?:|editors?\b|[*•]", re.IGNORECASE
)
# Where a dateline is broken, behind a comma or before the day or the credit.
_BREAK = re.compile(r"[,،]\s*$")
_GOES_ON = re.compile(r"\s*(?:[(/（]|\d{1,2}\s|[-–—]+\s)")


PERSON = (2, 3)
"""words that a reporter's name may have in a line of its own"""
_CAPITALISED = re.compile(r"(?:[^\W\d_]\.|[^\W\d_][^\W\d_]+(?:[-'’][^\W\d_]+)?)")


class Line(NamedTuple):
    """A line of a text, as far as it is looked at."""

    start: int
    """code point of the text that it starts at"""
    text: str
    joined: str = ""
    """the line with what follows its end, where it may be the first half of a dateline"""
    after: str = ""
    """the next line that holds something"""


def lines(text: str) -> Iterator[Line]:
    """Give each line that holds something, at the top of a text."""
    start = 0
    while start < min(len(text), REACH):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start : min(end, start + LINE)]
        indent = len(line) - len(line.lstrip())
        if indent < len(line):
            after = text[end + 1 : end + 1 + LINE]
            yield from _parted(start + indent, line[indent:], after)
        start = end + 1


def _parted(start: int, line: str, after: str) -> Iterator[Line]:
    """Part a byline from the dateline that stands some spaces behind it in the same line."""
    byline = _BYLINE.match(line) or _REMARK.match(line)
    if byline:
        yield Line(start, byline[0])
        start, line = start + byline.end(), line[byline.end() :]
    broken = len(line) <= BROKEN and (_BREAK.search(line) or _GOES_ON.match(after))
    joined = f"{line}\n{after}"[:LINE] if broken else ""
    yield Line(start, line, joined, after.lstrip().partition("\n")[0])


def stands_before(line: str) -> bool:
    """Tell whether a line is a byline, a note or the like, which may stand before a dateline."""
    return _BEFORE.match(line) is not None or _is_person(line)


def _is_person(line: str) -> bool:
    """Tell whether a line holds nothing but what may be a reporter's name."""
    words = line.split()
    named = len(words) in PERSON and all(
        word[0].isupper() and _CAPITALISED.fullmatch(word) for word in words
    )
    return named and len(line) <= BROKEN and not places_of(line.strip())


def is_heading(line: str) -> bool:
    """Tell a heading from prose: it is short, and is no finished sentence."""
    return len(line) <= HEADING and not _SENTENCE_END.search(line)
