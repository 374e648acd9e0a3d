"""The judge of the tests on Kafka: it finds what is lost, doubled, altered or out of order."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pytest

from support.expectation import SOURCE, differences, message_of
from support.generator import feed
from support.kafka_log import Record
from wiredesk.identify.verdict import Memory
from wiredesk.pipeline import handle, receive
from wiredesk.publish.dead import dead_record
from wiredesk.publish.outbound import Outbound, item_record
from wiredesk.story import DeadLetter, Item
from wiredesk.topics import LEDGER, RAW, largest_record

LIMIT = 1_000_000
Topics = dict[str, list[Record]]


def written(topics: Topics, source: Record, outbound: Outbound) -> Record:
    """Put a record that was made of another on its topic, as a lane would."""
    made_of = (SOURCE, f"{source.topic}/{source.partition}/{source.offset}".encode())
    name = outbound.topic.name
    headers = (*outbound.headers, made_of)
    record = Record(name, 0, len(topics[name]), 0, outbound.key, outbound.value, headers)
    topics[name].append(record)
    return record


@pytest.fixture
def topics() -> Topics:
    """Give what a worker without a fault makes of a few stories, in one partition."""
    topics: Topics = defaultdict(list)
    memory: dict[str, Memory] = {}
    for offset, wire in enumerate(feed(60, words=40)):
        raw = Record(RAW.name, 0, offset, 0, None, wire.value, ())
        topics[RAW.name].append(raw)
        message = message_of(raw)
        (found,) = receive(message, max_bytes=LIMIT, now=message.received)
        if isinstance(found, DeadLetter):
            written(topics, raw, dead_record(found, largest_record(LIMIT)))
        else:
            enrich(topics, written(topics, raw, item_record(found)), found, memory)
    return topics


def enrich(topics: Topics, source: Record, item: Item, memory: dict[str, Memory]) -> None:
    """Do what the second stage does."""
    outcome = handle(item, memory.get, now=item.decoded)
    for outbound in outcome.send:
        written(topics, source, outbound)
    if outcome.remember:
        memory[item.id] = outcome.remember
        written(topics, source, Outbound(LEDGER, item.id.encode(), outcome.remember.to_bytes()))


NAMES = ("items", "dead", "stories", "latest", "ledger")


def lose(records: list[Record]) -> None:
    """Lose the last record."""
    records.pop()


def double(records: list[Record]) -> None:
    """Write the first record again."""
    records.append(replace(records[0], offset=len(records)))


def alter(records: list[Record]) -> None:
    """Write something else as the last record."""
    records[-1] = replace(records[-1], value=b"{}")


def test_it_finds_nothing_where_all_is_well(topics: Topics) -> None:
    assert all(topics[name] for name in NAMES)
    assert differences(topics, LIMIT) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fault", [lose, double])
def test_it_finds_each_fault_on_each_topic(
    topics: Topics, name: str, fault: Callable[[list[Record]], None]
) -> None:
    fault(topics[name])
    assert any(line.startswith(name) for line in differences(topics, LIMIT))


@pytest.mark.parametrize("name", ["dead", "stories", "latest", "ledger"])
def test_it_finds_what_was_altered(topics: Topics, name: str) -> None:
    alter(topics[name])
    assert any(line.startswith(name) for line in differences(topics, LIMIT))


def test_it_finds_stories_out_of_order(topics: Topics) -> None:
    stories = topics["stories"]
    stories[0], stories[1] = stories[1], stories[0]
    assert differences(topics, LIMIT) == ["stories: partition 0 is not in the order of its items"]
