"""``wiredesk tail``: what is on a topic, as it comes."""

import sys
from contextlib import aclosing
from typing import Annotated

import typer
from rich.console import Console

from wiredesk.cli._options import KAFKA, Broker
from wiredesk.cli._records import as_line, written
from wiredesk.cli._terminal import settings
from wiredesk.route import topics
from wiredesk.settings import Settings
from wiredesk.stream import admin
from wiredesk.stream.client import Record, complete, follow
from wiredesk.topics import Topic

COMMAND = typer.Typer()
STORIES = "stories"


def _known_topic(name: str) -> str:
    """Let only the name of a topic pass."""
    known = [topic.name for topic in topics()]
    if name not in known:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}")
    return name


@COMMAND.command()
def tail(
    topic: Annotated[
        str,
        typer.Option(
            help="Which topic, by its short name: stories, latest, dead, items, raw, ledger, held.",
            callback=_known_topic,
            rich_help_panel=KAFKA,
        ),
    ] = STORIES,
    beginning: Annotated[  # noqa: FBT002 (a flag of the command line)
        bool,
        typer.Option(
            "--from-beginning",
            help="Start with the oldest record, not with the next.",
            rich_help_panel=KAFKA,
        ),
    ] = False,
    broker: Broker = None,
    as_json: Annotated[  # noqa: FBT002 (a flag of the command line)
        bool,
        typer.Option("--json", help="One JSON object a line: key, headers, value, position."),
    ] = False,
    count: Annotated[
        int | None, typer.Option("-n", min=1, help="End after so many records.")
    ] = None,
) -> None:
    """Follow the stories that are published, a line each, until Ctrl-C.

    Only committed records are shown. It joins no group and changes nothing.

    [bold]Examples:[/]
      wiredesk tail --from-beginning
      wiredesk tail --topic dead --json | jq '.headers'
    """
    given = settings(broker=broker)
    chosen = next(known for known in topics() if known.name == topic)
    complete(_tail(given, _Show(chosen, json=as_json), beginning=beginning, count=count))


class _Show:
    """Prints the records of one topic, and counts them."""

    def __init__(self, topic: Topic, *, json: bool) -> None:
        """Print to standard output, as wide as it is where it is a terminal."""
        self.topic = topic
        self.json = json
        self.console = Console(highlight=False, soft_wrap=True)
        self.count = 0

    def take(self, record: Record) -> None:
        """Print one record."""
        self.count += 1
        if self.json:
            sys.stdout.buffer.write(written(record) + b"\n")
            sys.stdout.buffer.flush()
        else:
            width = self.console.width if self.console.is_terminal else None
            self.console.print(as_line(self.topic, record, width))


async def _tail(given: Settings, show: _Show, *, beginning: bool, count: int | None) -> None:
    """Print records until there were enough."""
    await admin.require(given, (show.topic,))
    name = show.topic.full_name(given.topic_prefix)
    async with aclosing(follow(given, (name,), beginning=beginning)) as records:
        async for record in records:
            show.take(record)
            if show.count == count:
                return
