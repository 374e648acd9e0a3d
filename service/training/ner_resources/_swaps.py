"""Exchanges names for others of their type that fit in the same place."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Self

Pools = dict[tuple[str, str], list[str]]
"""words by their class and how they end"""

HANGUL = range(0xAC00, 0xD7A4)
FINALS = 28
"""syllables of Hangul that share an initial and a vowel: the first of them has no final"""

SWAPPED = {"PER": ("SURNAME", "GIVEN", "PERSON"), "LOC": ("PLACE",), "ORG": ("ORG",)}
VOWELS = frozenset("аеиіїоуюяєыэaeiouyąęó")

UKRAINIAN_FORMS = (
    ("SURNAME", "ко", ("ко", "ка", "ку", "ком")),
    ("SURNAME", "ук", ("ук", "ука", "уку", "уком")),
    ("SURNAME", "юк", ("юк", "юка", "юку", "юком")),
    ("SURNAME", "ий", ("ий", "ого", "ому", "им", "а", "ої", "у", "ою")),
    ("GIVEN", "й", ("й", "я", "ю", "єм")),
    ("GIVEN", "а", ("а", "и", "і", "у", "ою")),
    ("GIVEN", "р", ("р", "ра", "ру", "ром")),
    ("GIVEN", "н", ("н", "на", "ну", "ном")),
)
"""class, ending of the first case, endings of the cases"""


@dataclass(frozen=True, slots=True)
class Swaps:
    """The names of one language to choose from."""

    pools: Pools
    classes: dict[str, tuple[str, ...]]
    inflecting: bool
    """whether a word is only exchanged for one with the same ending"""

    @classmethod
    def read(cls, path: Path, *, inflecting: bool) -> Self:
        """Read a list of names; one that is missing has none."""
        pools: Pools = defaultdict(list)
        classes: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            listed, kind = line.split("\t")
            for word in forms(listed, kind) if path.name == "uk.tsv" else (listed,):
                pools[kind, ending(word, inflecting=inflecting)].append(word)
                classes[word] += (kind,)
        return cls(dict(pools), dict(classes), inflecting)

    def other(self, name: str, of_type: str, chance: Random) -> str:
        """Give another name of the type, or the same where none would fit."""
        words = name.split(" ")
        if of_type == "ORG" and len(words) > 1 and name not in self.classes:
            return " ".join([words[0], *(self._elsewhere(word, chance) for word in words[1:])])
        if of_type != "PER" or name in self.classes:
            return self._other_of(name, SWAPPED.get(of_type, ()), chance)
        if len(words) == 1 or not name[0].isalpha():
            return name
        given = self._fitting(words[0], "GIVEN", chance)
        return " ".join([given, *words[1:-1], self._fitting(words[-1], "SURNAME", chance)])

    def _elsewhere(self, word: str, chance: Random) -> str:
        """Give another place for one in an organisation's name: University of Leeds."""
        return self._other_of(word, ("PLACE",), chance) if word[0].isupper() else word

    def _other_of(self, name: str, kinds: tuple[str, ...], chance: Random) -> str:
        kind = next((one for one in kinds if one in self.classes.get(name, ())), None)
        return name if kind is None else self._fitting(name, kind, chance)

    def _fitting(self, word: str, kind: str, chance: Random) -> str:
        pool = self.pools.get((kind, ending(word, inflecting=self.inflecting)))
        return chance.choice(pool) if pool else word


def forms(word: str, kind: str) -> list[str]:
    """Give the cases of a Ukrainian name, as far as its ending tells them, or itself."""
    for of_kind, first, endings in UKRAINIAN_FORMS:
        if kind == of_kind and word.endswith(first):
            return [word.removesuffix(first) + one for one in endings]
    return [word]


def ending(word: str, *, inflecting: bool) -> str:
    """Tell what the words around a name depend on.

    That is its last letters where names inflect, and in Hangul whether it ends in a consonant.
    """
    last = ord(word[-1])
    if last in HANGUL:
        return "final" if (last - HANGUL.start) % FINALS else "open"
    if not inflecting:
        return ""
    return word[-2:] if word[-1] in VOWELS else "consonant"
