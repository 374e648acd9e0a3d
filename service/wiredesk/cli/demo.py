"""``wiredesk demo``: the whole path before one's eyes."""

from contextlib import ExitStack
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.live import Live

from wiredesk.cli._live import Lines, Picture, milliseconds
from wiredesk.demo.play import Play
from wiredesk.demo.script import Account
from wiredesk.demo.stage import stage
from wiredesk.demo.tally import Dead, Tally

COMMAND = typer.Typer()


@COMMAND.command()
def demo(
    once: Annotated[  # noqa: FBT002 (a flag of the command line)
        bool, typer.Option("--once", help="End when the whole feed has arrived: 0, else 1.")
    ] = False,
    rate: Annotated[float, typer.Option(min=0.1, max=1_000, help="Messages sent a second.")] = 5,
    plain: Annotated[  # noqa: FBT002 (a flag of the command line)
        bool, typer.Option("--plain", help="Plain lines; the default where it is no terminal.")
    ] = False,
    broker: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            help="Use this Kafka, with topics of its own that are deleted at the end, "
            "not the embedded broker.",
            rich_help_panel="Kafka",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Watch stories in many languages come in as wires and out enriched.

    Starts a broker and a worker on this machine, sends the feed that ships
    with wiredesk, and shows each story as it arrives. Without --once the feed
    goes on, as new stories, until Ctrl-C. Nothing is left behind.

    The embedded broker is for development only: it checks no password and has
    no TLS.

    [bold]Examples:[/]
      wiredesk demo
      wiredesk demo --once --rate 20
      wiredesk demo --broker localhost:9092
    """
    console, tally = Console(highlight=False), Tally()
    with ExitStack() as stack:
        with console.status("starting a broker and a worker"):
            ready = stack.enter_context(stage(broker))
        console.print(f"worker ready; its metrics are at {ready.metrics}", soft_wrap=True)
        play = Play(ready, tally, rate, Lines(console, tally).arrived)
        due = None
        try:
            if plain or not console.is_terminal:
                due = _perform(play, once=once)
            else:
                due = _perform_live(play, console, once=once)
        finally:
            console.print(summary(tally, due), soft_wrap=True)
            console.print("stopping", style="dim")


def _perform_live(play: Play, console: Console, *, once: bool) -> Account | None:
    """Play with the whole terminal as the stage, and leave the last picture on it."""
    picture = Picture(console, play.tally, play.stage.metrics)
    try:
        with Live(picture, console=console, screen=True):
            return _perform(replace(play, arrived=_drawn), once=once)
    finally:
        console.print(picture)


def _perform(play: Play, *, once: bool) -> Account | None:
    """Play the feed once, and give what was due; or on and on."""
    if once:
        return play.once()
    play.on()
    return None


def _drawn(_arrival: bytes | Dead) -> None:
    """Leave an arrival to the live view, which draws itself."""


def summary(tally: Tally, due: Account | None) -> str:
    """Say what went in, what came out, and how fast; ``due`` where all of it has come."""
    actions = ", ".join(f"{number} {action}" for action, number in tally.actions().items())
    stories, dead = tally.account.published.total(), tally.account.dead.total()
    ending = f"repeats dropped: {due.dropped}; all that was due has come, once" if due else ""
    p50, p99 = (milliseconds(tally.freshness(share)) for share in (0.5, 0.99))
    return (
        f"\nmessages sent: {tally.sent}; stories published: {stories} ({actions}); "
        f"dead letters: {dead}; {ending}\n"
        f"freshness, from the message's timestamp to its arrival: p50 {p50}, p99 {p99}"
    )
