"""HTML to plain text: a paragraph a line, entities resolved, nothing of the markup left."""

import re

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
UNSEEN = frozenset(("head", "script", "style", "template", "title"))
SPACE = re.compile(r"[^\S\n]+")


def paragraphs(text: str) -> str:
    """Give text with a paragraph a line: no blank lines, no runs or edges of white space."""
    lines = (SPACE.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def plain(markup: str) -> str:
    """Give the text of an HTML or XHTML fragment, in order, a paragraph a line."""
    try:
        root = html.fragment_fromstring(_printable(markup), create_parent="div")
    except ParserError:
        return ""
    return paragraphs("".join(_pieces(root)))


def _printable(markup: str) -> str:
    """Drop the characters that no XML text may hold; white space in markup is only a space."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]", "", re.sub(r"[\t\r\n]", " ", markup))


def _pieces(root: HtmlElement) -> list[str]:
    """Collect text and line breaks in document order, without recursion."""
    pieces: list[str] = []
    unseen = 0
    for event, element in html.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS:
            pieces.append("\n")
        if event == "start":
            unseen += tag in UNSEEN
            own = element.text
        else:
            unseen -= tag in UNSEEN
            own = element.tail if element is not root else None
        if own and not unseen:
            pieces.append(own)
    return pieces
