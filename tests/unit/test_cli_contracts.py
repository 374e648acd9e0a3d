"""``wiredesk schema``: the contracts, printed and written."""

import json
import re
from pathlib import Path

from support.commands import Run
from wiredesk.publish.schemas import schemas


def test_a_schema(run: Run) -> None:
    assert json.loads(run("schema", "stories").out)["$id"] == "urn:wiredesk:stories:v1"
    assert run("schema").out.split() == list(schemas())


def test_schemas_are_written(run: Run, tmp_path: Path) -> None:
    ended = run("schema", "--write", tmp_path / "new")
    assert re.fullmatch(rf"\d+ files in {tmp_path}/new\n", ended.out)
    assert json.loads((tmp_path / "new/stories.v1.schema.json").read_text("utf-8"))
    (tmp_path / "file").touch()
    ended = run("schema", "--write", tmp_path / "file" / "below")
    assert ended.code == 1
    assert ended.err.startswith("error: can't write ")
