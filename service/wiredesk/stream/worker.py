"""One worker, from start to end: what ``wiredesk run`` runs."""

import asyncio
import gc
import logging
import platform
import signal
from importlib.metadata import version
from threading import Thread

from wiredesk import __version__
from wiredesk.enrich import models
from wiredesk.settings import Settings
from wiredesk.stream import admin, logs, metrics
from wiredesk.stream.app import build
from wiredesk.stream.die import die
from wiredesk.stream.health import Health, end_with_silence, serve
from wiredesk.stream.transport import ExactApp
from wiredesk.stream.watchdog import Watchdog

INTERRUPTED = 130
# Supervisors kill after ten seconds at the earliest.
STOP_SECONDS = 9

logger = logging.getLogger(__name__)


def run(settings: Settings) -> int:
    """Run until a signal ends it, and give the exit code: 0, or 130 after Ctrl-C.

    Raises ``Failed`` where it can't start; a failure after that ends the process at once with
    exit code 1.
    """
    logs.install(settings)
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> int:
    """Start, wait for a signal, stop."""
    health = Health()
    server = serve(health, settings.http_host, settings.http_port)
    Thread(target=end_with_silence, args=(health,), name="silence", daemon=True).start()
    partitions = await admin.check(settings)
    _load()
    app, fence, releaser = build(settings, partitions, health)
    ended = _signals()
    watching = asyncio.create_task(Watchdog(app, fence, settings).watch())
    releasing = asyncio.create_task(releaser.watch())
    starting = asyncio.create_task(app.start())
    logger.info(
        "wiredesk %s reads %s as group %s; metrics on port %d",
        __version__,
        settings.broker,
        settings.group,
        server.server_port,
    )
    number = await _first(ended, starting, app)
    watching.cancel()
    releasing.cancel()
    await _stop(app, health, starting)
    server.shutdown()
    logger.info("stopped cleanly")
    return INTERRUPTED if number is signal.SIGINT else 0


def _load() -> None:
    """Load every model before the first story, and keep the collector away from them."""
    metrics.BUILD.info(
        {
            "version": __version__,
            "python": platform.python_version(),
            "faust": version("faust-streaming"),
        }
    )
    for model in models():
        metrics.MODEL.labels(model.name, model.digest).set(1)
    gc.collect()
    gc.freeze()


def _signals() -> "asyncio.Future[signal.Signals]":
    """Give a future that the first SIGTERM or SIGINT completes."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[signal.Signals] = loop.create_future()

    def end(number: signal.Signals) -> None:
        """Note the first signal; a second one changes nothing."""
        if not ended.done():
            ended.set_result(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end, number)
    return ended


async def _first(
    ended: "asyncio.Future[signal.Signals]", starting: "asyncio.Task[None]", app: ExactApp
) -> signal.Signals:
    """Wait for a signal; an app that ends without one has failed."""
    crashed = asyncio.create_task(_crash(starting, app))
    await asyncio.wait((ended, crashed), return_when=asyncio.FIRST_COMPLETED)
    if not ended.done():
        die("the stream ended by itself", crashed.exception() or app.crash_reason)
    crashed.cancel()
    return ended.result()


async def _crash(starting: "asyncio.Task[None]", app: ExactApp) -> None:
    """Return or raise when the app is no longer running."""
    await starting
    await app.wait_until_stopped()


async def _stop(app: ExactApp, health: Health, starting: "asyncio.Task[None]") -> None:
    """Finish what is in the lanes, leave the group and end."""
    health.waiting = "stopping"
    logger.info("stopping: finishing what is in the lanes")
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await app.stop()
    except TimeoutError as error:
        die(f"did not stop within {STOP_SECONDS} s", error)
    starting.cancel()
