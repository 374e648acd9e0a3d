"""Examples of every record, made of given messages at fixed times: the contract, shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import orjson

from wiredesk.identify.verdict import Memory, Verdict
from wiredesk.pipeline import Outcome, handle, receive
from wiredesk.publish.dead import dead_record
from wiredesk.publish.outbound import item_record
from wiredesk.story import DeadLetter, Embargo, Item, Message, Origin
from wiredesk.topics import DEAD, HELD, ITEMS, LEDGER, RAW, largest_record

RECEIVED = datetime(2026, 8, 3, 6, 0, tzinfo=UTC)
DECODED = RECEIVED + timedelta(milliseconds=12)
ENRICHED = RECEIVED + timedelta(milliseconds=31)
MAX_BYTES = 1_000_000
EMBARGO = Embargo(until=RECEIVED + timedelta(days=1))
SHOWN = (Verdict.NEW, Verdict.UPDATE, Verdict.KILL)


@dataclass(frozen=True, slots=True)
class Example:
    """One record on a topic; of a dead letter the headers that are added, else the value."""

    topic: str
    """the topic's short name"""
    name: str
    """what it is an example of, and of which format"""
    content: dict[str, object]

    @property
    def path(self) -> str:
        """Its path among the schemas."""
        return f"examples/{self.topic}/{self.name}.json"


def examples(messages: Iterable[tuple[str, bytes]]) -> tuple[Example, ...]:
    """Give the first record of each kind that comes of messages, in their order.

    A message is its file's name and its bytes.
    """
    found: dict[str, Example] = {}
    memory: dict[str, Memory] = {}
    for number, (_, value) in enumerate(messages):
        message = Message(value, RECEIVED, origin=Origin(RAW.full_name("wire"), 0, number))
        for result in receive(message, max_bytes=MAX_BYTES, now=DECODED):
            for example in _of(result, memory):
                found.setdefault(example.path, example)
    return tuple(found[path] for path in sorted(found))


def _of(result: Item | DeadLetter, memory: dict[str, Memory]) -> Iterator[Example]:
    """Give the records that come of one story or dead letter."""
    if isinstance(result, DeadLetter):
        added = dict(dead_record(result, largest_record(MAX_BYTES)).headers)
        headers: dict[str, object] = {name: text.decode() for name, text in added.items()}
        yield Example(DEAD.name, result.reason.value, headers)
        return
    outcome = handle(result, memory.get, now=ENRICHED)
    if outcome.remember:
        memory[result.id] = outcome.remember
    if outcome.verdict in SHOWN:
        yield from _published(result, outcome)
    if outcome.verdict is Verdict.NEW:
        yield from _held(result)


def _published(item: Item, outcome: Outcome) -> Iterator[Example]:
    """Give what stands on each topic after an item was published."""
    name = f"{outcome.verdict}-{item.article.format}"
    yield from _some(ITEMS.name, name, item_record(item).value)
    for outbound in outcome.send:
        yield from _some(outbound.topic.name, name, outbound.value)
    if outcome.remember:
        yield from _some(LEDGER.name, outcome.verdict, outcome.remember.to_bytes())


def _held(item: Item) -> Iterator[Example]:
    """Give what would stand on ``wire.held`` if an item were under an embargo."""
    waiting = item.model_copy(update={"embargo": EMBARGO})
    for outbound in handle(waiting, lambda _: None, now=ENRICHED).send:
        if outbound.topic is HELD:
            yield from _some(HELD.name, f"held-{item.article.format}", outbound.value)


def _some(topic: str, name: str, value: bytes | None) -> Iterator[Example]:
    """Give a record's value as an example; a tombstone has none."""
    if value is not None:
        yield Example(topic, name, orjson.loads(value))
