"""Atom: a feed of entries, or one ``entry`` alone, with the tombstones of deleted entries.

Source: RFC 4287 (Atom Syndication Format), RFC 5023 (``app:draft``), RFC 6721
(``at:deleted-entry``).
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from urllib.parse import urljoin

from lxml import etree

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._coded import coded
from wiredesk.decode._content import Content, line
from wiredesk.decode._document import document
from wiredesk.decode._item_types import item_type
from wiredesk.decode._probe import Probe
from wiredesk.decode._sourced import MOST_ITEMS, Found, Sourced, unique
from wiredesk.decode._words import as_published
from wiredesk.decode._xml import Branch, attribute, name, text
from wiredesk.story import Article, Decoded, Link, Reason, Rejected, Status, Subject

FORMAT = "atom"
NAMESPACE = "{http://www.w3.org/2005/Atom}"
ROOTS = frozenset((f"{NAMESPACE}feed", f"{NAMESPACE}entry"))
TEXTUAL = ("text", "html", "/plain", "/xml", "+xml")
"""how the types of content end that are text; any other is in an encoding for bytes"""
TOMBSTONE = "deleted-entry"
ENTRIES = ("entry", TOMBSTONE)


class Entry:
    """One entry of a feed, and what is taken from it."""

    def __init__(self, element: etree._Element, feed: Branch, warnings: tuple[str, ...]) -> None:
        """Read this entry; what it does not say itself, its source or its feed may."""
        self.element = element
        self.inner = Branch(element)
        source = self.inner.first("source")
        self.origin = feed if source is None else Branch(source)
        self.said = Sourced(warnings)

    def own(self, *path: str) -> Found:
        """Give what an element of the entry says."""
        return "/".join(("entry", *path)), self.inner.text(*path)

    def common(self, *path: str) -> Found:
        """Give what an element of the source or the feed says."""
        return "/".join(("feed", *path)), self.origin.text(*path)


def recognise(probe: Probe) -> Likeness:
    """Tell Atom by its namespace."""
    root = probe.xml
    return Likeness.YES if root is not None and root.tag in ROOTS else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read every entry and every tombstone."""
    root, warnings = document(probe, "feed", "entry")
    alone = name(root) == "entry"
    entries = [root] if alone else [inner for inner in root if name(inner) in ENTRIES]
    if not entries:
        raise Rejected(Reason.EMPTY, "no entry")
    if len(entries) > MOST_ITEMS:
        raise Rejected(Reason.TOO_LARGE, f"more than {MOST_ITEMS} entries")
    feed = Branch(None if alone else root)
    for element in entries:
        entry = Entry(element, feed, warnings)
        read = _kill if name(element) == TOMBSTONE else _article
        yield entry.said.decoded(read(entry))


def _kill(entry: Entry) -> Article:
    """Read a tombstone: the entry that it names must not be shown any more."""
    said, reference = entry.said, attribute(entry.element, "ref")
    provider = said.said("provider", entry.common("title"))
    found = said.said("native_id", ("deleted-entry/@ref", reference))
    if found is None:
        raise Rejected(Reason.MISSING_FIELD, "deleted-entry/@ref")
    return Article(
        format=FORMAT,
        provider=provider,
        native_id=unique(found, provider),
        status=Status.CANCELED,
        sent=said.when("sent", ("deleted-entry/@when", attribute(entry.element, "when"))),
        editor_note=said.said("editor_note", entry.own("comment")),
    )


def _article(entry: Entry) -> Article:
    """Read all that an entry says."""
    said = entry.said
    provider = said.said("provider", entry.common("author", "name"), entry.common("title"))
    headline = said.said("headline", ("entry/title", _title(entry)))
    words = as_published(said, headline, _content(entry), None, None)
    if words.content.text:
        said.sources["text"] = "entry/content, entry/summary"
    categories = entry.inner.all("category")
    published = entry.own("published")
    return Article.model_validate(
        {
            "format": FORMAT,
            "provider": provider,
            "native_id": _identifier(entry, provider),
            "status": _status(entry),
            **words.fields(),
            "byline": said.said("byline", ("entry/author/name", ", ".join(_authors(entry)))),
            "language": said.language(*_languages(entry)),
            "keywords": said.each("keywords", "entry/category", map(_label, categories)),
            "item_type": item_type(map(_label, categories), words.content),
            "created": said.when("created", published),
            "sent": said.when("sent", entry.own("updated"), published, entry.common("updated")),
            "rights": said.said(
                "rights", _marked(entry.own("rights")), _marked(entry.common("rights"))
            ),
            "links": _links(entry),
            "subjects": said.subjects("entry/category", _subjects(categories)),
        }
    )


