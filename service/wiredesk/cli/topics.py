"""``wiredesk topics``: what is on the broker, and making it so."""

import typer
from rich.console import Console
from rich.table import Table

from wiredesk.cli._options import Broker
from wiredesk.cli._terminal import settings
from wiredesk.stream import admin

COMMAND = typer.Typer(
    name="topics",
    no_args_is_help=True,
    help="List the topics that wiredesk reads and writes, or create them.",
)


@COMMAND.command("list")
def show(broker: Broker = None) -> None:
    """Show every topic: whether it exists, its partitions and policy, what it carries.

    [bold]Example:[/]  wiredesk topics list --broker kafka:9092
    """
    standings = admin.survey(settings(broker=broker))
    table = Table("topic", "partitions", "policy", "kept", "carries", box=None, pad_edge=False)
    for standing in standings:
        topic = standing.topic
        kept = "newest per key" if topic.retention_days is None else f"{topic.retention_days} days"
        count = str(standing.partitions or "missing")
        table.add_row(standing.name, count, topic.cleanup, kept, topic.carries)
    Console().print(table)
    _tell_differences(standings)
    if any(standing.partitions is None for standing in standings):
        typer.echo("some are missing; to create them: wiredesk topics apply", err=True)


@COMMAND.command()
def apply(broker: Broker = None) -> None:
    """Create the topics that are missing; touch none that is there.

    Partitions and replicas are WIREDESK_PARTITIONS and WIREDESK_REPLICATION.
    Settings of topics that are there and differ are told, not changed.

    [bold]Example:[/]  WIREDESK_PARTITIONS=12 WIREDESK_REPLICATION=3 wiredesk topics apply
    """
    given = settings(broker=broker)
    created = set(admin.apply(given))
    standings = admin.survey(given)
    for standing in standings:
        what = "created" if standing.name in created else "is there"
        typer.echo(f"{standing.name}: {what}, {standing.partitions} partitions")
    _tell_differences(standings)


def _tell_differences(standings: tuple[admin.Standing, ...]) -> None:
    """Say on stderr what is not as declared."""
    for standing in standings:
        for difference in standing.differences:
            typer.echo(f"{standing.name}: {difference}", err=True)
