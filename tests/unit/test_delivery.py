"""deploy/delivery.md knows every line that a worker can end with, and names only what there is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wiredesk import stream
from wiredesk.settings import Settings
from wiredesk.stream.die import MEANINGS

TEXT = (Path(__file__).parents[2] / "deploy" / "delivery.md").read_text("utf-8")
FOLDER = Path(stream.__file__).parent
ALARMS = ("die", "fatal", "Sight")
"""what is called with the beginning of the line that a worker ends with"""


def lines() -> Iterator[str]:
    """Give the constant parts of each such line, as one text with … for what varies."""
    for file in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ALARMS:
                text = written(node.args[0])
                if text.strip("…: "):
                    yield text


def written(node: ast.expr) -> str:
    """Give a string as it is written, with … for what is put into it."""
    if isinstance(node, ast.JoinedStr):
        return "".join(written(value) for value in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "…"


@pytest.mark.parametrize("line", sorted(set(lines())))
def test_every_alarm_is_explained(line: str) -> None:
    begins = re.split(r"[:;]|: …", line.replace("…/…", "…").strip())[0].strip(" …")
    assert begins in TEXT


@pytest.mark.parametrize("meaning", sorted(set(MEANINGS.values())))
def test_every_meaning_is_explained(meaning: str) -> None:
    assert re.split("[,;(]", meaning)[0].strip() in TEXT


def test_only_settings_that_there_are() -> None:
    named = set(re.findall(r"WIREDESK_(\w+)", TEXT))
    assert named <= {name.upper() for name in Settings.model_fields}


def test_links_lead_somewhere() -> None:
    anchors = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings()}
    assert set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) <= anchors


def headings() -> list[str]:
    return re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
