"""Entities with a tagger: what it and the gazetteer make of a story together."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich.dateline import learn as read_dateline
from wiredesk.enrich.entities import Entities, Entity, name_entities
from wiredesk.enrich.language import Language
from wiredesk.gazetteer import Place, places_named
from wiredesk.story import Article, Item, Story
from wiredesk.taggers import NameType, Tagged, Tagger

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TYPES: tuple[NameType, ...] = ("PERSON", "ORGANISATION", "PLACE", "MISC")
Names = dict[str, NameType]


def by_list(names: Names, confidence: float = 0.95) -> Tagger:
    """Make a tagger that knows some names, and finds the longest of them wherever they stand."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))

    def tag(texts: Sequence[str], _: str) -> tuple[tuple[Tagged, ...], ...]:
        """Find the names in each text."""
        return tuple(
            tuple(
                Tagged(found.start(), found.end(), names[found[0]], confidence)
                for found in pattern.finditer(text)
                if found[0]
            )
            for text in texts
        )

    return Tagger("a list", frozenset, lambda _: TYPES, tag, tuple)


def learnt(
    text: str, names: Names, language: str = "en", headline: str = "", confidence: float = 0.95
) -> Entities:
    """Learn the entities of a story in a language, of which the tagger knows these names."""
    article = Article(format="plain", text=text, headline=headline or None)
    item = Item(id="x", version=1, digest="d", article=article, received=NOW, decoded=NOW)
    told = Story(item).knowing(Language(tag=language, script="Zyyy", confidence=1))
    return name_entities(told, by_list(names, confidence))


def typed(entities: Entities) -> set[tuple[str, str]]:
    """Give the types and names of entities."""
    return {(entity.type, entity.name) for entity in entities.items}


def counted(entities: Entities, kind: str) -> dict[str, int]:
    """Give the names of one type with their counts."""
    return {entity.name: entity.count for entity in entities.items if entity.type == kind}


def only(entities: Entities) -> Entity:
    """Give the one entity of a story."""
    [entity] = entities.items
    return entity


BAGHDAD = (
    "بغداد أول مارس 2022 (شينخوا) استقبل رئيس الوزراء مصطفى الكاظمي رئيس الجمهورية برهم صالح "
    "ورئيس البرلمان محمد الحلبوسي. وقال الكاظمي إن العراق والولايات المتحدة متفقان، ثم سافر "
    "الكاظمي إلى واشنطن."
)


def test_an_arabic_story_is_read_whole() -> None:
    names: Names = {
        "مصطفى الكاظمي": "PERSON",
        "الكاظمي": "PERSON",
        "برهم صالح": "PERSON",
        "محمد الحلبوسي": "PERSON",
        "العراق": "PLACE",
        "واشنطن": "PLACE",
    }
    told = learnt(BAGHDAD, names, "ar")
    assert counted(told, "PERSON") == {"مصطفى الكاظمي": 3, "برهم صالح": 1, "محمد الحلبوسي": 1}
    assert set(counted(told, "PLACE")) == {"Baghdad", "Iraq", "United States", "Washington"}
    assert set(counted(told, "AGENCY")) == {"Xinhua"}
    assert told.tagger == "a list"
    assert told.types == (*TYPES, "AGENCY")


@pytest.mark.parametrize(("confidence", "found"), [(0.49, set()), (0.5, {("PERSON", "Ann Dell")})])
def test_what_is_more_likely_no_name_is_left_out(
    confidence: float, found: set[tuple[str, str]]
) -> None:
    told = learnt("Then Ann Dell spoke.", {"Ann Dell": "PERSON"}, confidence=confidence)
    assert typed(told) == found


def test_a_place_in_the_name_of_a_corps_is_part_of_it() -> None:
    told = learnt("قال قائد فيلق القدس إن القدس بعيدة.", {"القدس": "PLACE"}, "ar")
    assert counted(told, "ORGANISATION") == {"فيلق القدس": 1}
    assert counted(told, "PLACE") == {"Jerusalem": 1}


def test_the_place_that_a_story_was_filed_from_is_no_person() -> None:
    text = "VALDIVIA, Chile, Aug 3 (Reuters) - People in Valdivia ran, said Luis Valdivia."
    article = Article(format="plain", text=text)
    item = Item(id="x", version=1, digest="d", article=article, received=NOW, decoded=NOW)
    story = Story(item).knowing(Language(tag="en", script="Latn", confidence=1))
    dateline = read_dateline(story)
    assert dateline is not None
    tagger = by_list({"Valdivia": "PERSON", "Luis Valdivia": "PERSON"})
    told = name_entities(story.knowing(dateline), tagger)
    assert counted(told, "PERSON") == {"Luis Valdivia": 1}
    assert counted(told, "PLACE")["Valdivia"] == 2


