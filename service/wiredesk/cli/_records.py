"""Kafka records as a terminal or a JSON reader gets them."""

import base64
from datetime import UTC, datetime

import orjson
from pydantic import ValidationError
from rich.text import Text

from wiredesk.cli._story import fitted, glance, line, shortened
from wiredesk.cli._terminal import isolate, safe
from wiredesk.route import routes
from wiredesk.stream.client import Record
from wiredesk.topics import DEAD, Topic

KEY_CELLS = 32
REASON_CELLS = 18
VALUE_BYTES = 400
ORIGIN = ("topic", "partition", "offset")


def as_line(topic: Topic, record: Record, width: int | None) -> Text:
    """Show a record on one line, of at most ``width`` cells where that is given."""
    if record.value is None:
        return Text(f"{_time(record)}  withdrawn: story {_text(record.key)}", "bold red")
    if topic.name == DEAD.name:
        return dead_line(record)
    if topic.name not in {route.topic.name for route in routes()}:
        return _plain(record, width)
    try:
        return line(glance(record.value), width)
    except ValidationError:  # something else's record
        return _plain(record, width)


def dead_line(record: Record) -> Text:
    """Show why a message is dead, and where it was read."""
    headers = {name: _text(value) for name, value in record.headers}
    where = "/".join(
        headers.get(f"wiredesk-{part}", "?") for part in ("topic", "partition", "offset")
    )
    reason, detail = (headers.get(f"wiredesk-{part}", "?") for part in ("reason", "detail"))
    return dead_row(_time(record), reason, detail, f"{where}, {len(record.value or b'')} bytes")


def dead_row(time: str, reason: str, detail: str, where: str) -> Text:
    """Show a dead letter on one line."""
    return Text.assemble(
        (f"{time}  ", "dim"),
        ("dead letter  ", "bold red"),
        (fitted(reason, REASON_CELLS), "red"),
        f"  {isolate(detail)}  ",
        (where, "dim"),
    )


def written(record: Record) -> bytes:
    """Write a record as one JSON object; bytes that are no text are in base64."""
    return orjson.dumps(
        {
            "topic": record.topic,
            "partition": record.partition,
            "offset": record.offset,
            "timestamp": datetime.fromtimestamp(record.timestamp / 1000, UTC),
            "key": _text(record.key),
            "headers": {name: _text(value) for name, value in record.headers},
            **_value(record.value),
        }
    )


def _value(value: bytes | None) -> dict[str, object]:
    """Give a value as JSON where it is, else as text, else in base64."""
    if value is None:
        return {"value": None}
    try:
        return {"value": orjson.loads(value)}
    except orjson.JSONDecodeError:
        pass
    try:
        return {"value": value.decode()}
    except UnicodeDecodeError:
        return {"value_base64": base64.b64encode(value).decode()}


def _plain(record: Record, width: int | None) -> Text:
    """Show a record of which only the bytes are known."""
    head = f"{_time(record)}  {record.partition}/{record.offset}  "
    key = fitted(safe(_text(record.key)), KEY_CELLS)
    start = safe(_text((record.value or b"")[:VALUE_BYTES]))
    room = None if width is None else max(1, width - len(head) - KEY_CELLS - 2)
    return Text.assemble((head, "dim"), f"{key}  {isolate(shortened(start, room))}")


def _time(record: Record) -> str:
    """Give a record's time of day, in UTC."""
    return f"{datetime.fromtimestamp(record.timestamp / 1000, UTC):%H:%M:%S}"


def _text(value: bytes | None) -> str:
    """Read bytes as text, whatever they are."""
    return (value or b"").decode("utf-8", "replace")
