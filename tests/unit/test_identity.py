"""Identity depends on the message alone."""

from datetime import UTC, datetime

import pytest

from wiredesk.identify.identity import digest, story_id, version
from wiredesk.identify.takes import take_number
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
        ({}, 1),
    ],
)
def test_version(fields: dict[str, object], expected: int) -> None:
    assert version(article(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"take_key": "1st Lead"}, 1),
        ({"take_key": "2nd Ld-Writethru"}, 2),
        ({"take_key": "2ND LEAD 3RD NET"}, 3),
        ({"slugline": "BC-US--Bridge, 1st Ld-Writethru"}, 1),
        ({"slugline": "Bridge-Lead 4"}, 4),
        ({"take_key": "ADD 1"}, 1),
        ({"take_key": "Writethru"}, 1),
        ({"take_key": "REFILE"}, 1),
        ({"take_key": "EXTRA"}, 1),
        ({"headline": "UPDATE 3-Bridge opens"}, 3),
        ({"headline": "REFILE-UPDATE 2-Bridge opens"}, 2),
        ({"headline": "WRAPUP 12-Bridge opens"}, 12),
        ({"headline": "Bridge opens (2)"}, 2),
        ({"headline": "Bridge opens (2nd LD)"}, 2),
        ({"headline": "Bridge opens (Update 2)"}, 2),
        ({"headline": "Brücke eröffnet (2. Zusammenfassung)"}, 2),
        ({"take_key": "3EME LEAD"}, 3),
        ({"headline": "桥梁通车（更新2）"}, 2),
        ({"headline": "Lead 2 tonnes of copper away"}, 0),
        ({"headline": "Bridge opens"}, 0),
        ({"headline": "Bridge opens (Meridian)"}, 0),
        ({"slugline": "Bridge-Opening"}, 0),
    ],
)
def test_takes(fields: dict[str, str], number: int) -> None:
    found = article(**fields)
    assert take_number(found) == number
    assert version(found) == 1 + number
    assert version(article(sent=SENT, **fields)) == int(SENT.timestamp()) + number
    assert version(article(native_version="7", **fields)) == 7


def test_takes_without_a_common_identifier_are_stories_of_their_own() -> None:
    first, second = (
        article(slugline="BC-Bridge", provider="Meridian", take_key=take, text=f"Bridge, {take}.")
        for take in ("1st Lead", "2nd Lead")
    )
    assert story_id(first) != story_id(second)
