"""What a message says of other stories: which it refers to, and which it takes down."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from support.messages import NOW, item, message, ninjs
from wiredesk.identify.identity import story_of
from wiredesk.identify.references import REACH, kills, related
from wiredesk.pipeline import receive
from wiredesk.story import Article, Intent, Item, Link, LinkRelation, Status

NOTICE = Article(
    format="nitf",
    provider="Meridian",
    native_id="urn:a",
    native_version="4",
    status=Status.CANCELED,
    headline="KILL: Bridge",
    slugline="BC-Bridge",
    byline="By Ann Example",
    text="Do not use the story on the bridge.",
    language="en",
    urgency=2,
    sent=datetime(2026, 8, 3, 10, tzinfo=UTC),
    embargoed_until=datetime(2027, 8, 3, 10, tzinfo=UTC),
    expires=datetime(2026, 8, 3, 11, tzinfo=UTC),
    editor_note="The figures are wrong.",
    links=(Link(relation="kills", id="urn:b"),),
)


def linked(*links: tuple[LinkRelation, str], **fields: object) -> Article:
    """Give an article with these links."""
    given = tuple(Link(relation=relation, id=name) for relation, name in links)
    return Article(format="x", native_id="urn:a", links=given, **fields)


@pytest.mark.parametrize("relation", get_args(LinkRelation))
def test_all_links_but_other_ids_of_its_own_refer_to_a_story(relation: LinkRelation) -> None:
    found = related(linked((relation, "urn:b")))
    assert found == (() if relation == "alternate" else (story_of("urn:b"),))


def test_references_keep_their_order_and_are_each_named_once() -> None:
    article = linked(
        ("related", "urn:c"),
        ("replaces", "urn:b"),
        ("part_of", "urn:c"),
        ("related", "urn:a"),
    )
    assert related(article) == (story_of("urn:c"), story_of("urn:b"))


def test_a_kill_of_another_story_says_who_and_why_and_nothing_that_could_stop_it() -> None:
    (kill,) = kills(NOTICE)
    assert kill == Article(
        format="nitf",
        provider="Meridian",
        native_id="urn:b",
        status=Status.CANCELED,
        headline="KILL: Bridge",
        slugline="BC-Bridge",
        language="en",
        urgency=2,
        sent=NOTICE.sent,
        editor_note="The figures are wrong.",
    )


@pytest.mark.parametrize("first_words", [True, False])
def test_a_kill_has_the_headline_as_it_was(first_words: bool) -> None:
    (kill,) = kills(NOTICE.model_copy(update={"headline_is_first_words": first_words}))
    assert kill.headline_is_first_words is first_words


def test_a_long_notice_is_not_copied_whole_into_every_kill() -> None:
    long = "x" * (REACH + 1)
    links = tuple(Link(relation="kills", id=f"urn:{n}") for n in range(100))
    words = {"headline": long, "slugline": long, "editor_note": long, "links": links}
    found = kills(NOTICE.model_copy(update=words))
    assert len({kill.native_id for kill in found}) == 100
    for kill in found:
        assert (kill.headline, kill.slugline, kill.editor_note) == (long[:-1],) * 3


def test_a_notice_without_words_kills_without_words() -> None:
    (kill,) = kills(linked(("kills", "urn:b"), headline="", editor_note=""))
    assert (kill.headline, kill.slugline, kill.editor_note) == (None, None, None)


def test_a_story_does_not_kill_itself_beside_itself() -> None:
    article = linked(("kills", "urn:a"), ("kills", "urn:b"), ("kills", "urn:b"))
    assert [kill.native_id for kill in kills(article)] == ["urn:b"]


@pytest.mark.parametrize("status", Status)
def test_other_ids_of_a_story_are_killed_with_it_and_only_then(status: Status) -> None:
    names = [kill.native_id for kill in kills(linked(("alternate", "urn:d"), status=status))]
    assert names == (["urn:d"] if status is Status.CANCELED else [])


def received(value: str) -> list[Item]:
    """Give the items that a message makes."""
    found = receive(message(value), max_bytes=100_000, now=NOW)
    assert all(isinstance(each, Item) for each in found)
    return [each for each in found if isinstance(each, Item)]


def test_the_kill_of_another_document_reaches_that_story() -> None:
    docdata = (
        "<docdata management-status='canceled' management-doc-idref='urn:example:1'>"
        "<doc-id id-string='urn:example:9'/></docdata>"
    )
    notice, kill = received(
        f"<nitf><head>{docdata}</head><body><body.content><p>It is wrong.</p></body.content>"
        "</body></nitf>"
    )
    assert kill.id == item(ninjs()).id
    assert (kill.intent, notice.intent) == (Intent.KILL, Intent.KILL_NOTICE)
    assert kill.relates == (notice.id,)
    assert notice.relates == (kill.id,)
    assert kill.source == notice.source == "wire.raw.v1/2/15"
