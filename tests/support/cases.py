"""The cases: folders of a message and what a reader of it knows, as tests/cases/README.md says."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import orjson

from wiredesk.story import Message

CASES = Path(__file__).parent.parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/facts.toml"))
NAMES = [f"{folder.parent.name}/{folder.name}" for folder in FOLDERS]
RECEIVED = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)


def facts_of(folder: Path) -> dict[str, object]:
    """Give what a reader knows of a case."""
    return tomllib.loads((folder / "facts.toml").read_text("utf-8"))


def message_of(folder: Path, facts: Mapping[str, object]) -> Message:
    """Give a case's message, with its headers and the time of its receipt."""
    (path,) = folder.glob("in.*")
    headers_path = folder / "headers.json"
    headers = orjson.loads(headers_path.read_bytes()) if headers_path.exists() else {}
    received = facts.get("received")
    return Message(
        value=path.read_bytes(),
        received=datetime.fromisoformat(str(received)) if received else RECEIVED,
        headers=tuple((name, value.encode()) for name, value in headers.items()),
    )
