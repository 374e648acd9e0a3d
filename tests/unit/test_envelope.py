"""The envelope: what it says of a story, of what came before it, and of how it was made."""

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.messages import NOW, handled, item, message, ninjs
from wiredesk import __version__
from wiredesk.enrich import enrichers
from wiredesk.enrich.dateline import Dateline
from wiredesk.enrich.language import Language
from wiredesk.enrich.topics import Topics
from wiredesk.identify.verdict import Memory
from wiredesk.pipeline import handle
from wiredesk.publish.envelope import Action, Envelope, envelope_type, fact_in, wrap
from wiredesk.story import Article, Item, Link, Message, Story

WORDS = "LIMA, Aug 3 (Reuters) - Parliament passed the budget on Monday after a long vote."


def envelope_of(sent: Message, seen: Memory | None = None) -> Envelope:
    """Give the envelope that comes of a message."""
    found = handled(sent, seen).envelope
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("action", "version", "before", "late", "supersedes"),
    [
        ("new", 3, None, False, None),
        ("update", 3, 2, False, 2),
        ("update", 3, 3, False, 3),
        ("update", 3, 4, True, 4),
        ("correction", 3, 2, False, 2),
        ("kill", 3, 2, False, 2),
        ("kill", 3, 4, True, 4),
        ("kill", 3, None, False, None),
        ("advisory", 3, 4, False, None),
        ("advisory", 3, 2, False, None),
    ],
)
def test_what_came_before(
    action: Action, version: int, before: int | None, late: bool, supersedes: int | None
) -> None:
    story = Story(item(ninjs(version=str(version))))
    found = wrap(story, action, supersedes=before, now=NOW)
    assert (found.action, found.version) == (action, version)
    assert (found.late, found.supersedes) == (late, supersedes)


def test_it_says_what_its_item_says() -> None:
    sent = item(ninjs(version="3")).model_copy(
        update={"relates": ("b",), "warnings": ("mended",), "source": "wire.raw.v1/0/7"}
    )
    found = wrap(Story(sent), "new", supersedes=None, now=NOW)
    assert (found.schema_version, found.id, found.version) == (1, sent.id, 3)
    assert (found.article, found.relates) == (sent.article, ("b",))
    assert (found.provenance.warnings, found.provenance.source) == (("mended",), "wire.raw.v1/0/7")
    assert found.provenance.software == __version__


def test_it_says_when() -> None:
    came, read, made = (NOW + timedelta(seconds=n) for n in (1, 2, 3))
    sent = item(ninjs()).model_copy(update={"received": came, "decoded": read})
    timing = wrap(Story(sent), "new", supersedes=None, now=made).timing
    assert (timing.received, timing.decoded, timing.enriched) == (came, read, made)


def test_each_enricher_has_its_field() -> None:
    found = envelope_of(message(WORDS))
    fields = set(type(found.enrichment).model_fields)
    assert fields == {part.name for part in enrichers()}
    assert fields >= {"language", "dateline", "entities", "places", "topics"}


def test_facts_are_asked_for_by_their_type() -> None:
    found = envelope_of(message(WORDS))
    language, dateline = fact_in(found, Language), fact_in(found, Dateline)
    assert language is not None
    assert (language.tag, dateline is not None) == ("en", True)
    kill = envelope_of(ninjs(pubstatus="canceled"))
    assert {fact_in(kill, kind) for kind in (Language, Dateline, Topics)} == {None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (WORDS, "en"),
        ("BERLIN, 3. August (dpa) - Das Parlament hat am Montag den Haushalt beschlossen.", "de"),
        ("La Chambre des députés a adopté lundi le budget après un long débat à Paris.", "fr"),
    ],
)
def test_it_names_the_models_of_its_language_and_of_all(text: str, language: str) -> None:
    models = envelope_of(message(text)).provenance.models
    assert {model.language for model in models} == {None, language}
    assert len({model.name for model in models}) == len(models)


def test_a_kill_names_no_language_s_models() -> None:
    models = envelope_of(ninjs(pubstatus="canceled")).provenance.models
    assert {model.language for model in models} == {None}


