"""The parts of a NITF document, and the ids that it has.

Source: IPTC NITF 3.6.
"""

import re

from wiredesk.decode._nitf import moment, private_notes
from wiredesk.decode._sourced import Found, Sourced
from wiredesk.decode._xml import Branch, Document, attribute, child, text

_NUMBERED = re.compile(r"[_:.-]\d{1,6}")


class Nitf:
    """The parts of one document, and what is taken from them."""

    def __init__(self, found: Document) -> None:
        """Find the parts of a document whose root is ``nitf``."""
        self.root = root = found.root
        self.said = Sourced(found.warnings)
        if private_notes(child(root, "body", "body.content")):
            self.said.warn("notes not for publication: kept out")
        self.head = Branch(child(root, "head"))
        self.docdata = Branch(child(root, "head", "docdata"))
        self.opening = Branch(child(root, "body", "body.head"))
        self.metas = _metas(self.head)
        self.title = self.head.text("title")
        self.headline = self.opening.text("hedline", "hl1")
        self.keys = _keys(self.docdata)

    def data(self, element: str, key: str) -> Found:
        """Give an attribute of an element of ``docdata``; some senders put that beside it."""
        found = self.docdata.first(element)
        found = self.head.first(element) if found is None else found
        return f"docdata/{element}/@{key}", attribute(found, key)

    def date(self, element: str) -> Found:
        """Give a date of ``docdata``, in a form that can be read."""
        place, written = self.data(element, "norm")
        found = moment(written)
        if written and found is None:
            self.said.warn(f"{place} is a template: passed over")
        return place, found

    def meta(self, names: frozenset[str]) -> Found:
        """Give the content of the first ``meta`` element that has one of these names."""
        found = (content for name, content in self.metas.items() if name in names)
        return "head/meta/@content", next(found, None)


def _metas(head: Branch) -> dict[str, str]:
    """Give the contents of the ``meta`` elements by their names in lower case."""
    found = dict[str, str]()
    for meta in head.all("meta"):
        if content := attribute(meta, "content"):
            found.setdefault((attribute(meta, "name") or "").lower(), content)
    return found


def _keys(docdata: Branch) -> list[str]:
    """Give the keywords; the standard has each in an attribute, some senders as its text."""
    found = docdata.all("key-list", "keyword")
    return [word for key in found if (word := attribute(key, "key") or text(key))]


def ids(nitf: Nitf) -> tuple[str | None, str | None]:
    """Give the story's id, and that of the version where it is another: the key and a number."""
    sent, key = nitf.data("doc-id", "id-string")[1], nitf.data("du-key", "key")[1]
    if sent and key and sent.startswith(key) and _NUMBERED.fullmatch(sent, len(key)):
        return key, sent
    return sent, None
