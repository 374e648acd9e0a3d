"""The whole path as pure functions: what goes in, what comes out, what is remembered."""

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest

from support.messages import NOW, dead, handled, item, message, ninjs
from wiredesk.identify.verdict import Memory, Verdict
from wiredesk.pipeline import release
from wiredesk.story import Item, Reason

XINHUA = "بغداد أول أغسطس 2021 (شينخوا) استعرض رئيس الوزراء العراقي نتائج الحوار."


def sent_to(outcome: object) -> dict[str, bytes | None]:
    return {record.topic.name: record.value for record in outcome.send}


def test_a_new_story_goes_to_both_topics_and_is_remembered() -> None:
    outcome = handled(ninjs(version="3"))
    assert outcome.verdict is Verdict.NEW
    assert set(sent_to(outcome)) == {"stories", "latest"}
    assert outcome.remember == Memory(3, (item(ninjs(version="3")).digest,))


def test_the_record_is_the_envelope() -> None:
    outcome = handled(message(XINHUA))
    value = sent_to(outcome)["stories"]
    assert outcome.envelope is not None
    assert orjson.loads(value or b"") == outcome.envelope.model_dump(mode="json")


def test_a_repeat_sends_nothing() -> None:
    first = item(ninjs())
    outcome = handled(
        ninjs(body_text="The bridge over the\nriver opened  on Monday."),
        Memory(first.version, (first.digest,)),
    )
    assert outcome.verdict is Verdict.REPEAT
    assert outcome.send == ()
    assert outcome.remember is None


def test_an_update_supersedes_what_was_remembered() -> None:
    outcome = handled(ninjs(version="4", body_text="It closed."), Memory(3, ("other",)))
    assert outcome.envelope is not None
    assert (outcome.envelope.action, outcome.envelope.supersedes) == ("update", 3)
    assert outcome.remember is not None
    assert outcome.remember.version == 4


def test_a_late_version_is_published_but_does_not_stand() -> None:
    outcome = handled(ninjs(version="2", body_text="It will open."), Memory(3, ("other",)))
    assert outcome.verdict is Verdict.LATE
    assert set(sent_to(outcome)) == {"stories"}
    assert outcome.envelope is not None
    assert outcome.envelope.late
    late = item(ninjs(version="2", body_text="It will open."))
    assert outcome.remember == Memory(3, (late.digest, "other"))


def test_a_kill_leaves_a_tombstone_and_no_facts() -> None:
    outcome = handled(ninjs(pubstatus="canceled", version="4"), Memory(3, ("other",)))
    sent = sent_to(outcome)
    assert sent["latest"] is None
    envelope = orjson.loads(sent["stories"] or b"")
    assert envelope["action"] == "kill"
    assert set(envelope["enrichment"].values()) == {None}


def test_a_late_kill_kills_all_the_same() -> None:
    outcome = handled(ninjs(pubstatus="canceled", version="1"), Memory(3, ("other",)))
    assert sent_to(outcome)["latest"] is None
    assert outcome.remember == Memory(3, ("other", item(ninjs()).digest), killed=True)


def test_nothing_of_a_killed_story_gets_through() -> None:
    outcome = handled(ninjs(version="9", body_text="Again."), Memory(3, ("other",), killed=True))
    assert outcome.verdict is Verdict.KILLED
    assert outcome.send == ()


def test_a_withheld_version_is_a_dead_letter() -> None:
    assert dead(ninjs(pubstatus="withheld")).reason is Reason.WITHHELD


EMBARGOED = {"embargoed": "2026-08-03T12:00:01+00:00"}
INSTANT = NOW + timedelta(seconds=1)


def test_an_embargo_holds_until_its_instant() -> None:
    outcome = handled(ninjs(**EMBARGOED))
    held = item(ninjs(**EMBARGOED))
    assert (outcome.verdict, outcome.envelope) == (Verdict.HELD, None)
    assert Item.model_validate_json(sent_to(outcome)["held"] or b"") == held
    assert outcome.remember == Memory(held=held)
    memory = {held.id: outcome.remember}
    assert release(held.id, memory.get, now=NOW) is None
    released = release(held.id, memory.get, now=INSTANT)
    assert released is not None
    assert released.verdict is Verdict.NEW
    assert set(sent_to(released)) == {"stories", "latest", "held"}
    assert sent_to(released)["held"] is None
    assert released.remember == Memory(held.version, (held.digest,))


