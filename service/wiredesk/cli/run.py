"""``wiredesk run``: the worker."""

from typing import Annotated

import typer

from wiredesk.cli._options import KAFKA, Broker
from wiredesk.cli._terminal import settings

COMMAND = typer.Typer()


@COMMAND.command()
def run(
    broker: Broker = None,
    group: Annotated[
        str | None,
        typer.Option(
            help="Consumer group; its workers share the work. [dim]\\[env: WIREDESK_GROUP][/]",
            rich_help_panel=KAFKA,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            help="Port of /livez, /readyz and /metrics. [dim]\\[env: WIREDESK_HTTP_PORT][/]",
            rich_help_panel="Watching it",
            min=0,
            max=65_535,
        ),
    ] = None,
) -> None:
    """Start a worker: raw messages in, enriched stories out, until SIGTERM or Ctrl-C.

    Start up to as many as there are partitions; they share them. A worker
    that fails ends with exit code 1 and is to be started again: nothing is
    lost or doubled. All other settings come from the environment.

    [bold]Example:[/]  wiredesk topics apply && wiredesk run --broker kafka:9092
    """
    from wiredesk.stream.worker import run as work  # noqa: PLC0415 (Faust is slow to import)

    raise typer.Exit(work(settings(broker=broker, group=group, http_port=port)))
