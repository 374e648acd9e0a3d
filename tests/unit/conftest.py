"""What the tests of the command line share: a command in this process, and a file."""

import sys
from pathlib import Path

import pytest

from support.commands import Ended, Run, Write
from wiredesk.cli import main


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Give a function that runs a command in this process."""

    def wiredesk(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["wiredesk", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, out.decode(), err.decode())

    monkeypatch.setenv("COLUMNS", "100")
    return wiredesk


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give a function that puts bytes into a file."""

    def written(value: bytes) -> Path:
        path = tmp_path / "message"
        path.write_bytes(value)
        return path

    return written
