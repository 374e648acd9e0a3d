"""Every folder in tests/cases is a test: the message, the facts by hand, the whole outcome.

``facts.toml`` was written by a reader of the message, without the code; ``out.json`` is all
that comes of it, accepted by reading its diff (``pytest --accept`` writes it anew). A message of
several items has facts of each, and a list of outcomes.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from support.cases import FOLDERS, NAMES, facts_of, message_of
from support.messages import MAX_BYTES
from wiredesk.decode import decoders
from wiredesk.enrich.dateline import Dateline
from wiredesk.enrich.language import Language
from wiredesk.enrich.topics import Topics
from wiredesk.pipeline import handle, receive
from wiredesk.publish.envelope import Envelope, fact_in
from wiredesk.story import DeadLetter, Item, Message

Result = Envelope | DeadLetter


def outcomes_of(message: Message) -> list[Result]:
    """Give what comes of each item of a message, where nothing is remembered."""
    found = receive(message, max_bytes=MAX_BYTES, now=message.received)
    return [_outcome(item, message.received) for item in found]


def _outcome(item: Item | DeadLetter, now: datetime) -> Result:
    if isinstance(item, DeadLetter):
        return item
    envelope = handle(item, lambda _: None, now=now).envelope
    assert envelope is not None
    return envelope


def written(outcomes: list[Result]) -> bytes:
    """Write all of the outcomes; a list where there are several."""
    records = [record(outcome) for outcome in outcomes]
    whole = records if len(records) > 1 else records[0]
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2) + b"\n"


def record(outcome: Result) -> dict[str, object]:
    """Give all of an outcome that does not change with wiredesk's version or its models."""
    if isinstance(outcome, DeadLetter):
        return {"reason": outcome.reason, "detail": outcome.detail}
    return outcome.model_dump(mode="json", exclude={"provenance": {"software", "models"}})


def facts_of_each(facts: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Give the facts of each item, in order; those of a message of one are not in a list."""
    several = facts.get("items")
    return several if isinstance(several, list) else [facts]


def dateline_facts(dateline: Dateline | None) -> dict[str, object]:
    places = [place.place for place in dateline.places] if dateline else []
    agencies = dateline.agencies if dateline else ()
    return {
        "places": [place.geonames_id if place else None for place in places],
        "country": [place.country if place else None for place in places],
        "date": dateline.date.isoformat() if dateline and dateline.date else None,
        "agencies": [entry.agency.id if entry.agency else entry.text for entry in agencies],
    }


def in_utc(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).isoformat() if instant else None


def facts_in(envelope: Envelope) -> dict[str, object]:
    """Give what facts.toml may assert, from an envelope."""
    article, language = envelope.article, fact_in(envelope, Language)
    return {
        "language": language.tag if language else None,
        "headline": article.headline or "",
        "byline": article.byline,
        "status": article.status.value,
        "urgency": article.urgency,
        "version": article.native_version,
        "sent": in_utc(article.sent),
        "embargoed_until": in_utc(article.embargoed_until),
        **dateline_facts(fact_in(envelope, Dateline)),
    }


def expected_of(facts: Mapping[str, object]) -> dict[str, object]:
    """Give the facts that are compared as they stand, in the form of `facts_in`."""
    apart = ("topics", "text_starts", "received", "reason", "place_names")
    kept = {name: value for name, value in facts.items() if name not in apart}
    for name in {"sent", "embargoed_until"} & kept.keys():
        kept[name] = in_utc(datetime.fromisoformat(str(kept[name])))
    if "agencies" in kept:
        kept["agencies"] = [str(agency).lower() for agency in kept["agencies"]]
    return kept


def first_topics(envelope: Envelope) -> list[str]:
    """Give the top-level Media Topics among the first, as sent and as learnt."""
    topics = fact_in(envelope, Topics)
    return [topic.media_topic for topic in topics.items] if topics else []


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_facts(folder: Path) -> None:
    facts = facts_of(folder)
    each = facts_of_each(facts)
    outcomes = outcomes_of(message_of(folder, facts))
    assert len(outcomes) == len(each)
    for known, outcome in zip(each, outcomes, strict=True):
        assert_facts(known, outcome)


def assert_facts(facts: Mapping[str, object], outcome: Result) -> None:
    if "reason" in facts:
        assert isinstance(outcome, DeadLetter), "read, though it should be dead"
        assert outcome.reason == facts["reason"]
        return
    assert isinstance(outcome, Envelope), outcome
    expected = expected_of(facts)
    found = facts_in(outcome)
    if facts.get("headline") == "" and outcome.article.headline_is_first_words:
        found["headline"] = ""
    assert {name: found[name] for name in expected} == expected
    assert outcome.article.text.startswith(str(facts.get("text_starts", "")))
    topics = facts.get("topics", [])
    assert isinstance(topics, list)
    assert set(topics) <= set(first_topics(outcome)[:3])


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_whole_outcome(folder: Path, pytestconfig: pytest.Config) -> None:
    out = folder / "out.json"
    found = written(outcomes_of(message_of(folder, facts_of(folder))))
    if pytestconfig.getoption("accept"):
        out.write_bytes(found)
    assert out.read_bytes() == found, "run pytest --accept, and read the diff"


def test_every_format_has_cases() -> None:
    assert {folder.parent.name for folder in FOLDERS} == set(decoders())
