"""RSS 2.0: a channel of items, as smaller sources send them; or one ``item`` alone.

Source: RSS 2.0 Specification of the RSS Advisory Board, https://www.rssboard.org/rss-specification,
with the modules Content (``content:encoded``) and Dublin Core (``dc:creator``, ``dc:date``).
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._content import Content, line
from wiredesk.decode._document import document
from wiredesk.decode._item_types import item_type
from wiredesk.decode._probe import Probe
from wiredesk.decode._sourced import MOST_ITEMS, Found, Sourced, unique
from wiredesk.decode._subjects import subject
from wiredesk.decode._xml import attribute, child, children, name, text
from wiredesk.decode._zones import home_zone
from wiredesk.story import Article, Decoded, Link, Reason, Rejected, Subject

FORMAT = "rss"
MARKS = frozenset(("guid", "pubDate", "description"))
"""elements of which an item that comes alone has one"""
# An author is a mail address, with a name in brackets; only the name is published.
AUTHOR = re.compile(r"[^\s@()]+@[^\s@()]+\s*(?:\((?P<name>[^()]*)\))?")


class Entry:
    """One item of a channel, and what is taken from it."""

    def __init__(
        self, element: etree._Element, channel: etree._Element | None, warnings: tuple[str, ...]
    ) -> None:
        """Read this item; what it does not say itself, its channel may."""
        self.element = element
        self.channel = channel
        self.said = Sourced(warnings)

    def own(self, tag: str) -> Found:
        """Give what an element of the item says."""
        return f"item/{tag}", text(self.element, tag)

    def common(self, tag: str) -> Found:
        """Give what an element of the channel says."""
        return f"channel/{tag}", text(self.channel, tag)


def recognise(probe: Probe) -> Likeness:
    """Tell RSS by its root element, and an item alone by its own elements."""
    root = probe.xml
    if root is None:
        return Likeness.NO
    alone = name(root) == "item" and any(name(inner) in MARKS for inner in root)
    return Likeness.YES if name(root) == "rss" or alone else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read every item that has words; the others are passed over."""
    root, warnings = document(probe, "rss", "item")
    channel = child(root, "channel")
    items = [root] if name(root) == "item" else children(root, "channel", "item")
    if len(items) > MOST_ITEMS:
        raise Rejected(Reason.TOO_LARGE, f"more than {MOST_ITEMS} items")
    worded = [item for item in items if text(item, "title") or text(item, "description")]
    if not worded:
        raise Rejected(Reason.EMPTY, "no item with a title or a description")
    if len(worded) < len(items):
        warnings = (*warnings, "items without words: passed over")
    for item in worded:
        entry = Entry(item, channel, warnings)
        yield entry.said.decoded(_article(entry))


def _article(entry: Entry) -> Article:
    """Read all that an item says."""
    said, element = entry.said, entry.element
    provider = said.said(
        "provider", entry.own("source"), entry.own("publisher"), entry.common("title")
    )
    headline = said.said("headline", ("item/title", line(text(element, "title"))))
    words = said.words(headline, _content(entry), None, None)
    if words.content.text:
        said.sources["text"] = "item/content:encoded, item/description"
    categories = children(element, "category") + children(element, "subject")
    zone = home_zone(provider)
    created = said.when("created", entry.own("pubDate"), entry.own("date"), zone=zone)
    return Article.model_validate(
        {
            "format": FORMAT,
            "provider": provider,
            "native_id": _identifier(entry, provider),
            **words.fields(),
            "byline": said.said("byline", entry.own("creator"), _author(entry)),
            "language": said.language(entry.own("language"), entry.common("language")),
            "keywords": said.each("keywords", "item/category", _keywords(categories)),
            "item_type": item_type(map(text, categories), words.content),
            "created": created,
            "sent": said.when("sent", *_dates(entry), zone=zone),
            "rights": said.said("rights", entry.own("rights"), entry.common("copyright")),
            "links": _links(entry),
            "subjects": said.subjects("item/category", _subjects(categories)),
        }
    )


def _content(entry: Entry) -> Content:
    """Give the whole text, where it is sent, or else the description."""
    tags = ("encoded", "description")
    found = (Content.of_field(child(entry.element, tag)) for tag in tags)
    return next((content for content in found if content.text or content.tables), Content())


def _identifier(entry: Entry, provider: str | None) -> str | None:
    """Give the guid, else the link; a guid that is no address is only the channel's own."""
    guid = text(entry.element, "guid")
    found = entry.said.said("native_id", ("item/guid", guid), entry.own("link"))
    if found is None:
        entry.said.warn("neither guid nor link: told by its words")
    return unique(found, provider)


def _author(entry: Entry) -> Found:
    """Give the author's name, without the mail address."""
    place, written = entry.own("author")
    address = AUTHOR.fullmatch(written or "")
    return place, address["name"] if address else written


def _dates(entry: Entry) -> tuple[Found, ...]:
    """Give when the item was last changed, else when it was published."""
    return (
        entry.own("updated"),
        entry.own("modified"),
        entry.own("pubDate"),
        entry.own("date"),
        entry.common("pubDate"),
    )


def _links(entry: Entry) -> tuple[Link, ...]:
    """Give the address, where the guid is another name."""
    link = text(entry.element, "link")
    if link is None or text(entry.element, "guid") in (None, link):
        return ()
    entry.said.sources["links"] = "item/link"
    return (Link(relation="alternate", id=link),)


def _keywords(categories: list[etree._Element]) -> Iterator[str | None]:
    """Give the categories that name no vocabulary."""
    return (text(category) for category in categories if attribute(category, "domain") is None)


def _subjects(categories: list[etree._Element]) -> Iterator[Subject]:
    """Give the categories that name a vocabulary."""
    for category in categories:
        domain, written = attribute(category, "domain"), text(category)
        if domain and written:
            yield subject(written, written, domain)


DECODER = Decoder(FORMAT, recognise, decode)
