"""Every folder in tests/cases is a test: the message, the facts by hand, the whole outcome.

``facts.toml`` was written by a reader of the message, without the code; ``out.json`` is all
that comes of it, accepted by reading its diff (``pytest --accept`` writes it anew).
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
from wiredesk.story import DeadLetter, Message


def outcome_of(message: Message) -> Envelope | DeadLetter:
    (found,) = receive(message, max_bytes=MAX_BYTES, now=message.received)
    if isinstance(found, DeadLetter):
        return found
    envelope = handle(found, lambda _: None, now=message.received).envelope
    assert envelope is not None
    return envelope


def written(outcome: Envelope | DeadLetter) -> bytes:
    """Write all of an outcome that does not change with wiredesk's version or its models."""
    if isinstance(outcome, DeadLetter):
        record: dict[str, object] = {"reason": outcome.reason, "detail": outcome.detail}
    else:
        record = outcome.model_dump(mode="json", exclude={"provenance": {"software", "models"}})
    return orjson.dumps(record, option=orjson.OPT_INDENT_2) + b"\n"


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
    outcome = outcome_of(message_of(folder, facts))
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
    assert set(facts.get("topics", [])) <= set(first_topics(outcome)[:3])


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_whole_outcome(folder: Path, pytestconfig: pytest.Config) -> None:
    out = folder / "out.json"
    found = written(outcome_of(message_of(folder, facts_of(folder))))
    if pytestconfig.getoption("accept"):
        out.write_bytes(found)
    assert out.read_bytes() == found, "run pytest --accept, and read the diff"


def test_every_format_has_cases() -> None:
    assert {folder.parent.name for folder in FOLDERS} == set(decoders())