def _title(entry: Entry) -> str | None:
    """Give the title as plain text, whatever type of text it is."""
    title = entry.inner.first("title")
    written = text(title) if title is not None else None
    return written if attribute(title, "type") in ("text", None) else line(written)


def _content(entry: Entry) -> Content:
    """Give the content, else the summary; content that is elsewhere is not fetched."""
    found = (_text(entry.inner.first(tag)) for tag in ("content", "summary"))
    return next((content for content in found if content.text or content.tables), Content())


def _text(element: etree._Element | None) -> Content:
    """Read a text construct: XHTML as children, HTML escaped, or plain text."""
    kind = (attribute(element, "type") or "text").lower()
    if element is None or not kind.endswith(TEXTUAL):
        return Content()
    if kind in ("text", "text/plain"):
        return Content.of_plain(element.text or "")
    return Content.of_field(element)


def _identifier(entry: Entry, provider: str | None) -> str | None:
    """Give the id, which the standard asks for; some senders leave it out."""
    found = entry.said.said("native_id", entry.own("id"), ("entry/link", _address(entry)))
    if found is None:
        entry.said.warn("neither id nor link: told by its words")
    return unique(found, provider)


def _status(entry: Entry) -> Status:
    """Hold back a draft."""
    draft = entry.inner.text("control", "draft")
    return Status.WITHHELD if (draft or "").lower() == "yes" else Status.USABLE


def _authors(entry: Entry) -> list[str]:
    """Give the writers' names, without their addresses."""
    people = entry.inner.all("author")
    return [written for person in people if (written := text(person, "name"))]


def _languages(entry: Entry) -> tuple[Found, ...]:
    """Give where the language may be declared."""
    return (
        ("content/@xml:lang", attribute(entry.inner.first("content"), "lang")),
        ("entry/@xml:lang", attribute(entry.element, "lang")),
        ("feed/@xml:lang", attribute(entry.origin.element, "lang")),
    )


def _label(category: etree._Element) -> str | None:
    """Give a category as readers know it."""
    return attribute(category, "label") or attribute(category, "term")


def _address(entry: Entry, *relations: str) -> str | None:
    """Give the first link of some relations; without any, that to the entry itself."""
    wanted = relations or ("alternate",)
    for link in entry.inner.all("link"):
        if (attribute(link, "rel") or "alternate") in wanted:
            return _resolved(entry, attribute(link, "href"))
    return None


def _marked(found: Found) -> Found:
    """Give a text construct that may be HTML as plain text."""
    return found[0], line(found[1])


def _resolved(entry: Entry, address: str | None) -> str | None:
    """Give an address that may be relative to the feed's or the entry's base."""
    bases = (attribute(outer, "base") for outer in (entry.origin.element, entry.element))
    try:
        return reduce(urljoin, (*filter(None, bases), address)) if address else None
    except ValueError:
        return address


def _links(entry: Entry) -> tuple[Link, ...]:
    """Give the entry's own address and what it is related to."""
    own, related = _address(entry), _address(entry, "related")
    links = [
        Link(relation="alternate", id=own) if own != entry.inner.text("id") and own else None,
        Link(relation="related", id=related) if related else None,
    ]
    if found := tuple(link for link in links if link):
        entry.said.sources["links"] = "entry/link"
        return found
    return ()


def _subjects(categories: list[etree._Element]) -> Iterator[Subject]:
    """Give the categories that name a vocabulary."""
    for category in categories:
        scheme, term = attribute(category, "scheme"), attribute(category, "term")
        if scheme and term:
            yield coded(term, attribute(category, "label"), scheme)


DECODER = Decoder(FORMAT, recognise, decode)
