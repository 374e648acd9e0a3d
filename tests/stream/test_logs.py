"""Logs are JSON lines off a terminal, and end a failed process with one clear line."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest

from wiredesk.settings import Settings
from wiredesk.stream import logs


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    logger = logging.getLogger()
    handlers, level = logger.handlers[:], logger.level
    yield logger
    logger.handlers[:] = handlers
    logger.setLevel(level)


def test_json_lines(root: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logs.install(Settings(log_format="json"))
    root.info("read %d", 3)
    try:
        raise ValueError("odd")
    except ValueError:
        root.exception("failed")
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["level"], first["message"]) == ("info", "read 3")
    assert first["time"].endswith("+00:00")
    assert "ValueError: odd" in second["exception"]


def test_libraries_are_quiet(root: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logs.install(Settings(log_format="human", log_level="debug"))
    logging.getLogger("aiokafka.consumer").info("a heartbeat")
    root.debug("a decision")
    assert "heartbeat" not in (shown := capsys.readouterr().err)
    assert "a decision" in shown


def test_a_library_says_the_same_once(
    root: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.install(Settings(log_format="json"))
    for number in range(1000):
        logging.getLogger("aiokafka").error("no node %d", number)
        root.error("ours %d", number)
    logging.getLogger("aiokafka").error("another line")
    said = capsys.readouterr().err
    assert (said.count("no node"), said.count("another line"), said.count("ours")) == (1, 1, 1000)


@pytest.mark.parametrize(
    ("raised", "traced"), [("ValueError('a bug')", True), ("OSError('broker away')", False)]
)
def test_an_error_ends_the_process_with_a_clear_line(raised: str, traced: bool) -> None:
    program = f"""
import asyncio
from wiredesk.settings import Settings
from wiredesk.stream import logs
from wiredesk.stream.die import fatal

@fatal("a task")
async def task():
    raise {raised}

logs.install(Settings(log_format="json"))
asyncio.run(task())
print("still alive")
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    entry = json.loads(ended.stderr)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert entry["level"] == "critical"
    assert entry["message"] == f"stopped: a task: {raised}"
    assert ("exception" in entry) is traced
