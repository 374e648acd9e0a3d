"""Real Apache Kafka for tests: one KRaft node, its jars from Maven Central, gone with the run.

The jars are fetched once into a cache folder (``WIREDESK_KAFKA_JARS`` or
``~/.cache/wiredesk/kafka-<version>``); a broker then starts in a few seconds.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.leash import leashed

KAFKA = Path(__file__).parent.parent / "kafka"
POM = KAFKA / "pom.xml"
LEAST_JAVA = 17
FETCH_SECONDS = 300
START_SECONDS = 60
STOP_SECONDS = 15
HEAP = ("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")

SETTINGS = """\
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
controller.listener.names=CONTROLLER
log.dirs={data}
auto.create.topics.enable=false
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.num.partitions=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
# A node that is frozen for longer is fenced by its own controller, and its transaction
# coordinator can then lose the end of a transaction: tests that freeze it stay below.
broker.session.timeout.ms=60000
group.initial.rebalance.delay.ms=0
"""


def missing() -> str | None:
    """Say what this machine lacks to run it, or None where nothing is missing."""
    ready = java_version() >= LEAST_JAVA and (jars_are_there() or shutil.which("mvn"))
    return None if ready else f"needs Java {LEAST_JAVA} and Maven"


def java_version() -> int:
    """Give the major version of the Java on the path, or 0 where there is none."""
    if shutil.which("java") is None:
        return 0
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False)  # noqa: S607 (whichever Java is on the path)
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else 0


def kafka_version() -> str:
    """Give the version that the pom names."""
    found = re.search(r"<kafka.version>(.+?)</kafka.version>", POM.read_text("utf-8"))
    if found is None:
        message = f"{POM} names no kafka.version"
        raise LookupError(message)
    return found[1]


def cache() -> Path:
    """Give the folder that the jars are kept in."""
    folder = os.environ.get("WIREDESK_KAFKA_JARS")
    return Path(folder) if folder else Path.home() / ".cache/wiredesk" / f"kafka-{kafka_version()}"


def jars_are_there() -> bool:
    """Tell whether the cache holds the broker: the folder appears whole or not at all."""
    return any(cache().glob("kafka_2.13-*.jar"))


def jars() -> Path:
    """Give the folder with the broker's jars, fetched by Maven on the first call."""
    if not jars_are_there():
        part = cache().with_name(f"{cache().name}.{os.getpid()}.part")
        command = ["mvn", "-B", "-q", "-f", str(POM), "dependency:copy-dependencies"]
        subprocess.run([*command, f"-DoutputDirectory={part}"], check=True, timeout=FETCH_SECONDS)
        cache().parent.mkdir(parents=True, exist_ok=True)
        part.rename(cache())
    return cache()


@dataclass(slots=True)
class Broker:
    """One node, which can be frozen, or stopped and started again where it was."""

    folder: Path
    """its data and its log"""
    port: int
    process: subprocess.Popen[bytes] | None = None
    logged: int = 0
    """bytes of its log that an earlier run wrote"""

    @property
    def address(self) -> str:
        """Where clients find it."""
        return f"127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What it says."""
        return self.folder / "broker.log"

    def start(self) -> None:
        """Start it, in the thread that is to outlive it."""
        self.logged = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as output:
            command = leashed(*_java("kafka.Kafka", str(self.folder / "server.properties")))
            self.process = subprocess.Popen(command, stdout=output, stderr=output)

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        if self.process is not None:
            self.process.send_signal(number)

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self.process is not None:
            stop(self.process)

    def await_answer(self) -> None:
        """Wait until it says that it has started, and takes a connection."""
        deadline = time.monotonic() + START_SECONDS
        while self.process and self.process.poll() is None and time.monotonic() < deadline:
            started = b"Kafka Server started" in self.log.read_bytes()[self.logged :]
            if started and _connects(self.port):
                return
            time.sleep(0.1)
        words = self.log.read_text("utf-8", "replace")[-3000:]
        message = f"no broker after {START_SECONDS} s:\n{words}"
        raise TimeoutError(message)


@contextmanager
def running(folder: Path, more: str = "", users: Iterable[str] = ()) -> Iterator[Broker]:
    """Run a broker with its data and its log in a folder; give it when it answers.

    ``more`` properties count before ours of the same name; ``{port}`` and ``{controller}`` are
    filled in. ``users`` are of SCRAM, as ``kafka-storage format --add-scram`` has them.
    """
    port, controller = free_ports(2)
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "server.properties"
    filled = (SETTINGS + more).format(port=port, controller=controller, data=folder / "data")
    settings.write_text(filled)
    _format(settings, users)
    broker = Broker(folder, port)
    broker.start()
    try:
        broker.await_answer()
        yield broker
    finally:
        broker.send(signal.SIGCONT)
        broker.stop()


def free_ports(count: int) -> list[int]:
    """Give ports that nobody listens on."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def stop(process: subprocess.Popen[bytes]) -> int:
    """End a process: asked first, killed after a while; give its exit code."""
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _java(main: str, *arguments: str) -> list[str]:
    """Give the command that runs a class of the broker's jars."""
    logging = f"-Dlog4j2.configurationFile={KAFKA / 'log4j2.properties'}"
    return ["java", *HEAP, logging, "-cp", f"{jars()}/*", main, *arguments]


def _format(settings: Path, users: Iterable[str]) -> None:
    """Prepare the data folder; the cluster's id only has to be 16 bytes."""
    arguments = ("format", "--standalone", "--cluster-id=d2lyZWRlc2stdGVzdHMtMQ")
    scram = [f"--add-scram={user}" for user in users]
    tool = _java("kafka.tools.StorageTool", *arguments, f"--config={settings}", *scram)
    subprocess.run(tool, check=True, capture_output=True, timeout=START_SECONDS)


def _connects(port: int) -> bool:
    """Tell whether somebody listens."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