def test_names_that_were_not_looked_for_are_told() -> None:
    thai = "สภาผู้แทนราษฎรลงมติผ่านร่างงบประมาณเมื่อวันจันทร์ หลังการอภิปรายยาวนานในกรุงเทพฯ"
    notes = envelope_of(message(thai)).provenance.notes
    assert [note.partition(",")[0] for note in notes] == ["entities: no tagger for th"]
    assert envelope_of(message(WORDS)).provenance.notes == ()


def test_the_record_reads_back_as_the_envelope() -> None:
    found = envelope_of(message(WORDS))
    assert envelope_type().model_validate_json(found.to_json()) == found
    assert orjson.loads(found.to_json())["enrichment"]["language"]["tag"] == "en"


@given(st.text(max_size=200), st.text(max_size=40), st.integers(1, 2**63))
def test_any_words_come_out_as_they_went_in(text: str, headline: str, version: int) -> None:
    article = Article(format="x", text=text, headline=headline)
    made = item(ninjs()).model_copy(update={"article": article, "version": version})
    found = wrap(Story(made), "new", supersedes=None, now=NOW)
    again = orjson.loads(found.to_json())
    assert (again["article"]["text"], again["article"]["headline"]) == (text, headline)
    assert again["version"] == version


# What every record says in its headers


def headers_of(made: Item) -> list[dict[str, bytes]]:
    """Give the headers of each record that an item never seen before makes."""
    return [dict(record.headers) for record in handle(made, lambda _: None, now=NOW).send]


def test_all_records_of_one_version_are_one_event() -> None:
    ids = {headers["ce_id"] for headers in headers_of(item(ninjs()))}
    assert len(ids) == 1
    assert all(len(each) == 32 for each in ids)
    assert {headers["ce_id"] for headers in headers_of(item(replace(ninjs(), key=b"x")))} == ids


def test_an_event_is_the_same_in_every_release() -> None:
    ids = {headers["ce_id"] for headers in headers_of(item(ninjs(version="1")))}
    assert ids == {b"31532f34dcb874269ccd5e0e5122e97b"}


@pytest.mark.parametrize(
    "fields",
    [
        {"version": "2"},
        {"body_text": "Other words."},
        {"uri": "urn:example:2"},
        {"pubstatus": "canceled"},
        {"slugline": "ADVISORY"},
    ],
)
def test_another_version_another_story_or_a_kill_is_another_event(
    fields: dict[str, object],
) -> None:
    one, other = (headers_of(item(ninjs(**more)))[0]["ce_id"] for more in ({}, fields))
    assert one != other


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, b"wiredesk.story.new.v1"),
        ({"pubstatus": "canceled"}, b"wiredesk.story.kill.v1"),
        ({"slugline": "ADVISORY"}, b"wiredesk.story.advisory.v1"),
        ({"headline": "CORRECTION: Bridge"}, b"wiredesk.story.correction.v1"),
    ],
)
def test_an_event_says_what_happened(fields: dict[str, object], kind: bytes) -> None:
    for headers in headers_of(item(ninjs(**fields))):
        assert headers["ce_type"] == kind
        assert headers["ce_source"] == b"urn:wiredesk:ninjs-1"
        assert headers["ce_specversion"] == b"1.0"


def test_an_event_s_time_is_when_it_was_sent_or_else_when_it_came() -> None:
    assert headers_of(item(ninjs()))[0]["ce_time"] == b"2026-08-03T10:00:00+00:00"
    silent = item(ninjs(versioncreated=None))
    assert silent.article.sent is None
    assert headers_of(silent)[0]["ce_time"] == NOW.isoformat().encode()


def test_no_trace_is_made_up() -> None:
    assert not any("traceparent" in headers for headers in headers_of(item(ninjs())))


def test_a_story_of_another_that_it_replaces_says_so() -> None:
    made = item(ninjs())
    link = (Link(relation="replaces", id="urn:b"),)
    article = made.article.model_copy(update={"links": link})
    outcome = handle(made.model_copy(update={"article": article}), lambda _: None, now=NOW)
    assert outcome.envelope is not None
    assert (outcome.envelope.action, outcome.envelope.supersedes) == ("update", None)