@pytest.mark.parametrize(
    ("language", "text", "names", "persons"),
    [
        (
            "en",
            "Angela Merkel met Joe Biden. Merkel left, said Biden. Merkel smiled.",
            ["Angela Merkel", "Joe Biden", "Merkel", "Biden"],
            {"Angela Merkel": 3, "Joe Biden": 2},
        ),
        (
            "en",
            "George Bush spoke. Bush left. Jeb Bush came. Bush sat down, and so did Bush.",
            ["George Bush", "Jeb Bush", "Bush"],
            {"George Bush": 2, "Jeb Bush": 3},
        ),
        (
            "en",
            "Merkel is late. Angela Merkel was seen by J. Biden, as Joe Biden said.",
            ["Angela Merkel", "Merkel", "Joe Biden", "J. Biden"],
            {"Angela Merkel": 2, "Joe Biden": 2},
        ),
        (
            "en",
            "Abdel Fattah al-Sisi spoke. Al-Sisi left, and Sisi slept.",
            ["Abdel Fattah al-Sisi", "Al-Sisi", "Sisi"],
            {"Abdel Fattah al-Sisi": 3},
        ),
        (
            "en",
            "Mary Smith met John Smith.",
            ["Mary Smith", "John Smith"],
            {"Mary Smith": 1, "John Smith": 1},
        ),
        (
            "ru",
            "Владимир Путин уехал. Ждали Путина. Владимиру Путину звонили. Путиным довольны.",
            ["Владимир Путин", "Путина", "Владимиру Путину", "Путиным"],
            {"Владимир Путин": 4},
        ),
        (
            "ru",
            "О Марии Захаровой говорил Сергей Лавров. Мария Захарова ждала Лаврова.",
            ["Марии Захаровой", "Сергей Лавров", "Мария Захарова", "Лаврова"],
            {"Мария Захарова": 2, "Сергей Лавров": 2},
        ),
        (
            "uk",
            "Зустріч з Володимиром Зеленським. Володимир Зеленський приїхав до Зеленського.",
            ["Володимиром Зеленським", "Володимир Зеленський", "Зеленського"],
            {"Володимир Зеленський": 3},
        ),
        (
            "pl",
            "Donald Tusk przyjechał. Spotkanie z Donaldem Tuskiem. Słowa Tuska.",
            ["Donald Tusk", "Donaldem Tuskiem", "Tuska"],
            {"Donald Tusk": 3},
        ),
        (
            "fi",
            "Sanna Marin puhui. Sanna Marinin puhe. Marinille soitettiin.",
            ["Sanna Marin", "Sanna Marinin", "Marinille"],
            {"Sanna Marin": 3},
        ),
        (
            "hu",
            "Orbán Viktor beszélt. Orbán szerint jó. Orbánt várták.",
            ["Orbán Viktor", "Orbán", "Orbánt"],
            {"Orbán Viktor": 3},
        ),
        ("zh", "习近平讲话。習近平说。", ["习近平", "習近平"], {"习近平": 2}),
        (
            "ja",
            "岸田文雄首相は岸田氏の発言。バイデン大統領とジョー・バイデン氏。",
            ["岸田文雄首相", "岸田氏", "バイデン大統領", "ジョー・バイデン氏"],
            {"岸田文雄": 2, "ジョー・バイデン": 2},
        ),
    ],
)
def test_one_person_is_one_entity(
    language: str, text: str, names: list[str], persons: dict[str, int]
) -> None:
    told = learnt(text, dict.fromkeys(names, "PERSON"), language)
    assert counted(told, "PERSON") == persons


