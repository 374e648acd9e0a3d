"""What decoders look at: the bytes of a message, read as text or as JSON once and kept."""

import codecs
import re
from functools import cached_property
from typing import Literal

import orjson

from wiredesk.story import Message, Reason, Rejected

Kind = Literal["json", "xml", "text", "binary"]

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# More of the text than this in letters above ASCII is some other 8-bit charset, misread.
MOST_WESTERN_ACCENTS = 0.35


class Probe:
    """A message, looked at once for all decoders."""

    def __init__(self, message: Message) -> None:
        """Look at this message; nothing is read before it is asked for."""
        self.message = message

    @cached_property
    def _decoded(self) -> tuple[str | None, tuple[str, ...]]:
        """The text and what had to be assumed to read it; None where it is not text."""
        value = self.message.value
        for mark, charset in BYTE_ORDER_MARKS:
            if value.startswith(mark):
                return _read(value[len(mark) :], charset), ()
        declared = CHARSET.search(self.message.header("content-type") or "")
        text = _read(value, declared[1] if declared else "utf-8")
        if text is not None:
            return text, ()
        return _western(value), ("not in the declared charset or UTF-8: read as Windows-1252",)

    @property
    def text(self) -> str | None:
        """The message as text without a byte order mark, or None where it is not text."""
        return self._decoded[0]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was assumed to read the text."""
        return self._decoded[1] if self.text is not None else ()

    @cached_property
    def kind(self) -> Kind:
        """What the first characters look like; an unfinished document counts as its kind."""
        text = self.text
        if text is None:
            return "binary"
        start = text[:64].lstrip()
        if start.startswith(("{", "[{")):
            return "json"
        if re.match(r"<[A-Za-z?!]", start):
            return "xml"
        return "binary" if CONTROLS.search(text) else "text"

    @cached_property
    def _document(self) -> object:
        """The JSON document, or what is wrong with it."""
        try:
            return orjson.loads(self.text or "")
        except orjson.JSONDecodeError as error:
            deep = "depth limit" in error.msg.lower() or "recursion" in error.msg.lower()
            where = f"JSON: {error.msg}"[:120]
            return Rejected(Reason.TOO_DEEP if deep else Reason.MALFORMED, where)

    @property
    def json(self) -> dict[str, object] | None:
        """The JSON object that the message is, or None where it is not a whole one."""
        document = self._document if self.kind == "json" else None
        return document if isinstance(document, dict) else None

    def unreadable(self) -> Rejected:
        """Say why no format was recognised."""
        if self.text is None:
            return Rejected(Reason.WRONG_ENCODING, "neither UTF-8, marked UTF-16 nor Windows-1252")
        if self.kind == "json" and isinstance(self._document, Rejected):
            return self._document
        if "\0" in self.text:
            return Rejected(Reason.WRONG_ENCODING, "zero bytes: UTF-16 without a byte order mark?")
        return Rejected(Reason.UNKNOWN_FORMAT, f"{self.kind} in no known format")


def _read(value: bytes, charset: str) -> str | None:
    """Decode bytes strictly, or give None."""
    try:
        return value.decode(charset)
    except (LookupError, ValueError):
        return None


def _western(value: bytes) -> str | None:
    """Decode as Windows-1252, unless the result has the look of something else."""
    text = _read(value, "cp1252")
    if text is None or CONTROLS.search(text):
        return None
    accents = sum(character > "\x7f" for character in text)
    return text if accents <= MOST_WESTERN_ACCENTS * len(text) else None
