"""Bytes to articles: one file per wire format.

A file here holds one `Decoder`; nothing else has to be told of it. Which one reads a
message is decided by the bytes, or by the ``wire-format`` header where the sender sets it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from wiredesk.decode._probe import Probe
from wiredesk.plugins import parts
from wiredesk.story import Decoded, Message, Reason, Rejected

FORMAT_HEADER = "wire-format"


class Likeness(IntEnum):
    """How much a message looks like a format."""

    NO = 0
    FALLBACK = 1
    """readable as this, where nothing else claims it"""
    YES = 2
    """has the marks of this format"""


@dataclass(frozen=True, slots=True)
class Decoder:
    """One wire format: how to tell it, and how to read it."""

    format: str
    """its name, as in ``article.format`` and the ``wire-format`` header"""
    recognise: Callable[[Probe], Likeness]
    """tells whether a message has this format; never raises"""
    decode: Callable[[Probe], Iterable[Decoded]]
    """reads every story in the message; raises only `Rejected`"""


@cache
def decoders() -> dict[str, Decoder]:
    """Give the decoders in this folder by the name of their format."""
    return {part.format: part for part in parts(__name__, Decoder)}


def decode(message: Message, max_bytes: int) -> tuple[Decoded, ...]:
    """Read every story in a message; raises `Rejected` where it can't be read.

    ``max_bytes`` is the largest message that is looked at.
    """
    if len(message.value) > max_bytes:
        raise Rejected(Reason.TOO_LARGE, f"more than {max_bytes} bytes")
    if not message.value.strip():
        raise Rejected(Reason.EMPTY, "no content")
    probe = Probe(message)
    return tuple(choose(probe).decode(probe))


def choose(probe: Probe) -> Decoder:
    """Give the one decoder whose format a message names or has."""
    named = probe.message.header(FORMAT_HEADER)
    if named is not None:
        return _named(named)
    found = likeness(probe)
    best = max(found.values())
    if best is Likeness.NO:
        raise probe.unreadable()
    alike = [name for name, like in found.items() if like is best]
    if len(alike) > 1:
        raise Rejected(Reason.AMBIGUOUS_FORMAT, " or ".join(alike))
    return decoders()[alike[0]]


def likeness(probe: Probe) -> dict[str, Likeness]:
    """Give how much a message looks like each format, by the format's name."""
    return {part.format: part.recognise(probe) for part in decoders().values()}


def _named(name: str) -> Decoder:
    """Give the decoder of the format that a header names."""
    try:
        return decoders()[name]
    except KeyError as error:
        raise Rejected(Reason.UNKNOWN_FORMAT, f"header {FORMAT_HEADER}") from error
