"""Messages for tests: the shortest that say what a test is about."""

from datetime import UTC, datetime

import orjson

from wiredesk.identify.verdict import Memory
from wiredesk.pipeline import Outcome, handle, receive
from wiredesk.story import DeadLetter, Item, Message, Origin

NOW = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)
MAX_BYTES = 1_000_000
ORIGIN = Origin("wire.raw.v1", 2, 15)


def message(value: bytes | str, **headers: str) -> Message:
    """Give bytes as a message of this noon; underscores in header names stand for hyphens."""
    body = value.encode() if isinstance(value, str) else value
    sent = tuple((name.replace("_", "-"), text.encode()) for name, text in headers.items())
    return Message(body, NOW, key=b"k", headers=sent, origin=ORIGIN)


def ninjs(**fields: object) -> Message:
    """Give a ninjs 1 message, with these fields added to or put in the place of usual ones."""
    usual: dict[str, object] = {
        "uri": "urn:example:1",
        "versioncreated": "2026-08-03T10:00:00Z",
        "pubstatus": "usable",
        "headline": "Bridge opens",
        "body_text": "The bridge over the river opened on Monday.",
    }
    return message(orjson.dumps({**usual, **fields}))


def received(what: Message, now: datetime = NOW) -> Item | DeadLetter:
    """Give the one item or dead letter that a message makes."""
    (only,) = receive(what, max_bytes=MAX_BYTES, now=now)
    return only


def item(what: Message) -> Item:
    """Give the one item that a message makes."""
    found = received(what)
    assert isinstance(found, Item), found
    return found


def dead(what: Message) -> DeadLetter:
    """Give the one dead letter that a message makes."""
    found = received(what)
    assert isinstance(found, DeadLetter), found
    return found


def handled(what: Message, seen: Memory | None = None) -> Outcome:
    """Give what comes of a message's item, where this is remembered of its story."""
    return handle(item(what), lambda _: seen, now=NOW)
