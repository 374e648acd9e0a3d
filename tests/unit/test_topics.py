"""What a story is about: the crosswalk of IPTC codes, and the lexicons."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk import media_topics
from wiredesk.enrich import topics
from wiredesk.enrich._lexicon import TOPICS, compiled, languages, lexicon
from wiredesk.enrich._topics_haystack import folded
from wiredesk.enrich._topics_source import Source
from wiredesk.enrich._weigh import READ, read, weigh
from wiredesk.enrich.language import Language
from wiredesk.enrich.topics import Topic, Topics, learn
from wiredesk.story import Article, Item, Story, Subject

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def a_story(
    text: str = "", tag: str = "en", headline: str | None = None, subjects: tuple[str, ...] = ()
) -> Story:
    sent = tuple(Subject(code=code, media_topic=code) for code in subjects)
    article = Article(format="plain", headline=headline, text=text, subjects=sent)
    item = Item(id="s", version=1, digest="d", article=article, received=NOW, decoded=NOW)
    return Story(item).knowing(Language(tag=tag, script="Zyyy", confidence=1))


def told(story: Story) -> tuple[Topic, ...]:
    fact = learn(story)
    return fact.items if fact else ()


@pytest.mark.parametrize(
    ("code", "scheme", "expected"),
    [
        ("15008000", None, "medtop:20000851"),  # basketball
        ("subj:15008000", None, "medtop:20000851"),
        ("sttsubj:15008000", None, "medtop:20000851"),
        ("15008000", "IptcSubjectCodes", "medtop:20000851"),
        ("http://cv.iptc.org/newscodes/subjectcode/15008000", None, "medtop:20000851"),
        ("4001000", None, "medtop:20000210"),  # agriculture, as Ritzau writes it
        ("medtop:20000002", None, "medtop:20000002"),
        ("20000002", "medtop", "medtop:20000002"),
        ("iptc:20000002", None, "medtop:20000002"),
        ("http://cv.iptc.org/newscodes/mediatopic/20000002", None, "medtop:20000002"),
        ("iptc:15008000", None, "medtop:20000851"),
        (" 15008000\n", None, "medtop:20000851"),
        ("15008999", None, "medtop:20000851"),  # a detail that has no heir: its matter
        ("15999000", None, "medtop:15000000"),  # a matter that has none: its subject
        ("02009001", None, "medtop:20000111"),  # defendant is retired: trial, above it
        ("08000000", None, "medtop:08000000"),
        ("18000000", None, None),
        ("00000000", None, None),
        ("20999999", "medtop", None),
        ("15008000", "EFE", None),
        ("dpasubject:232", None, None),
        ("F02003000", "EFE", None),
        ("afpperson:15008000", None, None),
        ("150080000", None, None),
        ("", None, None),
    ],
)
def test_a_code_as_sent_is_a_media_topic(
    code: str, scheme: str | None, expected: str | None
) -> None:
    assert media_topics.crosswalk(code, scheme) == expected


@pytest.mark.parametrize("subject", range(1, 18))
def test_the_old_subjects_are_the_top_levels(subject: int) -> None:
    code = f"{subject:02}000000"
    assert media_topics.crosswalk(code) == f"medtop:{code}"
    assert media_topics.top_level(f"medtop:{code}") == f"medtop:{code}"


def test_names_and_top_levels() -> None:
    assert media_topics.name("medtop:20000851") == "basketball"
    assert media_topics.top_level("medtop:20000851") == "medtop:15000000"
    assert media_topics.name("medtop:99999999") is None
    assert media_topics.top_level("medtop:99999999") is None


def test_every_old_code_leads_to_one_concept_in_the_table() -> None:
    table = media_topics.vocabulary()
    assert len(table.names) > 1_300
    assert len(table.heirs) > 800
    assert set(table.heirs.values()) <= set(table.names)
    assert len(set(table.tops.values())) == 17
    assert set(TOPICS.values()) == {f"medtop:{top}" for top in table.tops.values()}


@given(st.text(), st.none() | st.text())
def test_no_code_raises(code: str, scheme: str | None) -> None:
    found = media_topics.crosswalk(code, scheme)
    assert found is None or media_topics.name(found)


PARAGRAPHS = [
    ("en", "politics", ("The prime minister lost a confidence vote in parliament and will call an "
     "early election, the opposition leader said.")),
    ("en", "sport", ("The goalkeeper saved two penalties as the home team won the football "
     "tournament in front of a full stadium.")),
    ("en", "weather", ("Forecasters expect heavy rainfall and strong winds, with temperatures "
     "below ten degrees Celsius.")),
    ("en", "health", ("Doctors at the hospital said three patients had caught the virus after "
     "skipping the vaccine.")),
    ("es", "economy", ("El banco central subió los tipos de interés para frenar la inflación y "
     "las acciones cayeron en la bolsa de Madrid.")),
    ("es", "disaster", ("Un terremoto sacudió la costa de Chile; los bomberos buscan "
     "sobrevivientes y hay varios damnificados.")),
    ("fr", "labour", ("Les syndicats appellent à une grève contre les licenciements et demandent "
     "une hausse des salaires.")),
    ("fr", "crime", ("Le procureur a requis dix ans de prison devant la cour d'assises contre "
     "l'homme accusé de meurtre.")),
    ("de", "education", ("Mehr Lehrer und kleinere Klassen fordern die Schüler des Gymnasiums; "
     "die Schule in Jena will den Unterricht ändern.")),
    ("de", "politics", ("Bei der Landtagswahl verlor die Koalition ihre Mehrheit, die Opposition "
     "will nun regieren.")),
    ("ru", "conflict", ("Стороны договорились о прекращении огня после обстрела, войска отведены "
     "от линии фронта, сообщили военные.")),
    ("ru", "sport", "Хоккеисты сборной выиграли матч чемпионата мира, вратарь отбил буллит."),
    ("ar", "economy", ("أعلن البنك المركزي في عمان رفع سعر الفائدة لمواجهة التضخم، وارتفعت أسهم "
     "الشركات في البورصة.")),
    ("ar", "sport", "فاز المنتخب بكأس البطولة بعد مباراة مثيرة سجل فيها اللاعب هدفين في الملعب."),
    ("ar", "religion", "وصل الحجاج إلى مكة وأدوا الصلاة في المسجد الحرام."),
    ("zh-Hans", "science", "航天员从空间站返回地球，科学家将分析卫星带回的实验数据。"),
    ("zh-Hant", "politics", "總統大選投票結束，議會反對黨候選人承認敗選。"),
    ("pt", "environment", ("O desmatamento na Amazônia ameaça espécies e aumenta as emissões, "
     "alertam ambientalistas.")),
    ("ja", "disaster", "能登で地震があり、消防が倒壊した家屋で救助に当たった。"),
    ("ko", "arts", "부산에서 열린 영화제에서 배우와 영화감독이 무대에 올라 관객을 만났다."),
    ("it", "arts", "Al museo di Torino apre una mostra di pittura, con un concerto d'orchestra."),
    ("nl", "sport", "De schaatser won goud op de Olympische Spelen, zei de trainer."),
    ("pl", "politics", "Sejm przyjął ustawę, a prezydent zapowiedział wybory parlamentarne."),
    ("tr", "economy", ("Merkez bankası faizleri artırdı, enflasyon düştü ve borsada hisseler "
     "yükseldi.")),
    ("id", "education", "Guru dan siswa kembali ke sekolah setelah ujian, kata universitas."),
    ("sv", "labour", "Facket varslar om strejk, och arbetsgivaren vill inte höja lönerna."),
    ("uk", "health", "Лікарі у Львові вакцинували пацієнтів лікарні від нового вірусу."),
    ("fa", "weather", "سازمان هواشناسی از بارش برف و کاهش دمای هوا در تبریز خبر داد."),
    ("hi", "sport", "टीम ने विश्व कप के फाइनल मैच में आठ विकेट से जीत दर्ज की।"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "topic", "text"), PARAGRAPHS)
def test_the_first_topic_of_a_paragraph(tag: str, topic: str, text: str) -> None:
    first = told(a_story(text, tag))[0]
    assert first.media_topic == TOPICS[topic]
    assert first.source == "text"
    assert 0 < first.score < 1


def test_a_story_has_more_topics_than_one() -> None:
    text = """استعرض رئيس الوزراء أمام البرلمان والأحزاب السياسية نتائج المفاوضات على انسحاب القوات.
