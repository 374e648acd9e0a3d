"""Places: where a story is about."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich.dateline import Dateline, DatelinePlace
from wiredesk.enrich.entities import learn as entities
from wiredesk.enrich.places import Places, learn
from wiredesk.gazetteer import places_named
from wiredesk.story import Article, Item, Story

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ("Paris", "Iraq", "واشنطن", "北京", "서울에서", "Reuters", "Nice, France", ".", "x")


def located(text: str, headline: str | None = None, filed: str | None = None) -> Places | None:
    """Learn the places of a text, filed from a place that a metadata field names."""
    article = Article(format="plain", text=text, headline=headline)
    item = Item(id="x", version=1, digest="d", article=article, received=NOW, decoded=NOW)
    told = Story(item)
    if filed is not None:
        place = DatelinePlace(text=filed, span=None, place=places_named(filed)[0])
        told = told.knowing(Dateline(places=(place,), source="metadata", confidence=0.9))
    return learn(told.knowing(entities(told)))


def names(places: Places | None) -> list[str]:
    """Give the English names of places, in their order."""
    return [item.place.name for item in places.items] if places else []


def test_the_most_mentioned_place_comes_first() -> None:
    places = located("Kenya and Peru met. Then Peru spoke to Chile, and Chile to Peru.")
    assert places is not None
    assert names(places) == ["Peru", "Chile", "Kenya"]
    assert [item.count for item in places.items] == [3, 2, 1]
    assert places.countries == ("PE", "CL", "KE")


def test_the_headline_weighs_more() -> None:
    assert names(located("Peru met Kenya. Peru left.", "Kenya stays"))[0] == "Kenya"


def test_a_country_weighs_with_its_cities() -> None:
    places = located("Lyon and Marseille met Turin, Turin and again Turin in France and Paris.")
    assert places is not None
    assert places.countries == ("FR", "IT")


def test_the_dateline_counts_where_the_text_does_not_name_it() -> None:
    places = located("Kenya met Peru.", filed="Nairobi")
    assert places is not None
    nairobi = next(item for item in places.items if item.place.name == "Nairobi")
    assert (nairobi.count, nairobi.in_dateline, nairobi.confidence) == (0, True, 0.9)
    assert places.countries[0] == "KE"


def test_the_dateline_is_marked_where_the_text_names_it_too() -> None:
    places = located("In Nairobi, ministers met.", filed="Nairobi")
    assert places is not None
    assert [(item.count, item.in_dateline) for item in places.items] == [(1, True)]


def test_a_story_without_places_has_none() -> None:
    assert located("Nothing happened, Reuters said.") is None


@given(st.lists(st.sampled_from(NAMES)).map(" ".join), st.sampled_from([None, "Baghdad"]))
def test_countries_are_those_of_the_places(text: str, filed: str | None) -> None:
    places = located(text, filed=filed)
    if places is not None:
        assert {item.place.country for item in places.items} == set(places.countries)
        assert len(set(places.countries)) == len(places.countries)
        assert len({item.place for item in places.items}) == len(places.items)
