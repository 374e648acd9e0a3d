"""``wiredesk read``: what wiredesk makes of a file, without Kafka."""

import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console

from wiredesk.cli._explain import explanation, reasons
from wiredesk.cli._files import Source, sources
from wiredesk.cli._pretty import pretty
from wiredesk.cli._story import glance
from wiredesk.cli._terminal import errors, safe, settings
from wiredesk.decode import FORMAT_HEADER, decoders
from wiredesk.identify.verdict import Memory  # noqa: TC001 (the memory's own type, at its place)
from wiredesk.pipeline import handle, receive
from wiredesk.publish.envelope import Envelope
from wiredesk.publish.ninjs import ninjs
from wiredesk.story import DeadLetter, Item, Message
from wiredesk.stream.clock import now

COMMAND = typer.Typer()
SOME_DEAD = 3


class Form(StrEnum):
    """The forms that a story is printed in."""

    ENVELOPE = "envelope"
    NINJS = "ninjs"


def _known_format(name: str | None) -> str | None:
    """Let only the name of a format pass."""
    if name is not None and name not in decoders():
        raise typer.BadParameter(f"{name!r} is none of {', '.join(decoders())}")
    return name


WireFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="Read them as this wire format; else it is told from the bytes.",
        callback=_known_format,
    ),
]
AsJson = Annotated[
    bool | None,
    typer.Option(
        "--json/--pretty",
        help="One JSON envelope a line, or a view to read. "
        "[dim]\\[default: pretty on a terminal][/]",
        show_default=False,
    ),
]
PrintedAs = Annotated[
    Form,
    typer.Option("--as", help="Print them so: an envelope, or IPTC ninjs 3.1 (as JSON)."),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Say on stderr which format was chosen and why, what was repaired, why these topics.",
    ),
]


@COMMAND.command()
def read(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files or folders; - is standard input."),
    ],
    form: WireFormat = None,
    as_json: AsJson = None,
    printed_as: PrintedAs = Form.ENVELOPE,
    explain: Explain = False,  # noqa: FBT002 (a flag of the command line)
) -> None:
    """Decode and enrich files, and print what would be published. Needs no Kafka.

    Files are read in their order, as messages that arrive one after the
    other: an update or a repeat of an earlier one is told as such. A dead
    letter goes to stderr with its reason, and makes the exit code 3.

    [bold]Examples:[/]
      wiredesk read story.txt
      wiredesk read incoming/ | jq '.enrichment.dateline'
      wiredesk read --explain --as ninjs story.xml
    """
    pretty_wanted = sys.stdout.isatty() if as_json is None else not as_json
    in_form = None if pretty_wanted and printed_as is Form.ENVELOPE else printed_as
    desk = _Desk(form, in_form, explains=explain)
    for source in sources(files, desk.settings.max_message_bytes):
        desk.take(source)
    if desk.dead:
        raise typer.Exit(SOME_DEAD)


class _Desk:
    """Reads one file after the other, and remembers their stories."""

    def __init__(self, form: str | None, printed_as: Form | None, *, explains: bool) -> None:
        """Start with an empty memory; what is printed in no form is shown to be looked at."""
        self.settings = settings()
        self.headers = ((FORMAT_HEADER, form.encode()),) if form else ()
        self.printed_as = printed_as
        self.explains = explains
        self.memory: dict[str, Memory] = {}
        self.dead = 0

    def take(self, source: Source) -> None:
        """Print what comes of one file."""
        instant = now()
        message = Message(source.value, instant, headers=self.headers)
        if self.explains:
            errors.print(explanation(message, source.name, self.settings.max_message_bytes))
        for result in receive(message, max_bytes=self.settings.max_message_bytes, now=instant):
            if isinstance(result, DeadLetter):
                self.dead += 1
                _note(source, f"dead letter: {result.reason}: {result.detail}")
            else:
                self._publish(source, result)

    def _publish(self, source: Source, item: Item) -> None:
        """Print an item's envelope, or a note where it would not be published."""
        with nullcontext() if self.memory else errors.status("loading, and at first compiling"):
            outcome = handle(item, self.memory.get, now=now())
        if outcome.remember:
            self.memory[item.id] = outcome.remember
        if self.explains and outcome.envelope:
            errors.print(reasons(outcome.envelope))
        if outcome.envelope is None:
            _note(source, f"not published: {outcome.verdict} of story {item.id}")
        elif self.printed_as:
            sys.stdout.buffer.write(_written(outcome.envelope, self.printed_as) + b"\n")
            sys.stdout.buffer.flush()
        else:
            story = glance(outcome.envelope.to_json())
            Console(highlight=False).print(pretty(story, source.name))


def _written(envelope: Envelope, form: Form) -> bytes:
    """Write an envelope in a form, on a line."""
    if form is Form.NINJS:
        return orjson.dumps(ninjs(envelope))
    return envelope.to_json()


def _note(source: Source, text: str) -> None:
    """Say something of a file on stderr."""
    errors.print(safe(f"{source.name}: {text}"), markup=False)
