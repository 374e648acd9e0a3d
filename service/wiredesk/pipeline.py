"""The whole path of a message, as two pure functions.

``receive`` turns an agency's message into items; ``handle`` decides what an item is to its
story, enriches what is worth it and gives the records to send. Time, memory and limits are
arguments: the worker, ``wiredesk read``, the tests and a batch job call the same two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wiredesk.decode import decode
from wiredesk.enrich import enrich
from wiredesk.identify.identity import digest, story_id, version
from wiredesk.identify.verdict import Memory, Verdict, decide, remember
from wiredesk.publish.envelope import Action, Envelope, wrap
from wiredesk.publish.outbound import Outbound, event_headers
from wiredesk.route import Publication, route
from wiredesk.story import (
    Article,
    DeadLetter,
    Decoded,
    Item,
    Message,
    Reason,
    Rejected,
    Status,
    Story,
)

Recall = Callable[[str], Memory | None]

ACTIONS: dict[Verdict, Action] = {
    Verdict.NEW: "new",
    Verdict.UPDATE: "update",
    Verdict.LATE: "update",
    Verdict.KILL: "kill",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item: the verdict, the records to send and what to remember."""

    verdict: Verdict
    envelope: Envelope | None = None
    send: tuple[Outbound, ...] = ()
    remember: Memory | None = None


def receive(message: Message, *, max_bytes: int, now: datetime) -> tuple[Item | DeadLetter, ...]:
    """Read every story in a message; what can't be read or may not be published is dead."""
    try:
        return tuple(_admit(decoded, message, now) for decoded in decode(message, max_bytes))
    except Rejected as rejected:
        return (DeadLetter(message, rejected.reason, rejected.detail),)


def handle(item: Item, recall: Recall, *, now: datetime) -> Outcome:
    """Decide what an item is to its story, and enrich and route it where it is published."""
    seen = recall(item.id)
    verdict = decide(item, seen)
    action = ACTIONS.get(verdict)
    if action is None:
        return Outcome(verdict)
    story = Story(item) if action == "kill" else enrich(Story(item))
    envelope = wrap(story, action, supersedes=seen.version if seen else None, now=now)
    value = envelope.model_dump_json().encode()
    publication = Publication(envelope, value, event_headers(item, f"story.{action}"))
    return Outcome(verdict, envelope, route(publication), remember(item, seen, verdict))


def _admit(decoded: Decoded, message: Message, now: datetime) -> Item | DeadLetter:
    """Make an item of an article, unless the agency holds it back."""
    held = _held_back(decoded.article, now)
    if held:
        return DeadLetter(message, *held)
    article = decoded.article
    return Item(
        id=story_id(article),
        version=version(article),
        digest=digest(article),
        article=article,
        warnings=decoded.warnings,
        source=str(message.origin) if message.origin else None,
        traceparent=message.header("traceparent"),
        received=message.received,
        decoded=now,
    )


def _held_back(article: Article, now: datetime) -> tuple[Reason, str] | None:
    """Say why an article may not be published now, if so: a kill always may."""
    if article.status is Status.WITHHELD:
        return Reason.WITHHELD, "the agency withholds this version"
    until = article.embargoed_until
    if until and until > now and article.status is not Status.CANCELED:
        return Reason.EMBARGOED, f"until {until.isoformat()}"
    return None
