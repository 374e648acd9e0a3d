"""Dead letters: the message untouched, and in added headers why it is here."""

from wiredesk import __version__
from wiredesk.publish.outbound import Headers, Outbound
from wiredesk.story import DeadLetter, Origin
from wiredesk.topics import DEAD


def dead_record(letter: DeadLetter) -> Outbound:
    """Put a message on ``wire.dead`` with its own key, bytes and headers."""
    message = letter.message
    return Outbound(DEAD, message.key, message.value, message.headers + _why(letter))


def _why(letter: DeadLetter) -> Headers:
    """Say why, and where the message was read."""
    where = _where(letter.message.origin) if letter.message.origin else ()
    return (
        ("wiredesk-reason", letter.reason.value.encode()),
        ("wiredesk-detail", letter.detail.encode()),
        ("wiredesk-version", __version__.encode()),
        *where,
    )


def _where(origin: Origin) -> Headers:
    """Say from which record the message was read."""
    return (
        ("wiredesk-topic", origin.topic.encode()),
        ("wiredesk-partition", str(origin.partition).encode()),
        ("wiredesk-offset", str(origin.offset).encode()),
    )
