"""What a terminal shows of a story: one line, or everything that was learnt.

It reads envelopes as a careful consumer should: what it does not know, it passes over.
"""

from datetime import datetime
from unicodedata import category

from pydantic import BaseModel, ConfigDict
from rich.cells import cell_len
from rich.text import Text

from wiredesk.cli._terminal import isolate, safe
from wiredesk.story import UNDETERMINED

TITLE_CHARACTERS = 140
"""of a story's first words, where it has no headline"""
COLUMNS = (("time", 8), ("language", 7), ("filed", 25), ("action", 7), ("topics", 27))
WIDE = 110
"""cells that a line with all columns needs"""
STYLES = {"time": "dim", "language": "magenta", "filed": "cyan", "topics": "green"}
ACTION_STYLES = {"kill": "bold red", "update": "yellow", "correction": "yellow"}


class Seen(BaseModel):
    """A part of an envelope that is looked at here."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Named(Seen):
    """Something with a name: a place, an agency, a topic."""

    name: str
    country: str | None = None
    geonames_id: int | None = None


class Place(Seen):
    """A place as a text names it."""

    text: str
    place: Named | None = None


class Agency(Seen):
    """An agency as a text names it."""

    text: str
    agency: Named | None = None


class Span(Seen):
    """A stretch of the text."""

    text: str
    end: int
    field: str = "text"


class Dateline(Seen):
    """Where, when and through whom a story was filed."""

    places: tuple[Place, ...] = ()
    date: str | None = None
    date_as_written: str | None = None
    agencies: tuple[Agency, ...] = ()
    span: Span | None = None


class Language(Seen):
    """The language of a story."""

    tag: str = UNDETERMINED
    confidence: float = 0


class Topics(Seen):
    """What a story is about."""

    items: tuple[Named, ...] = ()


class Entity(Seen):
    """Someone or something that a story names."""

    type: str
    name: str
    count: int
    mentions: tuple[Span, ...]
    place: Named | None = None


class Entities(Seen):
    """Whom and what a story names."""

    items: tuple[Entity, ...] = ()


class Enrichment(Seen):
    """What was learnt of a story."""

    language: Language | None = None
    dateline: Dateline | None = None
    topics: Topics | None = None
    entities: Entities | None = None


class Article(Seen):
    """What a story says."""

    format: str
    provider: str | None = None
    headline: str | None = None
    text: str = ""
    language: str | None = None


class Timing(Seen):
    """When a story passed."""

    received: datetime
    enriched: datetime


class Glance(Seen):
    """An envelope, as far as a terminal shows it."""

    id: str
    version: int
    action: str
    article: Article
    enrichment: Enrichment
    timing: Timing

    @property
    def language(self) -> str:
        """The language found, or else as declared."""
        found = self.enrichment.language
        return found.tag if found else self.article.language or UNDETERMINED

    @property
    def title(self) -> str:
        """The headline, or else the first words after the dateline."""
        if self.article.headline:
            return safe(self.article.headline)
        dateline = self.enrichment.dateline
        span = dateline.span if dateline else None
        text = self.article.text[span.end if span and span.field == "text" else 0 :]
        return safe(text.lstrip()[:TITLE_CHARACTERS].partition("\n")[0])

    @property
    def filed(self) -> str:
        """Place, country and date of the dateline."""
        dateline = self.enrichment.dateline
        if dateline is None:
            return ""
        return f"{places_in(dateline)} {dateline.date or ''}".strip()

    @property
    def topics(self) -> tuple[str, ...]:
        """The English names of the topics, the most likely first."""
        found = self.enrichment.topics
        return tuple(topic.name for topic in found.items) if found else ()


def places_in(dateline: Dateline) -> str:
    """Name a dateline's places in English with their country, or as written where unknown."""
    return " / ".join(
        ", ".join(filter(None, (found.place.name, found.place.country)))
        if found.place
        else safe(found.text)
        for found in dateline.places
    )


def glance(value: bytes) -> Glance:
    """Read an envelope as it is on a topic."""
    return Glance.model_validate_json(value)


def line(story: Glance, width: int | None = None) -> Text:
    """Show a story on one line, of at most ``width`` cells where that is given."""
    facts = {
        "time": f"{story.timing.enriched:%H:%M:%S}",
        "language": story.language,
        "filed": story.filed,
        "action": story.action,
        "topics": " · ".join(story.topics),
    }
    shown = Text(no_wrap=True)
    for name, size in COLUMNS:
        if name == "topics" and width is not None and width < WIDE:
            continue
        style = STYLES.get(name, ACTION_STYLES.get(story.action, ""))
        shown.append(f"{fitted(facts[name], size)}  ", style)
    room = None if width is None else max(1, width - cells(shown.plain))
    shown.append(isolate(shortened(story.title, room)))
    return shown


def fitted(text: str, size: int) -> str:
    """Make text exactly so many cells wide, and keep its direction to itself."""
    short = shortened(text, size)
    return isolate(short) + " " * (size - cells(short))


def shortened(text: str, room: int | None) -> str:
    """Cut text to so many cells, with an ellipsis where something was cut."""
    if room is None or cells(text) <= room:
        return text
    while text and cells(text) > room - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def cells(text: str) -> int:
    """Give the most cells that a terminal may take: many give a vowel sign one of its own."""
    return cell_len(text) + sum(category(character) == "Mc" for character in text)
