"""/livez, /readyz and /metrics on one port, from a thread of their own.

A thread, so that they answer while the worker is busy, and so that /livez fails when the
worker's loop stands still. Another one ends such a worker: whoever runs it may not look.
"""

import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import REGISTRY

from wiredesk.stream.die import die
from wiredesk.stream.errors import Failed

# A story takes milliseconds; a loop that is silent for this long hangs.
SILENCE_SECONDS = 30
POLL_SECONDS = 0.05
LOOK_SECONDS = 1.0
MOST_LOOKS = 45
"""so often in a row a loop may be found where it was, before its process is ended"""


@dataclass(slots=True)
class Health:
    """How the worker is, as its probes see it."""

    beat: float = field(default_factory=time.monotonic)
    """when the loop was last seen to run"""
    waiting: str | None = "starting"
    """why the worker can't read yet, if so"""
    stuck: str | None = None
    """what waits and does not move, if anything"""

    def live(self) -> str | None:
        """Say why the process ought to be started again, or None."""
        silent = time.monotonic() - self.beat
        return f"silent for {silent:.0f} s" if silent > SILENCE_SECONDS else self.stuck

    def ready(self) -> str | None:
        """Say why the worker can't read now, or None."""
        return self.live() or self.waiting


def end_with_silence(health: Health, pause: float = LOOK_SECONDS) -> None:
    """End the process when its loop stands still; to be run in a thread of its own.

    By looks, not by the clock: a process that was frozen finds that much time has passed.
    """
    beat, looks = health.beat, 0
    while looks < MOST_LOOKS:
        time.sleep(pause)
        looks = looks + 1 if health.beat == beat else 0
        beat = health.beat
    die(f"the event loop has stood still for {MOST_LOOKS * LOOK_SECONDS:.0f} s")


def serve(health: Health, host: str, port: int) -> ThreadingHTTPServer:
    """Start to answer; the server's ``server_port`` is the one it got."""

    class Handler(BaseHTTPRequestHandler):
        """Answers the three paths."""

        def do_GET(self) -> None:
            """Answer one request."""
            path = self.path.split("?")[0]
            if path == "/metrics":
                encode, kind = choose_encoder(self.headers.get("Accept", ""))
                self._answer(HTTPStatus.OK, encode(REGISTRY), kind)
            elif path in ("/livez", "/readyz"):
                wrong = health.live() if path == "/livez" else health.ready()
                status = HTTPStatus.SERVICE_UNAVAILABLE if wrong else HTTPStatus.OK
                self._answer(status, f"{wrong or 'ok'}\n".encode(), "text/plain; charset=utf-8")
            else:
                paths = b"try /livez, /readyz or /metrics\n"
                self._answer(HTTPStatus.NOT_FOUND, paths, "text/plain; charset=utf-8")

        def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
            """Log nothing: probes come every few seconds."""

    try:
        server = ThreadingHTTPServer((host, port), Handler)
    except OSError as error:
        raise Failed(
            f"port {port} on {host} can't be used: {error.strerror}",
            "set WIREDESK_HTTP_PORT to a free port, or to 0 for any",
        ) from error
    Thread(target=server.serve_forever, args=(POLL_SECONDS,), name="health", daemon=True).start()
    return server
