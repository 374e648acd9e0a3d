"""Polish names in all their cases, from the dictionary of Morfeusz (SGJP)."""

import math
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from training.ner_resources import Row, _facts

KINDS = {
    "imię": "GIVEN",
    "nazwisko": "SURNAME",
    "nazwa_geograficzna": "PLACE",
    "nazwa_organizacji": "ORG",
    "nazwa_firmy": "ORG",
    "nazwa_instytucji": "ORG",
}
"""what SGJP calls a name"""
COMMON = "nazwa_pospolita"
DEPRECIATIVE = "depr"
VOCATIVE = ":voc:m1"
PLURAL = ":pl:"
_LEAST_USED = 1.0
"""the Zipf frequency that a form of a name needs, to be listed"""


class Reading(NamedTuple):
    """One way to read a word: its first form, its tag, and the class of the name that it is."""

    lemma: str
    tag: str
    kind: str | None


def rows(known: frozenset[tuple[str, str]]) -> Iterator[Row]:
    """Give the forms of names that wordfreq has, and those of the words in ``facts``.

    A word that may be another, too, is listed where ``known`` has its first form, in small
    letters, as a name of that class.
    """
    facts = list(_facts.rows("pl"))
    known |= {(word.lower(), kind) for _, word, kind in facts}
    for word, share in import_module("wordfreq").get_frequency_dict("pl", "best").items():
        if word.isalpha() and math.log10(share) + 9 >= _LEAST_USED:
            readings = _readings(word)
            common = any(reading.kind is None for reading in readings)
            for reading in readings:
                if reading.kind and (not common or _is_known(reading, known)):
                    yield "pl", word.capitalize(), reading.kind
    for _, word, kind in facts:
        for form in _forms(word):
            yield "pl", form, kind


def _is_known(reading: Reading, known: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a reading of a word that may be another is worth listing."""
    rare = reading.kind != "PLACE" and PLURAL in reading.tag
    said_to = reading.tag.endswith(VOCATIVE)
    in_lists = reading.kind == "ORG" or (reading.lemma.lower(), reading.kind) in known
    return in_lists and not rare and not said_to


def _readings(word: str) -> set[Reading]:
    """Give the ways to read a word in small letters, with a capital and in capitals."""
    found = set[Reading]()
    for written in (word.capitalize(), word.upper(), word):
        edges = _morfeusz().analyse(written)
        if all(start == 0 and end == 1 for start, end, _ in edges):
            for _, _, (_, lemma, tag, names, _) in edges:
                found.update(_read(lemma, tag, names))
    return found


def _read(lemma: str, tag: str, names: list[str]) -> Iterator[Reading]:
    """Give what an entry of the dictionary says a word may be."""
    if tag == "ign" or tag.startswith(DEPRECIATIVE):
        return
    first = lemma.partition(":")[0]
    if not names or COMMON in names:
        yield Reading(first, tag, None)
    for name in names:
        if name in KINDS:
            yield Reading(first, tag, KINDS[name])


def _forms(word: str) -> list[str]:
    """Give the forms of a word, itself among them; those of a name keep its capital."""
    found = {form for form, _, tag, *_ in _generated(word) if not tag.startswith(DEPRECIATIVE)}
    fitting = {form for form in found if form[0].isupper() == word[0].isupper()}
    return sorted(fitting | {word})


def _generated(word: str) -> list[tuple[str, str, str, list[str], list[str]]]:
    """Give the entries of a first form; none where it is no single word."""
    if not word.isalpha():
        return []
    found: list[tuple[str, str, str, list[str], list[str]]] = _morfeusz().generate(word)
    return found


@cache
def _morfeusz():  # type: ignore[no-untyped-def]  # noqa: ANN202 (Morfeusz carries no types)
    return import_module("morfeusz2").Morfeusz()
