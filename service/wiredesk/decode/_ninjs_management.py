"""Which item a ninjs object is, and what becomes of it: identity, status, links and pictures."""

from collections.abc import Iterator

from wiredesk.decode._fields import MOST_RECORDS, Fields
from wiredesk.decode._markup import plain
from wiredesk.decode._ninjs_content import mended
from wiredesk.story import Link, Reason, Rejected, Status


def links(fields: Fields) -> Iterator[Link]:
    """Read the item's other ids, the one that it was made from, and those that go with it."""
    evolved = fields.text("evolvedfrom")
    if evolved:
        yield Link(relation="replaces", id=evolved)
    for name in ("altIds", "altids"):
        for entry in fields.records(name) if isinstance(fields.record.get(name), list) else ():
            other = entry.text("value")
            if other:
                yield Link(relation="alternate", id=other)
    for entry in _associated(fields):
        related = entry.text("uri") or entry.text("guid")
        if related:
            yield Link(relation="related", id=related)


def captions(fields: Fields) -> Iterator[str]:
    """Give the captions of the pictures that go with this item."""
    for entry in _associated(fields):
        if entry.record.get("type") in ("picture", "graphic"):
            caption = mended(entry, "caption", plain(entry.text("description_text") or ""))
            if caption:
                yield caption


def _associated(fields: Fields) -> Iterator[Fields]:
    """Give the items that go with this one: a list, or in version 1 an object of them by name."""
    found = fields.record.get("associations")
    if isinstance(found, dict):
        found = list(found.values())
    for entry in found[:MOST_RECORDS] if isinstance(found, list) else ():
        if isinstance(entry, dict):
            yield Fields(entry, "associations.", fields.warnings)


def identifier(fields: Fields) -> str:
    """Give the uri; Superdesk, the commonest sender of ninjs, calls it guid."""
    identifier = fields.text("uri") or fields.text("guid")
    if identifier is None:
        raise Rejected(Reason.MISSING_FIELD, "uri")
    return identifier


def version(fields: Fields) -> str | None:
    """Give the version as sent; the standard has a string, some senders a number."""
    version = fields.record.get("version")
    return str(version) if isinstance(version, int) else fields.text("version")


def status(fields: Fields, name: str) -> Status:
    """Read the publishing status; an unknown one is refused, as it may mean a kill."""
    sent = fields.text(name)
    try:
        return Status(sent.lower().removeprefix("stat:")) if sent else Status.USABLE
    except ValueError as error:
        raise fields.wrong(name, "usable, withheld or canceled") from error
