"""Takes of a story: their number in every language's words, and the order that it gives."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.identify.identity import version
from wiredesk.identify.phrases import phrases
from wiredesk.identify.takes import take_number
from wiredesk.story import Article

SENT = datetime(2026, 8, 3, 10, 0, tzinfo=UTC)
WORDS = [(tag, take) for tag, part in phrases().items() for take in part.takes]


def article(**fields: object) -> Article:
    return Article(format="plain", **fields)


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
        ({"headline": "Bridge opens (2) "}, 2),
        ({"headline": "Bridge opens (2) again"}, 0),
        ({"headline": "Bridge opens (2026)"}, 0),
        ({"take_key": "1st Lead", "headline": "Bridge opens (2026)"}, 1),
        ({"take_key": "1st Lead", "slugline": "Bridge-Lead 4"}, 4),
        ({"take_key": "1st Lead", "headline": "UPDATE 3-Bridge opens"}, 3),
        ({"take_key": "5th Lead", "headline": "Bridge opens (2)"}, 2),
        ({"take_key": "12th Ld-Writethru"}, 12),
        ({"take_key": "112th Lead"}, 1),
        ({"take_key": "Lead 112"}, 1),
        ({"headline": "Lead 2 tonnes of copper away"}, 0),
        ({"headline": "Bridge opens"}, 0),
        ({"headline": "Bridge opens (Meridian)"}, 0),
        ({"headline": "Bridge opens: UPDATE 3-"}, 0),
        ({"slugline": "Bridge-Opening"}, 0),
        ({"slugline": "Misleading-Addresses"}, 0),
        ({}, 0),
    ],
)
def test_takes(fields: dict[str, str], number: int) -> None:
    found = article(**fields)
    assert take_number(found) == number
    assert version(found) == 1 + number
    assert version(article(sent=SENT, **fields)) == int(SENT.timestamp()) + number
    assert version(article(native_version="7", **fields)) == 7


@pytest.mark.parametrize(("tag", "take"), WORDS)
def test_every_word_for_a_take_counts(tag: str, take: str) -> None:
    for number in (1, 7, 42):
        assert take_number(article(slugline=f"Bridge, {number} {take}")) == number, tag
        assert take_number(article(slugline=f"Bridge-{take} {number}")) == number
        assert take_number(article(headline=f"{take} {number}-Bridge opens")) == number
        assert take_number(article(headline=f"Bridge opens ({take} {number})")) == number
    assert take_number(article(take_key=take.upper())) == 1


@pytest.mark.parametrize("mark", ["RPT-", "REFILE-", "CORRECTED-", "CORRECTION: ", "URGENT - "])
def test_a_mark_may_stand_before_the_take(mark: str) -> None:
    assert take_number(article(headline=f"{mark}UPDATE 3-Bridge opens")) == 3
    assert take_number(article(headline=f"* {mark}update 3: Bridge opens")) == 3


@pytest.mark.parametrize("ordinal", "2nd 2d 2. 2º 2ª 2er 2e 2ème 2eme 2ÈME".split())
def test_ordinals_of_several_languages(ordinal: str) -> None:
    assert take_number(article(take_key=f"{ordinal} Lead")) == (1 if ordinal == "2d" else 2)


@given(st.integers(1, 98), st.sampled_from(["{0}th Lead", "Lead {0}", "ADD {0}", "Take {0}"]))
def test_a_later_take_is_a_newer_version(number: int, form: str) -> None:
    first, second = (article(sent=SENT, take_key=form.format(n)) for n in (number, number + 1))
    assert version(article(sent=SENT)) < version(first) < version(second)


@given(slug=st.text(max_size=60), headline=st.text(max_size=60))
def test_any_words_name_a_take_from_0_to_99(slug: str, headline: str) -> None:
    assert 0 <= take_number(article(slugline=slug, take_key=slug, headline=headline)) <= 99


def test_what_stands_far_behind_is_not_looked_at() -> None:
    assert take_number(article(slugline="a " * 90 + "Lead 4")) == 4
    assert take_number(article(slugline="a " * 100 + "Lead 4")) == 0
    assert take_number(article(headline="a " * 500 + "(2)")) == 2
