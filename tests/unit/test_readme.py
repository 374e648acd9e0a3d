"""The README's tables say what the code says, neither more nor less."""

import re
from pathlib import Path

import pytest
import typer.main
from prometheus_client.metrics import MetricWrapperBase

from wiredesk.cli import assemble
from wiredesk.decode import decoders
from wiredesk.route import topics
from wiredesk.settings import Settings
from wiredesk.story import Reason
from wiredesk.stream import metrics
from wiredesk.topics import Topic

README = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
SUFFIX = {"counter": "_total", "info": "_info"}


def table(heading: str) -> dict[str, list[str]]:
    """Give the rows of the first table under a heading or header row, by their first cell."""
    _, _, after = README.partition(heading)
    rows: dict[str, list[str]] = {}
    for line in after.partition("\n|")[2].split("\n"):
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if not line.startswith("|") and rows:
            break
        rows[cells[0].strip("`")] = cells[1:]
    return {name: cells for name, cells in rows.items() if not name.startswith("---")}


def body(heading: str, first: str) -> dict[str, list[str]]:
    rows = table(heading)
    rows.pop(first, None)
    return rows


def kept(topic: Topic) -> str:
    return f"{topic.retention_days} days" if topic.retention_days else "for ever"


def test_topics() -> None:
    rows = body("## Topics", "topic")
    assert rows == {
        topic.full_name("<prefix>"): [topic.carries, topic.key, topic.cleanup, kept(topic)]
        for topic in topics()
    }


def test_formats() -> None:
    (lines,) = re.findall(r"\*\*Formats so far:\*\*(.*?)What is read", README, re.DOTALL)
    assert set(re.findall(r"`([\w-]+)`", lines)) == set(decoders())


def test_reasons() -> None:
    assert list(body("## Dead letters", "reason")) == [reason.value for reason in Reason]


def test_settings() -> None:
    rows = body("## Settings", "variable")
    fields = Settings.model_fields
    assert list(rows) == [f"WIREDESK_{name.upper()}" for name in fields]
    assert [cells[1] for cells in rows.values()] == [f.description for f in fields.values()]


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_defaults(name: str) -> None:
    default = Settings.model_fields[name].default
    shown = body("## Settings", "variable")[f"WIREDESK_{name.upper()}"][0]
    assert shown == (
        "none"
        if default is None
        else f"`{default:g}`"
        if isinstance(default, float)
        else f"`{default}`"
    )


def test_metrics() -> None:
    declared = [value for value in vars(metrics).values() if isinstance(value, MetricWrapperBase)]
    assert body("## Metrics", "metric") == {
        metric._name + SUFFIX.get(metric._type, ""): [
            metric._type,
            ", ".join(metric._labelnames) or "–",
            metric._documentation,
        ]
        for metric in declared
    }


def test_commands() -> None:
    command = typer.main.get_command(assemble())
    listed = {name.split()[1] for name in body("## Commands", "command")}
    assert listed == set(command.commands)
