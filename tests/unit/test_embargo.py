"""Embargoes as fields and as notices have them: read for certain, or held without an end."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.identify.embargo import embargo
from wiredesk.identify.phrases import phrases
from wiredesk.identify.zones import zone_of
from wiredesk.story import Article, Embargo

# Wednesday
SENT = datetime(2022, 9, 7, 14, 0, tzinfo=UTC)


def read(note: str, provider: str | None = None, language: str = "en") -> Embargo | None:
    """Read a note to editors of an article that was sent on that Wednesday."""
    article = Article(format="x", provider=provider, language=language, editor_note=note, sent=SENT)
    return embargo(article, SENT)


# language, provider, note, instant in UTC
INSTANTS = [
    ("en", "AP", "EMBARGOED UNTIL 0001 FRIDAY SEPTEMBER 9", "2022-09-09T04:01"),
    ("en", "PA", "EMBARGOED UNTIL 0001 FRIDAY SEPTEMBER 9", "2022-09-08T23:01"),
    ("en", "AP", "EMBARGOED UNTIL 0001 GMT FRIDAY SEPTEMBER 9", "2022-09-09T00:01"),
    ("en", None, "EMBARGOED UNTIL 0001 FRI SEPT 9 GMT", "2022-09-09T00:01"),
    ("en", None, "This story is embargoed until 00.01 GMT on Sept. 9, 2022.", "2022-09-09T00:01"),
    ("en", None, "Embargoed for 6:30 p.m. EDT Thursday", "2022-09-08T22:30"),
    ("en", None, "Embargoed until 12 noon ET Thursday", "2022-09-08T16:00"),
    ("en", None, "Embargoed until midnight GMT Thursday", "2022-09-09T00:00"),
    ("en", None, "Embargoed until 12 a.m. GMT Friday", "2022-09-09T00:00"),
    ("en", None, "Not for release before 1800 GMT", "2022-09-07T18:00"),
    ("en", None, "Not for release before 0600 GMT", "2022-09-08T06:00"),
    ("en", None, "Embargoed until 1000 GMT tomorrow", "2022-09-08T10:00"),
    ("en", None, "Embargoed until 1000 GMT Wednesday", "2022-09-14T10:00"),
    ("en", None, "Embargoed until 2022-09-09T00:01:00Z", "2022-09-09T00:01"),
    ("en", None, "Embargoed until 2022-09-09 02:01+02:00", "2022-09-09T00:01"),
    ("en", None, "Embargoed until 0001 GMT 13/9/2022", "2022-09-13T00:01"),
    ("en", None, "Embargoed until 0001 GMT 9/13/2022", "2022-09-13T00:01"),
    ("en", None, "Embargoed until 0001 GMT 13/9", "2022-09-13T00:01"),
    ("en", None, "Embargoed until 09.30 GMT Friday", "2022-09-09T09:30"),
    ("de", "dpa", "Sperrfrist 09.10 Uhr Freitag", "2022-09-09T07:10"),
    ("en", None, "Embargoed until 15:00 GMT+2, Jan. 2", "2023-01-02T13:00"),
    ("de", "dpa", "Sperrfrist: Freitag, 9. September, 18.00 Uhr", "2022-09-09T16:00"),
    ("de", None, "Sperrfrist 18 Uhr MESZ", "2022-09-07T16:00"),
    ("de", "dpa", "Frei ab 09.09.2022, 06.00 Uhr", "2022-09-09T04:00"),
    ("fr", "AFP", "SOUS EMBARGO jusqu'au vendredi 9 septembre à 12h30 GMT", "2022-09-09T12:30"),
    ("fr", None, "Embargo jusqu'à 18H00 heure de Paris", "2022-09-07T16:00"),
    ("es", "EFE", "Embargado hasta las 10:00 del viernes 9 de septiembre", "2022-09-09T08:00"),
    ("it", "ANSA", "EMBARGO FINO ALLE 18.30 DI VENERDI' 9 SETTEMBRE", "2022-09-09T16:30"),
    ("it", "ANSA", "EMBARGO: da non pubblicare prima delle ore 18 di oggi", "2022-09-07T16:00"),
    ("es", "EFE", "Embargado hasta las 18 de hoy", "2022-09-07T16:00"),
    ("en", None, "Embargoed until 09:00 (CET), July 15", "2022-07-15T08:00"),
    ("nl", "ANP", "Embargo tot vrijdag 9 september 06.00 uur", "2022-09-09T04:00"),
    ("pt", "Lusa", "Embargada até às 18:00 de sexta-feira, 9 de setembro", "2022-09-09T17:00"),
    ("ar", None, "محظور النشر حتى ٩ سبتمبر الساعة ١٥:٠٠ بتوقيت غرينتش", "2022-09-09T15:00"),
    ("ru", None, "Эмбарго до 9 сентября 15:00 мск", "2022-09-09T12:00"),
    ("zh", None, "解禁时间：北京时间9月9日下午3时", "2022-09-09T07:00"),
    ("zh", "Xinhua", "禁发至9月9日零时", "2022-09-08T16:00"),
]


@pytest.mark.parametrize(("language", "provider", "note", "until"), INSTANTS)
def test_instants(language: str, provider: str | None, note: str, until: str) -> None:
    expected = datetime.fromisoformat(f"{until}:00+00:00")
    assert read(note, provider, language) == Embargo(until=expected)


@pytest.mark.parametrize(
    ("why", "note"),
    [
        ("no zone", "EMBARGOED UNTIL 0001 FRIDAY SEPTEMBER 9"),
        ("a zone that is two", "EMBARGOED UNTIL 0001 CST FRIDAY SEPTEMBER 9"),
        ("an unnamed place", "Embargoed until 9 a.m. local time Friday, 0100 GMT"),
        ("no hour", "Embargoed until Friday"),
        ("a weekday that is not the date's", "EMBARGOED UNTIL 0001 GMT SATURDAY SEPTEMBER 9"),
        ("two hours", "EMBARGOED UNTIL 0001 GMT, 0500 LATER"),
        ("two zones", "EMBARGOED UNTIL 0001 GMT, 0001 EDT"),
        ("day or month", "Embargoed until 0001 GMT 9/10/2022"),
        ("day or month, of this year", "Embargoed until 0001 GMT 9/10"),
        ("no such hour", "Embargoed until 2561 GMT"),
        ("no such day", "Embargoed until 0001 GMT September 31"),
        ("no words", "EMBARGOED"),
        ("no end", "EMBARGOED UNTIL FURTHER NOTICE"),
    ],
)
def test_what_cannot_be_read_for_certain_has_no_end(why: str, note: str) -> None:
    assert read(note) == Embargo(), why


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "EMBARGOED UNTIL 0001 GMT FRIDAY: Bridge to open"},
        {"headline": "Bridge to open (Embargoed until 0001 GMT Friday)"},
        {"slugline": "EMBARGOED UNTIL 0001 GMT FRIDAY"},
        {"text": "EMBARGOED UNTIL 0001 GMT FRIDAY\nThe bridge opens."},
        {"text": "EMBARGOED UNTIL\n0001 GMT FRIDAY\nThe bridge opens."},
        {"text": "Eds: This is embargoed until 0001 GMT Friday.\nThe bridge opens."},
        {"text": "The bridge opens.\nIt is long.\nIt is high.\nEDS: EMBARGO UNTIL 0001 GMT FRIDAY"},
    ],
)
def test_places(fields: dict[str, str]) -> None:
    article = Article(format="x", sent=SENT, **fields)
    until = datetime(2022, 9, 9, 0, 1, tzinfo=UTC)
    assert embargo(article, SENT) == Embargo(until=until)


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "Embargo on arms is widened"},
        {"headline": "Embargo: ministers meet on Friday"},
        {"text": "The United Nations kept its arms embargo until 2027.\nIt met on Friday."},
        {"text": "The embargoed goods were found at 1800 GMT."},
        {"headline": "Frei ab Freitag"},
    ],
    ids=str,
)
def test_embargoes_in_the_news_are_none(fields: dict[str, str]) -> None:
    assert embargo(Article(format="x", sent=SENT, **fields), SENT) is None


def test_the_field_counts_before_words() -> None:
    until = SENT + timedelta(days=1)
    article = Article(format="x", embargoed_until=until, editor_note="EMBARGOED UNTIL 0001 GMT")
    assert embargo(article, SENT) == Embargo(until=until)


@pytest.mark.parametrize(
    "note",
    ["EMBARGO LIFTED", "Sperrfrist aufgehoben", "Embargo levé", "Эмбарго снято", "已解禁"],
)
def test_lifted(note: str) -> None:
    assert read(note) == Embargo(until=SENT)


@pytest.mark.parametrize(
    ("header", "until"),
    [
        ("lifted", SENT),
        ("2022-09-08T10:00:00+02:00", datetime(2022, 9, 8, 8, tzinfo=UTC)),
        ("2022-09-08T10:00:00", None),
        ("soon", None),
    ],
)
def test_the_header_overrules(header: str, until: datetime | None) -> None:
    article = Article(format="x", embargoed_until=SENT + timedelta(days=30))
    assert embargo(article, SENT, header) == Embargo(until=until)


def test_agencies_have_zones() -> None:
    assert str(zone_of("dpa")) == "Europe/Berlin"
    assert str(zone_of("The Associated Press")) == "America/New_York"
    assert zone_of("Meridian") is None
    assert zone_of("Reuters") is None


def test_every_zone_that_is_named_is_there() -> None:
    for part in phrases().values():
        for name in filter(None, part.zones.values()):
            assert SENT.astimezone(ZoneInfo(name))


@given(st.text(max_size=200), st.sampled_from(sorted(phrases())))
def test_any_notice_is_read_or_has_no_end(words: str, language: str) -> None:
    for label in ("EMBARGOED UNTIL ", "Sperrfrist: ", "禁发至"):
        found = read(label + words, "dpa", language)
        assert found is not None


@pytest.mark.parametrize("text", ["EMBARGOED UNTIL 0001 " * 50_000, "9" * 1_000_000])
def test_long_texts_take_no_longer(text: str) -> None:
    begun = time.process_time()
    embargo(Article(format="x", text=text, headline=text, editor_note=text), SENT)
    assert time.process_time() - begun < 2
