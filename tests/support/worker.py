"""A worker in a process of its own, started again when it fails, as an orchestrator would."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from support.leash import leashed
from wiredesk.settings import Settings

MOST_STARTS = 8
"""a worker that ends more often than the tests make it do is broken"""
LAST_WORDS = 4000


def environment(settings: Settings) -> dict[str, str]:
    """Give a worker's environment: ours, with these settings and no other of wiredesk's."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("WIREDESK_")}
    given = {name: value for name, value in settings if value is not None}
    plain = {
        name: value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        for name, value in given.items()
    }
    return ours | {f"WIREDESK_{name.upper()}": value for name, value in plain.items()}


@dataclass(slots=True)
class Worker:
    """One ``wiredesk run`` under supervision."""

    environment: Mapping[str, str]
    log: Path
    most_starts: int = MOST_STARTS
    pause: float = 0
    """seconds between the end of a run and the next start"""
    exits: list[int] = field(default_factory=list)
    """exit code of each run that has ended, -9 for one that was killed"""
    process: asyncio.subprocess.Process | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)
    """set when a run has ended, cleared when a signal is sent"""

    @property
    def pid(self) -> int:
        """The process that runs now, or ran last."""
        if self.process is None:
            raise LookupError("the worker was never started")
        return self.process.pid

    @property
    def given_up(self) -> bool:
        """True where it failed too often to be started again."""
        return len(self.exits) >= self.most_starts

    @property
    def runs(self) -> bool:
        """True where its process is there."""
        return self.process is not None and self.process.returncode is None

    async def supervise(self) -> None:
        """Run it again and again, until it ends with exit code 0."""
        while not self.given_up:
            with self.log.open("ab") as output:
                command = leashed(sys.executable, "-m", "wiredesk", "run")
                self.process = await asyncio.create_subprocess_exec(
                    *command, env=dict(self.environment), stdout=output, stderr=output
                )
            self.exits.append(await self.process.wait())
            self.over.set()
            if self.exits[-1] == 0:
                return
            await asyncio.sleep(self.pause)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process that runs now."""
        os.kill(self.pid, number)

    async def kill(self) -> None:
        """Kill it, as `kill -9` does, and wait until it is gone."""
        await self._end_by(signal.SIGKILL)

    async def stop(self) -> float:
        """Ask it to end; give the seconds that it took until it was gone."""
        begun = time.monotonic()
        await self._end_by(signal.SIGTERM)
        return time.monotonic() - begun

    async def _end_by(self, number: signal.Signals) -> None:
        """Send a signal to the process that runs now, and wait for the end of the run."""
        self.over.clear()
        self.send(number)
        await self.over.wait()

    def said(self) -> str:
        """Give all that it has logged."""
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    def last_words(self) -> str:
        """Give the end of its log and how its runs ended, for an error message."""
        return f"exit codes {self.exits}; {self.log} ends:\n{self.said()[-LAST_WORDS:]}"


@asynccontextmanager
async def working(
    environment: Mapping[str, str], log: Path, most_starts: int = MOST_STARTS, pause: float = 0
) -> AsyncIterator[Worker]:
    """Supervise a worker for as long as the block runs; what is left then is killed."""
    worker = Worker(environment, log, most_starts, pause)
    supervision = asyncio.create_task(worker.supervise())
    try:
        await asyncio.sleep(0)
        yield worker
    finally:
        if not supervision.done():
            supervision.cancel()
            await asyncio.gather(supervision, return_exceptions=True)
            await _end(worker.process)


async def _end(process: asyncio.subprocess.Process | None) -> None:
    """Kill a process that still runs, and reap it."""
    if process is not None and process.returncode is None:
        process.kill()
        await process.wait()
