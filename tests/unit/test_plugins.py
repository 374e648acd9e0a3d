"""A part is a file: what is listed, what is passed over, what is refused."""

import sys
from pathlib import Path

import pytest

from wiredesk.plugins import parts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "folder_of_parts"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    for name in [name for name in sys.modules if name.startswith(package.name)]:
        del sys.modules[name]


def test_a_folder_is_listed_by_name(folder: Path) -> None:
    (folder / "b.py").write_text("PART = 2\n")
    (folder / "a.py").write_text("PART = 1\n")
    (folder / "_helper.py").write_text("PARTS = 1, 2, 3\n")
    assert parts(folder.name, int) == (1, 2)


@pytest.mark.parametrize(("source", "count"), [("", 0), ("A = 1\nB = 2\n", 2)])
def test_a_file_that_is_not_one_part_is_named(folder: Path, source: str, count: int) -> None:
    (folder / "odd.py").write_text(source)
    with pytest.raises(LookupError, match=rf"folder_of_parts\.odd must hold .* holds {count}"):
        parts(folder.name, int)
