"""Logs on stderr: JSON, a line an event, or for people on a terminal. Never a story's text."""

import logging
import sys
from datetime import UTC, datetime

import orjson
from rich.console import Console
from rich.logging import RichHandler

from wiredesk.settings import Settings

# Below warning these tell of every poll and every heartbeat, and aiokafka of every request, one
# that holds a password included. Faust's services log under the module that subclasses them.
CHATTY = ("aiokafka", "asyncio", "faust", "mode", "wiredesk.stream.transport")


# Without a broker aiokafka tells so a hundred times a second, and buries what matters.
REPEAT_SECONDS = 5


class Calm(logging.Filter):
    """Lets each line of a library's code speak once every few seconds."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        super().__init__()
        self._said: dict[tuple[str, int], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is to be logged."""
        if not record.name.startswith(CHATTY):
            return True
        line = record.pathname, record.lineno
        if record.created - self._said.get(line, 0) < REPEAT_SECONDS:
            return False
        self._said[line] = record.created
        return True


class JsonLines(logging.Formatter):
    """Formats a log record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Give time, level, logger and message, and the trace of an exception."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(entry, default=str).decode()


def install(settings: Settings) -> None:
    """Send all logs to stderr in the format that the settings ask for."""
    handler = _handler(settings)
    handler.addFilter(Calm())
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _handler(settings: Settings) -> logging.Handler:
    """Choose the handler by format, and by whether stderr is a terminal."""
    human = sys.stderr.isatty() if settings.log_format == "auto" else settings.log_format == "human"
    if human:
        handler = RichHandler(console=Console(stderr=True), show_path=False, markup=False)
        handler.setFormatter(logging.Formatter("%(message)s"))
        return handler
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(JsonLines())
    return lines
