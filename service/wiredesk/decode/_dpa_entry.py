"""One entry of dpa digitalwires, read into an article."""

from collections.abc import Iterable

from wiredesk.decode._coded import coded
from wiredesk.decode._content import Content, line
from wiredesk.decode._conventions import repeatable
from wiredesk.decode._fields import Fields
from wiredesk.decode._item_types import item_type
from wiredesk.decode._objects import inner, listed, number
from wiredesk.decode._sourced import Found, Sourced
from wiredesk.decode._words import as_published
from wiredesk.decode._zones import home_zone
from wiredesk.story import Decoded, Link, Reason, Rejected, Status, Subject

URGENCY = (1, 9)
GENRE_NOTE = "dpaednoterole:genrenote"
KINDS = {"achtung": "advisory", "planungshinweis": "advisory", "terminvorschau": "advisory"}
"""what dpa calls notes to its customers"""
SUBJECTS = frozenset(("dnltype:dpasubject", "dnltype:geosubject", "dnltype:subject"))
# Notes that say something of the story; the others are the desk's closing line, its contacts
# and which pictures there are.
NOTES = frozenset((
    "dpaednoterole:editorialnote", "dpaednoterole:correctionshort", "dpaednoterole:correction",
    "dpaednoterole:embargo", "dpaednoterole:genrenote",
))  # fmt: skip


class DpaEntry:
    """An entry: its fields, and what was assumed to read them."""

    def __init__(self, entry: Fields, warnings: Iterable[str]) -> None:
        """Look at an entry in its message, which has warnings of its own."""
        self.entry, self.said = entry, Sourced(warnings)
        self.categories = entry.records("categories")
        self.zone = home_zone("dpa")

    def decoded(self, form: str) -> Decoded:
        """Give the article with its warnings and sources; raises `Rejected`."""
        status = self._status()
        sent = {"format": form, "status": status}
        words = self._identity(), self._words(status)
        return self.said.put_together(sent, *words, self._metadata(), self._times())

    def _of(self, name: str) -> Found:
        """Give a field that holds text."""
        return name, self.entry.text(name)

    def _named(self, kind: str) -> Found:
        """Give the name of the first category of a kind."""
        found = (one for one in self.categories if one.text("type") == f"dnltype:{kind}")
        entry = next(found, None)
        return f"categories.{kind}", entry.text("name") if entry else None

    def _status(self) -> Status:
        """Read the publishing status; an unknown one is refused, as it may mean a kill."""
        sent = (self.entry.text("pubstatus") or "usable").lower().removeprefix("stat:")
        try:
            return Status(sent.replace("cancelled", "canceled"))
        except ValueError as error:
            raise self.entry.wrong("pubstatus", "usable, withheld or canceled") from error

    def _identity(self) -> dict[str, object]:
        """Read which entry and version it is: the urn stays, the ``entry_id`` does not."""
        urn = self.said.said("native_id", self._of("urn"))
        if urn is None:
            raise Rejected(Reason.MISSING_FIELD, "urn")
        linked = (entry.text("urn") for entry in self.entry.records("associations"))
        others = dict.fromkeys(found for found in linked if found and found != urn)
        version = ("version", number(self.entry, "version"))
        return {
            "native_id": urn,
            "native_version": self.said.said("native_version", version),
            "provider": self.said.said("provider", self._named("provider"), self._of("creditline")),
            "links": tuple(Link(relation="related", id=other) for other in others),
        }

    def _words(self, status: Status) -> dict[str, object]:
        """Read headline, text and what stands around them; the dateline stays a field."""
        headline = self.said.said("headline", ("headline", line(self.entry.text("headline"))))
        dateline = self.said.dateline(self._of("dateline"))
        content = Content.of_text(self.entry.text("article_html"))
        words = as_published(self.said, headline, content, repeatable(dateline), self._notes())
        self.said.sources["text"] = "article_html"
        images = self.entry.records("associations")
        captions = (self.said.mended(line(image.text("caption")) or "") for image in images)
        return {
            **words.fields(),
            "dateline": dateline,
            "captions": (*words.content.captions, *filter(None, captions)),
            "byline": self.said.said("byline", self._of("byline")),
            "item_type": item_type(self._labels(), words.content, ended=status is Status.CANCELED),
        }

    def _labels(self) -> tuple[str | None, ...]:
        """Give what may name the kind of item: the note on its genre, and the genre."""
        notes = self.entry.records("ednotes")
        notes_on_genre = (n.text("ednote") for n in notes if n.text("role") == GENRE_NOTE)
        named = (*notes_on_genre, self._named("genre")[1])
        return tuple(KINDS.get((name or "").lower(), name) for name in named)

    def _notes(self) -> str | None:
        """Give the notes to editors that may be published, or else the public notepad."""
        sent = self.entry.records("ednotes")
        notes = [
            note.text("ednote")
            for note in sent
            if note.record.get("is_publishable") is not False and note.text("role") in NOTES
        ]
        if sent:
            self.said.sources["editor_note"] = "ednotes"
            return "\n".join(filter(None, notes)) or None
        self.said.sources["editor_note"] = "notepad.public_html"
        return Content.of_text(inner(self.entry, "notepad").text("public_html")).text or None

    def _metadata(self) -> dict[str, object]:
        """Read what is said about the content."""
        said, entry = self.said, self.entry
        desks = (c.text("qcode") for c in self.categories if c.text("type") == "dnltype:desk")
        desk = next(filter(None, desks), "").rpartition(":")[2]
        keywords, genre = listed(entry, "keyword_names"), self._named("genre")
        return {
            "language": said.language(self._of("language")),
            "urgency": said.whole("urgency", URGENCY, ("urgency", number(entry, "urgency"))),
            "subjects": self._subjects(),
            "category": said.said("category", ("categories.desk", desk)),
            "keywords": said.each("keywords", "keyword_names", keywords),
            "signals": said.each("signals", "signal", listed(entry, "signal")),
            "genre": said.said("genre", genre),
            "located": said.said("located", ("categories.poi", self._place())),
            "rights": said.said("rights", self._of("copyrightnotice")),
            "usage_terms": said.said("usage_terms", self._of("usageterms")),
        }

    def _place(self) -> str | None:
        """Give the first place that is pointed at: its locality, or else its name."""
        for entry in self.categories:
            if entry.text("type") == "dnltype:poi":
                details = inner(inner(entry, "geojson"), "properties")
                return details.text("locality") or entry.text("name")
        return None

    def _subjects(self) -> tuple[Subject, ...]:
        """Give the subjects as sent; their codes are Media Topics where they say so."""
        return tuple(
            coded(entry.text("qcode") or "", entry.text("name"))
            for entry in self.categories
            if entry.text("type") in SUBJECTS
        )

    def _times(self) -> dict[str, object]:
        """Read the points in time, in Germany's zone where they have none."""
        said, zone = self.said, self.zone
        created = self._of("content_created")
        return {
            "created": said.when("created", created, zone=zone),
            "sent": said.when("sent", self._of("version_created"), self._of("updated"), zone=zone),
            "embargoed_until": said.embargo(*self._of("embargoed"), zone=zone),
        }
