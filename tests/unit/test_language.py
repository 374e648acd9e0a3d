"""Languages: what is told of sentences of our own, and what holds for any text."""

from datetime import UTC, datetime
from io import BytesIO
from time import process_time
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.language_words import LANGUAGES, pack, weigh
from wiredesk.enrich._language_words import number_of, told_by, words_of
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


HEADLINES = {
    "ar": "سعر الدولار اليوم",
    "cs": "Zemětřesení zasáhlo Řecko",
    "de": "Bahn streicht Züge",
    "en": "Biden visits Ohio",
    "es": "La bolsa cae",
    "fi": "Sää lämpenee viikonloppuna",
    "fr": "Macron reçoit Merkel",
    "hu": "Halasztották a döntőt",
    "id": "Banjir Jakarta surut",
    "it": "Morto il poeta",
    "ja": "東京株式市場、午前終値",
    "ko": "코스피 상승 마감",
    "nl": "Kabinet wil uitstel",
    "pl": "Sejm przyjął ustawę",
    "pt": "Governo anuncia medidas",
    "ru": "Сборная России выиграла",
    "sv": "Regeringen vill sänka skatten",
    "tr": "Dolar güne yükselişle başladı",
    "uk": "Рада ухвалила закон",
    "vi": "Giá vàng tăng",
    "zh-Hans": "北京8月1日电",
}


@pytest.mark.parametrize(("tag", "text"), HEADLINES.items(), ids=HEADLINES)
def test_three_words_tell(tag: str, text: str) -> None:
    assert learn("", headline=text).tag == tag


CLOSE = [
    ("hr", "Vlak kasni tjedan dana, a nitko u tvrtki nije izvijestio putnike."),
    ("sr-Latn", "Voz kasni nedelju dana, a niko u preduzeću nije obavestio putnike."),
    ("sr-Latn", "Predsednik je rekao da će sledeće nedelje posetiti sever zemlje."),
    ("id", "Polisi mengatakan mobil itu rusak karena banjir kemarin."),
    ("ms", "Polis berkata kereta itu rosak kerana banjir semalam."),
    ("nb", "Regjeringen sier at den ikke vil øke avgiften før etter valget."),
    ("nn", "Regjeringa seier at ho ikkje vil auke avgifta før etter valet."),
    ("da", "Regeringen siger, at den ikke vil hæve afgiften før efter valget."),
    ("sv", "Regeringen säger att den inte vill höja avgiften före valet."),
    ("cs", "Vláda uvedla, že poplatek před volbami nezvýší."),
    ("sk", "Vláda uviedla, že poplatok pred voľbami nezvýši."),
    ("sl", "Vlada je sporočila, da pristojbine pred volitvami ne bo zvišala."),
    ("ru", "Правительство сообщило, что до выборов не повысит сбор."),
    ("uk", "Уряд повідомив, що до виборів не підвищить збір."),
    ("be", "Урад паведаміў, што да выбараў не павысіць збор."),
    ("bg", "Правителството съобщи, че няма да повиши таксата преди изборите."),
    ("sr-Cyrl", "Влада је саопштила да пре избора неће повећати таксу."),
    ("pt", "O governo disse que não vai subir a taxa antes das eleições."),
    ("es", "El gobierno dijo que no subirá la tasa antes de las elecciones."),
    ("ca", "El govern ha dit que no apujarà la taxa abans de les eleccions."),
    ("tr", "Hükümet seçimlerden önce vergiyi artırmayacağını açıkladı."),
    ("az", "Hökumət seçkilərdən əvvəl vergini artırmayacağını bildirdi."),
    ("fa", "دولت اعلام کرد که پیش از انتخابات مالیات را افزایش نمی‌دهد."),
    ("ur", "حکومت نے کہا ہے کہ انتخابات سے پہلے ٹیکس نہیں بڑھایا جائے گا۔"),
    ("ar", "أعلنت الحكومة أنها لن ترفع الضريبة قبل الانتخابات."),
]


@pytest.mark.parametrize(("tag", "text"), CLOSE)
def test_close_languages_are_told_apart(tag: str, text: str) -> None:
    assert learn(text).tag == tag
    assert learn(text.upper()).tag == tag


@pytest.mark.parametrize(
    "text",
    [
        "Brodovi su napustili luku, rekao je ministar.",
        "Kapal itu membawa penumpang ke pelabuhan.",
    ],
    ids=["Serbian or Croatian", "Indonesian or Malay"],
)
def test_what_close_languages_share_is_told_with_a_doubt(text: str) -> None:
    assert learn(text).confidence < 0.9


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("zh-Hans", "明治时期的铁路"),
        ("zh-Hant", "颱風逼近，台北停班停課"),
        ("ja", "首相、内閣改造表明"),
        ("ja", "鉄道各社、大幅増便"),
        ("ja", "大型台風接近、関東警戒"),
    ],
)
def test_japanese_without_kana_is_not_chinese(tag: str, text: str) -> None:
    assert learn(text).tag == tag


