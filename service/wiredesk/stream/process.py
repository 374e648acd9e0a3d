"""Processes that end when this one does, however this one ends."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from wiredesk.stream import _keeper

LOG_LINES = 12


class Child:
    """A process kept by ``_keeper``: it ends with its parent, even one that is killed."""

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        """Start a command, with variables added to ours.

        ``folder`` is its scratch, which goes when it goes; its output is a file there.
        """
        self._folder = folder
        self._log = folder / "output.log"
        with self._log.open("wb") as output:
            self._keeper = subprocess.Popen(  # noqa: S603 (both commands are our own)
                [sys.executable, "-I", "-S", _keeper.__file__, str(folder), *command],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
                start_new_session=True,  # Ctrl-C at the terminal is for the parent alone
            )

    def running(self) -> bool:
        """Tell whether it has not ended by itself."""
        return self._keeper.poll() is None

    def last_words(self) -> str:
        """Give the last lines of its output; before it is stopped."""
        lines = self._log.read_text("utf-8", "replace").splitlines()
        return "\n".join(lines[-LOG_LINES:])

    def stop(self) -> int:
        """Ask it to end, wait, and give its exit code; its scratch folder is gone then."""
        if self._keeper.stdin:
            self._keeper.stdin.close()
        code = self._keeper.wait(_keeper.GRACE_SECONDS + 5)
        shutil.rmtree(self._folder, ignore_errors=True)
        return code

    def __enter__(self) -> Self:
        """Keep it for as long as the block runs."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop it."""
        self.stop()
