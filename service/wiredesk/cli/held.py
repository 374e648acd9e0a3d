"""``wiredesk held``: what waits for the end of an embargo, and until when."""

from datetime import UTC, datetime
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.table import Table

from wiredesk.cli._options import Broker
from wiredesk.cli._story import shortened
from wiredesk.cli._terminal import isolate, safe, settings
from wiredesk.settings import Settings
from wiredesk.story import Item
from wiredesk.stream import admin
from wiredesk.stream.client import complete, standing
from wiredesk.topics import HELD

COMMAND = typer.Typer()
TITLE_CELLS = 60
NEVER = datetime.max.replace(tzinfo=UTC)


@COMMAND.command()
def held(
    broker: Broker = None,
    as_json: Annotated[  # noqa: FBT002 (a flag of the command line)
        bool,
        typer.Option("--json", help="One JSON object a line: story, version, until, headline."),
    ] = False,
) -> None:
    """List the stories that wait for the end of an embargo, the next release first.

    A story whose embargo has no readable end waits until the agency sends a
    version that has one, or says that it is lifted; or until the message is
    sent again with the header wire-embargo: an instant, or lifted.

    [bold]Example:[/]  wiredesk held --json | jq 'select(.until == null)'
    """
    items = sorted(complete(_held(settings(broker=broker))), key=lambda item: _until(item) or NEVER)
    if as_json:
        for item in items:
            typer.echo(_written(item))
        return
    table = Table("until (UTC)", "version", "provider", "story", "title", box=None, pad_edge=False)
    for item in items:
        until = _until(item)
        instant = f"{until.astimezone(UTC):%Y-%m-%d %H:%M}" if until else "unknown"
        title = isolate(shortened(safe(_title(item)), TITLE_CELLS))
        provider = safe(item.article.provider or "")
        table.add_row(instant, str(item.version), provider, item.id, title)
    Console(highlight=False, markup=False).print(table)


async def _held(given: Settings) -> tuple[Item, ...]:
    """Read what is held now."""
    await admin.require(given, (HELD,))
    values = await standing(given, HELD.full_name(given.topic_prefix))
    return tuple(Item.model_validate_json(value) for value in values)


def _until(item: Item) -> datetime | None:
    """Give the end of an item's embargo, where it is known."""
    return item.embargo.until if item.embargo else None


def _title(item: Item) -> str:
    """Give the headline, or the text's first line."""
    return item.article.headline or item.article.text.partition("\n")[0]


def _written(item: Item) -> str:
    """Write what is held as a JSON object."""
    until = _until(item)
    return orjson.dumps(
        {
            "story": item.id,
            "version": item.version,
            "until": until.astimezone(UTC) if until else None,
            "provider": item.article.provider,
            "headline": item.article.headline,
            "source": item.source,
        },
        option=orjson.OPT_UTC_Z,
    ).decode()
