"""The parts of an ANPA 1312 message: two lines of header, elements, text and trailer."""

import re
from typing import NamedTuple

from wiredesk.decode import _anpa_text, _anpa_trailer
from wiredesk.decode._anpa_elements import Elements, split
from wiredesk.decode._anpa_text import Text
from wiredesk.decode._anpa_trailer import Trailer
from wiredesk.decode._teleprinter import ANPA_1312, ETX, PADDING, STX
from wiredesk.story import Reason, Rejected

_SECOND_LINE = re.compile(
    r"(?:(?P<priority>[A-Za-z])[ \t]{1,9})?(?P<category>[A-Za-z])[ \t]{0,9}"
    r"(?P<shifts>[\x11-\x14]{0,9})[ \t]{0,9}(?P<keyword>[^\s\x02]{0,80})[ \t]{0,40}"
    r"(?P<version>[^\n\x02]{0,80}?)(?:[ \t]{1,40}\d{1,2}-\d{1,2})?"
    r"(?:[ \t]{1,40}(?P<words>\d{1,5}))?[ \t]{0,40}(?=[\n\x02]|\Z)"
)


class Parts(NamedTuple):
    """A message, read."""

    first: re.Match[str]
    second: re.Match[str]
    elements: Elements
    text: Text
    trailer: Trailer
    provider: str | None


def parted(text: str, provider: str | None) -> Parts:
    """Part a message; raises `Rejected` where its header is not as it should be."""
    first = ANPA_1312.match(text)
    second = _SECOND_LINE.match(text, first.end()) if first else None
    if first is None or second is None:
        raise Rejected(Reason.MALFORMED, "header: level, number, selector, priority, category")
    content, ended, end = text[second.end() :].partition(ETX)
    trailer = _anpa_trailer.read(end)
    if not ended:
        content, trailer = _anpa_trailer.split(content)
    elements, body = split(content.strip(STX + PADDING + "\n"))
    if not body.strip():
        body, elements = "\n\n".join(elements.others), elements._replace(others=())
    named = provider or trailer.provider or first["agency"] or elements.credit
    return Parts(first, second, elements, _anpa_text.read(body, second["shifts"]), trailer, named)
