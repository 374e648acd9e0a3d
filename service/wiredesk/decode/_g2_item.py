"""One newsItem of NewsML-G2, read into an article."""

import re
from collections.abc import Iterable

from lxml import etree

from wiredesk.decode import _g2_meta as g2
from wiredesk.decode import _g2_subjects
from wiredesk.decode._content import Content
from wiredesk.decode._conventions import (
    at_most,
    byline_in,
    headline_prefix,
    repeatable,
    take_key,
)
from wiredesk.decode._g2_content import rendition
from wiredesk.decode._item_types import item_type
from wiredesk.decode._notes import PRIVATE
from wiredesk.decode._sourced import Found, Sourced
from wiredesk.decode._words import as_published
from wiredesk.decode._xml import Branch, attribute, child, children, text
from wiredesk.decode._zones import home_zone
from wiredesk.story import Decoded, ItemType, Reason, Rejected, Status

NO_EMBARGO = "itemMeta/embargoed is empty: taken as none"
NO_FIRST = "itemMeta/firstCreated is absent: versionCreated stands in"
URGENCY, PRIORITY, WORDS = (1, 9), (0, 9), (1, 1_000_000)
# Roles of headlines that are not the main one.
_BESIDES = re.compile(r"sub|short|seo|extended|teaser|kicker|alternat", re.IGNORECASE)


