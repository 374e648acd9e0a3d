"""Entities: the places and agencies that a story names."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich.dateline import Dateline, DatelinePlace
from wiredesk.enrich.entities import ENTITIES, Entities, learn
from wiredesk.gazetteer import places_named
from wiredesk.story import Article, Item, Span, Story

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = (
    "Paris", "BAGHDAD", "the Hague", "New York", "واشنطن", "وبالعراق", "نيويورك", "السودان",
    "北京", "美国", "東京", "서울에서", "İstanbul'da",
    "Côte d'Ivoire", "Reuters", "(AFP)", "رويترز",
    "Nice, France", "Jordan", "بَغْداد", "a\u0301", "\u0640", "(", ".", ",", "\n", "US",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(NAMES) | st.text(max_size=6)).map(" ".join)


def story(text: str, headline: str | None = None) -> Story:
    """Make a story of a text."""
    article = Article(format="plain", text=text, headline=headline)
    return Story(Item(id="x", version=1, digest="d", article=article, received=NOW, decoded=NOW))


def filed_from(text: str, name: str) -> Story:
    """Make a story whose dateline, at its very start, names a place."""
    span = Span(start=0, end=len(name), text=name)
    place = DatelinePlace(text=name, span=span, place=places_named(name)[0])
    return story(text).knowing(Dateline(places=(place,), confidence=0.99))


def found(told: Story) -> list[str]:
    """Give the entities of a story: agencies by id, places by GeoNames name and country."""
    names = []
    for entity in learn(told).items:
        if entity.place is not None:
            names.append(f"{entity.name}/{entity.place.country}")
        elif entity.agency is not None:
            names.append(entity.agency.id)
    return names


def test_an_arabic_story_names_its_places_and_its_agency() -> None:
    told = story(
        "بغداد أول مارس 2022 (شينخوا) وصل وفد من الولايات المتحدة إلى العراق، "
        "وقال الوزير سامر الحديدي إن الحوار بين بغداد وواشنطن سيستمر بما يخدم العراق."
    )
    entities = {entity.name: entity for entity in learn(told).items}
    assert set(entities) == {"Baghdad", "Iraq", "United States", "Washington", "Xinhua"}
    assert entities["Iraq"].place == places_named("العراق")[0]
    assert entities["Baghdad"].count == 2
    assert [span.text for span in entities["Washington"].mentions] == ["واشنطن"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left for Nice, France.", ["France/FR", "Nice/FR"]),
        ("A fire in Mobile, Alabama, was put out.", ["Mobile/US", "Alabama/US"]),
        ("He said that Jordan and Chad agreed.", ["Jordan/JO", "Chad/TD"]),
        ("The US and the UK agreed.", ["United States/US", "United Kingdom/GB"]),
        ("In Germany, a mine near Goslar was shut.", ["Germany/DE", "Goslar/DE"]),
        ("Les pluies ont touché Lyon et Marseille.", ["Lyon/FR", "Marseille/FR"]),
        ("法国和德国在巴黎会谈", ["France/FR", "Germany/DE", "Paris/FR"]),
        ("이란과 미국은 파리에서 만났다", ["Iran/IR", "United States/US", "Paris/FR"]),
        ("Германия и Польша подпишут договор", ["Germany/DE", "Poland/PL"]),
        ("Die Minister reisten nach Wien und Prag.", ["Vienna/AT", "Prague/CZ"]),
    ],
)
def test_places_are_found(text: str, expected: list[str]) -> None:
    assert sorted(found(story(text))) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The striker Jordan Pellworth scored twice.",
        "He met Paris Holloway and Sydney Marchetti.",
        "The minister Jean Lyon resigned.",
        "Reading is good for children. Nice work, they said. Mobile phones rang.",
        "Manchester United drew with Real Madrid.",
        "The Washington Post and the New York Times reported it.",
        "Essen und Trinken sind teuer.",
        "GIVE US MORE TIME",
        "كان الوزير قد قال إن البيان صدر أمس",
        "民主和自由是社会和平的基础",
        "고양이 대회가 열렸다",
        "a mine near Goslar was shut",
    ],
)
def test_what_is_no_place_is_not_found(text: str) -> None:
    assert found(story(text)) == []


def test_a_namesake_nearer_to_the_story_is_meant() -> None:
    assert "Birmingham/GB" in found(story("It rained in Birmingham."))
    assert "Birmingham/US" in found(story("Texas and Alabama: it rained in Birmingham."))


def test_the_dateline_tells_the_country() -> None:
    assert "Georgia/GE" in found(story("Georgia voted."))
    assert "Georgia/US" in found(filed_from("Atlanta - Georgia voted.", "Atlanta"))


def test_the_dateline_place_is_an_entity_even_where_its_name_is_a_word() -> None:
    assert found(filed_from("Reading - Nothing happened.", "Reading")) == ["Reading/GB"]


def test_mentions_are_counted_over_headline_and_text() -> None:
    entity = learn(story("Kenya won. " * 60, "Kenya wins")).items[0]
    assert entity.count == 61
    assert len(entity.mentions) == 50
    assert entity.mentions[0].field == "headline"


def test_the_headline_comes_first() -> None:
    assert found(story("Peru met Kenya. Peru lost.", "Kenya wins"))[0] == "Kenya/KE"


def test_an_agency_hides_the_place_in_its_name() -> None:
    assert found(story("He told the Press Trust of India so.")) == ["pti"]


def test_it_says_what_it_looked_for() -> None:
    assert learn(story("")) == Entities(items=(), types=("PLACE", "AGENCY"))


def test_the_enricher_names_its_data() -> None:
    assert all(len(model.digest) == 12 for model in ENTITIES.models())


@given(TEXTS, TEXTS | st.none())
def test_spans_quote_the_article(text: str, headline: str | None) -> None:
    told = story(text, headline)
    for entity in learn(told).items:
        assert entity.count >= len(entity.mentions) > 0
        for span in entity.mentions:
            assert getattr(told.article, span.field)[span.start : span.end] == span.text


@given(TEXTS)
def test_each_thing_is_one_entity(text: str) -> None:
    items = learn(story(text)).items
    keys = [(entity.type, entity.place, entity.agency) for entity in items]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("unit", ["Paris ", "a\u0301", "中国北京", "و بغداد ", "(AFP) ", "San "])
def test_a_huge_text_is_read_as_far_as_is_sensible(unit: str) -> None:
    items = learn(story(unit * (1_000_000 // len(unit)))).items
    assert all(entity.mentions[-1].end <= 200_000 for entity in items)
