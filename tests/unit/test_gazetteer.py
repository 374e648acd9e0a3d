"""The gazetteer: places and agencies by name, and their names in running text."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.gazetteer import (
    agencies_named,
    agency_named,
    find_agencies,
    find_places,
    places_in,
    places_named,
    towns_named,
)
from wiredesk.gazetteer._data import Grade, pack, part, tables, whole
from wiredesk.gazetteer._fold import fold
from wiredesk.gazetteer.models import gazetteer_models
from wiredesk.gazetteer.organisations import organisation_named

SERVICE = Path(__file__).parents[2] / "service"
AGENCIES = tomllib.loads((SERVICE / "wiredesk/gazetteer/agencies.toml").read_text("utf-8"))
OVERRIDES = tomllib.loads((SERVICE / "training/gazetteer.toml").read_text("utf-8"))


def named(text: str) -> list[tuple[str, str]]:
    """Give what a text names: as written, and the English name of the best known place."""
    return [(text[m.start : m.end], m.places[0].name) for m in find_places(text)]


@pytest.mark.parametrize(
    ("name", "geonames_id", "country", "feature"),
    [
        ("Iraq", 99237, "IQ", "PCLI"),
        ("العراق", 99237, "IQ", "PCLI"),
        ("الولايات المتحدة", 6252001, "US", "PCLI"),
        ("Baghdad", 98182, "IQ", "PPLC"),
        ("بغداد", 98182, "IQ", "PPLC"),
        ("Washington", 4140963, "US", "PPLC"),
        ("واشنطن", 4140963, "US", "PPLC"),
        ("Texas", 4736286, "US", "ADM1"),
        ("北京", 1816670, "CN", "PPLC"),
        ("서울", 1835848, "KR", "PPLC"),
        ("Москва", 524901, "RU", "PPLC"),
        ("İstanbul", 745044, "TR", "PPL"),
    ],
)
def test_a_place_is_known_by_its_names(
    name: str, geonames_id: int, country: str, feature: str
) -> None:
    place = places_named(name)[0]
    assert (place.geonames_id, place.country, place.feature) == (geonames_id, country, feature)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BAGHDAD", "baghdad"),
        ("Rio de Janeiro", "RIO DE JANEIRO"),
        ("Port-au-Prince", "Port au Prince"),
        ("Sana'a", "Sanaa"),
        ("N\u2019Djamena", "N'Djamena"),
        ("أبو ظبي", "ابو ظبي"),
        ("بَغْداد", "بغداد"),
        ("São Paulo", "Sa\u0303o Paulo"),
        ("São Paulo", "Sao Paulo"),
        ("St. John's", "St John's"),
        ("  Kuwait  City ", "Kuwait City"),
    ],
)
def test_spelling_is_tolerated(one: str, other: str) -> None:
    assert places_named(one)
    assert places_named(one)[0] == places_named(other)[0]


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Georgia", ["GE", "US"]),
        ("London", ["GB", "CA"]),
        ("Paris", ["FR", "US"]),
        ("San José", ["CR", "US"]),
    ],
)
def test_the_most_prominent_comes_first(name: str, countries: list[str]) -> None:
    assert [place.country for place in places_named(name)][: len(countries)] == countries


@pytest.mark.parametrize("name", ["", " ", ".", "xyzzy", "Baghdadi", "Iraq and", "\u0301", "(" * 9])
def test_what_is_no_place_is_none(name: str) -> None:
    assert places_named(name) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks in Paris, then Rome.", [("Paris", "Paris"), ("Rome", "Rome")]),
        ("PARIS AND NEW YORK", [("PARIS", "Paris"), ("NEW YORK", "New York City")]),
        ("The Paris-based firm left Kenya's capital", [("Paris", "Paris"), ("Kenya", "Kenya")]),
        ("وبغداد وبواشنطن", [("بغداد", "Baghdad"), ("واشنطن", "Washington")]),
        ("للعراق والعراق كالعراق", [("لعراق", "Iraq"), ("العراق", "Iraq"), ("العراق", "Iraq")]),
        ("وجنوب السودان", [("جنوب السودان", "South Sudan")]),
        ("ולירושלים ובחיפה", [("ירושלים", "Jerusalem"), ("חיפה", "Haifa")]),
        ("서울에서 부산까지", [("서울", "Seoul"), ("부산", "Busan")]),
        ("İstanbul'da ve Türkiye'nin", [("İstanbul", "Istanbul"), ("Türkiye", "Turkey")]),
        ("习近平在北京表示", [("北京", "Beijing")]),
        ("印度尼西亚和印度", [("印度尼西亚", "Indonesia"), ("印度", "India")]),
        ("パリとロンドン", [("パリ", "Paris"), ("ロンドン", "London")]),
        ("au Caire, à Alger", [("Caire", "Cairo"), ("Alger", "Algiers")]),
        ("sous la Côte d'Ivoire", [("Côte d'Ivoire", "Ivory Coast")]),
        ("vivió en la Habana", [("la Habana", "Havana")]),
    ],
)
def test_names_are_found_in_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "paris and rome in small letters",
        "Parisian Romanesque Iraqis",
        "العراقي والبغدادية",
        "パリティ",
        "the Indian Ocean and the Gulf of Mexico",
        "The Washington Post",
        "فيلق القدس",
        "印度洋",
        "New\nYork",
    ],
)
def test_what_only_looks_like_a_name_is_not_found(text: str) -> None:
    assert [match for match in named(text) if match[0] != "York"] == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Iraq", Grade.SURE),
        ("Jordan", Grade.PERSON),
        ("Goslar", Grade.COUNTRY),
        ("Reading", Grade.REGION),
        ("UAE", Grade.CAPITALS),
    ],
)
def test_a_match_says_what_it_takes_to_believe_it(text: str, grade: Grade) -> None:
    assert [match.grade for match in find_places(text)] == [grade]


def test_a_state_is_known_by_its_wire_abbreviation() -> None:
    assert [place.name for place in places_named("Ala.")] == ["Alabama"]


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("شينخوا", "xinhua"),
        ("新华社", "xinhua"),
        ("新華社", "xinhua"),
        ("Синьхуа", "xinhua"),
        ("XINHUA", "xinhua"),
        ("A.F.P.", "afp"),
        ("أ ف ب", "afp"),
        ("أ.ف.ب.", "afp"),
        ("dpa", "dpa"),
        ("共同", "kyodo"),
        ("연합뉴스", "yonhap"),
        ("أ ش أ", "mena"),
        ("واع", "ina"),
        ("ایرنا", "irna"),
        ("Reuters. ", "reuters"),
    ],
)
def test_an_agency_is_known_by_its_names(name: str, agency: str) -> None:
    found = agency_named(name)
    assert found is not None
    assert found.id == agency


def test_who_is_no_agency_is_none() -> None:
    assert agency_named("The Daily Planet") is None
    assert agency_named("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARIS (AFP) - he told Reuters", [("AFP", "afp"), ("Reuters", "reuters")]),
        ("the AP and the PA were there", []),
        ("ROME (AP/dpa) and (aa)", [("AP", "ap"), ("dpa", "dpa")]),
        ("قال لفرانس برس", [("فرانس برس", "afp")]),
        ("（共同）ロイター通信", [("共同", "kyodo"), ("ロイター通信", "reuters")]),
        ("연합뉴스는 보도했다", [("연합뉴스", "yonhap")]),
    ],
)
def test_agencies_are_found_in_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[m.start : m.end], m.agency.id) for m in find_agencies(text)]
    assert found == expected


@pytest.mark.parametrize("text", ["ا ف ", "قال أ ف\n", "ا ف  ب", "ארה ", "מן ארה - אז"])
def test_a_name_without_its_last_letter_is_none(text: str) -> None:
    assert not find_agencies(text)
    assert not find_places(text)


def test_every_listed_name_of_an_agency_leads_to_one() -> None:
    assert len(AGENCIES) >= 150
    for row in AGENCIES.values():
        for name in (row["name"], *row.get("names", ()), *row.get("codes", ())):
            assert agency_named(name) is not None


def test_only_agencies_of_different_countries_share_initials_and_none_a_name() -> None:
    for slug, row in AGENCIES.items():
        assert [agency.id for name in row.get("names", ()) for agency in agencies_named(name)] == [
            slug for _ in row.get("names", ())
        ]
        for code in row.get("codes", ()):
            found = agencies_named(code)
            assert slug in {agency.id for agency in found}
            assert len({agency.country for agency in found}) == len(found)


def test_the_cities_that_the_table_calls_known_exist() -> None:
    for line in OVERRIDES["known"]:
        country, name = line.split(" ", 1)
        assert any(p.country == country and p.name == name for p in places_named(name)), line


def test_the_models_are_named_with_their_digests() -> None:
    assert {model.name for model in gazetteer_models()} == {"gazetteer", "agencies"}
    assert gazetteer_models()[0].digest == tables().digest[:12]


COUNTRIES = [row for row in map(bytes.decode, tables().places) if "\tPCLI\t" in row]


def test_every_country_has_its_code_and_its_wikidata_item() -> None:
    rows = [row.split("\t") for row in COUNTRIES]
    assert len(rows) == len({row[2] for row in rows}) == len({row[8] for row in rows}) == 250
    assert all(len(row[2]) == 2 and row[8].startswith("Q") for row in rows)
    assert places_named("Iraq")[0].wikidata == "Q796"
    assert places_named("Baghdad")[0].wikidata is None


@pytest.mark.parametrize(
    ("name", "geonames_id", "country", "subdivision"),
    [
        ("Baden-Württemberg", 2953481, "DE", "01"),
        ("Bavière", 2951839, "DE", "02"),
        ("四川", 1794299, "CN", "32"),
        ("沖縄県", 1854345, "JP", "47"),
        ("Донецька область", 709716, "UA", "05"),
        ("Andalucía", 2593109, "ES", "51"),
        ("महाराष्ट्र", 1264418, "IN", "16"),
        ("Queensland", 2152274, "AU", "04"),
    ],
)
def test_first_level_divisions_are_known(
    name: str, geonames_id: int, country: str, subdivision: str
) -> None:
    place = places_named(name)[0]
    assert (place.geonames_id, place.country, place.subdivision) == (
        geonames_id,
        country,
        subdivision,
    )
    assert place.feature == "ADM1"


@pytest.mark.parametrize("name", ["São Paulo", "Valencia", "Salzburg", "Zürich", "Osaka", "Lima"])
def test_of_a_city_and_its_province_the_city_is_meant(name: str) -> None:
    assert places_named(name)[0].feature != "ADM1"


@pytest.mark.parametrize(
    ("name", "country", "english"),
    [
        ("ジュネーブ", "CH", "Geneva"),
        ("ベネチア", "IT", "Venice"),
        ("维也纳", "AT", "Vienna"),
        ("温哥华", "CA", "Vancouver"),
        ("基辅", "UA", "Kyiv"),
        ("키이우", "UA", "Kyiv"),
        ("ハーグ", "NL", "The Hague"),
        ("बीजिंग", "CN", "Beijing"),
        ("نئی دہلی", "IN", "New Delhi"),
        ("Kiova", "UA", "Kyiv"),
        ("Nueva Delhi", "IN", "New Delhi"),
        ("華盛頓", "US", "Washington"),
    ],
)
def test_exonyms_are_known_in_every_script(name: str, country: str, english: str) -> None:
    place = places_named(name)[0]
    assert (place.country, place.name) == (country, english)


def test_a_name_of_three_letters_is_found_beside_its_country_alone() -> None:
    assert named("He left Gap, France.") == [("Gap", "Gap"), ("France", "France")]
    assert named("Mind the Gap in France.") == [("France", "France")]
    assert places_named("Gap")[0].country == "FR"


ORGANISATIONS = tomllib.loads(
    (SERVICE / "wiredesk/gazetteer/organisations.toml").read_text("utf-8")
)


def test_there_are_many_organisations_most_with_an_item_of_their_own() -> None:
    items = [row["wikidata"] for row in ORGANISATIONS.values() if "wikidata" in row]
    assert len(items) == len(set(items)) >= 150
    assert all(re.fullmatch(r"Q\d+", item) for item in items)


def test_every_name_of_an_organisation_is_its_own() -> None:
    for slug, row in ORGANISATIONS.items():
        home = frozenset({row.get("country", "")})
        for name in (row["name"], *row.get("names", ()), *row.get("codes", ())):
            found = organisation_named(name, home)
            assert found is not None, name
            assert found.id == slug, name


def test_packing_gives_the_same_bytes_each_time() -> None:
    members = {"places.tsv": b"1\tX", "grades": b"\0"}
    assert pack(members) == pack(dict(members))


@given(st.text())
def test_a_folded_text_keeps_its_positions(text: str) -> None:
    folded, positions = fold(text)
    starts = [positions[index] for index in range(len(folded) + 1)]
    assert starts == sorted(set(starts))
    assert starts[-1] == len(text)


@given(st.text(alphabet="Paris بغداد\u0301\u064b\u0640北京.-'() \n서울에서أف", max_size=60))
def test_matches_lie_in_the_text_without_overlap(text: str) -> None:
    end = 0
    for match in find_places(text):
        assert end <= match.start < match.end <= len(text)
        assert match.places
        end = match.end


def test_small_towns_are_told_by_their_names_in_any_spelling() -> None:
    towns = towns_named("AYER")
    assert [(town.name, town.country, town.subdivision) for town in towns] == [("Ayer", "US", "MA")]
    assert towns_named("Saint Joseph") == towns_named("ST. JOSEPH") != ()
    assert towns_named("") == towns_named("Nowhere-on-Sea") == ()


def test_a_country_gives_its_cities() -> None:
    assert {"Nasiriyah", "Basrah"} <= {place.name for place in places_in("IQ")}
    assert all(place.feature.startswith("PPL") for place in places_in("IQ"))
    assert places_in("XX") == ()


@given(st.binary(max_size=100))
def test_what_is_packed_in_parts_is_made_whole_again(content: bytes) -> None:
    assert whole(part(content)) == content
