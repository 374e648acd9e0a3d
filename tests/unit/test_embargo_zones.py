"""The instant of an embargo: whose clock is meant, which day, and never a minute too early."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.identify.embargo import embargo
from wiredesk.identify.phrases import Phrases, phrases
from wiredesk.story import Article, Embargo

# Wednesday
SENT = datetime(2022, 9, 7, 14, 0, tzinfo=UTC)
NAMED = [
    (language, name, zone)
    for language, part in phrases().items()
    for name, zone in part.zones.items()
]


def read(note: str, provider: str | None = None, language: str | None = "en") -> Embargo | None:
    """Read a note to editors of an article that was sent on that Wednesday."""
    article = Article(format="x", provider=provider, language=language, editor_note=note, sent=SENT)
    return embargo(article, SENT)


def until(instant: str) -> Embargo:
    """Give an embargo until this instant of UTC."""
    return Embargo(until=datetime.fromisoformat(f"{instant}:00+00:00"))


def next_at(hour: time, zone: ZoneInfo) -> datetime:
    """Give when this time of day comes next in a zone."""
    local = SENT.astimezone(zone)
    today = datetime.combine(local.date(), hour, zone)
    return today if today > local else datetime.combine(today.date() + timedelta(1), hour, zone)


@pytest.mark.parametrize(("language", "name", "zone"), NAMED)
def test_every_zone_that_a_language_names_is_read(language: str, name: str, zone: str) -> None:
    label = phrases()[language].embargo[0]
    expected = Embargo(until=next_at(time(10), ZoneInfo(zone)) if zone else None)
    assert read(f"{label} 10:00 {name}", language=language) == expected


@pytest.mark.parametrize(
    ("note", "instant"),
    [
        ("EMBARGOED UNTIL 0900 EST FRIDAY", "2022-09-09T14:00"),
        ("EMBARGOED UNTIL 0900 EDT FRIDAY", "2022-09-09T13:00"),
        ("EMBARGOED UNTIL 0900 EST JANUARY 13", "2023-01-13T14:00"),
        ("EMBARGOED UNTIL 0900 ET JANUARY 13", "2023-01-13T14:00"),
        ("EMBARGOED UNTIL 0900 PST FRIDAY", "2022-09-09T17:00"),
        ("Embargoed until 09:00 CET, Friday", "2022-09-09T08:00"),
    ],
)
def test_winter_s_name_in_summer_is_winter_s_time(note: str, instant: str) -> None:
    assert read(note) == until(instant)


@pytest.mark.parametrize(
    ("zone", "instant"),
    [
        ("GMT+2", "2022-09-09T07:00"),
        ("GMT+02:00", "2022-09-09T07:00"),
        ("UTC +0530", "2022-09-09T03:30"),
        ("UTC-3", "2022-09-09T12:00"),
        ("GMT+14", "2022-09-08T19:00"),
        ("+0200", "2022-09-09T07:00"),
        ("-0330", "2022-09-09T12:30"),
        ("GMT+15", None),
    ],
)
def test_offsets_in_figures(zone: str, instant: str | None) -> None:
    expected = until(instant) if instant else Embargo()
    assert read(f"Embargoed until 09:00 {zone} Friday") == expected


@pytest.mark.parametrize("zone", ["XST", "(XKT)", "AKDT", "NZDT"])
def test_a_zone_that_nobody_knows_is_not_taken_for_the_agency_s(zone: str) -> None:
    assert read(f"EMBARGOED UNTIL 0900 {zone} FRIDAY", "dpa") == Embargo()


@pytest.mark.parametrize("day", ["SAT", "SAT SEPT 10", "OCT 1", "SEPT 10"])
def test_a_day_is_no_zone(day: str) -> None:
    found = read(f"EMBARGOED UNTIL 0900 {day}", "dpa")
    assert found is not None
    assert found.until is not None
    assert found.until.hour == 7


@pytest.mark.parametrize(
    ("hour", "instant"),
    [
        ("12 a.m.", "2022-09-09T00:00"),
        ("12.30 a.m.", "2022-09-09T00:30"),
        ("1 a.m.", "2022-09-09T01:00"),
        ("11:59 am", "2022-09-09T11:59"),
        ("12 p.m.", "2022-09-09T12:00"),
        ("12:01 p.m.", "2022-09-09T12:01"),
        ("1 p.m.", "2022-09-09T13:00"),
        ("11:59 pm", "2022-09-09T23:59"),
        ("13:00 p.m.", "2022-09-09T13:00"),
        ("noon", "2022-09-09T12:00"),
        ("12 noon", "2022-09-09T12:00"),
        ("midnight", "2022-09-10T00:00"),
        ("23.59", "2022-09-09T23:59"),
        ("0000", "2022-09-09T00:00"),
        ("00h01", "2022-09-09T00:01"),
        ("18h", "2022-09-09T18:00"),
        ("18 hours", "2022-09-09T18:00"),
    ],
)
def test_hours(hour: str, instant: str) -> None:
    assert read(f"Embargoed until {hour} GMT Friday") == until(instant)


@pytest.mark.parametrize("hour", ["24:00", "2400", "12:60", "1260", "99 hours"])
def test_hours_that_no_clock_shows(hour: str) -> None:
    assert read(f"Embargoed until {hour} GMT Friday") == Embargo()


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("1400 GMT", "2022-09-08T14:00"),
        ("1401 GMT", "2022-09-07T14:01"),
        ("1359 GMT", "2022-09-08T13:59"),
        ("1400 GMT today", "2022-09-07T14:00"),
        ("0600 GMT today", "2022-09-07T06:00"),
        ("0600 GMT tonight", "2022-09-07T06:00"),
        ("1800 GMT tomorrow", "2022-09-08T18:00"),
        ("1500 GMT Wednesday", "2022-09-07T15:00"),
        ("1400 GMT Wednesday", "2022-09-14T14:00"),
        ("1000 GMT Thursday", "2022-09-08T10:00"),
        ("1000 GMT Tuesday", "2022-09-13T10:00"),
        ("midnight GMT", "2022-09-08T00:00"),
        ("midnight GMT Wednesday", "2022-09-08T00:00"),
        ("0030 JST", "2022-09-07T15:30"),
        ("1800 GMT September 6", "2022-09-06T18:00"),
    ],
)
def test_the_day_that_is_not_said_is_the_next(words: str, instant: str) -> None:
    assert read(f"Embargoed until {words}") == until(instant)


@pytest.mark.parametrize(
    ("sent", "date", "year"),
    [
        ("2022-12-30", "January 2", 2023),
        ("2023-01-02", "December 31", 2022),
        ("2022-06-30", "December 29", 2022),
        ("2024-02-20", "February 29", 2024),
        ("2023-02-20", "February 29", 2024),
    ],
)
def test_a_year_that_is_not_said_is_the_nearest(sent: str, date: str, year: int) -> None:
    written = datetime.fromisoformat(f"{sent}T10:00:00+00:00")
    note = f"Embargoed until 0900 GMT {date}"
    found = embargo(Article(format="x", editor_note=note, sent=written), written)
    assert found is not None
    assert found.until is not None
    assert (found.until.year, found.until.strftime("%B %-d")) == (year, date)


@pytest.mark.parametrize(
    ("language", "figures", "instant"),
    [
        ("en", "13/9/2022", "2022-09-13T09:00"),
        ("en", "9/13/2022", "2022-09-13T09:00"),
        ("en", "9/9/2022", "2022-09-09T09:00"),
        ("en", "12/9/2022", None),
        ("en", "9/12", None),
        ("fr", "12/9/2022", "2022-09-12T09:00"),
        ("de", "9/12/2022", "2022-12-09T09:00"),
        ("en", "31/9/2022", None),
    ],
)
def test_day_and_month_in_figures(language: str, figures: str, instant: str | None) -> None:
    expected = until(instant) if instant else Embargo()
    assert read(f"Embargoed until 0900 GMT {figures}", language=language) == expected


@pytest.mark.parametrize(
    ("note", "instant"),
    [
        ("Embargoed until 0001 GMT ٩ سبتمبر", "2022-09-09T00:01"),
        ("Embargoed until 0001 GMT 9 septembre", "2022-09-09T00:01"),
        ("Embargoed until ٠٠٠١ GMT Friday", "2022-09-09T00:01"),
        ("Embargoed until 0001 GMT FREITAG", "2022-09-09T00:01"),
        ("Embargoed until 0001 GMT vendredi", "2022-09-09T00:01"),
    ],
)
def test_days_in_another_language_than_the_notice(note: str, instant: str) -> None:
    assert read(note) == until(instant)


@pytest.mark.parametrize("language", ["de", "de-AT", "DE-at", "de-1996"])
def test_a_region_of_a_language_is_that_language(language: str) -> None:
    assert read("Embargo until 10/9/2022, 09:00 GMT", language=language) == until(
        "2022-09-10T09:00"
    )
    assert read("Embargo until 9/10/2022, 09:00 GMT", language=language) == until(
        "2022-10-09T09:00"
    )


@pytest.mark.parametrize("language", ["en", "EN", "en-US", "EN-gb"])
def test_in_english_of_any_region_the_month_may_come_first(language: str) -> None:
    assert read("Embargo until 9/10/2022, 09:00 GMT", language=language) == Embargo()


def test_without_a_language_figures_are_read_as_english_has_them() -> None:
    assert read("Embargo until 9/10/2022, 09:00 GMT", language=None) == Embargo()
    assert read("Embargo until 9/13/2022, 09:00 GMT", language=None) == until("2022-09-13T09:00")


def test_the_day_is_told_from_when_it_was_sent_and_not_from_when_it_came() -> None:
    late = SENT + timedelta(days=3)
    sent = Article(format="x", editor_note="EMBARGOED UNTIL 1800 GMT", sent=SENT)
    assert embargo(sent, late) == until("2022-09-07T18:00")
    assert embargo(sent.model_copy(update={"sent": None}), late) == until("2022-09-10T18:00")


def test_what_stands_far_behind_the_notice_is_none_of_its_hour() -> None:
    assert read("EMBARGOED UNTIL " + "FURTHER NOTICE " * 8 + "0900 GMT") == Embargo()


FORMS = st.sampled_from(
    [
        "%d %B %Y, %H:%M",
        "%d %B %Y, %H%M",
        "%I:%M %p, %d %B %Y",
        "%A, %B %d, %Y, %H.%M",
        "%H:%M on %b. %d, %Y",
        "%H%M %A %B %d",
        "%d/%m/%Y %H:%M",
    ]
)


@given(
    minutes=st.integers(0, 100 * 24 * 60),
    zone=st.sampled_from(sorted({(n, z) for _, n, z in NAMED if z and n.isascii()})),
    form=FORMS,
)
def test_no_embargo_is_shorter_than_was_said(
    minutes: int, zone: tuple[str, str], form: str
) -> None:
    name, place = zone
    said = (SENT + timedelta(minutes=minutes)).astimezone(ZoneInfo(place))
    found = read(f"Embargoed until {said.strftime(form)} {name}")
    assert found is not None
    assert found.until is None or found.until == said


@given(minutes=st.integers(0, 23 * 60 + 59), zone=st.sampled_from(["GMT", "ET", "JST", "MSK"]))
def test_an_hour_alone_comes_within_a_day(minutes: int, zone: str) -> None:
    found = read(f"EMBARGOED UNTIL {minutes // 60:02}{minutes % 60:02} {zone}")
    assert found is not None
    assert found.until is not None
    assert timedelta() < found.until - SENT <= timedelta(days=1)
    assert found.until == next_at(time(*divmod(minutes, 60)), ZoneInfo(zone_named(zone)))


@given(hours=st.integers(0, 23), day=st.integers(0, 6))
def test_a_weekday_comes_within_a_week(hours: int, day: int) -> None:
    weekday = (SENT + timedelta(days=day)).strftime("%A")
    found = read(f"Embargoed until {hours:02}.00 GMT {weekday}")
    assert found is not None
    assert found.until is not None
    assert (found.until.strftime("%A"), found.until.hour) == (weekday, hours)
    assert timedelta() < found.until - SENT <= timedelta(days=7)


def zone_named(name: str) -> str:
    """Give the IANA name of a zone as English has it."""
    english: Phrases = phrases()["en"]
    return english.zones[name]
