"""Makes lists of names: ``python -m training.ner_resources.names --out DIR``.

One file a language, ``<lang>.tsv`` with ``word<TAB>class``, sorted; the classes are `CLASSES`.
The same packages give the same bytes. What each package gives, and under what licence, is in
README.md beside this file.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from training.ner_resources import (
    Row,
    _chinese,
    _dictionaries,
    _facts,
    _generators,
    _indonesian,
    _polish,
)

CLASSES = ("GIVEN", "SURNAME", "PERSON", "PLACE", "ORG", "ORGWORD", "ROLE", "NAME", "COMMON")
"""PERSON is a whole name or an unknown part of one, ORGWORD what a company's name ends or
begins with, ROLE an occupation, NAME a proper noun of no known type, COMMON no name"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the lists and say how long each is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args(arguments).out
    folder.mkdir(parents=True, exist_ok=True)
    made = [*_generators.faker_rows(), *_generators.mimesis_rows()]
    known = frozenset((word.lower(), kind) for lang, word, kind in clean(made) if lang == "pl")
    rows = chain(
        made,
        _dictionaries.rows(),
        _chinese.rows(),
        _facts.all_rows(),
        _polish.rows(known),
        _indonesian.rows(),
    )
    for language, words in sorted(by_language(rows).items()):
        lines = sorted(f"{word}\t{kind}\n" for word, kind in words)
        (folder / f"{language}.tsv").write_text("".join(lines), encoding="utf-8")
        print(language, len(lines))  # noqa: T201 (a command's output)


def by_language(rows: Iterable[Row]) -> dict[str, set[tuple[str, str]]]:
    """Group the rows that look like words, without repetition."""
    grouped: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for language, word, kind in clean(rows):
        grouped[language].add((word, kind))
    if "zh" in grouped:
        grouped["zh"].update(_chinese.in_traditional(grouped["zh"]))
    return grouped


def clean(rows: Iterable[Row]) -> Iterator[Row]:
    """Drop what can't be a word: patterns with braces, figures, single letters of alphabets."""
    for language, word, kind in rows:
        stripped = " ".join(word.split())
        if stripped and stripped[0].isalpha() and not set(stripped) & set("{}<>0123456789#"):
            yield language, stripped, kind


if __name__ == "__main__":
    main()
