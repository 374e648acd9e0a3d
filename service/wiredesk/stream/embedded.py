"""An embedded Kafka broker, noida-db, for the demo and quick tests.

For development only: it checks no password and has no TLS, so it listens on 127.0.0.1
alone. It does not remove a killed member from its group: give members a static id. Create
topics explicitly: those it makes by itself have one partition.
"""

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from wiredesk.stream.clock import wait_until
from wiredesk.stream.errors import Failed
from wiredesk.stream.process import Child

HOST = "127.0.0.1"
PACKAGE = "noida-db"
START_SECONDS = 15
TRIES = 3
"""ports to try: a free one may be taken before the broker has it"""


@contextmanager
def broker() -> Iterator[str]:
    """Run an empty broker for as long as the block runs, and give its ``host:port``."""
    child, address = _started()
    with child:
        yield address


def free_port() -> int:
    """Give a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Tell whether something accepts connections on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def _started() -> tuple[Child, str]:
    """Start the broker and wait until it listens; give it and its address."""
    program, words = _program(), ""
    for _ in range(TRIES):
        port = free_port()
        folder = Path(tempfile.mkdtemp(prefix="wiredesk-broker-"))
        child = Child(_command(program, port, folder / "data"), folder)
        wait_until(lambda: listens(port) or not child.running(), START_SECONDS)  # noqa: B023 (ends within the turn)
        if child.running() and listens(port):
            return child, f"{HOST}:{port}"
        words = child.last_words()
        child.stop()
    hint = "use a Kafka of your own: --broker HOST:PORT"
    raise Failed("the embedded broker did not start", hint, words)


def _command(program: Path, port: int, data: Path) -> list[str]:
    """Give the command that runs nothing but Kafka, on this machine's own address."""
    where = ["--host", HOST, "--kafka-port", str(port), "--data-dir", str(data)]
    return [str(program), "start", "--only", "kafka", *where]


def _program() -> Path:
    """Find the packaged binary; its Python wrapper would be one more process to end."""
    try:
        found = [file for file in files(PACKAGE) or () if file.parts == ("noida_db", PACKAGE)]
    except PackageNotFoundError:
        found = []
    if not found:
        raise Failed("the embedded broker is not installed", "pip install 'wiredesk[demo]'")
    return Path(str(found[0].locate()))
