"""The tagger that ships: on any text, and on sentences that it must get right."""

import json
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.taggers import tagger
from wiredesk.taggers.crf import TAGGER

LANGUAGES = sorted(TAGGER.languages())
_PIECES = st.sampled_from(
    [
        "Merkel",
        "IRAN",
        "بغداد",
        "و",
        "习近平",
        "東京",
        "김정은",
        "दिल्ली",
        "U.S.",
        "\n",
        "\x00",
        "\ufffe",
        " ",
    ]
)
_TEXTS = st.lists(
    st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=20).map("".join)), max_size=3
)

SENTENCES = [
    ("en", "German Chancellor Angela Merkel met Barack Obama in Berlin on Friday.",
     {"Angela Merkel": "PERSON", "Barack Obama": "PERSON", "Berlin": "PLACE"}),
    ("en", "ANGELA MERKEL MEETS BARACK OBAMA IN BERLIN",
     {"ANGELA MERKEL": "PERSON", "BARACK OBAMA": "PERSON", "BERLIN": "PLACE"}),
    ("de", "Bundeskanzlerin Angela Merkel traf am Freitag in Berlin den Präsidenten.",
     {"Angela Merkel": "PERSON", "Berlin": "PLACE"}),
    ("fr", "Le président Emmanuel Macron est arrivé à Paris.",
     {"Emmanuel Macron": "PERSON", "Paris": "PLACE"}),
    ("zh", "中国国家主席习近平在北京会见了美国总统拜登。",
     {"习近平": "PERSON", "北京": "PLACE", "美国": "PLACE"}),
    ("ar", "وصل رئيس الوزراء مصطفى الكاظمي إلى واشنطن.",
     {"مصطفى الكاظمي": "PERSON", "واشنطن": "PLACE"}),
]  # fmt: skip


def test_it_is_the_tagger_of_its_languages() -> None:
    assert {"ar", "en", "zh"} <= set(LANGUAGES)
    assert all(tagger(language) is not None for language in LANGUAGES)
    assert all({"PERSON", "ORGANISATION", "PLACE"} <= set(TAGGER.types(one)) for one in LANGUAGES)


@pytest.mark.parametrize(("language", "text", "names"), SENTENCES)
def test_names_in_plain_sentences(language: str, text: str, names: dict[str, str]) -> None:
    (found,) = TAGGER.tag([text], language)
    told = {text[one.start : one.end]: one.type for one in found}
    assert names.items() <= told.items()


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25)
@given(texts=_TEXTS)
def test_any_text_gives_names_in_order_without_overlap(language: str, texts: list[str]) -> None:
    tagged = TAGGER.tag(texts, language)
    assert len(tagged) == len(texts)
    for text, found in zip(texts, tagged, strict=True):
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(0 <= one.confidence <= 1 for one in found)
        assert {one.type for one in found} <= set(TAGGER.types(language))


def test_the_same_text_gives_the_same_names() -> None:
    text = "Angela Merkel and Barack Obama met Reuters reporters in London."
    once = TAGGER.tag([text], "en")
    TAGGER.tag(["Something else by John Smith in Tokyo."], "en")
    assert TAGGER.tag([text], "en") == once


@pytest.mark.parametrize("piece", ["Angela Merkel ", "x", "习", "A. ", "\n", "'-"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_long_texts_take_time_in_proportion(language: str, piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = process_time()
    TAGGER.tag([text], language)
    assert process_time() - started < 4


def test_the_manifest_names_the_files_that_are_there() -> None:
    folder = files("wiredesk").joinpath("models/entities")
    digests = {
        language: row["digest"]
        for language, row in json.loads(folder.joinpath("manifest.json").read_text()).items()
    }
    content = {one: folder.joinpath(f"{one}.zip").read_bytes() for one in digests}
    assert digests == {one: sha256(each).hexdigest()[:12] for one, each in content.items()}
    models = Path(str(folder)).parent
    assert sum(one.stat().st_size for one in models.rglob("*") if one.is_file()) <= 30_000_000
    assert {model.name: model.digest for model in TAGGER.models()} == {
        f"entities/{language}": digest for language, digest in digests.items()
    }
    assert all(folder.joinpath(f"{one}.md").is_file() for one in digests)


def test_a_full_name_tells_its_surname_elsewhere() -> None:
    headline = "Ostrowkin denies claims"
    text = "President Mikhail Ostrowkin met Angela Merkel in Berlin on Friday, officials said."
    (alone,) = TAGGER.tag([headline], "en")
    first, _ = TAGGER.tag([headline, text], "en")
    assert first[:1] == () or first[0].type == "PERSON"
    assert max((one.confidence for one in first), default=0) >= max(
        (one.confidence for one in alone if one.type == "PERSON"), default=0
    )
