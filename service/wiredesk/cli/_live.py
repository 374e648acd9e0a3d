"""The demo's view: live on a terminal, plain lines elsewhere."""

from rich.box import HORIZONTALS
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from wiredesk.cli._pretty import facts
from wiredesk.cli._records import dead_row
from wiredesk.cli._story import glance, line
from wiredesk.demo.tally import Dead, Tally
from wiredesk.stream.clock import now

FRAME_LINES = 18
"""lines that the live view needs beside the stories"""
LEAST_STORIES = 5
MOST_STORIES = 30
DEAD_SHOWN = 3
MARGIN = 2
"""cells that are left free: terminals differ in the width of some characters"""
MILLISECONDS = 1_000
TITLE = "wiredesk demo"


class Lines:
    """Prints a line for each arrival; the first story in full."""

    def __init__(self, console: Console, tally: Tally) -> None:
        """Print what this tally counts."""
        self.console = console
        self.tally = tally

    def arrived(self, arrival: bytes | Dead) -> None:
        """Print an envelope or a dead letter."""
        if isinstance(arrival, Dead):
            self.console.print(dead_text(arrival), soft_wrap=True)
            return
        story = glance(arrival)
        if self.tally.account.published.total() == 1:
            self.console.print(Group(Text("first story in full", "bold"), facts(story), ""))
        self.console.print(line(story), soft_wrap=True)


def dead_text(dead: Dead) -> Text:
    """Show a dead letter on a line."""
    return dead_row(f"{dead.arrived:%H:%M:%S}", dead.reason, dead.detail, dead.source)


def status(tally: Tally, metrics: str) -> Text:
    """Show the counts, the rate and the freshness."""
    return Text.assemble(
        ("sent ", "dim"), str(tally.sent),
        ("  published ", "dim"), (str(tally.account.published.total()), "green"),
        ("  dead ", "dim"), (str(tally.account.dead.total()), "red"),
        ("  rate ", "dim"), f"{tally.rate(now()):.1f}/s",
        ("  freshness p50 ", "dim"), milliseconds(tally.freshness(0.5)),
        ("  p99 ", "dim"), milliseconds(tally.freshness(0.99)),
        ("  metrics ", "dim"), (metrics, "underline"),
    )  # fmt: skip


def milliseconds(seconds: float | None) -> str:
    """Write a duration."""
    return "–" if seconds is None else f"{seconds * MILLISECONDS:.0f} ms"


class Picture:
    """The live view: the first story in full, the newest stories, the dead, the figures."""

    def __init__(self, console: Console, tally: Tally, metrics: str) -> None:
        """Show what this tally counts."""
        self.console = console
        self.tally = tally
        self.metrics = metrics

    def __rich__(self) -> RenderableType:
        """Draw it as it is now."""
        first = self.tally.first
        room = self.console.height - FRAME_LINES
        number = max(LEAST_STORIES, min(MOST_STORIES, room))
        width = self.console.width - MARGIN
        stories = [line(glance(value), width) for value in list(self.tally.stories)[-number:]]
        dead = [dead_text(letter) for letter in list(self.tally.dead)[-DEAD_SHOWN:]]
        for row in dead:
            row.truncate(width, overflow="ellipsis")
        top = facts(glance(first)) if first else Text("waiting for the first story …", "dim")
        return Group(
            Panel(top, title="first story in full", title_align="left", box=HORIZONTALS),
            *stories,
            *([Text("")] if dead else []),
            *dead,
            Text(""),
            status(self.tally, self.metrics),
        )
