"""Markup to plain text: a paragraph a line, entities resolved, nothing of the markup left.

The same walk serves HTML, XHTML and the news formats in XML, whose blocks have names of
their own. Tables and pictures' captions are not prose and are given apart from it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from lxml import etree

from wiredesk.decode._lines import Stems, utf_8

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "block", "body.content", "body.end", "body.head",
    "bq", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hr", "li", "main", "media", "nitf-table",
    "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
# What a page has around its text: ``header`` repeats headline, slug and date.
UNSEEN = frozenset(("head", "header", "nav", "script", "style", "template", "title"))
HIDDEN = frozenset(("dat", "mw_contactinfo"))
"""classes of what stands apart from a text in the HTML of TT and of GlobeNewswire"""
TABLES = frozenset(("table", "nitf-table", "fixed-table"))
PICTURES = frozenset(("figure", "media"))
CAPTIONS = frozenset(("figcaption", "media-caption"))
ROWS = frozenset(("tr",))
CELLS = frozenset(("td", "th"))
NOT_PROSE = UNSEEN | TABLES | PICTURES
# What no XML text may hold.
_CONTROL_BYTES = bytes((*range(9), *range(0x0B, 0x0D), *range(0x0E, 0x20), 0x7F))
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_FLUSH = re.compile(r"\n\S")
_INDENTED = re.compile(r"\n {2,6}(?=\S)")
_PARAGRAPH = "\u2029"
# Where a printer of markup put an element on a line of its own, the point behind it is loose.
_LOOSE = re.compile(r"\n\s*(?=[.,)])")
_NARROWEST = 40
"""code points of the shortest line that a terminal is taken to have wrapped"""
# Two spaces, and what else `str.split` takes for space between words.
_UNEVEN = Stems(
    "  ", *(space for space in map(chr, range(0x3001)) if space.isspace() and space not in " \n")
)
# A space that is half of a letter in UTF-8 that was read as Windows-1252: of "à", "Š", "Р", "נ".
_HALF = re.compile(r"[ÂÃÄÅÎÐ×Ù]\xa0")
_SPACES = re.compile(r"(?:(?<![ÂÃÄÅÎÐ×Ù])\s|[^\S\xa0])+")


def one_line(words: str) -> str:
    """Give words with single spaces between them; one that is half of a letter is none."""
    if "\xa0" in words and _HALF.search(words):
        return _SPACES.sub(" ", words).strip(" ")
    return " ".join(words.split())


def paragraphs(text: str) -> str:
    """Give text with a paragraph a line: no blank lines, no runs or edges of white space."""
    if "\xa0" in text and _HALF.search(text):
        return "\n".join(filter(None, map(one_line, text.splitlines())))
    lines = "\n".join(filter(None, map(str.strip, text.splitlines())))
    if not _UNEVEN.are_in(utf_8(lines)):
        return lines  # as most are, which is seen sooner than made
    return "\n".join([" ".join(line.split()) for line in lines.split("\n")])


def plain(markup: str) -> str:
    """Give the text of an HTML or XHTML fragment, in order, a paragraph a line."""
    root = fragment(markup)
    return "" if root is None else prose(root)


def fragment(markup: str) -> etree._Element | None:
    """Read an HTML fragment as one element, or give None where nothing is in it."""
    legal = _ILLEGAL.sub("", markup) if has_controls(markup) else markup
    root = etree.fromstring(f"<html><body>{legal}", _parser())
    body: etree._Element | None = root.find("body")
    return body if body is not None and (len(body) or body.text) else None


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
def _parser() -> etree.HTMLParser:
    """Build the parser once; comments are as if they were not there."""
    return etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)


def _flowing(text: str) -> str:
    """Make spaces of line breaks, which mean no more in markup.

    Only where some lines are indented and others flush does an indented one begin a paragraph:
    so old systems send whole stories in one element.
    """
    if "\n" not in text and "\r" not in text:
        return text
    if "\n  " in text and _FLUSH.search(text):
        text = _INDENTED.sub(_PARAGRAPH, text)
    return text.replace("\n", " ").replace("\r", " ")


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    """Give an element's local name in lower case; that of a comment is empty."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _following(tail: str) -> str:
    """Give the text behind an element, close to it where a printer of markup broke the line."""
    loose = _LOOSE.match(tail) if tail[0] == "\n" else None
    return _flowing(tail[loose.end() :] if loose else tail)


def _pieces(root: etree._Element, unseen: frozenset[str]) -> list[str]:
    """Give text and line breaks in document order.

    The root is always seen, whatever its name. Line breaks count only in preformatted text.
    """
    is_preformatted = _local(root.tag) == "pre"
    pieces = [root.text if is_preformatted else _flowing(root.text)] if root.text else []
    _gather(root, unseen, pieces, is_preformatted=is_preformatted)
    return pieces


def _gather(
    outer: etree._Element, unseen: frozenset[str], pieces: list[str], *, is_preformatted: bool
) -> None:
    """Add what is in an element to the pieces; the parsers limit how deep elements can stand."""
    for inner in outer:
        tag, tail = _local(inner.tag), inner.tail
        if tag in BLOCKS:
            pieces.append("\n")
            _add(inner, unseen, pieces, is_preformatted=is_preformatted or tag == "pre")
            pieces.append("\n")
            if tail and tail.isspace():  # as where a printer of markup broke the line
                continue
        elif tag == "br":
            pieces.append(" " if _is_wrap(pieces, tail) else "\n")
        else:
            _add(inner, unseen, pieces, is_preformatted=is_preformatted)
        if tail:
            pieces.append(tail if is_preformatted else _following(tail))


def _add(
    element: etree._Element, unseen: frozenset[str], pieces: list[str], *, is_preformatted: bool
) -> None:
    """Add an element's own text and all that is in it, unless it is not to be seen."""
    tag, own = _local(element.tag), element.text
    if tag in unseen or (tag == "div" and element.get("class") in HIDDEN):
        return
    if own:
        pieces.append(own if is_preformatted else _flowing(own))
    if len(element):
        _gather(element, unseen, pieces, is_preformatted=is_preformatted)


def _is_wrap(pieces: list[str], tail: str | None) -> bool:
    """Tell a ``br`` where a terminal wrapped a line: it kept the space at the line's end."""
    before = pieces[-1] if pieces else ""
    wide = len(before) >= _NARROWEST and before[-1] == " " != before[-2]
    return wide and bool(tail) and not str(tail)[0].isspace()


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
            yield one_line("".join(_pieces(cell, UNSEEN)))
