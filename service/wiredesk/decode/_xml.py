"""XML read without entities, DTDs or network, and asked by local names.

Agencies prefix their elements, or not, as their tools please; what a format means by a name
does not depend on it. Every function here passes over namespaces.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from html.entities import name2codepoint
from typing import NamedTuple

from lxml import etree

from wiredesk.decode._markup import has_controls, prose, tables
from wiredesk.story import Reason, Rejected

__all__ = [
    "Branch", "Document", "attribute", "child", "children", "name", "parse", "prose", "tables",
    "text",
]  # fmt: skip

MOST_DEPTH = 100
"""how deep elements may stand in each other"""
MOST_ATTRIBUTES = 64
"""how many attributes an element may have"""
MOST_ELEMENTS = 100_000
"""how many elements a document may have"""

# Without EXSLT, which takes time to set up, and with plain strings.
_xpath = partial(etree.XPath, regexp=False, smart_strings=False)
# As XPath, they are checked at the speed of libxml2.
_LIMITS = (
    (Reason.TOO_DEEP, f"{MOST_DEPTH} elements deep", f"boolean({'/*' * (MOST_DEPTH + 1)})"),
    (Reason.MALFORMED, f"{MOST_ELEMENTS} elements", f"count(/descendant::*) > {MOST_ELEMENTS}"),
    (
        Reason.MALFORMED,
        f"{MOST_ATTRIBUTES} attributes",
        f"boolean(/descendant::*/@*[{MOST_ATTRIBUTES + 1}])",
    ),
)
_exceeds_any = _xpath(" or ".join(exceeds for _, _, exceeds in _LIMITS))

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
_FIRST_ELEMENT = re.compile(r"<[^!?\s]")
_DOCTYPE = re.compile(
    r"""<!DOCTYPE(?:[^\["'>]|"[^"]*"|'[^']*')*(?:\[.*?\]\s*)?>""", re.DOTALL | re.IGNORECASE
)
# Characters that no XML document may hold, and references to them.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#(?P<decimal>[0-9]+);|#[xX](?P<hex>[0-9A-Fa-f]+);|(?P<name>[\w.-]+);)?",
    re.DOTALL,
)
_LEGAL = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_DIGITS = 7
_OWN = frozenset(("amp", "apos", "gt", "lt", "quot"))


class Document(NamedTuple):
    """A parsed document, and what had to be repaired to parse it."""

    root: etree._Element
    warnings: tuple[str, ...] = ()


def parse(markup: str) -> Document:
    """Read an XML document, whatever charset it declares; raises `Rejected`.

    Document types are passed over. References to HTML's entities are resolved, those to any
    other are dropped, and a bare ampersand stands for itself: each with a warning.
    """
    body = _without_prolog(markup)
    try:
        found = Document(etree.fromstring(body.encode(), _parser()))
    except etree.XMLSyntaxError:
        found = _parse_repaired(body)
    _check(found.root)
    return found


def _parse_repaired(body: str) -> Document:
    """Read a document that can't be read as it is; raises `Rejected`."""
    repaired, warnings = _repaired(body)
    try:
        return Document(etree.fromstring(repaired.encode(), _parser()), warnings)
    except etree.XMLSyntaxError as error:
        deep = "depth" in (error.msg or "").lower()
        where = f"XML: {error.msg}"[:120]
        raise Rejected(Reason.TOO_DEEP if deep else Reason.MALFORMED, where) from error


@cache
def _parser() -> etree.XMLParser:
    """Build the parser once: it fetches nothing, expands nothing and keeps libxml2's limits."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


def _without_prolog(markup: str) -> str:
    """Give a document without declaration and document type."""
    declaration = _DECLARATION.match(markup)
    body = markup[declaration.end() :] if declaration else markup.lstrip()
    first = _FIRST_ELEMENT.search(body)
    start = body.find("<!DOCTYPE", 0, first.start() if first else len(body))
    found = _DOCTYPE.match(body, start) if start >= 0 else None
    return body[:start] + body[found.end() :] if found else body


def _repaired(body: str) -> tuple[str, tuple[str, ...]]:
    """Resolve or drop what only a DTD could explain, and what XML may not hold."""
    repairs = dict[str, None]()
    if has_controls(body) and _ILLEGAL.search(body):
        body = _ILLEGAL.sub("", body)
        repairs["characters that XML may not hold: dropped"] = None
    known = dict[str, str]()  # a document has few references, each many times

    def resolve(found: re.Match[str]) -> str:
        """Give what stands for a reference, told once."""
        whole = found[0]
        if whole not in known:
            known[whole] = _resolved(found, repairs)
        return known[whole]

    if "&" in body:
        body = _REFERENCE.sub(resolve, body)
    return body, tuple(repairs)


def _resolved(found: re.Match[str], repairs: dict[str, None]) -> str:
    """Give what stands for a reference."""
    whole, entity = found[0], found["name"]
    if whole.startswith("<") or entity in _OWN:
        return whole
    if entity in name2codepoint:
        return chr(name2codepoint[entity])
    if entity:
        repairs["references to entities that are not resolved: dropped"] = None
        return ""
    if whole == "&":
        repairs["bare ampersand: taken as itself"] = None
        return "&amp;"
    digits, base = (found["hex"], 16) if found["hex"] else (found["decimal"], 10)
    if _is_legal(digits.lstrip("0"), base):
        return whole
    repairs["references to characters that XML may not hold: dropped"] = None
    return ""


def _is_legal(digits: str, base: int) -> bool:
    """Tell whether XML may hold this code point."""
    number = int(digits or "0", base) if len(digits) <= _MOST_DIGITS else sys.maxunicode + 1
    return number <= sys.maxunicode and bool(_LEGAL.match(chr(number)))


def _check(root: etree._Element) -> None:
    """Refuse a document with more in it than any news item has."""
    if _exceeds_any(root):
        reason, what, _ = next(limit for limit in _LIMITS if root.xpath(limit[2]))
        raise Rejected(reason, f"XML: more than {what}")


def name(element: etree._Element) -> str:
    """Give an element's local name; that of anything else is empty."""
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    """Give a tag without its namespace; documents have few tags."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Branch:
    """An element whose children are asked for many times, each by its local name."""

    def __init__(self, element: etree._Element | None) -> None:
        """Look at all children of an element once; no element has none."""
        self.element = element
        self._inner: dict[str, list[etree._Element]] = {}
        for inner in () if element is None else element:
            self._inner.setdefault(name(inner), []).append(inner)

    def all(self, tag: str, *path: str) -> list[etree._Element]:
        """Give the children of a name, or what is at a path below them, in document order."""
        found = self._inner.get(tag, [])
        return [inner for outer in found for inner in children(outer, *path)] if path else found

    def first(self, tag: str, *path: str) -> etree._Element | None:
        """Give the first child of a name, or what is first at a path below them, if any."""
        found = self._inner.get(tag)
        if not found or not path:
            return found[0] if found else None
        return next((inner for outer in found for inner in _at(outer, path)), None)

    def text(self, tag: str, *path: str) -> str | None:
        """Give the words of that, as `text` does."""
        return text(self.first(tag, *path))


def children(element: etree._Element | None, *path: str) -> list[etree._Element]:
    """Give the elements at a path of local names below this one, in document order."""
    if element is None:
        return []
    if not path:
        return [element]
    if len(path) == 1:
        return list(element.iterchildren(f"{{*}}{path[0]}"))
    return list(_at(element, path))


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Give the first element at a path of local names below this one, if any."""
    if element is None or not path:
        return element
    if len(path) == 1:
        return next(element.iterchildren(f"{{*}}{path[0]}"), None)
    return next(_at(element, path), None)


def _at(element: etree._Element, path: tuple[str, ...]) -> Iterator[etree._Element]:
    """Give the elements at a path below this one, one after the other."""
    for inner in element.iterchildren(f"{{*}}{path[0]}"):
        if len(path) == 1:
            yield inner
        else:
            yield from _at(inner, path[1:])


def text(element: etree._Element | None, *path: str) -> str | None:
    """Give the words of the first element at a path, those of inline children included.

    White space is single spaces; None where there is no element or there are no words.
    """
    found = child(element, *path)
    if found is None:
        return None
    words = "".join(map(str, found.itertext())) if len(found) else found.text or ""
    return " ".join(words.split()) or None


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Give an attribute by its local name, without space around it; None where it is blank."""
    if element is None:
        return None
    value = element.get(name)
    if value is None:
        suffix = f"}}{name}"
        for key in element.keys():  # noqa: SIM118 (iterating an element gives its children)
            if str(key).endswith(suffix):
                value = element.get(key)
                break
    return (str(value).strip() or None) if value else None