@pytest.mark.parametrize(
    ("language", "text", "tagged", "kind", "written"),
    [
        ("en", "So President Joe Biden spoke.", "President Joe Biden", "PERSON", "Joe Biden"),
        ("en", "Then Mr. Biden’s son came.", "Mr. Biden’s", "PERSON", "Biden"),
        ("en", "Martin Luther King spoke.", "Martin Luther King", "PERSON", "Martin Luther King"),
        ("en", "Shares of Moody's fell.", "Moody's", "ORGANISATION", "Moody's"),
        ("de", "Da kam Frau Dr. Merkel.", "Frau Dr. Merkel", "PERSON", "Merkel"),
        ("ar", "وصل وفد ومحمد علي معا", "ومحمد علي", "PERSON", "محمد علي"),
        ("ar", "قتل فلان وابو مهدي المهندس", "وابو مهدي المهندس", "PERSON", "ابو مهدي المهندس"),
        ("ar", "التقى بالكاظمي أمس", "بالكاظمي", "PERSON", "الكاظمي"),
        ("ar", "قال الرئيس برهم صالح", "الرئيس برهم صالح", "PERSON", "برهم صالح"),
        ("ar", "قال وليد المعلم", "وليد المعلم", "PERSON", "وليد المعلم"),
        ("ar", "قال فهد كمال", "فهد كمال", "PERSON", "فهد كمال"),
        ("tr", "Dün Erdoğan'ın sözleri.", "Erdoğan'ın", "PERSON", "Erdoğan"),
        ("tr", "Dün Mehmet Bey geldi.", "Mehmet Bey", "PERSON", "Mehmet"),
        ("fi", "Nyt Nokia:n osake.", "Nokia:n", "ORGANISATION", "Nokia"),
        ("ko", "문재인은 말했다", "문재인은", "PERSON", "문재인"),
        ("ko", "김정은 위원장", "김정은", "PERSON", "김정은"),
        ("ko", "문재인 대통령은", "문재인 대통령", "PERSON", "문재인"),
        ("ko", "삼성전자는 올랐다", "삼성전자는", "ORGANISATION", "삼성전자"),
        ("hu", "A MOL-nak jó.", "MOL-nak", "ORGANISATION", "MOL"),
        ("en", 'The "Bild" paper.', '"Bild"', "ORGANISATION", "Bild"),
        ("en", "Fly to Xi'an now.", "Xi'an", "PLACE", "Xi'an"),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(
    language: str, text: str, tagged: str, kind: NameType, written: str
) -> None:
    entity = only(learnt(text, {tagged: kind}, language))
    assert [mention.text for mention in entity.mentions] == [written]


def test_a_name_that_is_nothing_but_quotation_marks_is_none() -> None:
    assert learnt("Nothing “” here.", {"“”": "MISC"}).items == ()


def test_a_clitic_is_told_by_the_name_without_it() -> None:
    told = learnt(
        "زار ليندسون المدينة. التقى بليندسون أمس.",
        dict.fromkeys(["ليندسون", "بليندسون"], "PERSON"),
        "ar",
    )
    assert counted(told, "PERSON") == {"ليندسون": 2}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "The Bank of England cut rates.",
            {"Bank of England": "ORGANISATION"},
            {("ORGANISATION", "Bank of England")},
        ),
        ("Paris Hilton sang.", {"Paris Hilton": "PERSON"}, {("PERSON", "Paris Hilton")}),
        (
            "The Washington Post said so.",
            {"Washington Post": "ORGANISATION"},
            {("ORGANISATION", "Washington Post")},
        ),
        (
            "In Germany, Goslar smiled.",
            {"Goslar": "PERSON"},
            {("PLACE", "Germany"), ("PERSON", "Goslar")},
        ),
        ("In Germany, Goslar smiled.", {}, {("PLACE", "Germany")}),
        ("In Germany, Hamburg smiled.", {}, {("PLACE", "Germany"), ("PLACE", "Hamburg")}),
        ("A mine in Reading shut.", {"Reading": "PLACE"}, {("PLACE", "Reading")}),
        (
            "He sailed the Gulf of Mexico.",
            {"Gulf of Mexico": "PLACE"},
            {("PLACE", "Gulf of Mexico")},
        ),
        ("He left northern Iraq.", {"northern Iraq": "PLACE"}, {("PLACE", "Iraq")}),
        ("He left New York City.", {"York": "PLACE"}, {("PLACE", "New York City")}),
        ("Xanadu Heights burned.", {"Xanadu Heights": "PLACE"}, {("PLACE", "Xanadu Heights")}),
        ("France lost.", {"France": "ORGANISATION"}, {("PLACE", "France")}),
        ("Barcelona won.", {"Barcelona": "ORGANISATION"}, {("ORGANISATION", "Barcelona")}),
        ("The paper was read by Reuters.", {"Reuters": "ORGANISATION"}, {("AGENCY", "Reuters")}),
    ],
)
def test_where_tagger_and_gazetteer_disagree(
    text: str, names: Names, expected: set[tuple[str, str]]
) -> None:
    assert typed(learnt(text, names)) == expected


def test_a_name_of_two_places_is_of_the_closer_one() -> None:
    entity = only(learnt("四川成都下雨。", {"四川成都": "PLACE"}, "zh"))
    assert entity.place is not None
    assert entity.place.name == "Chengdu"
    assert [mention.text for mention in entity.mentions] == ["四川成都"]


