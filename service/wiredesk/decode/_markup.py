"""Markup to plain text: a paragraph a line, entities resolved, nothing of the markup left.

The same walk serves HTML, XHTML and the news formats in XML, whose blocks have names of
their own. Tables and pictures' captions are not prose and are given apart from it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from lxml import etree, html

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "block", "body.content", "body.end", "body.head",
    "bq", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hr", "li", "main", "media", "nitf-table",
    "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
UNSEEN = frozenset(("head", "script", "style", "template", "title"))
TABLES = frozenset(("table", "nitf-table", "fixed-table"))
PICTURES = frozenset(("figure", "media"))
CAPTIONS = frozenset(("figcaption", "media-caption"))
ROWS = frozenset(("tr",))
CELLS = frozenset(("td", "th"))
STEPS = {"start": 1, "end": -1}
NOT_PROSE = UNSEEN | TABLES | PICTURES
# What no XML text may hold.
_CONTROL_BYTES = bytes((*range(9), *range(0x0B, 0x0D), *range(0x0E, 0x20), 0x7F))
_ILLEGAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def paragraphs(text: str) -> str:
    """Give text with a paragraph a line: no blank lines, no runs or edges of white space."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def plain(markup: str) -> str:
    """Give the text of an HTML or XHTML fragment, in order, a paragraph a line."""
    root = fragment(markup)
    return "" if root is None else prose(root)


def fragment(markup: str) -> etree._Element | None:
    """Read an HTML fragment as one element, or give None where nothing is in it."""
    legal = _ILLEGAL.sub("", _on_one_line(markup)) if has_controls(markup) else markup
    try:
        found: etree._Element = html.fragment_fromstring(
            _on_one_line(legal), create_parent="div", parser=_parser()
        )
    except etree.ParserError:
        return None
    return found


def prose(element: etree._Element) -> str:
    """Give the prose in an element, a paragraph a line, without tables and pictures."""
    return paragraphs("".join(_pieces(element, NOT_PROSE)))


def tables(element: etree._Element) -> tuple[str, ...]:
    """Give the outermost tables in an element, each a row a line, tabs between cells."""
    rows = (_rows(table) for table in _outermost(element, TABLES))
    return tuple(table for table in rows if table)


def captions(element: etree._Element) -> tuple[str, ...]:
    """Give the captions of the pictures in an element."""
    found = (paragraphs("".join(_pieces(e, UNSEEN))) for e in _outermost(element, CAPTIONS))
    return tuple(caption for caption in found if caption)


def has_controls(text: str) -> bool:
    """Tell whether a text holds ASCII's control characters or non-characters, and soon."""
    value = text.encode("utf-8", "replace")
    return len(value.translate(None, _CONTROL_BYTES)) != len(value) or b"\xef\xbf" in value


@cache
def _parser() -> html.HTMLParser:
    """Build the parser once; comments are as if they were not there."""
    return html.HTMLParser(remove_comments=True, remove_pis=True)


def _on_one_line(text: str) -> str:
    """Make spaces of line breaks and tabs, which mean no more in markup."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    """Give an element's local name in lower case; that of a comment is empty."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _pieces(root: etree._Element, unseen: frozenset[str]) -> list[str]:
    """Give text and line breaks in document order, without recursion.

    The root is always seen, whatever its name. Line breaks count only in preformatted text.
    """
    pieces: list[str] = []
    hidden = preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = _local(element.tag)
        if tag in BLOCKS:
            pieces.append("\n")
        step = STEPS[event]
        hidden += step * (tag in unseen and element is not root)
        preformatted += step * (tag == "pre")
        own = element.text if event == "start" else element.tail
        if own and not hidden and not (event == "end" and element is root):
            pieces.append(own if preformatted else _on_one_line(own))
    return pieces


def _outermost(root: etree._Element, names: frozenset[str]) -> Iterator[etree._Element]:
    """Give the elements of some names that are in no other of them."""
    tags = [f"{{*}}{name}" for name in names]
    last: etree._Element | None = None
    for element in root.iter(*tags):
        if last is None or last not in element.iterancestors(*tags):
            last = element
            yield element


def _rows(table: etree._Element) -> str:
    """Give a table as lines: a row each, tabs between cells; one without rows as it stands."""
    lines = ["\t".join(_cells(row)).rstrip() for row in _outermost(table, ROWS)]
    return "\n".join(line for line in lines if line) or paragraphs("".join(_pieces(table, UNSEEN)))


def _cells(row: etree._Element) -> Iterator[str]:
    """Give the words of a row's own cells."""
    for cell in row:
        if _local(cell.tag) in CELLS:
            yield " ".join("".join(_pieces(cell, UNSEEN)).split())
