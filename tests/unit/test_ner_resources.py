"""What the taggers of names learn from: written sentences, exchanged names, carried names."""

import random
import re
from importlib.resources import files
from pathlib import Path

import pytest

from training.ner_resources import _generators, _matching, names, written
from training.ner_resources._swaps import Swaps, ending, forms
from training.ner_resources.written import Piece

WRITTEN = {
    file.name.removesuffix(".txt"): file.read_text("utf-8").splitlines()
    for file in files("training.ner_resources").joinpath("written").iterdir()
}
WEB = {
    f"{file.name.removesuffix('.txt')} (web)": file.read_text("utf-8").splitlines()
    for file in files("training.ner_resources").joinpath("web").iterdir()
}


@pytest.mark.parametrize("language", sorted(WRITTEN | WEB))
def test_every_mark_in_the_written_sentences_is_read(language: str) -> None:
    for line in (WRITTEN | WEB)[language]:
        text = "".join(piece.text for piece in written.parse(line))
        assert not re.search(r"\[[A-Za-z]? |\[[^\]]*$", text), line
        assert line == line.strip()


@pytest.mark.parametrize("language", ["en", "es", "it", "ko", "nl", "uk"])
def test_a_language_without_news_has_enough_written_sentences(language: str) -> None:
    assert len(set(WRITTEN[language])) >= 150
    bare = [line for line in WRITTEN[language] if "[" not in line]
    assert bare, "sentences without a name teach what is none"


def test_a_sentence_becomes_tokens_with_tags() -> None:
    pieces = written.parse("All'[O ospedale Bambino Gesù] di [L Roma].")
    assert written.conll(pieces, "it").split("\n") == [
        "All'\tO",
        "ospedale\tB-ORG",
        "Bambino\tI-ORG",
        "Gesù\tI-ORG",
        "di\tO",
        "Roma\tB-LOC",
        ".\tO",
        "",
    ]


@pytest.mark.parametrize(
    ("language", "text", "tokens"),
    [
        ("en", "Iraq's 4.5% rise", ["Iraq", "'s", "4.5", "%", "rise"]),
        ("en", "O'Brien's", ["O'Brien", "'s"]),
        ("ko", "서울 시", ["서", "울", "시"]),
        ("uk", "прем'єр-міністр", ["прем'єр-міністр"]),
        ("nl", "Willem-Alexander, koning", ["Willem-Alexander", ",", "koning"]),
    ],
)
def test_tokens_are_those_of_the_corpora(language: str, text: str, tokens: list[str]) -> None:
    assert written.tokens(text, language) == tokens


def _swaps(tmp_path: Path, language: str, lines: str, *, inflecting: bool = False) -> Swaps:
    path = tmp_path / f"{language}.tsv"
    path.write_text(lines, encoding="utf-8")
    return Swaps.read(path, inflecting=inflecting)


def test_names_are_exchanged_for_others_of_their_type(tmp_path: Path) -> None:
    swaps = _swaps(tmp_path, "en", "Ada\tGIVEN\nByron\tSURNAME\nLeeds\tPLACE\nYork\tPLACE\n")
    sentence = written.parse("[P Tom Hughes] left [L York] for the [O University of York].")
    varied = list(written.augment([sentence], swaps))
    assert {piece.text for one in varied for piece in one if piece.type == "PER"} == {"Ada Byron"}
    assert {one[5].text for one in varied} == {"University of York", "University of Leeds"}
    assert [[piece.type for piece in one] for one in varied] == [
        [piece.type for piece in sentence]
    ] * len(varied)
    assert varied == list(written.augment([sentence], swaps))


def test_a_name_in_an_oblique_case_is_exchanged_for_one_in_that_case(tmp_path: Path) -> None:
    lists = "Шевченко\tSURNAME\nМельник\tSURNAME\nПетро\tGIVEN\nМарія\tGIVEN\n"
    swaps = _swaps(tmp_path, "uk", lists, inflecting=True)
    assert swaps.other("Остап Коваленка", "PER", random.Random(1)) == "Остап Шевченка"  # noqa: S311 (not for secrets)


def test_a_korean_name_keeps_the_particle_after_it_right(tmp_path: Path) -> None:
    swaps = _swaps(tmp_path, "ko", "서울\tPLACE\n부산\tPLACE\n제주\tPLACE\n여수\tPLACE\n")
    chance = random.Random(1)  # noqa: S311 (not for secrets)
    assert {swaps.other("제주", "LOC", chance) for _ in range(20)} == {"제주", "여수"}
    assert ending("부산", inflecting=False) == ending("서울", inflecting=False)


def test_a_language_without_lists_keeps_its_names(tmp_path: Path) -> None:
    swaps = Swaps.read(tmp_path / "tlh.tsv", inflecting=False)
    assert list(written.augment([[Piece("Qo'noS", "LOC")]], swaps)) == []


def test_ukrainian_names_have_cases() -> None:
    assert forms("Коваленко", "SURNAME") == ["Коваленко", "Коваленка", "Коваленку", "Коваленком"]
    assert forms("Ґжицька", "PLACE") == ["Ґжицька"]


def test_patterns_and_figures_are_no_names() -> None:
    rows = [("en", " New\u00a0York ", "PLACE"), ("en", "{{city}}", "PLACE"), ("en", "No 5", "ORG")]
    assert list(names.clean(rows)) == [("en", "New York", "PLACE")]


def test_a_name_is_found_by_its_sound() -> None:
    pytest.importorskip("anyascii", reason="needed only to make the resources")
    text = "Фільм за участю Райана Гослінга показали в Іраку."
    place = _matching.find_name("Ryan Gosling", text, "uk")
    assert place is not None
    assert text[place.start : place.end] == "Райана Гослінга"
    assert _matching.find_name("Margaret Thatcher", text, "uk") is None


def test_the_lists_of_the_generators_have_every_class() -> None:
    pytest.importorskip("mimesis", reason="needed only to make the resources")
    kinds = {kind for language, _, kind in _generators.mimesis_rows() if language == "uk"}
    assert kinds == {"GIVEN", "SURNAME", "PLACE", "ORG", "ROLE"}
