"""Names from the dictionaries of word analysers: Russian, Japanese, Korean and Chinese."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files

from training.ner_resources import Row
from training.ner_resources._chinese import likely

RUSSIAN = {"Name": "GIVEN", "Surn": "SURNAME", "Geox": "PLACE", "Orgn": "ORG"}
"""OpenCorpora's grammemes"""

JAPANESE = {
    "人名,姓": "SURNAME",
    "人名,名": "GIVEN",
    "人名,一般": "PERSON",
    "地名,一般": "PLACE",
    "地名,国": "PLACE",
    "一般,*": "NAME",
}
"""UniDic's classes of proper nouns"""

KOREAN = {"인명": "PERSON", "지명": "PLACE", "NNP": "NAME", "*": "NAME"}
"""mecab-ko-dic's classes of proper nouns"""

CHINESE = {"nr": "PERSON", "nrfg": "PERSON", "nrt": "PERSON", "ns": "PLACE", "nt": "ORG"}
"""jieba's classes of proper nouns"""

KATAKANA = re.compile("[ァ-ヴー]{2,6}")
"""common nouns that could be taken for names by their script"""

UNIDIC_SPELLING = 10
"""the column of a UniDic entry that holds the word as it is written"""

MECAB_KO_SPELLING = 3

HANGUL = re.compile("[가-힣]+")


def rows() -> Iterator[Row]:
    """Give the words of all four dictionaries, with language and class."""
    yield from russian()
    yield from japanese()
    yield from korean()
    yield from chinese()


def russian() -> Iterator[Row]:
    """Give the names in OpenCorpora's dictionary in all their forms, capitalised."""
    analyser = import_module("pymorphy3").MorphAnalyzer(lang="ru")
    for word, tag, *_ in analyser.dictionary.iter_known_words():
        for grammeme, kind in RUSSIAN.items():
            if grammeme in tag:
                yield "ru", "-".join(part.capitalize() for part in word.split("-")), kind


def japanese() -> Iterator[Row]:
    """Give UniDic's proper nouns, and its common nouns in katakana."""
    for columns in _entries("unidic_lite", "名詞,固有名詞,"):
        kind = JAPANESE.get(",".join(columns[2:4]))
        if kind is not None and len(columns) > UNIDIC_SPELLING:
            yield "ja", columns[UNIDIC_SPELLING], kind
    for columns in _entries("unidic_lite", "名詞,普通名詞,"):
        if len(columns) > UNIDIC_SPELLING and KATAKANA.fullmatch(columns[UNIDIC_SPELLING]):
            yield "ja", columns[UNIDIC_SPELLING], "COMMON"


def korean() -> Iterator[Row]:
    """Give mecab-ko-dic's proper nouns that are written in Hangul."""
    for columns in _entries("mecab_ko_dic", "NNP,"):
        kind = KOREAN.get(columns[1])
        if kind is not None and HANGUL.fullmatch(columns[MECAB_KO_SPELLING]):
            yield "ko", columns[MECAB_KO_SPELLING], kind


def _entries(package: str, start: str) -> Iterator[list[str]]:
    """Give the feature columns of a compiled MeCab dictionary's entries that start so.

    Features lie in it as UTF-8 ended by a zero byte.
    """
    content = (files(package) / "dicdir" / "sys.dic").read_bytes()
    for found in re.finditer(re.escape(start.encode()) + rb"[^\0]*", content):
        yield found.group().decode("utf-8", "replace").split(",")


def chinese() -> Iterator[Row]:
    """Give the proper nouns of jieba's dictionary."""
    lines = (files("jieba") / "dict.txt").read_text("utf-8").splitlines()
    entries = (line.split(" ") for line in lines)
    for word, tag in likely((word, tag) for word, _, tag in entries if tag in CHINESE):
        yield "zh", word, CHINESE[tag]
