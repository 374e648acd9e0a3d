"""The two stages: from a source record to a job for its lane, through the pure pipeline."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from aiokafka.partitioner import murmur2
from faust.types import ConsumerMessage
from pydantic import ValidationError

from wiredesk.enrich.language import Language
from wiredesk.identify.verdict import Memory
from wiredesk.pipeline import Outcome, handle, receive, release
from wiredesk.publish.dead import dead_record
from wiredesk.publish.envelope import fact_in
from wiredesk.publish.outbound import Headers, Outbound, item_record
from wiredesk.settings import Settings
from wiredesk.story import UNDETERMINED, DeadLetter, Item, Message, Origin, Reason
from wiredesk.stream import metrics
from wiredesk.stream.clock import now
from wiredesk.stream.lane import Addressed, Job, Lane
from wiredesk.stream.ledger import Held
from wiredesk.topics import ITEMS, LEDGER, largest_record

Stage = Callable[[Lane, ConsumerMessage], Job]


def message_of(record: ConsumerMessage) -> Message:
    """Give a record as the core's own value."""
    return Message(
        value=record.value or b"",
        key=record.key,
        headers=_headers(record),
        received=datetime.fromtimestamp(record.timestamp, UTC),
        origin=Origin(record.topic, record.partition, record.offset),
    )


def _headers(record: ConsumerMessage) -> Headers:
    """Give a record's headers as Kafka has them: a list, in which a name may come again."""
    headers = record.headers or ()
    return tuple(headers.items() if isinstance(headers, Mapping) else headers)


@dataclass(frozen=True, slots=True)
class Stages:
    """Both stages, for topics of this many partitions."""

    settings: Settings
    partitions: int
    """of items and of every topic downstream"""

    def receive(self, lane: Lane, record: ConsumerMessage) -> Job:
        """Decode a message: each story in it goes to its partition of items."""
        message = message_of(record)
        with metrics.STAGE_SECONDS.labels("receive").time():
            found = receive(message, max_bytes=self.settings.max_message_bytes, now=now())
            received = [self._received(entry, message) for entry in found]
        send = self._address(lane, [record for record, _ in received])
        letters = [letter for _, letter in received]
        dead = bool(letters) and all(letters)
        source = str(message.origin)
        return Job(source, record.offset, send, {}, _count_dead(letters), dead=dead)

    def enrich(self, lane: Lane, record: ConsumerMessage) -> Job:
        """Decide on an item, enrich it and route it."""
        message = message_of(record)
        item, source = _item(message), str(message.origin)
        if isinstance(item, DeadLetter):
            send = self._address(lane, [dead_record(item, self._most)])
            return Job(source, record.offset, send, {}, _count_dead([item]), dead=True)
        with metrics.STAGE_SECONDS.labels("enrich").time():
            outcome = handle(item, lane.recall, now=now())
        send, memory = self._settled(lane, item, outcome)
        return Job(source, record.offset, send, memory, _count(item, outcome, item.received))

    def release(self, lane: Lane, story: str, held: Held) -> Job | None:
        """Publish a version whose embargo has ended, unless something else was decided of it."""
        seen = lane.recall(story)
        if seen is None or seen.held is not held.item:
            return None
        outcome = release(story, lane.recall, now=now())
        if outcome is None or held.until is None:
            return None
        send, memory = self._settled(lane, held.item, outcome)
        return Job(held.source, None, send, memory, _count(held.item, outcome, held.until))

    def _settled(
        self, lane: Lane, item: Item, outcome: Outcome
    ) -> tuple[tuple[Addressed, ...], Mapping[str, Memory]]:
        """Give the records of an outcome with the ledger's, and what is to be remembered."""
        memory = {item.id: outcome.remember} if outcome.remember else {}
        ledger = [
            Outbound(LEDGER, story.encode(), kept.to_bytes()) for story, kept in memory.items()
        ]
        return self._address(lane, [*outcome.send, *ledger]), memory

    @property
    def _most(self) -> int:
        """The largest record that a topic takes."""
        return largest_record(self.settings.max_message_bytes)

    def _received(
        self, entry: Item | DeadLetter, message: Message
    ) -> tuple[Outbound, DeadLetter | None]:
        """Give the record of an item or a dead letter, and the dead letter.

        An item whose record no topic takes is one, too: its headers came compressed.
        """
        if isinstance(entry, Item):
            record = item_record(entry)
            if record.size <= self._most:
                return record, None
            entry = DeadLetter(message, Reason.TOO_LARGE, "its item is larger than a record")
        return dead_record(entry, self._most), entry

    def _address(self, lane: Lane, records: Iterable[Outbound]) -> tuple[Addressed, ...]:
        """Choose each record's topic and partition on the broker."""
        prefix = self.settings.topic_prefix
        return tuple(
            ((record.topic.full_name(prefix), self._partition(lane, record)), record)
            for record in records
        )

    def _partition(self, lane: Lane, record: Outbound) -> int:
        """Spread items by story; everything else keeps the partition of its source.

        So a partition of stories, of latest and of the ledger has one writer: the lane that
        remembers its stories.
        """
        if record.topic is ITEMS:
            spread: int = (murmur2(record.key) & 0x7FFFFFFF) % self.partitions
            return spread
        return int(lane.tp.partition)


def _item(message: Message) -> Item | DeadLetter:
    """Read a record of items, which only a foreign writer can have broken."""
    try:
        return Item.model_validate_json(message.value)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        return DeadLetter(message, Reason.MALFORMED, f"item: {where}")


def _count_dead(letters: Iterable[DeadLetter | None]) -> Callable[[], None]:
    """Count dead letters once they are committed."""
    counters = [metrics.DEAD_LETTERS.labels(letter.reason.value) for letter in letters if letter]

    def count() -> None:
        """Count them."""
        for counter in counters:
            counter.inc()

    return count


def _count(item: Item, outcome: Outcome, since: datetime) -> Callable[[], None]:
    """Count an item by what it was, and its freshness where it was published.

    Freshness is ``since`` the message's timestamp, or the end of its embargo.
    """
    envelope = outcome.envelope
    language = fact_in(envelope, Language) if envelope else None
    tag = language.tag if language else UNDETERMINED
    counter = metrics.STORIES.labels(item.article.format, tag, outcome.verdict.value)

    def count() -> None:
        """Count it."""
        counter.inc()
        if envelope is not None:
            metrics.FRESHNESS_SECONDS.observe((now() - since).total_seconds())

    return count
