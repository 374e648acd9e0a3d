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
        ({"native_version": "0", "sent": SENT}, int(SENT.timestamp())),
        ({"native_version": "2.1", "sent": SENT}, int(SENT.timestamp())),
        ({"native_version": "٣", "sent": SENT}, int(SENT.timestamp())),
        ({"native_version": "9" * 40}, int("9" * 18)),
        ({}, 1),
    ],
)
def test_version(fields: dict[str, object], expected: int) -> None:
    assert version(article(**fields)) == expected
