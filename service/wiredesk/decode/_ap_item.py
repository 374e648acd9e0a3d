"""One item of the AP Media API, read into an article."""

import re
from collections.abc import Iterable

from wiredesk.decode._coded import coded
from wiredesk.decode._content import Content, line
from wiredesk.decode._conventions import at_most, take_key
from wiredesk.decode._fields import Fields
from wiredesk.decode._item_types import item_type
from wiredesk.decode._objects import inner, listed, number
from wiredesk.decode._sourced import Found, Sourced
from wiredesk.decode._subjects import category_topic
from wiredesk.decode._words import as_published
from wiredesk.story import Decoded, ItemType, Link, Reason, Rejected, Status, Subject

ELSEWHERE = "the story is in a rendition elsewhere"
SUMMARY = f"{ELSEWHERE}: its summary stands in"
URGENCY, WORDS = (1, 9), (1, 1_000_000)
BODIES = ("body_nitf", "body_html", "body_text")
# Items without this signal are for editors and may never be published.
PUBLISHABLE = "newscontent"
KILLS = frozenset(("kill", "elimination"))
AGATE = "at"
"""the text format of tables, as in ANPA 1312"""
_IN_URI = re.compile(r"/content/([0-9a-f]{32})\b")
_CATEGORY = "category"


