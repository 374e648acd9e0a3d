"""Languages: what is told of sentences of our own, and what holds for any text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich.language import LANGUAGE, Language
from wiredesk.languages import language_files, languages
from wiredesk.story import Article, Item, Story

NOW = datetime(2021, 8, 3, 12, tzinfo=UTC)

SENTENCES = {
    "ar": "قال وزير النقل اليوم إن السفن غادرت الميناء بعد العاصفة.",
    "az": "Nəqliyyat naziri bildirdi ki, gəmilər fırtınadan sonra limanı tərk edib.",
    "be": "Міністр транспарту заявіў, што караблі пакінулі порт пасля навальніцы.",
    "bg": "Министърът на транспорта заяви, че корабите са напуснали пристанището след бурята.",
    "bn": "মন্ত্রী বলেছেন যে ঝড়ের পরে জাহাজগুলো বন্দর ছেড়ে গেছে।",
    "ca": "El ministre ha dit que els vaixells han deixat el port després de la tempesta.",
    "cs": "Ministr dopravy řekl, že lodě po bouři opustily přístav.",
    "da": "Transportministeren sagde, at skibene har forladt havnen efter stormen.",
    "de": "Der Minister sagte, die Schiffe hätten nach dem Sturm den Hafen verlassen.",
    "el": "Ο υπουργός Μεταφορών είπε ότι τα πλοία έφυγαν από το λιμάνι μετά την καταιγίδα.",
    "en": "The transport minister said that the ships had left the port after the storm.",
    "es": "El ministro dijo que los barcos dejaron el puerto después de la tormenta.",
    "et": "Transpordiminister ütles, et laevad lahkusid pärast tormi sadamast.",
    "fa": "وزیر راه گفت که کشتی‌ها پس از طوفان بندر را ترک کردند.",
    "fi": "Liikenneministeri sanoi, että laivat lähtivät satamasta myrskyn jälkeen.",
    "fr": "Le ministre a dit que les navires avaient quitté le port après la tempête.",
    "he": "שר התחבורה אמר שהספינות עזבו את הנמל אחרי הסערה.",
    "hi": "परिवहन मंत्री ने कहा कि तूफान के बाद जहाज बंदरगाह से चले गए।",
    "hr": "Ministar prometa izvijestio je da su brodovi tijekom srpnja napustili luku.",
    "hu": "A közlekedési miniszter azt mondta, hogy a hajók a vihar után elhagyták a kikötőt.",
    "id": "Menteri mengatakan bahwa kapal-kapal bisa berangkat karena pelabuhan dibuka pada Jumat.",
    "it": "Il ministro ha detto che le navi hanno lasciato il porto dopo la tempesta.",
    "ja": "運輸大臣は、嵐の後に船が港を離れたと述べた。",
    "ko": "교통부 장관은 폭풍이 지나간 뒤 배들이 항구를 떠났다고 말했다.",
    "lt": "Transporto ministras sakė, kad laivai po audros paliko uostą.",
    "lv": "Satiksmes ministrs teica, ka kuģi pēc vētras atstāja ostu.",
    "ms": "Menteri berkata bahawa kapal boleh bertolak kerana pelabuhan dibuka pada hari Jumaat.",
    "nb": "Samferdselsministeren sa at skipene ikke kommer tilbake, og at mye av havna er stengt.",
    "nl": "De minister van Verkeer zei dat de schepen na de storm de haven hebben verlaten.",
    "nn": "Samferdsleministeren sa at skipa ikkje kjem attende, og at mykje av hamna er stengd.",
    "pl": "Minister transportu powiedział, że statki opuściły port po burzy.",
    "pt": "O ministro disse que os navios deixaram o porto depois da tempestade.",
    "ro": "Ministrul Transporturilor a spus că navele au părăsit portul după furtună.",
    "ru": "Министр транспорта заявил, что корабли покинули порт после шторма.",
    "sk": "Minister dopravy povedal, že lode po búrke opustili prístav.",
    "sl": "Minister za promet je dejal, da so ladje po nevihti zapustile pristanišče.",
    "sr-Cyrl": "Министар саобраћаја је рекао да су бродови после олује напустили луку.",
    "sr-Latn": "Ministar saobraćaja izvestio je da su brodovi tokom jula napustili luku.",
    "sv": "Transportministern sade att fartygen har lämnat hamnen efter stormen.",
    "sw": "Waziri wa uchukuzi alisema kwamba meli ziliondoka bandarini baada ya dhoruba.",
    "th": "รัฐมนตรีว่าการกระทรวงคมนาคมกล่าวว่าเรือได้ออกจากท่าเรือหลังพายุ",
    "tr": "Ulaştırma bakanı, gemilerin fırtınadan sonra limandan ayrıldığını söyledi.",
    "uk": "Міністр транспорту заявив, що кораблі залишили порт після шторму.",
    "ur": "وزیر نے کہا کہ طوفان کے بعد جہاز بندرگاہ سے روانہ ہو گئے ہیں۔",
    "vi": "Bộ trưởng Giao thông nói rằng các tàu đã rời cảng sau cơn bão.",
    "zh-Hans": "交通部长说，暴风雨过后船只离开了港口。",
    "zh-Hant": "交通部長說，暴風雨過後船隻離開了港口。",
}


def learn(text: str, declared: str | None = None, headline: str | None = None) -> Language:
    """Tell the language of a text."""
    article = Article(format="plain", text=text, language=declared, headline=headline)
    item = Item(id="story", version=1, digest="words", article=article, received=NOW, decoded=NOW)
    found = LANGUAGE.learn(Story(item))
    assert isinstance(found, Language)
    return found


def test_every_language_that_has_a_file_is_told_here() -> None:
    assert {tag.partition("-")[0] for tag in SENTENCES} == set(languages())


@pytest.mark.parametrize(("tag", "text"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_is_told(tag: str, text: str) -> None:
    assert learn(text).tag == tag


@pytest.mark.parametrize(("tag", "text"), SENTENCES.items(), ids=SENTENCES)
def test_capitals_mislead_nobody(tag: str, text: str) -> None:
    assert learn(text.upper()).tag == tag


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (SENTENCES["ar"], "Arab"),
        (SENTENCES["hi"], "Deva"),
        (SENTENCES["ja"], "Jpan"),
        (SENTENCES["ko"], "Kore"),
        (SENTENCES["sr-Cyrl"], "Cyrl"),
        (SENTENCES["zh-Hant"], "Hant"),
        ("გემებმა პორტი დატოვეს", "Geor"),
        ("12 : 13", "Zyyy"),
    ],
)
def test_the_script_is_told(text: str, script: str) -> None:
    assert learn(text).script == script


@pytest.mark.parametrize("text", ["", " \n", "12 345", "FTSE 7104.2 +12.3\nDAX 15544.1 -0.6", "–"])
def test_without_words_nothing_is_told(text: str) -> None:
    found = learn(text, declared="en")
    assert (found.tag, found.confidence, found.contradicts) == ("und", 0, False)


@pytest.mark.parametrize(
    "text",
    [
        "Претседателот на владата изјави дека бродовите го напуштиле пристаништето.",
        "Kryeministri tha se anijet u larguan nga porti pas stuhisë.",
        "Skipin fóru úr höfninni eftir storminn, sagði ráðherrann í gær.",
        "გემებმა პორტი დატოვეს",
    ],
    ids=["Macedonian", "Albanian", "Icelandic", "Georgian"],
)
def test_a_language_without_a_file_is_not_taken_for_another(text: str) -> None:
    assert learn(text).tag == "und"


def test_names_in_latin_letters_do_not_make_a_text_english() -> None:
    assert learn("据 Reuters 报道，Google 和 Microsoft 的股价上涨。").tag == "zh-Hans"


def test_the_headline_tells_where_there_is_no_text() -> None:
    assert learn("", headline=SENTENCES["de"]).tag == "de"


@pytest.mark.parametrize(
    ("tag", "declared", "contradicts"),
    [
        ("en", "en-US", False),
        ("en", "EN_us", False),
        ("en", "eng", False),
        ("en", "fr", True),
        ("en", "ger", True),
        ("en", None, False),
        ("en", "und", False),
        ("en", "gl", False),
        ("en", "x-unknown", False),
        ("en", "", False),
        ("zh-Hant", "zh-CN", False),
        ("zh-Hans", "chi", False),
        ("nb", "no", False),
        ("nn", "no", False),
        ("nn", "nb", False),
        ("hr", "sr", False),
        ("sr-Latn", "hr", False),
        ("sr-Cyrl", "sr-Latn", False),
        ("ms", "id", False),
        ("he", "iw", False),
        ("da", "sv", True),
    ],
)
def test_the_sender_is_contradicted_only_where_it_is_sure(
    tag: str,
    declared: str | None,
    contradicts: bool,
) -> None:
    found = learn(SENTENCES[tag], declared)
    assert (found.declared, found.contradicts) == (declared, contradicts)


def test_between_close_languages_without_a_telling_word_the_sender_decides() -> None:
    text = "Brodovi su napustili luku, rekao je premijer."
    assert learn(text, "sr").tag == "sr-Latn"
    assert learn(text, "hr").tag == "hr"


def test_telling_words_overrule_the_sender() -> None:
    assert learn(SENTENCES["sr-Latn"], "hr").tag == "sr-Latn"


@pytest.mark.parametrize("language", languages().values(), ids=lambda language: language.tag)
def test_close_languages_name_each_other_and_share_no_telling_word(language: object) -> None:
    first = languages()[getattr(language, "tag")]  # noqa: B009 (pytest types parameters loosely)
    for tag in first.close:
        second = languages()[tag]
        assert first.tag in second.close
        assert not first.markers & second.markers


def test_no_code_means_two_languages() -> None:
    codes = [code for language in languages().values() for code in (language.tag, *language.codes)]
    assert len(codes) == len(set(codes))


def test_its_models_are_named() -> None:
    named = {model.name: model.digest for model in LANGUAGE.models()}
    assert set(named) == {"lid.176.ftz", "py3langid", "languages"}
    assert named["languages"] == language_files().digest
    assert all(len(digest) == 12 for digest in named.values())


def test_the_models_write_nothing_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    LANGUAGE.models()
    learn(SENTENCES["en"])
    assert capfd.readouterr() == ("", "")


@given(st.text(max_size=300), st.none() | st.text(max_size=12))
def test_any_text_is_told_or_undetermined(text: str, declared: str | None) -> None:
    found = learn(text, declared)
    assert found.tag == "und" or found.primary in languages()
    assert found.confidence > 0 or found.tag == "und"


@pytest.mark.parametrize("text", ["A", "ab ", "字", "١ ", "\x00", "\u0301", "न् "])
def test_only_the_beginning_of_a_text_is_looked_at(text: str) -> None:
    assert isinstance(learn(text * (1_000_000 // len(text))), Language)
