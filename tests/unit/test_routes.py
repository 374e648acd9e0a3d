"""Which topics a publication reaches, under which key, and with what value."""

import pytest

from support.messages import NOW, handled, item, ninjs
from wiredesk.identify.verdict import Memory
from wiredesk.publish.envelope import Action, wrap
from wiredesk.publish.outbound import JSON, Outbound, held_record, item_record
from wiredesk.route import Publication, route, routes, topics
from wiredesk.story import Item, Story
from wiredesk.topics import DEAD, HELD, ITEMS, LEDGER, RAW, Topic, largest_record

HEADERS = (("h", b"1"),)


def records(action: Action, before: int | None) -> dict[str, Outbound]:
    """Give what a publication of version 3 makes, by topic."""
    story = Story(item(ninjs(version="3")))
    envelope = wrap(story, action, supersedes=before, now=NOW)
    publication = Publication(envelope, b"written", HEADERS)
    return {record.topic.name: record for record in route(publication)}


@pytest.mark.parametrize(
    ("action", "before", "latest"),
    [
        ("new", None, b"written"),
        ("update", 2, b"written"),
        ("update", 3, b"written"),
        ("update", 4, "nothing"),
        ("correction", 2, b"written"),
        ("advisory", 2, "nothing"),
        ("advisory", None, "nothing"),
        ("kill", None, None),
        ("kill", 2, None),
        ("kill", 4, None),
    ],
)
def test_what_stands(action: Action, before: int | None, latest: bytes | str | None) -> None:
    found = records(action, before)
    assert found["stories"].value == b"written"
    assert set(found) == ({"stories"} if latest == "nothing" else {"stories", "latest"})
    if latest != "nothing":
        assert found["latest"].value == latest


def test_all_records_of_a_story_have_its_id_as_key_and_the_event_s_headers() -> None:
    for record in records("new", None).values():
        assert record.key == item(ninjs()).id.encode()
        assert record.headers == HEADERS


def test_an_item_on_its_way_has_its_story_s_key() -> None:
    sent = item(ninjs(version="3"))
    record = item_record(sent)
    assert (record.topic, record.key) == (ITEMS, sent.id.encode())
    assert Item.model_validate_json(record.value or b"") == sent
    headers = dict(record.headers)
    assert (headers["ce_type"], headers["content-type"]) == (
        b"wiredesk.item.v1",
        b"application/json",
    )


def test_what_waits_is_under_its_story_s_key_and_a_tombstone_ends_it() -> None:
    sent = item(ninjs(embargoed="2026-08-03T18:00:00Z"))
    waiting = held_record(sent.id, sent)
    assert (waiting.topic, waiting.key, waiting.headers) == (HELD, sent.id.encode(), (JSON,))
    assert Item.model_validate_json(waiting.value or b"") == sent
    assert held_record(sent.id, None) == Outbound(HELD, sent.id.encode(), None)


@pytest.mark.parametrize(
    ("fields", "seen"),
    [
        ({}, Memory(1, ("x",))),
        ({"slugline": "ADVISORY"}, Memory(1, ("x",))),
        ({}, None),
    ],
)
def test_where_nothing_waits_nothing_is_said_of_it(
    fields: dict[str, object], seen: Memory | None
) -> None:
    topics_of = [record.topic for record in handled(ninjs(**fields), seen).send]
    assert HELD not in topics_of


def test_what_goes_on_to_wait_is_not_said_again() -> None:
    held = item(ninjs(embargoed="2026-08-03T18:00:00Z", version="9"))
    outcome = handled(ninjs(version="2"), Memory(1, ("x",), held=held))
    assert HELD not in [record.topic for record in outcome.send]
    assert outcome.remember is not None
    assert outcome.remember.held == held


def test_the_size_of_a_record_is_that_of_all_its_bytes() -> None:
    assert Outbound(DEAD, b"key", b"value", (("é", b"12"),)).size == 3 + 5 + 1 + 2
    assert Outbound(DEAD, None, None).size == 0


# The topics


def test_every_topic_is_there_once() -> None:
    names = [topic.name for topic in topics()]
    assert names == ["raw", "items", "dead", "ledger", "held", "latest", "stories"]
    assert [part.topic.name for part in routes()] == ["latest", "stories"]


@pytest.mark.parametrize(
    ("name", "policy", "days"),
    [
        ("raw", "delete", 7),
        ("items", "delete", 7),
        ("dead", "delete", 30),
        ("ledger", "compact,delete", 7),
        ("held", "compact", None),
        ("latest", "compact", None),
        ("stories", "delete", 30),
    ],
)
def test_how_long_a_topic_is_kept(name: str, policy: str, days: int | None) -> None:
    (topic,) = (topic for topic in topics() if topic.name == name)
    settings = topic.settings(1_000_000)
    assert settings["cleanup.policy"] == policy
    assert settings["retention.ms"] == ("-1" if days is None else str(days * 86_400_000))


def test_the_ledger_is_kept_for_as_long_as_a_worker_remembers() -> None:
    assert LEDGER.settings(1000, 3)["retention.ms"] == str(3 * 86_400_000)
    assert RAW.settings(1000, 3)["retention.ms"] == str(7 * 86_400_000)


@pytest.mark.parametrize("topic", [LEDGER, HELD])
def test_what_a_worker_reads_whole_at_its_start_is_compacted_every_day(topic: Topic) -> None:
    assert topic.settings(1000)["segment.ms"] == str(86_400_000)


def test_a_topic_takes_what_is_made_of_the_largest_message() -> None:
    assert RAW.settings(1_000_000)["max.message.bytes"] == str(1_000_000 + 64 * 1024)
    for topic in (ITEMS, DEAD, *(part.topic for part in routes())):
        largest = int(topic.settings(1_000_000)["max.message.bytes"])
        assert largest == largest_record(1_000_000) + 64 * 1024
    assert largest_record(1_000_000) == 3_000_000 + 1024 * 1024


def test_a_topic_s_name_has_prefix_and_version() -> None:
    assert RAW.full_name("wire") == "wire.raw.v1"
    assert Topic("x", "", "", "delete", 1, version=2).full_name("a.b") == "a.b.x.v2"