class ApItem:
    """An item: its fields, and what was assumed to read them."""

    def __init__(self, item: Fields, warnings: Iterable[str], beside: object = None) -> None:
        """Look at an item in its message, which has warnings of its own.

        ``beside`` is an object with the story, where the message has that beside the item.
        """
        self.item, self.ids = item, inner(item, "altids")
        self.beside = Fields(beside, "nitf.") if isinstance(beside, dict) else Fields({})
        self.said = Sourced(warnings)
        self.edits = listed(item, "editorialtypes")

    def decoded(self, form: str) -> Decoded:
        """Give the article with its warnings and sources; raises `Rejected`."""
        times = self._times()
        status = self._status(embargoed="embargoed_until" in self.said.sources)
        sent = {"format": form, "status": status}
        words = self._identity(), self._words(status)
        return self.said.put_together(sent, *words, self._metadata(), times)

    def _of(self, name: str) -> Found:
        """Give a field that holds text."""
        return name, self.item.text(name)

    def _identity(self) -> dict[str, object]:
        """Read which item and version it is: the item's id stays, its etag does not."""
        in_uri = _IN_URI.search(self.item.text("uri") or "")
        reference = self.ids.text("referenceid")
        found = self.said.said(
            "native_id",
            ("altids.itemid", self.ids.text("itemid")),
            ("uri", in_uri[1] if in_uri else None),
            ("altids.referenceid", f"ap:{reference}" if reference else None),
        )
        if found is None:
            raise Rejected(Reason.MISSING_FIELD, "altids.itemid")
        version = self.said.said("native_version", ("version", number(self.item, "version")))
        return {
            "native_id": found,
            "native_version": version,
            "provider": self.said.said("provider", self._of("provider")) or "AP",
            "links": self._related(found),
        }

    def _related(self, own: str) -> tuple[Link, ...]:
        """Give the items that are associated with this one, each once."""
        media = at_most(list(inner(self.item, "associations").record.values()), "associations")
        entries = (Fields(entry, "associations.") for entry in media if isinstance(entry, dict))
        ids = (inner(entry, "altids").text("itemid") for entry in entries)
        others = dict.fromkeys(found for found in ids if found and found != own)
        return tuple(Link(relation="related", id=other) for other in others)

    def _status(self, *, embargoed: bool) -> Status:
        """Read the publishing status; one under an embargo without end is withheld."""
        sent = (self.item.text("pubstatus") or "usable").lower().replace("cancelled", "canceled")
        if any(edit.lower() in KILLS for edit in self.edits):
            return Status.CANCELED
        if sent == "embargoed":
            return Status.USABLE if embargoed else Status.WITHHELD
        try:
            return Status(sent)
        except ValueError as error:
            expected = "usable, embargoed, withheld or canceled"
            raise self.item.wrong("pubstatus", expected) from error

    def _words(self, status: Status) -> dict[str, object]:
        """Read headline, text and what stands around them."""
        headline = self.said.said(
            "headline",
            ("headline", line(self.item.text("headline"))),
            ("headline_extended", line(self.item.text("headline_extended"))),
            ("title", line(self.item.text("title"))),
        )
        dateline = self.said.dateline(self._of("located"))
        body = self._body(ended=status is Status.CANCELED)
        words = as_published(self.said, headline, body, None, self.item.text("ednote"))
        bylines = (entry.text("by") for entry in self.item.records("bylines"))
        return {
            **words.fields(),
            "dateline": dateline,
            "byline": self.said.said("byline", ("bylines", ", ".join(filter(None, bylines)))),
            "item_type": self._item_type(words.content, status),
        }

    def _body(self, *, ended: bool) -> Content:
        """Read the story where it is in the message, or else its summary; a kill needs none."""
        for name in BODIES:
            found = Content.of_text(self._body_text(name))
            if found.text or found.tables:
                self.said.sources["text"] = name
                return found
        summary = line(self.item.text("description_summary"))
        if not ended:
            self.said.warn(SUMMARY if summary else ELSEWHERE)
        self.said.sources["text"] = "description_summary"
        return Content(summary or "")

    def _body_text(self, name: str) -> str | None:
        """Give a body, which may stand in an object of its own."""
        if isinstance(self.item.record.get(name), dict):
            held = inner(self.item, name)
            return held.text("nitf") or held.text("content")
        return self.item.text(name) or self.beside.text(name)

    def _item_type(self, content: Content, status: Status) -> ItemType:
        """Give the kind that profile or role name; what may not be published is an advisory."""
        signals = {signal.lower() for signal in listed(self.item, "signals")}
        if signals and PUBLISHABLE not in signals:
            return "advisory"
        agate = "table" if self.item.text("textformat") == AGATE else None
        labels = (self.item.text("profile"), self.item.text("editorialrole"), agate)
        return item_type(labels, content, ended=status is Status.CANCELED or not content.text)

    def _metadata(self) -> dict[str, object]:
        """Read what is said about the content."""
        said, item = self.said, self.item
        slugline = said.said("slugline", self._of("slugline"))
        place = inner(item, "datelinelocation")
        subjects = self._subjects()
        return {
            "language": said.language(self._of("language")),
            "slugline": slugline,
            "take_key": said.said("take_key", ("slugline", take_key(slugline))),
            "urgency": said.whole("urgency", URGENCY, ("urgency", number(item, "urgency"))),
            "word_count": said.whole("word_count", WORDS, self._words_sent()),
            "subjects": subjects,
            "category": self._category(),
            "keywords": said.each("keywords", "keywords", listed(item, "keywords")),
            "signals": said.each("signals", "signals", (*listed(item, "signals"), *self.edits)),
            "genre": said.said("genre", self._of("profile")),
            "located": said.said("located", ("datelinelocation", _place(place))),
            "rights": said.said("rights", self._of("copyrightnotice")),
            "usage_terms": said.said(
                "usage_terms", ("usageterms", "\n".join(listed(item, "usageterms")))
            ),
        }

    def _words_sent(self) -> Found:
        """Give how many words a rendition of the story is said to have."""
        renditions = inner(self.item, "renditions")
        for name in renditions.record:
            if isinstance(renditions.record[name], dict):
                words = number(inner(renditions, name), "words")
                if words:
                    return "renditions.words", words
        return "renditions.words", None

    def _category(self) -> str | None:
        """Give the category of ANPA 1312 that is among the subjects."""
        codes = (s.text("code") for s in self.item.records("subject") if _is_category(s))
        return next(codes, None)

    def _subjects(self) -> tuple[Subject, ...]:
        """Give the subjects as sent."""
        return tuple(_subject(entry) for entry in self.item.records("subject"))

    def _times(self) -> dict[str, object]:
        """Read the points in time."""
        return {
            "created": self.said.when("created", self._of("firstcreated")),
            "sent": self.said.when("sent", self._of("versioncreated")),
            "embargoed_until": self.said.embargo(*self._of("embargoed")),
            "expires": self.said.when("expires", self._of("expires")),
        }


def _place(location: Fields) -> str | None:
    """Give the place of the dateline, as far as it is said."""
    names = (location.text(name) for name in ("city", "countryareaname", "countryname"))
    return ", ".join(filter(None, names)) or None


def _is_category(entry: Fields) -> bool:
    """Tell whether a subject is a category of ANPA 1312."""
    return _CATEGORY in listed(entry, "rels")


def _subject(entry: Fields) -> Subject:
    """Read one subject; a category stands for the topic that its letter has."""
    code, name = entry.text("code") or "", entry.text("name")
    found = coded(code, name, entry.text("scheme"))
    if not _is_category(entry):
        return found
    return found.model_copy(update={"media_topic": category_topic(code)})
