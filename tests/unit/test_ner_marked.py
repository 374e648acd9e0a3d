"""Sentences of SIB-200 with the names that were marked in them, and Chinese names' classes."""

from importlib.resources import files

import pytest

from training.ner_resources import _chinese, marked
from training.ner_resources.written import TYPES, Piece


def test_names_are_found_wherever_they_stand_the_longest_first() -> None:
    sentences = {"2": "戈尔在纽约州见到戈尔的纽约朋友。", "1": "没有人。"}
    parted = list(marked.mark(sentences, {"2": "P 戈尔|L 纽约|L 纽约州"}))
    assert parted == [
        [Piece("没有人。", None)],
        [
            Piece("戈尔", "PER"),
            Piece("在", None),
            Piece("纽约州", "LOC"),
            Piece("见到", None),
            Piece("戈尔", "PER"),
            Piece("的", None),
            Piece("纽约", "LOC"),
            Piece("朋友。", None),
        ],
    ]


@pytest.mark.parametrize("language", marked.LANGUAGES)
def test_every_line_of_marks_can_be_read(language: str) -> None:
    text = files("training.ner_resources").joinpath(f"sib/{language}.txt").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    assert len({number for number, _ in rows}) == len(rows)
    for _, names in rows:
        for name in names.split("|"):
            assert name[0] in TYPES
            assert name[1] == " "
            assert name[2:] == name[2:].strip() != ""


@pytest.mark.parametrize(
    ("gloss", "kind"),
    [
        ("Luqu County in Gannan Tibetan Autonomous Prefecture", "PLACE"),
        ("Kunming University", "ORG"),
        ("Perez (name)", "PERSON"),
        ("surname Xiong", "SURNAME"),
        ("Later Han dynasty", "NAME"),
        ("to drill troops", None),
    ],
)
def test_a_gloss_tells_what_a_chinese_proper_noun_names(gloss: str, kind: str | None) -> None:
    assert _chinese.kind_of([gloss]) == kind
