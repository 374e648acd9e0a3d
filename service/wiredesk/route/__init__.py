"""Where a story goes: one file per downstream topic.

A file here holds one `Route`: the topic and which publications it takes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from wiredesk.plugins import parts
from wiredesk.publish.envelope import Envelope
from wiredesk.publish.outbound import Headers, Outbound
from wiredesk.topics import INTERNAL, Topic


@dataclass(frozen=True, slots=True)
class Publication:
    """An envelope, written once for all topics that take it."""

    envelope: Envelope
    value: bytes
    headers: Headers


@dataclass(frozen=True, slots=True)
class Route:
    """One downstream topic, and the record that a publication makes on it, if any."""

    topic: Topic
    record: Callable[[Topic, Publication], Outbound | None]


@cache
def routes() -> tuple[Route, ...]:
    """List the routes in this folder."""
    return parts(__name__, Route)


@cache
def topics() -> tuple[Topic, ...]:
    """List every topic that wiredesk reads or writes."""
    return (*INTERNAL, *(route.topic for route in routes()))


def route(publication: Publication) -> tuple[Outbound, ...]:
    """Give the records that a publication makes, over all routes."""
    records = (part.record(part.topic, publication) for part in routes())
    return tuple(record for record in records if record is not None)
