"""Groups of words, and the facts and forms that join them."""

import lzma
from importlib.resources import files
from pathlib import Path

import pytest

from training.ner import _word_lists, glove
from training.ner_resources import _facts, german, names

FACTS = [
    file.name.removesuffix(".txt") for file in files(german.__package__).joinpath("facts").iterdir()
]


@pytest.mark.parametrize("language", sorted(FACTS))
def test_every_fact_is_a_word_of_a_known_class(language: str) -> None:
    rows = list(_facts.rows(language))
    assert rows
    assert all(word == " ".join(word.split()) != "" for _, word, _ in rows)
    assert {kind for _, _, kind in rows} <= set(names.CLASSES)


def test_the_forms_of_a_word_join_its_group() -> None:
    entries = [{"Haus", "Hauses", "Häuser"}, {"Baum"}]
    wanted = {"häuser", "hauses", "baum", "berlins", "groß"}
    groups = german.regrouped(
        {"haus": "7", "berlin": "3", "gross": "5"}, entries, {("Berlin", "PLACE")}, wanted
    )
    assert groups == {
        "haus": "7",
        "berlin": "3",
        "gross": "5",
        "häuser": "7",
        "hauses": "7",
        "berlins": "3",
        "groß": "5",
    }


def test_words_that_fold_alike_have_one_group() -> None:
    words = ["the", "U.S.", "well-known", "Café", "cafe", "", "2015"]
    assert glove.grouped(words, range(7)) == {"the": 0, "café": 3, "cafe": 4}


@pytest.mark.parametrize("file", sorted(_word_lists.GROUPS.iterdir()), ids=lambda file: file.name)
def test_a_word_has_one_group(file: Path) -> None:
    rows = [line.split("\t") for line in lzma.decompress(file.read_bytes()).decode().splitlines()]
    assert len({word for word, _ in rows}) == len(rows)
    assert all(0 < int(group) <= 2048 for _, group in rows)