@pytest.mark.parametrize(
    ("tag", "quoted"), [("de", "fr"), ("es", "en"), ("pl", "ru"), ("ar", "en")]
)
def test_a_quotation_in_another_language_misleads_nobody(tag: str, quoted: str) -> None:
    story, quotation = [SENTENCES[tag]] * 5, SENTENCES[quoted]
    for place in range(6):
        text = "\n".join([*story[:place], quotation, *story[place:]])
        assert learn(text, declared=quoted).tag == tag
        assert learn(text, declared=quoted).contradicts


@pytest.mark.parametrize(
    "table",
    [
        "Brazil 3 2 1 0 5 2 7\nMexico 3 1 1 1 3 3 4\nPeru 3 0 0 3 1 5 0",
        "Golden State 34 28 .548\nPhoenix 30 32 .484\nSacramento 22 40 .355",
        "USD/EUR 0.8423 0.8419\nUSD/JPY 109.05 109.31\nGBP/USD 1.3912 1.3885",
        "上证指数 3321.50 +0.52%\n深证成指 10980.21 -0.13%\n恒生指数 21045.33 +1.02%",
    ],
)
def test_a_table_has_no_language(table: str) -> None:
    assert learn(table).tag == "und"


def test_figures_do_not_make_a_table() -> None:
    text = "Dow Jones up 0.5% at 35,116.40; S&P 500 up 0.8% to 4,423.15 on Monday"
    assert learn(text).tag == "en"
    assert learn("其间，1927年4月").tag.startswith("zh")
    assert learn("2014 年，该公司有航班飞往 30 个国家的 39 座机场。").tag.startswith("zh")


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
        "Көлік министрі кемелер дауылдан кейін порттан шыққанын айтты.",
        "Ministroak esan du ontziek portua utzi dutela ekaitzaren ondoren.",
        "وزير وويل چې بېړۍ له توپان وروسته له بندره ووتلې.",
    ],
    ids=["Macedonian", "Albanian", "Icelandic", "Georgian", "Kazakh", "Basque", "Pashto"],
)
def test_a_language_without_a_file_is_not_taken_for_another(text: str) -> None:
    assert learn(text).tag == "und"


@pytest.mark.parametrize(
    "text",
    [
        (
            "Die regering het gister aangekondig dat die brug oor die rivier elf weke lank gesluit "
            "sal bly weens herstelwerk, en die burgemeester het gesê dat die hawe herbou sal word."
        ),
        (
            "Lo govèrn anoncièt ièr que lo pont sus la ribièra demorarà barrat pendent onze "
            "setmanas per de trabalhs, e lo cònsol diguèt que lo pòrt serà reconstruit."
        ),
        (
            "It regear hat juster bekend makke dat de brêge oer de rivier alve wiken ticht bliuwt "
            "fanwegen reparaasjes, en de boargemaster sei dat de haven yn 'e hjerst wer "
            "opboud wurdt mei help fan de ynwenners."
        ),
        (
            "Владата вчера објави дека мостот преку реката ќе остане затворен единаесет недели "
            "поради поправки, а градоначалникот рече дека пристаништето ќе биде обновено наесен."
        ),
    ],
)
def test_many_words_of_a_close_language_are_not_taken_for_ours(text: str) -> None:
    assert learn(text).tag == "und"


def test_many_words_of_one_language_need_no_model() -> None:
    told = learn(
        "The minister said on Tuesday that the old bridge would stay closed for weeks, and "
        "that the people who live beside the river would be helped by the government."
    )
    assert (told.tag, told.confidence) == ("en", 1.0)


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
    assert set(named) == {"lid.176.ftz", "language-words", "languages"}
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


@pytest.mark.parametrize(
    "text", ["A", "ab ", "字", "١ ", "\x00", "\u0301", "न् ", "İ", "je ", "1,", "(ats) – ", "\n"]
)
def test_a_long_text_takes_no_longer_than_a_short_one(text: str) -> None:
    repeated = text * (1_000_000 // len(text))
    learn(repeated[:5_000])
    start = process_time()
    learn(repeated)
    learn("", headline=repeated)
    assert process_time() - start < 0.2


def test_every_language_that_shares_its_letters_has_its_words_in_the_table() -> None:
    shared = {"Latn", "Cyrl", "Arab"}
    tags = {tag for tag, one in languages().items() if not shared.isdisjoint(one.scripts)}
    assert tags == set(LANGUAGES)
    for tag in tags:
        told = told_by(words_of(SENTENCES.get(tag, SENTENCES["sr-Latn"]).lower()))
        assert told.known >= 3
        assert told.nats[tag] == max(told.nats[other] for other in told.nats if other in tags)


def test_the_table_is_made_of_what_tells_languages_apart() -> None:
    everywhere = {tag: {"paris": -9.0} for tag in ("cs", "de", "en", "fi", "hu")}
    weighed = weigh({**everywhere, "hr": {"tko": -8.0}, "sr": {"tko": -14.0, "rijetko": -12.9}})
    assert weighed == {"tko": "hr14 sr2"}


def test_the_table_packs_every_word() -> None:
    words = {f"word{number}": "hr14 sr2" for number in range(200_000)}
    with ZipFile(BytesIO(pack(words))) as archive:
        assert archive.read("languages") == b"hr14 sr2"
        gaps, weights = archive.read("gaps"), archive.read("weights")
    assert len(gaps) == len(weights) == 2 * len({number_of(word) for word in words})
