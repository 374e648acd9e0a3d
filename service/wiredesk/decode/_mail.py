"""Mail that carries a story: its header fields, and its body as it was written.

Smaller agencies file by mail, and gateways hand the mail on whole. What is encoded for its way
(RFC 2045, RFC 2047) is decoded; a mail of several parts gives its first part of plain text.
"""

import re
from binascii import Error as NotBase64
from binascii import a2b_base64
from email.errors import HeaderParseError
from email.header import decode_header
from quopri import decodestring
from typing import NamedTuple

_FIELD = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z-]{1,40}):(?P<value>[^\n]{0,2000}(?:\n[ \t][^\n]{1,2000}){0,40})\n"
)
_FROM = ("from", "subject", "date", "message-id")
"""a mail has at least two of these"""
_LEAST = 2
_MOST_FIELDS = 60
_SIGNATURE = re.compile(r"\n-- {0,2}\n")
_BOUNDARY = re.compile(r"boundary=\"?([^\";\s]{1,80})", re.IGNORECASE)
_CHARSET = re.compile(r"charset=\"?([\w.:-]{2,40})", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*<[^<>]*>|\s*\S+@\S+\s*(?:\((?P<name>[^()]*)\))?")


class Mail(NamedTuple):
    """A mail, or any other text, which has no fields."""

    fields: dict[str, str]
    """by name, in lower case"""
    body: str

    @property
    def sender(self) -> str | None:
        """The name that the sender gives, without the address."""
        written = self.fields.get("from", "")
        found = _ADDRESS.search(written)
        bracketed = found["name"] if found else None
        return (bracketed or _ADDRESS.sub("", written)).strip(" \"'") or None


def read(text: str) -> Mail:
    """Read a mail; a text that does not start with a mail's fields is all body."""
    fields, end = _fields(text)
    if sum(name in fields for name in _FROM) < _LEAST or not text.startswith("\n", end):
        return Mail({}, text)
    return Mail(fields, _SIGNATURE.split(_body(fields, text[end + 1 :]), maxsplit=1)[0])


def _fields(text: str) -> tuple[dict[str, str], int]:
    """Give the fields that a text starts with, and where they end."""
    fields, end = dict[str, str](), 0
    while len(fields) < _MOST_FIELDS and (found := _FIELD.match(text, end)):
        fields.setdefault(found["name"].lower(), _unfolded(found["value"]))
        end = found.end()
    return fields, end


def _unfolded(value: str) -> str:
    """Give a field's value on one line, its encoded words decoded."""
    line = " ".join(value.split())
    if "=?" not in line:
        return line
    try:
        parts = decode_header(line)
        return "".join(
            part.decode(charset or "ascii", "replace") if isinstance(part, bytes) else part
            for part, charset in parts
        )
    except (HeaderParseError, LookupError, ValueError):
        return line


def _body(fields: dict[str, str], body: str) -> str:
    """Give the body as written: of several parts, the first of plain text."""
    boundary = _BOUNDARY.search(fields.get("content-type", ""))
    if not boundary:
        return _decoded(fields, body)
    for part in body.split(f"--{boundary[1]}")[1:]:
        inner, end = _fields(part.lstrip("\n"))
        if inner.get("content-type", "text/plain").lower().startswith("text/plain"):
            return _decoded(inner, part.lstrip("\n")[end:])
    return body


def _decoded(fields: dict[str, str], body: str) -> str:
    """Decode what was encoded for its way; what can't be is given as it stands."""
    encoding = fields.get("content-transfer-encoding", "").lower()
    charset = _CHARSET.search(fields.get("content-type", ""))
    try:
        value = body.encode("ascii")
        if encoding == "quoted-printable":
            value = decodestring(value)
        elif encoding == "base64":
            value = a2b_base64(value)
        return value.decode(charset[1] if charset else "utf-8").replace("\r\n", "\n")
    except (NotBase64, LookupError, ValueError):
        return body
