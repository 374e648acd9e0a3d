"""Makes ``wiredesk/models/topics-narrower`` of the IPTC's vocabulary: names below the top level.

    PYTHONPATH=service python -m training topics_narrower --data DIR

DIR holds ``topics/multi.iptc-vocabulary.jsonl.xz``: the concepts in the order of their tree, with
their level and their name in each language. A concept stands for the one of the second level that
it is under; the disciplines of sport, which are all under one concept, for themselves.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from training.evaluation._files import lines
from wiredesk.enrich._lexicon import NARROWER

SECOND = 2
"""the level that most concepts stand for"""
DISCIPLINES = "medtop:20000822"
"""the concept of the second level that says little: below it are football, tennis and so on"""
SAME = {"en-US": "en", "pt-BR": "pt", "nn": "nb"}
"""languages that share a table"""
MISLEADING = {"da": {"have"}}
"""names that are another, commoner word too: the Danish seas are *to have*"""
LETTERS = {"zh": range(2, 9)}
"""how long names may be that are looked for, by language"""
ANY_LETTERS = range(3, 41)
WORDS = 3
"""words that a name may have at most"""
_NOTE = re.compile(r"\s*\(.*?\)")


class Concept(NamedTuple):
    """One name of a Media Topic, and the narrower topic that it stands for, if any."""

    language: str
    name: str
    narrower: str | None


def concepts(rows: Iterable[dict[str, str | int]]) -> Iterator[Concept]:
    """Read the vocabulary; every language has the tree of the English rows."""
    kept = list(rows)
    stands_for = dict(_narrower(row for row in kept if row["lang"] == "en"))
    for row in kept:
        language = SAME.get(str(row["lang"]), str(row["lang"]))
        name = _NOTE.sub("", str(row["name"])).strip().lower()
        yield Concept(language, name, stands_for.get(str(row["code"])))


def _narrower(rows: Iterable[dict[str, str | int]]) -> Iterator[tuple[str, str]]:
    """Give each concept below the top level, and the one that it stands for."""
    path: dict[int, str] = {}
    for row in rows:
        level, code = int(row["level"]), str(row["code"])
        path[level] = code
        if level > 1:
            apart = level > SECOND and path[SECOND] == DISCIPLINES
            yield code, path[SECOND + apart]


def can_be_looked_for(concept: Concept) -> bool:
    """Tell whether a name is short enough to stand in a text, and means what it says there."""
    return (
        len(concept.name) in LETTERS.get(concept.language, ANY_LETTERS)
        and len(concept.name.split()) <= WORDS
        and not {",", "*"} & set(concept.name)
        and concept.name not in MISLEADING.get(concept.language, ())
    )


def train(arguments: Sequence[str]) -> None:
    """Write a table for each language: a narrower topic a line, and the names that stand for it."""
    parser = argparse.ArgumentParser(prog="python -m training topics_narrower")
    parser.add_argument("--data", type=Path, required=True)
    file = parser.parse_args(arguments).data / "topics" / "multi.iptc-vocabulary.jsonl.xz"
    tables: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for concept in concepts(map(json.loads, filter(None, lines(file)))):
        if concept.narrower and can_be_looked_for(concept):
            tables[concept.language][concept.narrower][concept.name] = None
    folder = Path(str(NARROWER))
    folder.mkdir(exist_ok=True)
    for language, table in tables.items():
        rows = [f"{code}\t{', '.join(names)}\n" for code, names in sorted(table.items())]
        (folder / f"{language}.tsv").write_text("".join(rows), encoding="utf-8")
