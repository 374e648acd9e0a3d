"""RSS 2.0: a channel of items, as smaller sources send them; or one ``item`` alone.

Source: RSS 2.0 Specification of the RSS Advisory Board, https://www.rssboard.org/rss-specification,
with the modules Content (``content:encoded``), Dublin Core (``dc:creator``, ``dc:date``) and Media
RSS (``media:description``).
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._coded import coded
from wiredesk.decode._content import Content, line
from wiredesk.decode._document import document
from wiredesk.decode._item_types import item_type
from wiredesk.decode._probe import Probe
from wiredesk.decode._sourced import MOST_ITEMS, Found, Sourced, unique
from wiredesk.decode._words import as_published
from wiredesk.decode._xml import Branch, attribute, child, children, name, text
from wiredesk.decode._zones import home_zone, numbered
from wiredesk.story import Article, Decoded, Link, Reason, Rejected, Subject

FORMAT = "rss"
MARKS = frozenset(("guid", "pubDate", "description"))
"""elements of which an item that comes alone has one"""
WORDED = ("title", "description", "encoded")
# What WordPress calls its own two lists of categories.
TAXONOMIES = frozenset(("category", "post_tag"))
# An author is a mail address, with a name in brackets; only the name is published.
AUTHOR = re.compile(r"[^\s@()]+@[^\s@()]+\s*(?:\((?P<name>[^()]*)\))?")


class Entry:
    """One item of a channel, and what is taken from it."""

    def __init__(self, item: Branch, channel: Branch, warnings: tuple[str, ...]) -> None:
        """Read this item; what it does not say itself, its channel may."""
        self.item = item
        self.channel = channel
        self.said = Sourced(warnings)

    def own(self, tag: str) -> Found:
        """Give what an element of the item says."""
        return f"item/{tag}", text(_own(self.item, tag))

    def dates(self, *tags: str) -> tuple[Found, ...]:
        """Give the points in time that elements of the item say."""
        return tuple((place, numbered(when)) for place, when in map(self.own, tags))

    def common(self, tag: str) -> Found:
        """Give what an element of the channel says."""
        return f"channel/{tag}", text(_own(self.channel, tag))


def _own(branch: Branch, tag: str) -> etree._Element | None:
    """Give the child of a name: RSS's own before one of a module, as ``media:title``."""
    found = branch.all(tag)
    return next((inner for inner in found if inner.tag == tag), found[0] if found else None)


def recognise(probe: Probe) -> Likeness:
    """Tell RSS by its root element, and an item alone by its own elements."""
    root = probe.xml if probe.root == "item" else None
    alone = root is not None and any(name(inner) in MARKS for inner in root)
    return Likeness.YES if probe.root == "rss" or alone else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read every item that has words; the others are passed over."""
    root, warnings = document(probe, "rss", "item")
    channel = Branch(child(root, "channel"))
    items = [root] if name(root) == "item" else children(root, "channel", "item")
    if len(items) > MOST_ITEMS:
        raise Rejected(Reason.TOO_LARGE, f"more than {MOST_ITEMS} items")
    worded = [item for item in map(Branch, items) if any(text(_own(item, tag)) for tag in WORDED)]
    if not worded:
        raise Rejected(Reason.EMPTY, "no item with a title or a description")
    if len(worded) < len(items):
        warnings = (*warnings, "items without words: passed over")
    for item in worded:
        entry = Entry(item, channel, warnings)
        yield entry.said.decoded(_article(entry))


def _article(entry: Entry) -> Article:
    """Read all that an item says."""
    said = entry.said
    provider = said.said(
        "provider", entry.own("source"), entry.own("publisher"), entry.common("title")
    )
    headline = said.said("headline", ("item/title", line(entry.own("title")[1])))
    words = as_published(said, headline, _content(entry), None, None)
    if words.content.text:
        said.sources["text"] = "item/content:encoded, item/description"
    own = (category for category in entry.item.all("category") if category.tag == "category")
    categories = [*own, *entry.item.all("subject")]
    zone = home_zone(provider)
    created = said.when("created", *entry.dates("pubDate", "date"), zone=zone)
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
    read = (Content.of_field(_own(entry.item, tag)) for tag in tags)
    found = next((content for content in read if content.text or content.tables), Content())
    captions = (line(caption) for caption in _captions(entry.item))
    return found._replace(captions=tuple(dict.fromkeys((*found.captions, *filter(None, captions)))))


def _captions(item: Branch) -> Iterator[str | None]:
    """Give the descriptions of the pictures that Media RSS has beside the text."""
    for tags in (("content", "description"), ("group", "content", "description")):
        yield from map(text, item.all(*tags))


def _identifier(entry: Entry, provider: str | None) -> str | None:
    """Give the guid, else the link; a guid that is no address is only the channel's own."""
    guid = entry.own("guid")[1]
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
    place, written = entry.common("pubDate")
    own = entry.dates("updated", "modified", "pubDate", "date")
    return (*own, (place, numbered(written)))


def _links(entry: Entry) -> tuple[Link, ...]:
    """Give the address, where the guid is another name."""
    link = entry.own("link")[1]
    if link is None or entry.own("guid")[1] in (None, link):
        return ()
    entry.said.sources["links"] = "item/link"
    return (Link(relation="alternate", id=link),)


def _keywords(categories: list[etree._Element]) -> Iterator[str | None]:
    """Give the categories that name no vocabulary."""
    return (text(category) for category in categories if _vocabulary(category) is None)


def _vocabulary(category: etree._Element) -> str | None:
    """Give the vocabulary that a category is of, where it names one."""
    domain = attribute(category, "domain")
    return None if domain in TAXONOMIES else domain


def _subjects(categories: list[etree._Element]) -> Iterator[Subject]:
    """Give the categories that name a vocabulary."""
    for category in categories:
        domain, written = _vocabulary(category), text(category)
        if domain and written:
            yield coded(written, written, domain)


DECODER = Decoder(FORMAT, recognise, decode)
