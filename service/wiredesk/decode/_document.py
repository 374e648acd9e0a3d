"""The XML document that a decoder reads: the one that it knows, in the charset that it is in."""

from wiredesk.decode._probe import UTF_8, Probe
from wiredesk.decode._xml import Document, parse

MISDECLARED = "UTF-8 that declares another charset: read as UTF-8"


def document(probe: Probe, *roots: str) -> Document:
    """Give a message's document; raises `Rejected` where its root has none of these names.

    What declares another charset and is valid UTF-8 is UTF-8: no other is so by chance. It is
    read anew, as what is lost by then (a no-break space was part of a letter) can't be mended.
    """
    root = probe.xml
    if root is None or probe.root not in roots:
        raise probe.unreadable()
    text = None if probe.charset == UTF_8 else _as_utf_8(probe.message.value)
    if text is None or text == probe.text:
        return Document(root, probe.warnings)
    again = parse(text)
    return Document(again.root, (MISDECLARED, *again.warnings))


def _as_utf_8(value: bytes) -> str | None:
    """Read bytes as UTF-8 where they are that and not ASCII, without a byte order mark."""
    try:
        return None if value.isascii() else value.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
