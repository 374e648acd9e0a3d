"""What should stand on the topics, worked out in this process by the pure pipeline alone.

Items and dead letters follow from the raw messages. What follows from the items depends on
their order, so it is replayed in the order in which they stand in each partition.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import orjson

from support.kafka_log import Record
from wiredesk.identify.verdict import Memory
from wiredesk.pipeline import handle, receive
from wiredesk.publish.dead import dead_record
from wiredesk.publish.outbound import Outbound
from wiredesk.story import DeadLetter, Item, Message, Origin
from wiredesk.topics import DEAD, HELD, ITEMS, LEDGER, RAW, largest_record

SOURCE = "wiredesk-source"
COMPACTED = (LEDGER.name, HELD.name, "latest")
Records = Mapping[str, Sequence[Record]]
"""by the topic's short name"""
Entry = tuple[str | None, int | None, bytes | None, bytes | None]
"""source and partition of a record, its key and its value, where these can be foretold"""


def message_of(record: Record) -> Message:
    """Give a record of the raw topic as the core's own value."""
    return Message(
        value=record.value or b"",
        received=datetime.fromtimestamp(record.timestamp, UTC),
        key=record.key,
        headers=record.headers,
        origin=Origin(record.topic, record.partition, record.offset),
    )


def differences(records: Records, max_bytes: int) -> list[str]:
    """Say for each topic what is lost, doubled or out of order; empty where all is well."""
    items, dead = _received(records[RAW.name], max_bytes)
    replayed = _replayed(records[ITEMS.name], {})
    events = [name for name in replayed if name not in COMPACTED]
    found = [
        *_multiset(ITEMS.name, items, [_item_entry(r) for r in records[ITEMS.name]]),
        *_multiset(DEAD.name, dead, [_entry(r) for r in records[DEAD.name]]),
    ]
    for name in events:
        actual = [_entry(r) for r in records[name]]
        found += [*_multiset(name, replayed[name], actual), *_order(name, replayed[name], actual)]
    for name in COMPACTED:
        found += _compacted(name, replayed[name], [_entry(r) for r in records[name]])
    return found


def _received(records: Sequence[Record], max_bytes: int) -> tuple[list[Entry], list[Entry]]:
    """Give the items and the dead letters that the raw messages make."""
    items: list[Entry] = []
    dead: list[Entry] = []
    for record in records:
        message = message_of(record)
        for result in receive(message, max_bytes=max_bytes, now=datetime.now(UTC)):
            if isinstance(result, DeadLetter):
                dead.append(_sent(record, dead_record(result, largest_record(max_bytes))))
            else:
                items.append((str(message.origin), None, result.id.encode(), _essence(result)))
    return items, dead


def _replayed(records: Sequence[Record], memory: dict[str, Memory]) -> dict[str, list[Entry]]:
    """Give what the items make, by topic, handling them in the order of their partition."""
    sent: dict[str, list[Entry]] = defaultdict(list)
    for record in _in_order(records):
        item = Item.model_validate_json(record.value or b"")
        outcome = handle(item, memory.get, now=item.decoded)
        for outbound in outcome.send:
            sent[outbound.topic.name].append(_sent(record, outbound))
        if outcome.remember:
            memory[item.id] = outcome.remember
            ledger = Outbound(LEDGER, item.id.encode(), outcome.remember.to_bytes())
            sent[LEDGER.name].append(_sent(record, ledger))
    return sent


def _in_order(records: Iterable[Record]) -> list[Record]:
    """Sort records by partition and offset."""
    return sorted(records, key=lambda record: (record.partition, record.offset))


def _sent(source: Record, outbound: Outbound) -> Entry:
    """Give the entry that a record made of this source has: it keeps the partition."""
    origin = f"{source.topic}/{source.partition}/{source.offset}"
    return origin, source.partition, outbound.key, _timeless(outbound.value)


def _entry(record: Record) -> Entry:
    """Give the entry of a record that was read."""
    return record.header(SOURCE), record.partition, record.key, _timeless(record.value)


def _item_entry(record: Record) -> Entry:
    """Give the entry of an item that was read; its partition follows from its key."""
    item = Item.model_validate_json(record.value or b"")
    return record.header(SOURCE), None, record.key, _essence(item)


def _essence(item: Item) -> bytes:
    """Give an item without the instant of its decoding."""
    return item.model_dump_json(exclude={"decoded"}).encode()


def _timeless(value: bytes | None) -> bytes | None:
    """Give an envelope without the instant of its enrichment; anything else as it is."""
    try:
        envelope = orjson.loads(value or b"")
    except orjson.JSONDecodeError:
        return value
    if isinstance(envelope, dict) and "timing" in envelope:
        del envelope["timing"]["enriched"]
        return orjson.dumps(envelope)
    return value


def _multiset(name: str, expected: Sequence[Entry], actual: Sequence[Entry]) -> Iterator[str]:
    """Say what is lost and what is there too often."""
    wanted, there = Counter(expected), Counter(actual)
    yield from _say(f"{name}: lost", wanted - there)
    yield from _say(f"{name}: doubled or foreign", there - wanted)


def _order(name: str, expected: Sequence[Entry], actual: Sequence[Entry]) -> Iterator[str]:
    """Say which partitions hold their records in another order than their items."""
    for partition in sorted({entry[1] or 0 for entry in expected}):
        sequences = [[e for e in entries if e[1] == partition] for entries in (expected, actual)]
        if sequences[0] != sequences[1]:
            yield f"{name}: partition {partition} is not in the order of its items"


def _compacted(name: str, expected: Sequence[Entry], actual: Sequence[Entry]) -> Iterator[str]:
    """Compare the last record of each key; older ones may be gone, but none may be doubled."""
    wanted, there = ({e[2]: e for e in entries} for entries in (expected, actual))
    yield from _say(f"{name}: lost", Counter(wanted.values()) - Counter(there.values()))
    yield from _say(f"{name}: not what stands", Counter(there.values()) - Counter(wanted.values()))
    yield from _say(f"{name}: doubled or foreign", Counter(actual) - Counter(expected))


def _say(what: str, entries: Counter[Entry]) -> Iterator[str]:
    """Give one line with a few examples, if there is anything to say."""
    if entries:
        some = [f"{source} -> {partition} {key!r}" for source, partition, key, _ in entries][:3]
        yield f"{what} {entries.total()}, as {some}"
