"""Identity depends on the message alone."""

from datetime import UTC, datetime

import pytest

from wiredesk.identify.identity import digest, story_id, version
from wiredesk.story import Article

SENT = datetime(2026, 8, 3, 10, 0, tzinfo=UTC)


def article(**fields: object) -> Article:
    return Article(format="plain", **fields)


def test_versions_of_one_identifier_are_one_story() -> None:
    first, second = (article(native_id="urn:a", text=text) for text in ("One.", "Two."))
    assert story_id(first) == story_id(second)
    assert digest(first) != digest(second)


def test_without_an_identifier_the_words_are_the_story() -> None:
    assert story_id(article(text="One  two.")) == story_id(article(text="ONE\ntwo."))
    assert story_id(article(text="One two.")) != story_id(article(text="One three."))


def test_words_cannot_pose_as_an_identifier() -> None:
    assert story_id(article(native_id="one")) != story_id(article(text="one"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"native_version": "12"}, 12),
        ({"native_version": "12", "sent": SENT}, 12),
        ({"native_version": "0", "sent": SENT}, 1),
        ({"native_version": "2.1", "sent": SENT}, int(SENT.timestamp())),
        ({"native_version": "٣", "sent": SENT}, int(SENT.timestamp())),
        ({"native_version": "9" * 40}, int("9" * 18)),
        ({"native_version": "9" * 18}, int("9" * 18)),
        ({"native_version": "-1", "sent": SENT}, int(SENT.timestamp())),
        ({"native_version": "", "sent": SENT}, int(SENT.timestamp())),
        ({"sent": datetime(1950, 1, 1, tzinfo=UTC)}, 1),
        ({}, 1),
    ],
)
def test_version(fields: dict[str, object], expected: int) -> None:
    assert version(article(**fields)) == expected


def test_takes_without_a_common_identifier_are_stories_of_their_own() -> None:
    first, second = (
        article(slugline="BC-Bridge", provider="Meridian", take_key=take, text=f"Bridge, {take}.")
        for take in ("1st Lead", "2nd Lead")
    )
    assert story_id(first) != story_id(second)


BRIDGE = {"headline": "Bridge opens", "text": "It  is\nLONG.", "tables": ("a\tb",)}


def test_ids_are_the_same_in_every_release() -> None:
    named, bare = article(native_id="urn:a", **BRIDGE), article(**BRIDGE)
    assert story_id(named) == "9f5db8bcce1aef71e58b6bb931fb5869"
    assert story_id(bare) == "e1170cecc1b6219be380efa1f11a4e58"
    assert digest(named) == digest(bare) == "c396a999de9b8a1d"


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "BRIDGE OPENS"},
        {"text": "It is long."},
        {"byline": "Ann Example", "slugline": "BC-Bridge", "editor_note": "Recasts."},
        {"provider": "Meridian", "language": "en", "sent": SENT, "urgency": 1},
        {"captions": ("A picture.",), "keywords": ("bridge",)},
        {"native_id": "urn:b", "native_version": "9"},
    ],
)
def test_other_metadata_case_and_line_breaks_say_nothing_new(fields: dict[str, object]) -> None:
    assert digest(article(**{**BRIDGE, **fields})) == digest(article(**BRIDGE))


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "Bridge closes"},
        {"headline": None},
        {"headline_is_first_words": True},
        {"text": "It is long"},
        {"tables": ("a\tc",)},
        {"tables": ()},
    ],
)
def test_other_words_say_something_new(fields: dict[str, object]) -> None:
    assert digest(article(**{**BRIDGE, **fields})) != digest(article(**BRIDGE))
