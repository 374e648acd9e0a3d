"""The demo's surroundings: a broker, topics and a worker, all gone at the end."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from pydantic import SecretStr

from wiredesk.settings import Settings
from wiredesk.stream import admin, embedded
from wiredesk.stream.clock import wait_until
from wiredesk.stream.errors import Failed
from wiredesk.stream.process import Child

READY_SECONDS = 45
PARTITIONS = 2


@dataclass(frozen=True, slots=True)
class Stage:
    """A worker that is ready, and how it was set."""

    settings: Settings
    worker: Child

    @property
    def metrics(self) -> str:
        """Where the worker's metrics are."""
        return f"http://{self.settings.http_host}:{self.settings.http_port}/metrics"


@contextmanager
def stage(broker: str | None) -> Iterator[Stage]:
    """Set everything up for as long as the block runs; without a broker, with one of its own."""
    with ExitStack() as stack:
        given = _settings(broker) if broker else _open(stack.enter_context(embedded.broker()))
        admin.apply(given)
        if broker:
            stack.callback(admin.delete, given)
        worker = stack.enter_context(_worker(given))
        _wait_until_ready(worker, given)
        yield Stage(given, worker)


def _open(broker: str) -> Settings:
    """Choose names on the embedded broker, which knows nothing of TLS and passwords."""
    fields = Settings.model_fields.items()
    kinds = ("security_", "sasl_", "ssl_")
    return _settings(broker, **{n: f.default for n, f in fields if n.startswith(kinds)})


def _settings(broker: str, **given: object) -> Settings:
    """Choose names that nothing else on the broker has."""
    name = f"wiredesk-demo-{uuid4().hex[:8]}"
    return Settings.model_validate(
        given
        | {
            "broker": broker,
            "group": name,
            "instance_id": f"{name}-worker",
            "topic_prefix": name,
            "partitions": PARTITIONS,
            "http_host": embedded.HOST,
            "http_port": embedded.free_port(),
            "log_format": "human",
        }
    )


def _worker(given: Settings) -> Child:
    """Start a worker with this Python, these settings and a scratch folder."""
    folder = Path(mkdtemp(prefix="wiredesk-demo-"))
    variables = {
        f"WIREDESK_{name.upper()}": "" if value is None else str(value)
        for name, value in given
        if not isinstance(value, SecretStr)  # the worker has those of our own environment
    }
    return Child([sys.executable, "-m", "wiredesk", "run"], folder, variables)


def _wait_until_ready(worker: Child, given: Settings) -> None:
    """Wait until the worker owns its partitions; `Failed` where it ended or takes too long."""
    wait_until(lambda: not worker.running() or _is_ready(given), READY_SECONDS)
    if not worker.running():
        raise Failed(
            "the worker ended at its start", "its last words are above", worker.last_words()
        )
    if not _is_ready(given):
        message = f"the worker was not ready within {READY_SECONDS} s"
        raise Failed(message, "is the machine very busy? try again", worker.last_words())


def _is_ready(given: Settings) -> bool:
    """Ask the worker whether it is ready."""
    connection = HTTPConnection(given.http_host, given.http_port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200  # noqa: PLR2004 (HTTP's own number)
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