class NewsItem:
    """A newsItem: its parts, its content and what was assumed to read it."""

    def __init__(
        self, item: etree._Element, message: etree._Element, warnings: Iterable[str]
    ) -> None:
        """Look at an item in its message, which has warnings of its own."""
        self.item, self.message, self.header = item, message, g2.header(message)
        self.meta, self.about = Branch(child(item, "itemMeta")), Branch(child(item, "contentMeta"))
        self.said = Sourced(warnings)
        self.sender = g2.provider(item, message)
        self.zone = home_zone(self.sender, text(self.header, "sender"))
        declared = attribute(self.about.first("language"), "tag")
        contents = child(item, "contentSet")
        self.rendition = rendition(contents, declared or attribute(item, "lang"))
        self.language = self.said.language(
            ("contentMeta/language", declared),
            ("inlineXML/@xml:lang", self.rendition.language if self.rendition else None),
            ("newsItem/@xml:lang", attribute(item, "lang")),
        )

    def decoded(self, form: str) -> Decoded:
        """Give the article with its warnings and sources; raises `Rejected`."""
        status = g2.status(self.meta)
        sent = {"format": form, "status": status}
        words = self._identity(), self._words(status)
        return self.said.put_together(sent, *words, self._metadata(), self._times())

    def _of_item(self, tag: str) -> Found:
        """Give an element of ``itemMeta``."""
        return f"itemMeta/{tag}", self.meta.text(tag)

    def _of_content(self, tag: str) -> Found:
        """Give an element of ``contentMeta``."""
        return f"contentMeta/{tag}", self.about.text(tag)

    def _identity(self) -> dict[str, object]:
        """Read who sent it, which item and version it is, and to what it is linked."""
        guid = self.said.said("native_id", ("newsItem/@guid", attribute(self.item, "guid")))
        if guid is None:
            raise Rejected(Reason.MISSING_FIELD, "newsItem/@guid")
        version = ("newsItem/@version", attribute(self.item, "version"))
        return {
            "native_id": guid,
            "native_version": self.said.said("native_version", version),
            "provider": self.said.said("provider", ("itemMeta/provider", self.sender)),
            "links": g2.links(self.meta, self.about, guid),
        }

    def _words(self, status: Status) -> dict[str, object]:
        """Read headline, text and what stands around them."""
        found = self.rendition
        content = found.content if found else Content()
        if status is not Status.CANCELED and not (content.text or content.tables):
            self._refuse_remote()
        dateline = self.said.dateline(self._of_content("dateline"), self._dateline())
        headline = self.said.said("headline", *self._headlines())
        if g2.has_private_notes(self.meta):
            self.said.warn(PRIVATE)
        words = as_published(
            self.said, headline, content, repeatable(dateline), g2.editor_note(self.meta)
        )
        if found:
            self.said.sources["text"] = found.place
        return {
            **words.fields(),
            "dateline": dateline,
            "byline": self._byline(words.content.text),
            "item_type": self._item_type(words.content, headline, status),
            "word_count": self.said.whole(
                "word_count", WORDS, ("@wordcount", found.word_count if found else None)
            ),
        }

    def _refuse_remote(self) -> None:
        """Refuse an item whose words are elsewhere than in the message."""
        if children(self.item, "contentSet", "remoteContent"):
            raise Rejected(Reason.MISSING_FIELD, "contentSet: remoteContent alone, without text")

    def _headlines(self) -> list[Found]:
        """Give what may be the headline: the main one in the item's language before others."""
        sent = self.about.all("headline")
        main = [one for one in sent if not _BESIDES.search(attribute(one, "role") or "")]
        inner = self.rendition
        return [
            ("contentMeta/headline", g2.worded(main, self.language)),
            (inner.place if inner else "", inner.headline if inner else None),
            self._of_item("title"),
            ("contentMeta/headline", g2.worded(sent, self.language)),
        ]

    def _dateline(self) -> Found:
        """Give the dateline that the content has apart from its text."""
        inner = self.rendition
        return (inner.place, inner.dateline) if inner else ("", None)

    def _byline(self, prose: str) -> str | None:
        """Read the byline: its field, the text's first lines, NITF's, or who created it."""
        people = filter(g2.is_person, self.about.all("creator"))
        return self.said.said(
            "byline",
            self._of_content("by"),
            ("text", byline_in(prose)),
            ("inlineXML/nitf/byline", self.rendition.byline if self.rendition else None),
            ("contentMeta/creator", ", ".join(filter(None, map(g2.spoken, people)))),
        )

    def _item_type(self, content: Content, headline: str | None, status: Status) -> ItemType:
        """Give the kind that genre, role, signal or headline name, or that the content has."""
        labels = [*g2.labels(self.meta, self.about), headline_prefix(headline)]
        return item_type(labels, content, ended=status is Status.CANCELED)

    def _metadata(self) -> dict[str, object]:
        """Read what is said about the content."""
        said, about = self.said, self.about
        subjects = _g2_subjects.subjects(
            about, _g2_subjects.catalog(self.item, self.message), self.language
        )
        slugline = said.said("slugline", self._of_content("slugline"))
        rights = child(self.item, "rightsInfo")
        places = (about.first("located"), self.meta.first("located"))
        names = (g2.located(place, self.language) for place in places)
        genre = about.first("genre")
        genres = (g2.spoken(genre, self.language), g2.code(genre))
        keywords = map(text, at_most(about.all("keyword"), "contentMeta/keyword"))
        priority = ("header/priority", text(self.header, "priority"))
        return {
            "language": self.language,
            "slugline": slugline,
            "take_key": said.said("take_key", ("contentMeta/slugline", take_key(slugline))),
            "urgency": said.whole("urgency", URGENCY, self._of_content("urgency")),
            "priority": said.whole("priority", PRIORITY, priority),
            "subjects": subjects,
            "category": _g2_subjects.category(about, subjects),
            "keywords": said.each("keywords", "contentMeta/keyword", keywords),
            "signals": said.each("signals", "itemMeta/signal", g2.codes(self.meta, "signal")),
            "genre": said.said("genre", *(("contentMeta/genre", one) for one in genres)),
            "located": said.said("located", *(("located", one) for one in names)),
            "rights": said.said("rights", self._right(rights, "copyrightNotice")),
            "usage_terms": said.said("usage_terms", self._right(rights, "usageTerms")),
        }

    def _right(self, rights: etree._Element | None, tag: str) -> Found:
        """Give what the rights say, in the item's language where they say it in several."""
        return f"rightsInfo/{tag}", g2.worded(children(rights, tag), self.language)

    def _times(self) -> dict[str, object]:
        """Read the points in time, in the provider's zone where they have none."""
        said, zone = self.said, self.zone
        version = self._of_item("versionCreated")
        first, made = self._of_item("firstCreated"), self._of_content("contentCreated")
        sent = ("header/sent", text(self.header, "sent"))
        if not (first[1] or made[1]):
            said.warn(NO_FIRST)
        if self.meta.first("embargoed") is not None and not self._of_item("embargoed")[1]:
            said.warn(NO_EMBARGO)
        return {
            "created": said.when("created", first, made, version, zone=zone),
            "sent": said.when("sent", version, sent, zone=zone),
            "embargoed_until": said.embargo(*self._of_item("embargoed"), zone=zone),
            "expires": said.when("expires", self._of_item("expires"), zone=zone),
        }
