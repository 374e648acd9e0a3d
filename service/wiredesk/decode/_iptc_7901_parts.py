"""Where the parts of an IPTC 7901 message are: slugline, headline's block, text and end.

The characters that frame them are often missing.
"""

import re
from typing import NamedTuple

from wiredesk.decode._opening import below_headline, is_prose
from wiredesk.decode._prose import tidy
from wiredesk.decode._teleprinter import ETX, PADDING, STX

OPENING = 1500
"""code points in which the headline's ``=`` is looked for"""
BLOCK_LINES = 4
"""lines that a headline's block may have"""
END_LINES = 6
"""lines that may stand at the end of a message and are no text"""
# "131137 GMT Nov 13"; "APA0345    2024-03-12/10:15"; "12-MAR-24 10:15"; "NNNN".
_END = re.compile(
    r"\d{6}\b[^\n]{0,24}|[A-Z]{2,4}\d{4}\s+\d{4}-\d\d-\d\d/\d\d:\d\d"
    r"|\d\d-[A-Z]{3}-\d\d \d\d[:.]\d\d(?: NNNN)?|ISSN [\dX -]{9,13}|NNNN",
    re.IGNORECASE,
)
_EQUALS = re.compile(r"=[ \t]*(?:\n|\Z)")


class Parts(NamedTuple):
    """A message's parts, framed or not."""

    before: list[str]
    """the lines between header and STX; none where there is no STX"""
    opening: list[str]
    """the lines of the headline's block"""
    body: str
    end: str
    """the last line, which says when it was sent"""


def parted(text: str) -> Parts:
    """Part a message behind its header: slugline, headline's block, body and end."""
    before, is_framed, rest = text[:OPENING].partition(STX)
    before, rest = (before, rest + text[OPENING:]) if is_framed else ("", text)
    body, ended, end = rest.partition(ETX)
    if not ended:
        body, end = _split_end(body)
    opening, body = _split_opening(body)
    return Parts(_lines(before), _lines(opening), body, end.strip(PADDING + " \n"))


def _split_end(text: str) -> tuple[str, str]:
    """Part the last lines, which say when a message was sent and that it ends, from the text."""
    body, end = text.rstrip(), ""
    for _ in range(END_LINES):
        above, _, last = body.rpartition("\n")
        if not _END.fullmatch(last.strip()):
            break
        body, end = above.rstrip(), f"{last}\n{end}"
    return body, end


def _split_opening(text: str) -> tuple[str, str]:
    """Part the headline's block, which ``=`` ends, or else a blank line, from the text."""
    end = 0
    for marked in _EQUALS.finditer(text[:OPENING]):
        lines = _lines(text[end : marked.start()])
        if end and (len(lines) > BLOCK_LINES or any(map(is_prose, lines))):
            break
        end = marked.end()
    if end:
        below, rest = below_headline(text[end:], OPENING)
        return "\n".join((text[:end], *below)), rest
    return _by_blank_lines(text)


def _by_blank_lines(text: str) -> tuple[str, str]:
    """Part the short blocks above the text, which blank lines end, from it."""
    opening, body = "", text.lstrip()
    while "\n" in body and not opening.strip("\n/").count("\n"):
        block, _, rest = re.sub(r"\n[ \t]*\n", "\n\n", body[:OPENING], count=1).partition("\n\n")
        lines = _lines(block)
        if not rest or len(lines) > BLOCK_LINES or any(map(is_prose, lines)):
            break
        opening += block + "\n"
        body = body[len(block) :].lstrip()
    return opening, body


def _lines(text: str) -> list[str]:
    """Give the lines of a block that are not blank."""
    return [line.strip() for line in tidy(text)[0].split("\n") if line.strip()]
