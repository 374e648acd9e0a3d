"""XML read without entities, DTDs or network, and asked by local names.

Agencies prefix their elements, or not, as their tools please; what a format means by a name
does not depend on it. Every function here passes over namespaces.
"""

from collections.abc import Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

from lxml import etree

from wiredesk.decode._markup import one_line, prose, tables
from wiredesk.decode._xml_repairs import repaired, without_prolog
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


class Document(NamedTuple):
    """A parsed document, and what had to be repaired to parse it."""

    root: etree._Element
    warnings: tuple[str, ...] = ()


def parse(markup: str) -> Document:
    """Read an XML document, whatever charset it declares; raises `Rejected`.

    Document types are passed over. References to HTML's entities are resolved, those to any
    other are dropped, and a bare ampersand stands for itself: each with a warning.
    """
    body = without_prolog(markup)
    try:
        found = Document(etree.fromstring(body.encode(), _parser()))
    except etree.XMLSyntaxError:
        found = _parse_repaired(body)
    _check(found.root)
    return found


def _parse_repaired(body: str) -> Document:
    """Read a document that can't be read as it is; raises `Rejected`."""
    mended, warnings = repaired(body)
    try:
        return Document(etree.fromstring(mended.encode(), _parser()), warnings)
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
    return one_line(words) or None


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
