"""``wiredesk send``: files to the raw topic."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from wiredesk.cli._files import Source, sources
from wiredesk.cli._options import KAFKA, Broker
from wiredesk.cli._terminal import errors, settings
from wiredesk.settings import Settings
from wiredesk.stream import admin
from wiredesk.stream.client import Outgoing, complete
from wiredesk.stream.client import send as send_all
from wiredesk.stream.clock import AT_ONCE, paced
from wiredesk.stream.errors import Failed
from wiredesk.topics import RAW

COMMAND = typer.Typer()


@COMMAND.command()
def send(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files or folders; - is standard input."),
    ],
    header: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="Kafka header of every message, as wire-format=ninjs-1. Repeatable.",
            rich_help_panel=KAFKA,
        ),
    ] = None,
    key: Annotated[
        str | None, typer.Option(help="Kafka key of every message.", rich_help_panel=KAFKA)
    ] = None,
    broker: Broker = None,
) -> None:
    """Send files to the raw topic, each as one message, as an agency's feed would.

    [bold]Example:[/]  wiredesk send incoming/ --header wire-provider=Xinhua
    """
    given = settings(broker=broker)
    headers = tuple(_header(text) for text in header or ())
    limit = given.max_message_bytes
    messages = (
        Outgoing(_whole(source, limit), key.encode() if key is not None else None, headers)
        for source in sources(files, limit)
    )
    count = complete(_send(given, messages))
    typer.echo(f"{count} sent to {RAW.full_name(given.topic_prefix)} at {given.broker}")


def _header(text: str) -> tuple[str, bytes]:
    """Read a header option."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise typer.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--header")
    return name, value.encode()


def _whole(source: Source, most_bytes: int) -> bytes:
    """Give a file's content; a part of it must not be sent."""
    if len(source.value) > most_bytes:
        message = f"{source.name} is larger than {most_bytes} bytes"
        raise Failed(message, "raise WIREDESK_MAX_MESSAGE_BYTES here and for the workers")
    return source.value


async def _send(settings: Settings, messages: Iterator[Outgoing]) -> int:
    """Send messages to the raw topic, show how it goes, and count them."""
    topic = RAW.full_name(settings.topic_prefix)
    await admin.require(settings, (RAW,))
    count = 0
    with errors.status("sending") as status:

        def sent(_: Outgoing) -> None:
            """Count one that the broker has."""
            nonlocal count
            count += 1
            status.update(f"{count} sent")

        await send_all(settings, topic, paced(messages, AT_ONCE), sent)
    return count
