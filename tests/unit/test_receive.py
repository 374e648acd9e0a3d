"""What comes of a message before anything is remembered: items, kills of others, dead letters."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.messages import MAX_BYTES, NOW, dead, item, message, ninjs
from wiredesk.identify.identity import digest, story_id, version
from wiredesk.pipeline import receive
from wiredesk.story import DeadLetter, Embargo, Intent, Item, Message, Reason, Status

G2 = """<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{}</itemSet>
</newsMessage>"""
NEWS = """<newsItem guid='urn:x:{0}' version='{0}'><itemMeta><itemClass qcode='ninat:text'/>
<provider literal='Meridian'/><versionCreated>2026-08-03T10:00:00Z</versionCreated>
<pubStatus qcode='stat:{1}'/></itemMeta><contentMeta><headline>Story {0}</headline></contentMeta>
</newsItem>"""


def received(value: str) -> tuple[Item | DeadLetter, ...]:
    return receive(message(value), max_bytes=MAX_BYTES, now=NOW)


def test_every_story_of_a_message_is_an_item_in_its_order() -> None:
    found = received(G2.format("".join(NEWS.format(n, "usable") for n in (3, 1, 2))))
    assert [each.article.headline for each in found if isinstance(each, Item)] == [
        "Story 3",
        "Story 1",
        "Story 2",
    ]


def test_of_several_stories_only_the_withheld_one_is_dead() -> None:
    first, second, third = received(
        G2.format(NEWS.format(1, "usable") + NEWS.format(2, "withheld") + NEWS.format(3, "usable"))
    )
    assert isinstance(first, Item)
    assert isinstance(third, Item)
    assert isinstance(second, DeadLetter)
    assert (second.reason, second.detail) == (
        Reason.WITHHELD,
        "the agency withholds this version",
    )
    assert b"Story 1" in second.message.value


def test_an_item_is_what_its_article_says() -> None:
    sent = ninjs(version="4", embargoed="2026-08-03T18:00:00Z", slugline="KILL")
    found = item(replace(sent, received=NOW - timedelta(seconds=5)))
    article = found.article
    assert found == Item(
        id=story_id(article),
        version=version(article),
        digest=digest(article),
        intent=Intent.KILL_NOTICE,
        embargo=Embargo(until=NOW + timedelta(hours=6)),
        article=article,
        source="wire.raw.v1/2/15",
        received=NOW - timedelta(seconds=5),
        decoded=NOW,
    )


def test_what_the_decoder_repaired_goes_along() -> None:
    found = item(ninjs(versioncreated="2026-08-03T10:00:00"))
    assert found.warnings == ("versioncreated has no time zone: taken as UTC",)


def test_a_message_of_no_topic_has_no_source() -> None:
    found = item(replace(ninjs(), origin=None))
    assert (found.source, found.traceparent) == (None, None)


def test_an_embargo_in_words_is_counted_from_when_the_message_came() -> None:
    sent = ninjs(versioncreated=None, ednote="EMBARGOED UNTIL 1800 GMT")
    for days in (0, 2):
        came = NOW + timedelta(days=days)
        found = receive(replace(sent, received=came), max_bytes=MAX_BYTES, now=NOW)[0]
        assert isinstance(found, Item)
        assert found.embargo == Embargo(until=came.replace(hour=18))


@pytest.mark.parametrize(("header", "hours"), [("2026-08-03T15:00:00Z", 3), ("lifted", 0)])
def test_the_header_on_an_embargo_overrules_the_message(header: str, hours: int) -> None:
    sent = ninjs(embargoed="2026-08-03T18:00:00Z")
    found = item(replace(sent, headers=(("wire-embargo", header.encode()),)))
    assert found.embargo == Embargo(until=NOW + timedelta(hours=hours))


@pytest.mark.parametrize("size", [0, 1])
def test_a_message_of_the_largest_size_is_read(size: int) -> None:
    sent = message("The bridge opened on Monday. It is long.")
    (found,) = receive(sent, max_bytes=len(sent.value) - size, now=NOW)
    assert isinstance(found, DeadLetter) == bool(size)
    if isinstance(found, DeadLetter):
        assert (found.reason, found.message) == (Reason.TOO_LARGE, sent)


@pytest.mark.parametrize("value", ["", " ", "\n\t\r\n", "\ufeff"])
def test_nothing_is_no_message(value: str) -> None:
    assert dead(message(value)).reason is Reason.EMPTY


def test_a_withheld_kill_kills_nothing() -> None:
    links = [{"rel": "kills", "uri": "urn:example:2"}]
    assert dead(ninjs(pubstatus="withheld", associations=links)).reason is Reason.WITHHELD


@given(name=st.text(max_size=20), values=st.lists(st.binary(max_size=20), max_size=3))
def test_the_last_header_of_a_name_counts(name: str, values: list[bytes]) -> None:
    others = (("other", b"x"),) if name != "other" else ()
    sent = Message(b"", NOW, headers=(*((name, value) for value in values), *others))
    expected = values[-1].decode("utf-8", "replace") if values else None
    assert sent.header(name) == expected


def test_status_alone_decides_what_is_withheld() -> None:
    assert item(ninjs(pubstatus="usable")).article.status is Status.USABLE
    assert item(ninjs(pubstatus="canceled")).article.status is Status.CANCELED
