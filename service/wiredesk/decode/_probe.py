"""What decoders look at: the bytes of a message, read as text, JSON or XML once and kept."""

import codecs
import re
from functools import cached_property
from typing import Literal

import orjson
from lxml import etree

from wiredesk.decode._xml import Document, name, parse
from wiredesk.story import Message, Reason, Rejected

Kind = Literal["json", "xml", "text", "binary"]

UTF_8 = "utf-8"
# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text has. Those of wire services are not among them: framing (SOH
# to EOT, SYN, the separators), bells, shifts, device controls, padding and an end-of-file.
BINARY = re.compile(r"[\x00\x05\x06\x10\x15\x18\x19\x1b]")
BINARY_BYTES = b"\x00\x05\x06\x10\x15\x18\x19\x1b"
ASCII = bytes(range(0x80))
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
MARKUP = re.compile(r"<[A-Za-z?!]")
DECLARATION = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
# Charsets with a byte a letter: no text in one of them is valid UTF-8 by chance.
SINGLE_BYTE = re.compile(r"(?:iso-?8859|latin|l\d|cp125|windows-125|koi8|us-ascii)", re.IGNORECASE)
# Codecs of Python's that are no charsets of text: some are slow, some give lone surrogates.
NO_CHARSETS = frozenset(
    ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
)
# More of the text than this in letters above ASCII is some other 8-bit charset, misread.
MOST_WESTERN_ACCENTS = 0.35


class Probe:
    """A message, looked at once for all decoders."""

    def __init__(self, message: Message) -> None:
        """Read a message as text; JSON and XML are not read before they are asked for."""
        self.message = message
        self.charset = _declared(message)
        """the charset that the message's header or its XML declaration names, or else UTF-8"""
        self.text, self._assumed = _decoded(message.value, self.charset)
        """the message as text without a byte order mark, or None where it is not text"""
        self.kind = _kind(message.value, self.text)
        """what the first characters look like; an unfinished document counts as its kind"""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was assumed or repaired to read the text or the XML."""
        if self.text is None:
            return ()
        return self._assumed + (self._tree.warnings if isinstance(self._tree, Document) else ())

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

    @cached_property
    def _tree(self) -> Document | Rejected | None:
        """The XML document, or what is wrong with it; None where it is none."""
        try:
            return parse(self.text) if self.text and self.kind == "xml" else None
        except Rejected as rejected:
            return rejected

    @cached_property
    def root(self) -> str:
        """The local name of the root of the XML document; empty where there is none."""
        return "" if self.xml is None else name(self.xml)

    @property
    def xml(self) -> etree._Element | None:
        """The root of the XML document that the message is, or None where it is not a whole one."""
        return self._tree.root if isinstance(self._tree, Document) else None

    def unreadable(self) -> Rejected:
        """Say why no format was recognised."""
        if self.text is None:
            return Rejected(Reason.WRONG_ENCODING, "neither UTF-8, marked UTF-16 nor Windows-1252")
        if self.kind == "json" and isinstance(self._document, Rejected):
            return self._document
        if isinstance(self._tree, Rejected):
            return self._tree
        if "\0" in self.text:
            return Rejected(Reason.WRONG_ENCODING, "zero bytes: UTF-16 without a byte order mark?")
        return Rejected(Reason.UNKNOWN_FORMAT, f"{self.kind} in no known format")


def _declared(message: Message) -> str:
    """Give the charset that a message's header or its XML declaration names, or else UTF-8."""
    in_header = CHARSET.search(message.header("content-type") or "")
    if in_header:
        return in_header[1].lower()
    in_xml = DECLARATION.match(message.value[:256])
    return in_xml[1].decode().lower() if in_xml else UTF_8


def _decoded(value: bytes, declared: str) -> tuple[str | None, tuple[str, ...]]:
    """Give the text and what had to be assumed to read it; None where it is not text."""
    for mark, charset in BYTE_ORDER_MARKS:
        if value.startswith(mark):
            return _read(value[len(mark) :], charset), ()
    unlike = SINGLE_BYTE.match(declared) and not value.isascii()
    unicode = _read(value, UTF_8) if unlike else None
    if unicode is not None:
        return unicode, (f"declared {declared}, is UTF-8: read as that",)
    text = _read(value, declared)
    if text is None:
        text = _read(value, UTF_8)
    if text is not None:
        return text, ()
    return _western(value), ("not in the declared charset or UTF-8: read as Windows-1252",)


def _kind(value: bytes, text: str | None) -> Kind:
    """Tell what the first characters of a message look like."""
    if text is None:
        return "binary"
    start = text[:64].lstrip()
    if start.startswith(("{", "[{")):
        return "json"
    if MARKUP.match(start):
        return "xml"
    return "binary" if _is_binary(value, text) else "text"


def _read(value: bytes, charset: str) -> str | None:
    """Decode bytes strictly, or give None."""
    try:
        return None if codecs.lookup(charset).name in NO_CHARSETS else value.decode(charset)
    except (LookupError, ValueError):
        return None


def _is_binary(value: bytes, text: str) -> bool:
    """Tell whether a text holds characters that none has: its bytes, looked at first, say so."""
    return len(value.translate(None, BINARY_BYTES)) != len(value) and bool(BINARY.search(text))


def _western(value: bytes) -> str | None:
    """Decode as Windows-1252, unless the result has the look of something else."""
    text = _read(value, "cp1252")
    if text is None or _is_binary(value, text):
        return None
    accents = len(value.translate(None, ASCII))
    return text if accents <= MOST_WESTERN_ACCENTS * len(text) else None