وأكد الوزير أن الجيش سيتولى القواعد العسكرية قبل الانتخابات، وأن المعارضة تؤيد الاتفاق.
وقال إن مقاتلي التنظيم شنوا غارات على القوات في الشمال."""
    found = told(a_story(text, "ar"))
    assert [topic.media_topic for topic in found] == [TOPICS["politics"], TOPICS["conflict"]]


def test_evidence_is_words_of_the_story() -> None:
    headline = "Élections : le Sénat attend"
    text = "Les ÉLECTEURS de Nantes et le premier ministre ont parlé."
    first = told(a_story(text, "fr", headline))[0]
    assert first.name == "politics and government"
    assert "Élections" in first.evidence
    assert "premier ministre" in first.evidence
    assert len(first.evidence) <= 5
    assert all(word in headline or word in text for word in first.evidence)


def test_at_most_four_topics_of_the_top_level_come_from_a_text() -> None:
    text = "election murder earthquake inflation school pollution hospital religion football"
    found = told(a_story(text, headline=text))
    assert 1 <= len([topic for topic in found if topic.media_topic in TOPICS.values()]) <= 4


def sport_in(headline: str, text: str) -> float:
    weighed = weigh(read(lexicon("en"), headline, text))
    return next(one.score for one in weighed if one.media_topic == TOPICS["sport"])


def test_headline_and_lead_count_more_than_what_follows() -> None:
    rest = "x " * 400
    in_headline = sport_in("football", f"murder {rest}")
    in_lead = sport_in("murder", f"football {rest}")
    after_it = sport_in("murder", f"{rest} football")
    assert in_headline > in_lead > after_it


@pytest.mark.parametrize("tag", ["ka", "sq", "xx"])
def test_a_language_without_a_list_has_the_words_that_many_share(tag: str) -> None:
    found = told(a_story("Futbol: finali i kampionatit, stadium, UEFA", tag))
    assert found[0].media_topic == TOPICS["sport"]


def test_one_list_serves_languages_that_share_their_words() -> None:
    latin = told(a_story("Fudbalska reprezentacija je pobedila na utakmici.", "sr-Latn"))
    cyrillic = told(a_story("Фудбалска репрезентација је победила на утакмици.", "sr-Cyrl"))
    assert latin[0].media_topic == cyrillic[0].media_topic == TOPICS["sport"]
    assert latin[0].score == cyrillic[0].score
    assert "Фудбалска" in cyrillic[0].evidence


def test_a_narrower_topic_needs_to_be_named_often() -> None:
    once = told(a_story("The golfer was at the tournament."))
    often = told(a_story("Golf: the golf season opens. Golf is back.", headline="Golf returns"))
    assert "golf" not in [topic.name for topic in once]
    assert [topic.name for topic in often] == ["sport", "golf"]
    assert often[1].evidence == ("Golf",)


def test_topics_as_sent_come_first_with_their_top_levels() -> None:
    story = a_story(
        "The goalkeeper won the football match.",
        subjects=("medtop:20000851", "medtop:11000000", "medtop:99999999"),
    )
    assert [(topic.media_topic, topic.source) for topic in told(story)] == [
        ("medtop:15000000", "sent"),
        ("medtop:20000851", "sent"),
        ("medtop:11000000", "sent"),
    ]
    assert told(story)[1].name == "basketball"


@pytest.mark.parametrize(
    "story",
    [
        a_story(),
        a_story("Zxcvb qwert asdfg."),
        Story(a_story("The election was lost.").item),
    ],
    ids=["no text", "no word", "language not tried"],
)
def test_nothing_to_say(story: Story) -> None:
    assert learn(story) is None


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("elect*", "Elections", True),
        ("elect*", "reelected", False),
        ("*wahl", "Kommunalwahl", True),
        ("*wahl", "Auswahlen", False),
        ("*wahl*", "Vorwahlen", True),
        ("prime minister", "the PRIME MINISTER's", True),
        ("prime minister", "prime, minister", True),
        ("prime minister", "prime ministers", False),
        ("élu", "ELU", True),
        ("حكوم*", "والحكومة", True),
        ("حكوم*", "للحكومات", True),
        ("حكوم*", "محكوم", False),
    ],
)
def test_how_an_entry_stands_in_a_text(entry: str, text: str, *, found: bool) -> None:
    source = Source(prefixes="وال لل", strong={"politics": entry}, weak={})
    lexicon = compiled(source)
    assert bool(lexicon.matches(lexicon.folded(text))) is found


@pytest.mark.parametrize(
    ("compounds", "text", "expected"),
    [
        (True, "Frauenfußballklub", "Frauenfußballklub"),
        (True, "Fußballklub", "Fußballklub"),
        (True, "Vortore", ""),  # too short an entry to be looked for inside words
        (False, "Frauenfußballklub", ""),
    ],
)
def test_a_long_entry_may_be_inside_a_compound(
    text: str, expected: str, *, compounds: bool
) -> None:
    source = Source(compounds=compounds, strong={"sport": "fußball*, tore"})
    reading = read(compiled(source), "", f"Der {text} ging.")
    assert [word for topic in weigh(reading) for word in reading.words(topic)] == (
        [expected] if expected else []
    )


def test_an_entry_inside_a_compound_is_worth_less() -> None:
    lexicon = compiled(Source(compounds=True, strong={"sport": "fußball*"}))
    [(at_start, _)] = read(lexicon, "", "Fußballklub").found
    [(inside, _)] = read(lexicon, "", "Frauenfußball").found
    assert inside.worth[TOPICS["sport"]] < at_start.worth[TOPICS["sport"]]


@pytest.mark.parametrize("language", languages())
def test_a_lexicon_has_words_for_every_topic(language: str) -> None:
    found = {topic for entry in lexicon(language).entries for topic in entry.worth}
    assert found == set(TOPICS.values())
    entries = [
        entry.strip()
        for line in languages()[language].read_text("utf-8").splitlines()
        if line.partition(" = ")[0] in TOPICS
        for entry in line.partition(" = ")[2].strip('"').split(",")
    ]
    assert all(entries)
    assert not [entry for entry in entries if "*" in entry.strip("*")]


def test_text_is_folded_like_the_entries() -> None:
    text = folded(["Évêque, İSTANBUL… ırk"], spaced=True)
    assert text.folded == "  eveque  istanbul  irk  "
    marked, plain = folded(["أُقِرَّت، مدرسة"], spaced=True), folded(["اقرت مدرسه"], spaced=True)
    assert marked.folded == plain.folded


def test_the_models_are_named() -> None:
    named = {model.name: model.digest for model in topics.models()}
    assert set(named) == {"media-topics", "topics", "topics-lexicon"}
    assert all(len(digest) == 12 for digest in named.values())


@given(st.sampled_from(sorted(languages())), st.text(), st.text())
def test_no_text_raises(tag: str, headline: str, text: str) -> None:
    fact = learn(a_story(text, tag, headline))
    assert fact is None or isinstance(fact, Topics)


@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hant"])
@pytest.mark.parametrize("text", ["election ", "\ufdfa", "a\u0316\u0301", "\0", "選舉"])
def test_only_the_start_of_a_huge_text_is_read(tag: str, text: str) -> None:
    huge = text * (1_000_000 // len(text))
    assert learn(a_story(huge, tag, huge)) == learn(a_story(huge[:READ], tag, huge[:READ]))
