"""Datelines: a table of real patterns, what is none, and what holds for any text."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich.dateline import DATELINE, Dateline
from wiredesk.enrich.language import Language
from wiredesk.languages import languages
from wiredesk.story import Article, Item, Span, Story

SENT = datetime(2021, 8, 3, 12, tzinfo=UTC)


class Case(TypedDict):
    """A row of the table."""

    language: str
    text: str
    span: NotRequired[str]
    places: NotRequired[list[str]]
    written: NotRequired[str]
    date: NotRequired[date]
    agencies: NotRequired[list[str]]
    confidence: NotRequired[float]


TABLE: dict[str, list[Case]] = tomllib.loads(
    Path(__file__).with_name("datelines.toml").read_text("utf-8")
)


def story(article: Article, language: str) -> Story:
    """Give an article as a story in a known language."""
    item = Item(id="story", version=1, digest="words", article=article, received=SENT, decoded=SENT)
    return Story(item).knowing(Language(tag=language, script="Zyyy", confidence=1))


def learn(text: str, language: str = "en", sent: datetime | None = SENT) -> Dateline | None:
    """Read the dateline of a text."""
    found = DATELINE.learn(story(Article(format="plain", text=text, sent=sent), language))
    assert found is None or isinstance(found, Dateline)
    return found


def learnt(text: str, language: str = "en", sent: datetime | None = SENT) -> Dateline:
    """Read the dateline of a text that has one."""
    found = learn(text, language, sent)
    assert found is not None, text
    return found


def as_written(found: Dateline) -> Case:
    """Give a dateline as the table has it."""
    places = [(at.text, at.place) for at in found.places]
    case: Case = {
        "language": "",
        "text": "",
        "span": found.span.text if found.span else "",
        "places": [f"{text} = {p.name}, {p.country}" if p else f"{text} = ?" for text, p in places],
        "agencies": [f"{by.text} = {by.agency.id if by.agency else '?'}" for by in found.agencies],
        "confidence": found.confidence,
    }
    if found.date_as_written:
        case["written"] = found.date_as_written
    if found.date:
        case["date"] = found.date
    return case


@pytest.mark.parametrize("case", TABLE["dateline"], ids=lambda case: case["text"][:40])
def test_a_dateline_is_read_as_the_table_says(case: Case) -> None:
    found = as_written(learnt(case["text"], case["language"]))
    assert found == {"places": [], "agencies": [], **case, "language": "", "text": ""}


@pytest.mark.parametrize("case", TABLE["none"], ids=lambda case: case["text"][:40])
def test_what_is_no_dateline_is_left_alone(case: Case) -> None:
    assert learn(case["text"], case["language"]) is None


def test_the_table_covers_many_languages() -> None:
    assert len({case["language"] for case in TABLE["dateline"]}) >= 30


def test_a_xinhua_item_from_baghdad_is_placed_dated_and_credited() -> None:
    found = learnt("بغداد أول أغسطس 2021 (شينخوا) قال وزير النقل اليوم إن المطار", "ar")
    assert [at.place.geonames_id for at in found.places if at.place] == [98182]
    assert found.date == date(2021, 8, 1)
    assert [by.agency.id for by in found.agencies if by.agency] == ["xinhua"]
    assert found.span == Span(start=0, end=29, text="بغداد أول أغسطس 2021 (شينخوا)")


@pytest.mark.parametrize(
    ("sent", "written", "meant"),
    [
        (datetime(2022, 1, 1, tzinfo=UTC), "Dec 31", date(2021, 12, 31)),
        (datetime(2021, 12, 31, tzinfo=UTC), "Jan 1", date(2022, 1, 1)),
        (datetime(2021, 8, 1, tzinfo=UTC), "Aug 20", date(2021, 8, 20)),
        (datetime(2021, 3, 1, tzinfo=UTC), "Feb 29", date(2020, 2, 29)),
        (datetime(2023, 3, 1, tzinfo=UTC), "Feb 29", None),
        (datetime(2021, 8, 1, tzinfo=UTC), "Aug 32", None),
        (datetime(2021, 8, 1, tzinfo=UTC), "Feb 29, 2021", None),
        (datetime(1, 1, 1, tzinfo=UTC), "Aug 1", None),
        (datetime(9999, 12, 31, tzinfo=UTC), "Dec 30", date(9999, 12, 30)),
    ],
)
def test_a_year_left_out_is_told_by_when_the_story_was_sent(
    sent: datetime, written: str, meant: date | None
) -> None:
    found = learnt(f"LONDON, {written} (Reuters) - Ships", sent=sent)
    assert (found.date, found.date_as_written) == (meant, written)


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (datetime(2021, 8, 1, tzinfo=UTC), date(2021, 7, 31)),
        (datetime(2021, 7, 31, tzinfo=UTC), date(2021, 7, 31)),
        (datetime(2022, 1, 2, tzinfo=UTC), date(2021, 12, 31)),
    ],
)
def test_a_day_alone_is_the_last_such_day(sent: datetime, meant: date) -> None:
    assert learnt("（中央社台北31日電）港口", "zh", sent).date == meant


def test_the_first_version_tells_the_year_where_this_one_has_no_time() -> None:
    created = datetime(2019, 8, 3, tzinfo=UTC)
    article = Article(format="plain", text="LONDON, Aug 1 (Reuters) - Ships", created=created)
    found = DATELINE.learn(story(article, "en"))
    assert isinstance(found, Dateline)
    assert found.date == date(2019, 8, 1)


def test_the_time_of_receipt_tells_the_year_where_the_story_has_no_time() -> None:
    assert learnt("LONDON, Aug 1 (Reuters) - Ships", sent=None).date == date(2021, 8, 1)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("language", sorted(languages()))
def test_every_month_of_every_language_is_read(language: str, month: int) -> None:
    name = Locale.parse(language).months["format"]["wide"][month]
    written = {"mdy": f"{name} 5", "dmy": f"5 {name}", "ymd": f"2021 {name} 5"}
    for order in languages()[language].dateline.order:
        found = learnt(f"Paris, {written[order]} (AFP) - Abc", language).date
        assert found is not None, written[order]
        assert (found.month, found.day) == (month, 5)


def test_the_field_of_the_format_is_read_where_the_text_has_no_dateline() -> None:
    article = Article(
        format="nitf", text="Ships left.", dateline="Strasbourg, 10 juil 2024 (AFP)", sent=SENT
    )
    found = DATELINE.learn(story(article, "fr"))
    assert isinstance(found, Dateline)
    assert (found.source, found.span, found.date) == ("metadata", None, date(2024, 7, 10))
    assert [(at.text, at.span) for at in found.places] == [("Strasbourg", None)]
    assert [by.text for by in found.agencies] == ["AFP"]


@pytest.mark.parametrize(
    "field", ["BERLIN", "Berlin", "Berlin, Germany", "BERLIN, Aug 1", "Berlin -"]
)
def test_a_field_needs_no_mark_of_a_dateline(field: str) -> None:
    article = Article(format="nitf", text="Ships left.", dateline=field, sent=SENT)
    found = DATELINE.learn(story(article, "en"))
    assert isinstance(found, Dateline)
    assert [at.place.name for at in found.places if at.place] == ["Berlin"]


def test_the_text_is_believed_before_the_field() -> None:
    text = "ROME (AP) — Ships"
    article = Article(format="nitf", text=text, dateline="MILAN (AP)", sent=SENT)
    found = DATELINE.learn(story(article, "en"))
    assert isinstance(found, Dateline)
    assert (found.source, found.places[0].text) == ("text", "ROME")


@pytest.mark.parametrize("field", ["", "-", "Ships left the port on Monday", "12", "()"])
def test_a_field_that_holds_none_is_left_alone(field: str) -> None:
    article = Article(format="nitf", text="Ships left.", dateline=field, sent=SENT)
    assert DATELINE.learn(story(article, "en")) is None


def test_its_data_files_are_named() -> None:
    assert {model.name for model in DATELINE.models()} == {"gazetteer", "agencies", "languages"}


PIECES = st.sampled_from(
    [
        *"()/[]【】（）-–—_=,.;:·、。 \n\t\u200f",
        *"PARIS London بغداد 北京 東京 서울 МОСКВА İ Aug 1 2021 أول أغسطس".split(),
        *"8月1日 電 电 記者 기자".split(),
        *"AFP Reuters شينخوا 新华社 共同 연합뉴스 ТАСС dpa By and et و 99 0".split(),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=24).map("".join))


@given(text=TEXTS, language=st.sampled_from([*sorted(languages()), "und"]))
def test_spans_hold_in_any_text(text: str, language: str) -> None:
    found = learn(text, language)
    if found:
        spans = [found.span, *(at.span for at in found.places)]
        assert all(span and text[span.start : span.end] == span.text for span in spans)
        assert all(at.span and at.text == at.span.text for at in found.places)


@given(field=TEXTS, language=st.sampled_from([*sorted(languages()), "und"]))
def test_any_field_is_read_or_left_alone(field: str, language: str) -> None:
    article = Article(format="nitf", text="", dateline=field, sent=SENT)
    found = DATELINE.learn(story(article, language))
    assert found is None or (isinstance(found, Dateline) and found.span is None)


@pytest.mark.parametrize(
    "text", ["(a) ", "- ", "PARIS, ", "1 ", "\n", "(\n", "新华社", "/a ", " ", "يوم ", "* a\n"]
)
@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_only_the_beginning_of_a_text_is_looked_at(text: str, language: str) -> None:
    assert learn(text * (200_000 // len(text)), language) is None
