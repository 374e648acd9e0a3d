"""The whole path of a message, as two pure functions.

``receive`` turns an agency's message into items; ``handle`` decides what an item is to its
story, enriches what is worth it and gives the records to send. Time, memory and limits are
arguments: the worker, ``wiredesk read``, the tests and a batch job call the same two.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from wiredesk.decode import decode
from wiredesk.enrich import enrich
from wiredesk.identify.embargo import HEADER as EMBARGO_HEADER
from wiredesk.identify.embargo import embargo
from wiredesk.identify.identity import digest, story_id, version
from wiredesk.identify.intent import intent
from wiredesk.identify.references import kills, related
from wiredesk.identify.verdict import NOTHING, Memory, Verdict, decide, remember
from wiredesk.publish.envelope import Action, Envelope, wrap
from wiredesk.publish.outbound import Outbound, event_headers, held_record
from wiredesk.route import Publication, route
from wiredesk.story import (
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
    Verdict.CORRECTION: "correction",
    Verdict.ADVISORY: "advisory",
    Verdict.LATE: "update",
    Verdict.KILL: "kill",
    Verdict.UNTIED_KILL: "advisory",
}
"""what is published on a verdict; on any other, nothing is"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item: the verdict, the records to send and what to remember."""

    verdict: Verdict
    envelope: Envelope | None = None
    send: tuple[Outbound, ...] = ()
    remember: Memory | None = None


def receive(message: Message, *, max_bytes: int, now: datetime) -> tuple[Item | DeadLetter, ...]:
    """Read every story in a message; what can't be read or may not be published is dead.

    The kill of another story makes an item of that story, beside the message's own.
    """
    try:
        return tuple(
            entry
            for decoded in decode(message, max_bytes)
            for entry in _admit(decoded, message, now)
        )
    except Rejected as rejected:
        return (DeadLetter(message, rejected.reason, rejected.detail),)


def handle(item: Item, recall: Recall, *, now: datetime) -> Outcome:
    """Decide what an item is to its story, and enrich and route it where it is published."""
    seen = recall(item.id)
    verdict = decide(item, seen, now)
    memory = remember(item, seen, verdict)
    return _outcome(item, seen or NOTHING, verdict, memory, now)


def release(story: str, recall: Recall, *, now: datetime) -> Outcome | None:
    """Publish the version of a story whose embargo has ended; None where none waits for now.

    It is decided on as if it came now: it can have expired.
    """
    seen = recall(story) or NOTHING
    item = seen.held
    if item is None or item.embargo is None or not item.embargo.until or item.embargo.until > now:
        return None
    rest = seen._replace(held=None)
    verdict = decide(item, rest, now)
    return _outcome(item, seen, verdict, remember(item, rest, verdict) or rest, now)


def _outcome(
    item: Item, seen: Memory, verdict: Verdict, memory: Memory | None, now: datetime
) -> Outcome:
    """Carry a verdict out: enrich and route what is published, hold what has to wait."""
    held = held_record(item.id, memory.held) if memory and memory.held != seen.held else None
    waiting = (held,) if held else ()
    action = ACTIONS.get(verdict)
    if action is None:
        return Outcome(verdict, None, waiting, memory)
    story = Story(item) if action == "kill" else enrich(Story(item))
    envelope = wrap(story, action, supersedes=seen.version or None, now=now)
    publication = Publication(envelope, envelope.to_json(), event_headers(item, f"story.{action}"))
    return Outcome(verdict, envelope, (*route(publication), *waiting), memory)


def _admit(decoded: Decoded, message: Message, now: datetime) -> Iterator[Item | DeadLetter]:
    """Make an item of an article, and one of each kill in it, unless the agency withholds it."""
    article = decoded.article
    if article.status is Status.WITHHELD:
        yield DeadLetter(message, Reason.WITHHELD, "the agency withholds this version")
        return
    own = _item(decoded, message, now)
    yield own
    for kill in kills(article):
        killing = _item(Decoded(kill), message, now)
        yield killing.model_copy(update={"relates": (own.id,)})


def _item(decoded: Decoded, message: Message, now: datetime) -> Item:
    """Identify an article, and read what it says of itself."""
    article = decoded.article
    return Item(
        id=story_id(article),
        version=version(article),
        digest=digest(article),
        intent=intent(article),
        embargo=embargo(article, message.received, message.header(EMBARGO_HEADER)),
        relates=related(article),
        article=article,
        warnings=decoded.warnings,
        source=str(message.origin) if message.origin else None,
        traceparent=message.header("traceparent"),
        received=message.received,
        decoded=now,
    )