def test_after_its_release_nothing_waits() -> None:
    held = item(ninjs(**EMBARGOED))
    assert release(held.id, {held.id: Memory(1, (held.digest,))}.get, now=INSTANT) is None
    assert release(held.id, dict[str, Memory]().get, now=INSTANT) is None


def test_an_embargo_without_an_instant_is_never_released() -> None:
    outcome = handled(ninjs(ednote="EMBARGOED UNTIL FURTHER NOTICE"))
    assert outcome.verdict is Verdict.HELD
    far = NOW + timedelta(days=10_000)
    assert outcome.remember is not None
    assert outcome.remember.held is not None
    story = outcome.remember.held.id
    assert release(story, {story: outcome.remember}.get, now=far) is None


def test_a_kill_while_held_drops_what_waits() -> None:
    held = item(ninjs(**EMBARGOED))
    outcome = handled(ninjs(pubstatus="canceled", version="2"), Memory(held=held))
    assert outcome.verdict is Verdict.KILL
    assert sent_to(outcome)["held"] is None
    assert outcome.remember is not None
    assert release(held.id, {held.id: outcome.remember}.get, now=INSTANT) is None


def test_what_has_expired_while_it_was_held_is_dropped() -> None:
    held = item(ninjs(**EMBARGOED))
    article = held.article.model_copy(update={"expires": INSTANT})
    waits = held.model_copy(update={"article": article})
    released = release(held.id, {held.id: Memory(held=waits)}.get, now=INSTANT)
    assert released is not None
    assert released.verdict is Verdict.EXPIRED
    assert set(sent_to(released)) == {"held"}
    assert released.remember == Memory()


def test_a_header_lifts_an_embargo() -> None:
    sent = ninjs(**EMBARGOED)
    held = item(sent)
    lifted = replace(sent, headers=(("wire-embargo", b"lifted"),))
    outcome = handled(lifted, Memory(held=held))
    assert outcome.verdict is Verdict.NEW
    assert sent_to(outcome)["held"] is None


def test_an_advisory_does_not_stand() -> None:
    outcome = handled(ninjs(slugline="ADVISORY", version="9"), Memory(3, ("other",)))
    assert set(sent_to(outcome)) == {"stories"}
    envelope = orjson.loads(sent_to(outcome)["stories"] or b"")
    assert (envelope["action"], envelope["late"], envelope["supersedes"]) == (
        "advisory",
        False,
        None,
    )


def test_a_kill_in_words_that_is_tied_to_no_story_is_an_advisory() -> None:
    outcome = handled(message("MANDATORY KILL: Do not use the story on the bridge."))
    assert outcome.verdict is Verdict.UNTIED_KILL
    assert outcome.envelope is not None
    assert outcome.envelope.action == "advisory"


def test_a_correction_says_so() -> None:
    outcome = handled(ninjs(version="4", ednote="CORRECTS: spelling"), Memory(3, ("other",)))
    assert outcome.envelope is not None
    assert (outcome.envelope.action, outcome.envelope.supersedes) == ("correction", 3)
    assert set(sent_to(outcome)) == {"stories", "latest"}


def test_a_kill_of_an_embargoed_story_is_not_held() -> None:
    killing = ninjs(pubstatus="canceled", embargoed="2027-01-01T00:00:00Z")
    assert handled(killing).verdict is Verdict.KILL


def test_too_large_a_message_is_not_looked_at() -> None:
    letter = dead(message(b"x" * 1_000_001))
    assert letter.reason is Reason.TOO_LARGE
    assert letter.detail == "more than 1000000 bytes"


def test_a_thousand_runs_give_the_same_ids() -> None:
    seen = {(item(message(XINHUA)).id, item(message(XINHUA)).digest) for _ in range(1000)}
    assert len(seen) == 1


def test_trace_context_and_source_are_carried_on() -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    outcome = handled(message("Words.", traceparent=trace))
    assert outcome.envelope is not None
    assert outcome.envelope.provenance.source == "wire.raw.v1/2/15"
    assert all(("traceparent", trace.encode()) in record.headers for record in outcome.send)


@pytest.mark.parametrize("name", ["ce_id", "ce_type", "ce_source", "ce_time", "ce_specversion"])
def test_records_are_cloud_events(name: str) -> None:
    for record in handled(ninjs()).send:
        assert dict(record.headers)[name]
        assert dict(record.headers)["content-type"] == b"application/json"
