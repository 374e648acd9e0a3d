"""What a message costs to decode and to receive, a format a row. Asserts no time."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

import orjson
import pytest
from lxml import etree

from support.cases import FOLDERS, facts_of, message_of
from support.messages import MAX_BYTES, NOW
from wiredesk.decode import decode, decoders
from wiredesk.pipeline import receive
from wiredesk.story import Message, Rejected

pytestmark = pytest.mark.bench

SIZE = 6_000
"""bytes that a message in XML or JSON is padded to: a story of 400 words and its markup"""
TEXT_SIZE = 3_000
"""bytes that a message of plain text is padded to: a story of 400 words"""
PROSE = 0.5
"""the least part of a padded message that is its story's text: in any other, the padding is none"""
TIMES = 60
"""the best of so many is told of each message: what others do on the machine is in the rest"""

MARKS = (b"<", b"{", b"[")
"""what a message in XML or JSON starts with"""

Work = Callable[[Message], object]

_MARKUP = re.compile(rb"<p\b[^<>]*>.*?</p>|&lt;p&gt;.*?&lt;/p&gt;", re.DOTALL)
_WORDS = re.compile(rb"[^<>\"{}\[\]]{20,}")
_BLANK = re.compile(rb"(\r?\n[ \t]*\r?\n)")


@dataclass(frozen=True, slots=True)
class Row:
    """What a format's messages cost, in seconds of CPU for all of them."""

    format: str
    messages: int
    size: int
    """bytes of all"""
    decoded: float
    received: float
    baseline: float
    """a parser in C over the same bytes, which does nothing with them"""

    def __str__(self) -> str:
        """Write messages a second, and how many times the baseline they take."""
        decoded, received = self.messages / self.decoded, self.messages / self.received
        return (
            f"{self.format:<18}{self.size / self.messages:>7,.0f}{decoded:>11,.0f}"
            f"{received:>12,.0f}{self.decoded / self.baseline:>10.1f}"
        )


def padded(value: bytes) -> bytes:
    """Give a message with its longest paragraph as often as fills the size."""
    paragraph, border = _paragraph(value)
    size = SIZE if value.lstrip()[:1] in MARKS else TEXT_SIZE
    more = (size - len(value)) // (len(paragraph) + len(border) or 1)
    return value.replace(paragraph, border.join([paragraph] * (1 + max(0, more))), 1)


def _paragraph(value: bytes) -> tuple[bytes, bytes]:
    """Give the longest paragraph of a message, and what stands between two."""
    marked = _MARKUP.findall(value)
    if marked:
        return max(marked, key=len), b""
    if value.lstrip()[:1] in MARKS:
        border = b" " if value.lstrip()[:1] == b"<" else b"\\n\\n"
        return max(_WORDS.findall(value), key=len, default=b""), border
    blocks = _BLANK.split(value)
    if len(blocks) > 1:  # every other is a border; the first and the last may be more than prose
        return max(blocks[2:-1:2] or blocks[2:], key=len), blocks[1]
    return max(value.splitlines() or [b""], key=len), b"\n"


def readable(form: str) -> list[Message]:
    """Give the cases of a format that are read, padded to a long story."""
    found = list[Message]()
    for folder in FOLDERS:
        if folder.parent.name == form:
            case = message_of(folder, facts_of(folder))
            message = Message(padded(case.value), case.received, headers=case.headers)
            if _length(case) and _length(message) > len(message.value) * PROSE:
                found.append(message)
    return found


def _length(message: Message) -> int:
    """Give the bytes of the text that is read of a message; none of a dead letter."""
    try:
        return sum(len(found.article.text.encode()) for found in decode(message, MAX_BYTES))
    except Rejected:
        return 0


def seconds(work: Work, messages: Sequence[Message]) -> float:
    """Give the CPU time that work on the messages takes, each the best of several."""
    return sum(min(_timed(work, message) for _ in range(TIMES)) for message in messages)


def _timed(work: Work, message: Message) -> float:
    """Give the CPU time that work on a message takes once."""
    started = process_time()
    work(message)
    return process_time() - started


def parsed(message: Message) -> object:
    """Read a message as little as can be: its tree, its values or its lines."""
    start = message.value.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if start == b"<":
        return etree.fromstring(message.value, etree.XMLParser(recover=True, load_dtd=False))
    if start in (b"{", b"["):
        return orjson.loads(message.value)
    return message.value.decode("utf-8", "replace").splitlines()


def test_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list[Row]()
    for form in decoders():
        messages = readable(form)
        rows.append(
            Row(
                form,
                len(messages),
                sum(len(message.value) for message in messages),
                seconds(lambda message: decode(message, MAX_BYTES), messages),
                seconds(lambda message: receive(message, max_bytes=MAX_BYTES, now=NOW), messages),
                seconds(parsed, messages),
            )
        )
    head = f"{'':<18}{'bytes':>7}{'decode/s':>11}{'receive/s':>12}{'decode':>10}"
    under = f"{'':<18}{'':>7}{'':>11}{'':>12}{'/ parse':>10}"
    with capsys.disabled():
        print("\n", head, under, *rows, sep="\n")  # noqa: T201 (it is what the bench is for)
    assert {row.format for row in rows} == set(decoders())
