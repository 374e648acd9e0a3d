"""Datelines against the metadata that a story was sent with."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich.dateline import DATELINE, Dateline
from wiredesk.enrich.language import Language
from wiredesk.story import Article, Item, Story

NOON = datetime(2021, 8, 3, 12, tzinfo=UTC)


def learnt(text: str, sent: datetime | None = NOON, located: str | None = None) -> Dateline:
    """Read the dateline of an English text."""
    article = Article(format="plain", text=text, sent=sent, located=located)
    item = Item(id="story", version=1, digest="words", article=article, received=NOON, decoded=NOON)
    found = DATELINE.learn(Story(item).knowing(Language(tag="en", script="Latn", confidence=1)))
    assert isinstance(found, Dateline)
    return found


@pytest.mark.parametrize(
    ("located", "told"),
    [
        (None, ()),
        ("Baghdad", ()),
        ("Iraq", ()),
        ("Baghdad, Iraq", ()),
        ("somewhere", ()),
        ("Amman", ("located",)),
        ("Amman, Jordan", ("located",)),
        ("Jordan", ("located",)),
        ("Basra, Iraq", ("located",)),
    ],
)
def test_another_place_in_the_metadata_is_told(located: str | None, told: tuple[str, ...]) -> None:
    assert learnt("BAGHDAD (AP) — Ships left.", located=located).conflicts == told


def test_a_city_is_in_its_state_and_in_no_other() -> None:
    text = "SPRINGFIELD, Ill. (AP) — Ships left."
    assert learnt(text, located="Illinois").conflicts == ()
    assert learnt(text, located="Ohio").conflicts == ("located",)
    text = "PORTLAND, Maine (AP) — Ships left."
    assert learnt(text, located="Portland, Maine, United States").conflicts == ()
    assert learnt(text, located="Portland, Oregon, United States").conflicts == ("located",)


@pytest.mark.parametrize(
    ("sent", "text", "days", "told"),
    [
        (datetime(2021, 8, 3, 12, tzinfo=UTC), "LONDON, Aug 3", 0, ()),
        (datetime(2021, 8, 3, 3, tzinfo=UTC), "ATLANTA, Aug 2", 1, ()),
        (datetime(2021, 8, 3, 22, tzinfo=UTC), "TOKYO, Aug 4", -1, ()),
        (datetime(2021, 8, 3, 12, tzinfo=UTC), "ATLANTA, Aug 4", -1, ("sent",)),
        (datetime(2021, 8, 3, 12, tzinfo=UTC), "LONDON, July 31", 3, ()),
        (datetime(2021, 8, 3, 12, tzinfo=UTC), "LONDON, July 30", 4, ("sent",)),
        (datetime(2021, 8, 3, 12, tzinfo=UTC), "LONDON, Feb 20, 2016", 1991, ("sent",)),
    ],
)
def test_a_date_that_no_time_zone_had_is_told(
    sent: datetime, text: str, days: int, told: tuple[str, ...]
) -> None:
    found = learnt(f"{text} (Reuters) - Ships left.", sent)
    assert (found.days_before_sent, found.conflicts) == (days, told)


def test_nothing_is_told_without_a_time_of_sending() -> None:
    found = learnt("LONDON, Feb 20, 2016 (Reuters) - Ships left.", None)
    assert (found.days_before_sent, found.conflicts) == (None, ())


def test_an_unknown_town_is_placed_by_what_stands_beside_it() -> None:
    found = learnt("OKUTA KEDE, Nigeria, Aug 1 (Reuters) - Ships left.").places
    assert [(at.text, at.place, at.country) for at in found] == [("OKUTA KEDE", None, "NG")]
    found = learnt("BLUE ROCK MILLS, Pa. (AP) — Ships left.").places
    assert [(at.place, at.country, at.subdivision) for at in found] == [(None, "US", "PA")]


@given(sent=st.datetimes(timezones=st.just(UTC)), located=st.text(max_size=40))
def test_any_metadata_will_do(sent: datetime, located: str) -> None:
    found = learnt("APIA, Aug 1 (Reuters) - Ships left.", sent, located)
    assert found.date is None or isinstance(found.date, date)


@pytest.mark.parametrize(
    ("text", "sent", "day"),
    [
        ("ATLANTA (AP) _ Ships", datetime(2016, 2, 20, 3, 37, tzinfo=UTC), date(2016, 2, 19)),
        ("ATLANTA (AP) _ Ships", datetime(2016, 2, 20, 6, tzinfo=UTC), date(2016, 2, 20)),
        ("MADRID (AP) _ Ships", datetime(2021, 8, 3, 22, 30, tzinfo=UTC), date(2021, 8, 4)),
        ("URUMQI (AP) _ Ships", datetime(2021, 8, 3, 17, tzinfo=UTC), date(2021, 8, 4)),
        ("HONOLULU (AP) _ Ships", datetime(2021, 8, 3, 9, 30, tzinfo=UTC), date(2021, 8, 2)),
        (
            "AUCKLAND/LONDON (AP) _ Ships",
            datetime(2021, 8, 3, 12, 30, tzinfo=UTC),
            date(2021, 8, 4),
        ),
    ],
)
def test_the_day_at_its_place_is_told_apart_from_the_utc_day(
    text: str, sent: datetime, day: date
) -> None:
    found = learnt(text, sent)
    assert (found.local_date, found.date) == (day, day if day != sent.date() else None)


def test_a_day_alone_is_one_that_had_begun_at_its_place() -> None:
    sent = datetime(2021, 8, 2, 16, 30, tzinfo=UTC)  # half past midnight in Taipei
    assert learnt("（中央社台北3日電）港口", sent).date == date(2021, 8, 3)


@pytest.mark.parametrize(
    "sent", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]
)
@pytest.mark.parametrize("place", ["HONOLULU", "AUCKLAND"])
def test_there_is_a_first_day_and_a_last(place: str, sent: datetime) -> None:
    assert learnt(f"{place} (AP) _ Ships", sent).local_date in {None, sent.date()}


def test_an_unknown_place_has_no_day_of_its_own() -> None:
    assert learnt("QWXZ, Aug 3 (AP) _ Ships left the port.").local_date is None
