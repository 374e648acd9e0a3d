"""Commands as a person meets them: what they print, where, and with which exit code."""

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

FEED = Path(str(files("wiredesk") / "demo" / "feed"))
SEED = FEED / "001-xinhua-ar.txt"


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def envelopes(self) -> list[dict[str, object]]:
        """The envelopes that it printed."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ended]
Write = Callable[[bytes], Path]


def shell(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "wiredesk", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)
