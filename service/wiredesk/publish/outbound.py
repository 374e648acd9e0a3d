"""A record on its way out, and what every record says of itself in its headers."""

from dataclasses import dataclass

from wiredesk.identify.identity import fingerprint
from wiredesk.story import Item
from wiredesk.topics import HELD, ITEMS, Topic

Headers = tuple[tuple[str, bytes], ...]

JSON = ("content-type", b"application/json")
EVENT_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Outbound:
    """One record to be sent: which topic, key and value; None as value is a tombstone."""

    topic: Topic
    key: bytes | None
    value: bytes | None
    headers: Headers = ()

    @property
    def size(self) -> int:
        """Bytes of key, value and headers."""
        headers = sum(len(name) + len(value) for name, value in self.headers)
        return len(self.key or b"") + len(self.value or b"") + headers


def event_headers(item: Item, kind: str) -> Headers:
    """Describe a record as a CloudEvent in Kafka's binary mode.

    ``ce_id`` depends on the message alone, so that a consumer can tell a doubled record.
    Source: CloudEvents 1.0.2, Kafka protocol binding.
    """
    event = fingerprint("event", kind, item.id, str(item.version), item.digest, digits=EVENT_DIGITS)
    time = item.article.sent or item.received
    headers = (
        JSON,
        ("ce_specversion", b"1.0"),
        ("ce_id", event.encode()),
        ("ce_type", f"wiredesk.{kind}.v1".encode()),
        ("ce_source", f"urn:wiredesk:{item.article.format}".encode()),
        ("ce_time", time.isoformat().encode()),
    )
    trace = (("traceparent", item.traceparent.encode()),) if item.traceparent else ()
    return headers + trace


def item_record(item: Item) -> Outbound:
    """Put an item on ``wire.items``, where all versions of a story share a partition."""
    return Outbound(ITEMS, item.id.encode(), item.to_json(), event_headers(item, "item"))


def held_record(story: str, item: Item | None) -> Outbound:
    """Put the version of a story that waits on ``wire.held``; a tombstone where none waits."""
    if item is None:
        return Outbound(HELD, story.encode(), None)
    return Outbound(HELD, story.encode(), item.to_json(), (JSON,))
