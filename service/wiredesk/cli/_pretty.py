"""A story in full, for a person at a terminal."""

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wiredesk.cli._story import Dateline, Glance, places_in
from wiredesk.cli._terminal import isolate, safe

LEAD_CHARACTERS = 600
COLUMNS = ("names", "type", "country", "GeoNames", "times", "as written")
ENTITIES_SHOWN = 12
SPELLINGS_SHOWN = 3


def pretty(story: Glance, name: str) -> RenderableType:
    """Show what a file said, and what was learnt of it."""
    return Group(
        Rule(Text(safe(name), "bold"), align="left", style="dim"),
        facts(story),
        Lead(story),
        *entities(story),
        "",
    )


def facts(story: Glance) -> Table:
    """Show a story's facts, a line each."""
    table = Table.grid("", "", padding=(0, 2))
    table.columns[0].style = "dim"
    for label, value, style in _facts(story):
        if value:
            table.add_row(label, Text(value, style))
    return table


def _facts(story: Glance) -> tuple[tuple[str, str, str], ...]:
    """Name the facts, and give what is known of each and its style."""
    told = story.enrichment.language
    sure = f", {told.confidence:.0%} sure" if told else ""
    dateline = story.enrichment.dateline or Dateline()
    return (
        ("headline", isolate(story.article.headline or ""), "bold"),
        ("language", f"{story.language}{sure}", "magenta"),
        ("filed from", _where(dateline), "cyan"),
        ("filed on", dateline.date or safe(dateline.date_as_written or ""), "cyan"),
        ("agency", _agencies(dateline) or safe(story.article.provider or ""), "cyan"),
        ("topics", " · ".join(story.topics), "green"),
        ("story", f"{story.id}, version {story.version}, {story.action}", ""),
        ("format", story.article.format, ""),
    )


def _agencies(dateline: Dateline) -> str:
    """Name the agencies of a dateline, and as they are written."""
    return " / ".join(
        f"{found.agency.name} ({isolate(found.text)})" if found.agency else isolate(found.text)
        for found in dateline.agencies
    )


def _where(dateline: Dateline) -> str:
    """Name the places of a dateline in English, as they are written, and by their id."""
    if not dateline.places:
        return ""
    written = " / ".join(isolate(place.text) for place in dateline.places)
    ids = [str(named.place.geonames_id) for named in dateline.places if named.place]
    known = f", GeoNames {' / '.join(ids)}" if ids else ""
    return f"{places_in(dateline)} ({written}){known}"


def entities(story: Glance) -> list[RenderableType]:
    """Show whom and what a story names, the most salient first; nothing where it names none."""
    found = story.enrichment.entities
    if not found or not found.items:
        return []
    table = Table(*COLUMNS, box=None, header_style="dim")
    for entity in found.items[:ENTITIES_SHOWN]:
        place = entity.place
        where = (place.country or "", str(place.geonames_id)) if place else ("", "")
        written = dict.fromkeys(isolate(mention.text) for mention in entity.mentions)
        row = (safe(entity.name), entity.type.lower(), *where, str(entity.count))
        table.add_row(*map(Text, row), Text(", ".join(list(written)[:SPELLINGS_SHOWN])))
    return ["", table]


class Lead:
    """The first paragraph, wrapped so that each line keeps its own direction."""

    def __init__(self, story: Glance) -> None:
        """Take a story's first paragraph."""
        self.text = safe(story.article.text[:LEAD_CHARACTERS].partition("\n")[0])

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give it line by line."""
        for wrapped in Text(self.text).wrap(console, options.max_width):
            yield Text(isolate(wrapped.plain), no_wrap=True)
