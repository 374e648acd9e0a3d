"""Ritzau XML: the news queue of Ritzaus Bureau, one ``RBNews`` a story.

There is no public standard. Element names are those that the service ``XMLNewsQueued`` gives
out, as open software that reads it knows them: Superdesk's Ritzau parser and its tests.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from zoneinfo import ZoneInfo

from lxml import etree

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._coded import coded
from wiredesk.decode._content import Content, line
from wiredesk.decode._document import document
from wiredesk.decode._item_types import item_type
from wiredesk.decode._probe import Probe
from wiredesk.decode._sourced import MOST_ENTRIES, MOST_ITEMS, Found, Sourced
from wiredesk.decode._words import as_published
from wiredesk.decode._xml import Branch, text
from wiredesk.story import (
    Article,
    Decoded,
    ItemType,
    Link,
    LinkRelation,
    Reason,
    Rejected,
    Status,
    Subject,
)

FORMAT = "ritzau"
PROVIDER = "Ritzau"
ZONE = ZoneInfo("Europe/Copenhagen")
ROOTS = frozenset(("RBNews", "ListOfRBNews", "XMLNewsQueuedResponse", "XMLNewsQueuedResult"))
FLAGS = ("Annuleret", "NyVersion", "Korrektion", "InfoFlash")
"""cancelled, new version, correction, flash"""
TRUE, FALSE = ("true", "1"), ("false", "0", None)
GUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


class News:
    """One story of the queue, and what is taken from it."""

    def __init__(self, element: etree._Element, said: Sourced) -> None:
        """Read this element."""
        self.fields = Branch(element)
        self.said = said
        self.flags = frozenset(flag for flag in FLAGS if self._is_true(flag))

    def field(self, tag: str) -> Found:
        """Give what a field says; one that is nil says nothing."""
        return tag, self.text(tag)

    def text(self, tag: str) -> str | None:
        """Give the words of a field."""
        return self.fields.text(tag)

    def entries(self, tag: str) -> list[str]:
        """Give the entries of a list."""
        found = self.fields.first(tag)
        return [] if found is None else [words for entry in found if (words := text(entry))]

    def markup(self, tag: str) -> Content:
        """Give a field that holds HTML."""
        return Content.of_field(self.fields.first(tag))

    def _is_true(self, flag: str) -> bool:
        """Read a flag; one that is neither true nor false is refused, as it may mean a kill."""
        written = (self.text(flag) or "false").lower()
        if written not in (*TRUE, *FALSE):
            raise Rejected(Reason.INVALID_FIELD, f"{flag}: expected true or false")
        return written in TRUE


def recognise(probe: Probe) -> Likeness:
    """Tell Ritzau's format by its root element."""
    return Likeness.YES if probe.root in ROOTS else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read every story of the queue."""
    root, warnings = document(probe, *ROOTS)
    found = list(root.iter("{*}RBNews"))
    if not found:
        raise Rejected(Reason.EMPTY, "no RBNews")
    if len(found) > MOST_ITEMS:
        raise Rejected(Reason.TOO_LARGE, f"more than {MOST_ITEMS} stories")
    for element in found:
        news = News(element, Sourced(warnings))
        yield news.said.decoded(_article(news))


def _article(news: News) -> Article:
    """Read all that a story says."""
    return Article.model_validate(
        {
            "format": FORMAT,
            "provider": PROVIDER,
            "native_id": _identifier(news),
            "links": _links(news),
            **_words(news),
            **_metadata(news),
        }
    )


def _words(news: News) -> dict[str, object]:
    """Read headline, text and what stands around them."""
    said = news.said
    status = Status.CANCELED if "Annuleret" in news.flags else Status.USABLE
    headline = said.said("headline", ("headline", line(news.text("headline"))))
    note = said.said("editor_note", ("TilRedaktionen", news.markup("TilRedaktionen").text))
    words = as_published(said, headline, news.markup("content"), None, note)
    kind = _item_type(news, words.content, status)
    if words.content.text:
        said.sources["text"] = "content"
    return {
        **words.fields(),
        "status": status,
        "item_type": kind,
        "byline": said.said("byline", news.field("byLine")),
        "dateline": None if kind == "press_release" else said.dateline(news.field("town")),
    }


def _metadata(news: News) -> dict[str, object]:
    """Read what is said about the text."""
    said = news.said
    published = said.when("sent", news.field("PublishDate"), zone=ZONE)
    version = said.said("native_version", news.field("version"))
    flags = ", ".join(FLAGS)
    if first := version in ("1", None):
        said.sources["created"] = "PublishDate"
    return {
        "native_version": version,
        "slugline": said.said("slugline", _slugline(news)),
        "urgency": said.whole("urgency", (1, 9), news.field("Priority")),
        "priority": said.whole("priority", (0, 9), news.field("Priority")),
        "category": said.said("category", news.field("sectionShort"), news.field("section")),
        "keywords": said.each("keywords", "strapline, SubjectKeyword", _keywords(news)),
        "signals": said.each("signals", flags, _signals(news)),
        "created": published if first else None,
        "sent": published,
        "located": said.said("located", news.field("town")),
        "subjects": said.subjects("IPTCList", _subjects(news)),
    }


def _slugline(news: News) -> Found:
    """Give the strapline, without the hyphens that set one off."""
    place, written = news.field("strapline")
    return place, (written or "").strip(" -")


def _identifier(news: News) -> str:
    """Give the story's id, without which it can't be told from others."""
    found = news.said.said("native_id", news.field("NewsID"))
    if found is None:
        raise Rejected(Reason.MISSING_FIELD, "NewsID")
    return found


def _item_type(news: News, content: Content, status: Status) -> ItemType:
    """Tell flashes and press releases, which the flag, the section or the strapline name."""
    tags = ("strapline", "section", "format")
    labels = ["infoflash"] if "InfoFlash" in news.flags else []
    labels += [news.text(tag) or "" for tag in tags if news.text(tag) != "Flash"]
    return item_type(labels, content, ended=status is Status.CANCELED)


def _keywords(news: News) -> Iterator[str]:
    """Give the words of the strapline, which slashes part, and the keywords."""
    strapline = (news.text("strapline") or "").strip(" -")
    yield from filter(None, map(str.strip, strapline.split("/")))
    yield from news.entries("SubjectKeyword")


def _signals(news: News) -> list[str]:
    """Give the flags that are set."""
    return [flag for flag in FLAGS if flag in news.flags]


def _links(news: News) -> tuple[Link, ...]:
    """Give the stories that this one replaces, corrects or kills, and those that it goes with."""
    history = news.text("HistID")
    links = dict.fromkeys(
        (
            *_linked(news, _relation(news), "replacedID", "Replaces"),
            *([Link(relation="part_of", id=f"ritzau:{history}")] if history else []),
            *_linked(news, "related", "Related"),
        )
    )
    if links:
        news.said.sources["links"] = "replacedID, Replaces, HistID, Related"
    return tuple(links)


def _relation(news: News) -> LinkRelation:
    """Say what this story is to the one whose place it takes."""
    if "Annuleret" in news.flags:
        return "kills"
    return "corrects" if "Korrektion" in news.flags else "replaces"


def _linked(news: News, relation: LinkRelation, *tags: str) -> Iterator[Link]:
    """Give the identifiers that some fields hold."""
    for tag in tags:
        for found in islice(GUID.finditer(news.text(tag) or ""), MOST_ENTRIES):
            yield Link(relation=relation, id=found[0])


def _subjects(news: News) -> Iterator[Subject]:
    """Give the IPTC subject codes, which the service sends as integers, and the companies."""
    for code in news.entries("IPTCList"):
        yield coded(code, None, "IPTC")
    for code in news.entries("ISIN"):
        yield Subject(code=code, scheme="ISIN")


DECODER = Decoder(FORMAT, recognise, decode)