def test_an_amount_of_money_is_no_country() -> None:
    assert learnt("It cost US$ 5, he said.", {}).items == ()


def test_a_place_that_only_the_tagger_knows_has_no_geography() -> None:
    entity = only(learnt("Xanadu Heights burned.", {"Xanadu Heights": "PLACE"}))
    assert entity.place is None


def test_a_small_town_stays_where_the_tagger_sees_it_elsewhere() -> None:
    text = "In Germany, Goslar slept. Snow fell on Goslar."
    article = Article(format="plain", text=text)
    item = Item(id="x", version=1, digest="d", article=article, received=NOW, decoded=NOW)
    told = Story(item).knowing(Language(tag="en", script="Latn", confidence=1))
    at = text.rindex("Goslar")
    second = Tagged(at, at + len("Goslar"), "PLACE", 0.9)
    tagger = Tagger("one", frozenset, lambda _: TYPES, lambda _, __: ((), (second,)), tuple)
    assert counted(name_entities(told, tagger), "PLACE") == {"Germany": 1, "Goslar": 2}


@pytest.mark.parametrize(
    ("language", "text", "full", "short"),
    [
        ("en", "The Kestrel Trade Union (KTU) met. The KTU left.", "Kestrel Trade Union", "KTU"),
        ("en", "The Kestrel Trade Union met. The KTU left.", "Kestrel Trade Union", "KTU"),
        ("de", "Die Nordische Seebank (NSB) tagt. Die NSB hofft.", "Nordische Seebank", "NSB"),
        ("zh", "东海贸易银行（东贸银行）开会。东贸银行说。", "东海贸易银行", "东贸银行"),
    ],
)
def test_an_abbreviation_is_one_with_its_name(
    language: str, text: str, full: str, short: str
) -> None:
    told = learnt(text, {full: "ORGANISATION", short: "ORGANISATION"}, language)
    assert counted(told, "ORGANISATION") == {full: 1 + text.count(short)}


def test_what_stands_in_brackets_is_not_always_an_abbreviation() -> None:
    told = learnt("The Kestrel Union (BBQ) met.", {"Kestrel Union": "ORGANISATION"})
    assert counted(told, "ORGANISATION") == {"Kestrel Union": 1}


@pytest.mark.parametrize(
    ("name", "wikidata"),
    [
        ("United Nations", "Q1065"),
        ("ООН", "Q1065"),
        ("الأمم المتحدة", "Q1065"),
        ("世界卫生组织", "Q7817"),
        ("Europäische Zentralbank", "Q8901"),
        ("U.N.", "Q1065"),
        ("NATO", "Q7184"),
    ],
)
def test_a_well_known_organisation_has_its_id(name: str, wikidata: str) -> None:
    organisation = only(learnt(f"{name} 1", {name: "ORGANISATION"})).organisation
    assert organisation is not None
    assert organisation.wikidata == wikidata


def test_all_names_of_an_organisation_are_one_entity() -> None:
    told = learnt(
        "The UN and the United Nations.", {"UN": "MISC", "United Nations": "ORGANISATION"}
    )
    assert counted(told, "ORGANISATION") == {"United Nations": 2}


@pytest.mark.parametrize("name", ["Volkswagen AG", "Volkswagen", "华为公司", "BASF SE"])
def test_a_firm_is_known_with_its_legal_form_and_without(name: str) -> None:
    assert only(learnt(name, {name: "ORGANISATION"})).organisation


def test_a_person_may_be_called_like_a_firm() -> None:
    told = learnt("There was Ferrari.", {"Ferrari": "PERSON"})
    assert typed(told) == {("PERSON", "Ferrari")}
    doubtful = learnt("There was Ferrari.", {"Ferrari": "PERSON"}, confidence=0.2)
    assert typed(doubtful) == {("ORGANISATION", "Ferrari")}


def test_a_country_in_one_character_is_known() -> None:
    place = only(learnt("。米、", {"米": "PLACE"}, "ja")).place
    assert place is not None
    assert place.country == "US"


def test_a_party_is_linked_in_its_own_country_only() -> None:
    names: Names = {"Labour Party": "ORGANISATION"}
    at_home = learnt("In Britain, the Labour Party won.", names).items
    abroad = learnt("In Malta, the Labour Party won.", names).items
    assert [e.organisation.id for e in at_home if e.organisation] == ["labour-party-uk"]
    assert [e.organisation for e in abroad if e.type == "ORGANISATION"] == [None]


