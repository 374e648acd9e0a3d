"""Inflected names of places in running text, and what holds for any text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich._inflected import find_inflected
from wiredesk.enrich.entities import name_entities
from wiredesk.enrich.language import Language
from wiredesk.gazetteer import find_places
from wiredesk.languages import languages
from wiredesk.story import Article, Item, Story

NOW = datetime(2021, 8, 3, 12, tzinfo=UTC)
INFLECTED = sorted(tag for tag, known in languages().items() if known.inflections.endings)


def named(text: str, language: str) -> set[str]:
    """Give the English names of the places of a text."""
    article = Article(format="plain", text=text)
    item = Item(id="story", version=1, digest="words", article=article, received=NOW, decoded=NOW)
    told = Story(item).knowing(Language(tag=language, script="Zyyy", confidence=1))
    found = name_entities(told, None)
    return {entity.name for entity in found.items}


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("ru", "В Москве открыли мост, а в Женеве и Киеве закрыли.", {"Moscow", "Geneva", "Kyiv"}),
        ("ru", "Посол Франции уехал в Соединенные Штаты.", {"France", "United States"}),
        ("uk", "У Києві та Варшаві відкрили міст.", {"Kyiv", "Warsaw"}),
        ("pl", "W Krakowie i Pradze otwarto muzeum.", {"Kraków", "Prague"}),
        ("pl", "Eksport do Niemiec i Stanów Zjednoczonych.", {"Germany", "United States"}),
        ("cs", "Vlaky z Brna do Vídně nejezdí.", {"Brno", "Vienna"}),
        ("sk", "V Bratislave otvorili most.", {"Bratislava"}),
        ("hr", "U Zagrebu je otvoren most.", {"Zagreb"}),
        ("sr", "У Београду је отворен мост.", {"Belgrade"}),
        ("sl", "V Ljubljani so odprli most.", {"Ljubljana"}),
        ("fi", "Neuvottelut Helsingissä ja Pariisissa jatkuvat.", {"Helsinki", "Paris"}),
        ("fi", "Myöhästynyt lento New Yorkissa.", {"New York City"}),
        ("hu", "A tárgyalások Prágában és Bécsben folytatódnak.", {"Prague", "Vienna"}),
        ("et", "Tallinnas avati uus sild.", {"Tallinn"}),
        ("lt", "Vilniuje atidarytas tiltas.", {"Vilnius"}),
        ("lv", "Rīgā atklāts jauns tilts.", {"Riga"}),
        ("az", "Londonda yeni körpü açıldı.", {"London"}),
        ("ro", "Guvernul Franței a anunțat un plan.", {"France"}),
        ("el", "Ο δήμαρχος της Αθήνας μίλησε.", {"Athens"}),
        ("de", "Deutschlands Ausfuhr stieg.", {"Germany"}),
        ("tr", "İstanbul'dan Paris'e uçuşlar ertelendi.", {"Istanbul", "Paris"}),
    ],
)
def test_an_inflected_name_is_read_back(language: str, text: str, places: set[str]) -> None:
    assert named(text, language) == places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Самое главное: Минский район и Смоленское шоссе."),
        ("hr", "Hrvatski ministar i Turski poslanik, češki i španjolski gost."),
        ("pl", "Piotr Warszawski i Polskie Koleje."),
        ("fi", "Kotona asuu Nissan omistaja."),
        ("hu", "Budai Anna és Pesti Péter otthon maradt."),
        ("en", "Moskve and Parisissa are sisters."),
        ("und", "Москве и Женеве"),
    ],
)
def test_what_only_looks_inflected_is_left_alone(language: str, text: str) -> None:
    assert named(text, language) == set()


def test_a_name_that_stands_as_it_is_stays() -> None:
    text = "Париж, Москва и Берлин"
    plain = list(find_places(text))
    assert find_inflected(text, languages()["ru"], plain) == plain


PIECES = st.sampled_from(
    [*" -.,\n'", *"Москве Helsingissä Нью-Йорке Stanów Zjednoczonych A Ab Șab а".split()]
)


@given(
    text=st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=20).map("".join)),
    language=st.sampled_from(INFLECTED),
)
def test_matches_lie_in_the_text_without_overlap(text: str, language: str) -> None:
    end = 0
    for match in find_inflected(text, languages()[language], find_places(text)):
        assert end <= match.start < match.end <= len(text)
        assert match.places
        end = match.end
