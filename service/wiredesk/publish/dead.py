"""Dead letters: the message untouched, and in added headers why it is here."""

from dataclasses import replace

from wiredesk import __version__
from wiredesk.publish.outbound import Headers, Outbound
from wiredesk.story import DeadLetter, Origin
from wiredesk.topics import DEAD


def dead_record(letter: DeadLetter, most: int) -> Outbound:
    """Put a message on ``wire.dead`` with its own key, bytes and headers.

    ``most`` is the largest record that the topic takes. A message that came compressed can be
    larger: then only the first of its bytes are kept, and a header tells how many there were.
    """
    message, why = letter.message, _why(letter)
    whole = Outbound(DEAD, message.key, message.value, message.headers + why)
    if whole.size <= most:
        return whole
    bare = Outbound(DEAD, None, b"", (*why, ("wiredesk-truncated", b"%d" % len(message.value))))
    return replace(bare, value=message.value[: most - bare.size])


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