def test_a_name_tagged_in_two_ways_is_what_it_is_tagged_more_surely() -> None:
    def tag(texts: Sequence[str], _: str) -> tuple[tuple[Tagged, ...], ...]:
        """Tag the first and the second word of the text in two ways."""
        del texts
        return (), (Tagged(0, 7, "PERSON", 0.6), Tagged(8, 15, "ORGANISATION", 0.9))

    article = Article(format="plain", text="Vardeks Vardeks")
    item = Item(id="x", version=1, digest="d", article=article, received=NOW, decoded=NOW)
    told = Story(item).knowing(Language(tag="en", script="Latn", confidence=1))
    tagger = Tagger("two", frozenset, lambda _: TYPES, tag, tuple)
    assert typed(name_entities(told, tagger)) == {("ORGANISATION", "Vardeks")}


WORDS = (
    "Paris", "Iraq", "Bank of England", "Angela Merkel", "Merkel", "Путина", "Путин",
    "ECB", "(ECB)", "European Central Bank", "Mr. Biden's", "والكاظمي", "مصطفى الكاظمي", "بغداد",
    "習近平", "习近平", "문재인은", "서울에서", "İstanbul'da", "Reading, England", "Reuters",
    "(AFP)", "“”", "'s", "Dr.", ".", ",", "(",
    "\n", "a", "Goslar", "New York City", "York", "UN", "George W. Bush",
    "Bush", "Gulf of Mexico",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=4)).map(" ".join)
LISTS = st.dictionaries(st.sampled_from(WORDS), st.sampled_from(TYPES), max_size=12)
LANGUAGES = st.sampled_from("en ar ru fi hu tr ko zh ja de he und xx".split())


@given(TEXTS, TEXTS, LISTS, LANGUAGES, st.floats(0, 1))
def test_mentions_quote_the_article_and_never_overlap(
    text: str, headline: str, names: Names, language: str, confidence: float
) -> None:
    told = learnt(text, names, language, headline, confidence)
    taken = set[tuple[str, int]]()
    for entity in told.items:
        assert entity.count >= len(entity.mentions) > 0
        assert (entity.count > len(entity.mentions)) == (entity.count > 50)
        for span in entity.mentions:
            source = headline if span.field == "headline" else text
            assert source[span.start : span.end] == span.text
            assert span.text.strip() == span.text
            here = {(span.field, at) for at in range(span.start, span.end)}
            assert here
            assert not here & taken
            taken |= here


@given(TEXTS, LISTS, LANGUAGES)
def test_what_is_known_fits_the_type(text: str, names: Names, language: str) -> None:
    for entity in learnt(text, names, language).items:
        assert entity.type in (*TYPES, "AGENCY")
        assert (entity.agency is not None) == (entity.type == "AGENCY")
        assert entity.place is None or entity.type == "PLACE"
        assert entity.organisation is None or entity.type == "ORGANISATION"


@given(TEXTS, LISTS)
def test_each_known_thing_is_one_entity(text: str, names: Names) -> None:
    items = learnt(text, names).items
    known = [entity.place or entity.agency or entity.organisation for entity in items]
    listed = [thing for thing in known if thing is not None]
    assert len(set(listed)) == len(listed)


def test_a_place_is_one_with_the_gazetteers() -> None:
    place = only(learnt("Paris and Paris.", {"Paris": "PLACE"})).place
    assert isinstance(place, Place)
    assert place == places_named("Paris")[0]


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "George Bush Jeb Bush Bush "),
        ("en", "Kestrel Trade Union (KTU) "),
        ("ru", "Путин Путина "),
        ("ru", "Paris, "),
        ("ar", "والكاظمي "),
        ("ko", "문재인은 "),
        ("en", "“”“”"),
        ("en", "new york city new york "),
    ],
)
def test_a_huge_text_takes_time_in_proportion(language: str, unit: str) -> None:
    names: Names = dict.fromkeys((*unit.split(), unit.strip(), "Jeb Bush"), "PERSON")
    names["Kestrel Trade Union"] = names["KTU"] = "ORGANISATION"

    def seconds(characters: int) -> float:
        """Give the least CPU time of three runs over a text of this length."""
        text = unit * (characters // len(unit))
        return min(_seconds(text, names, language) for _ in range(3))

    seconds(1_000)
    assert seconds(80_000) < 24 * max(seconds(10_000), 0.01)  # 64 times, if it were quadratic


def _seconds(text: str, names: Names, language: str) -> float:
    start = process_time()
    learnt(text, names, language)
    return process_time() - start
