"""Makes ``wiredesk/models/topics-narrower`` of the IPTC's vocabulary: names below the top level.

    PYTHONPATH=service python -m training topics_narrower

The spreadsheet is that of `training.media_topics`: the concepts in the order of their tree, with
their name in each language. A concept stands for the one of the second level that it is under;
the disciplines of sport, which are all under one concept, for themselves.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from training.media_topics import CODE, LEVELS, RETIRED, Row, rows, spreadsheet
from wiredesk.enrich._lexicon import NARROWER

NAMES = {
    "J": "ar",
    "L": "de",
    "N": "da",
    "P": "en",
    "R": "en",
    "T": "es",
    "V": "fr",
    "X": "nb",
    "Z": "nb",
    "AB": "pt",
    "AD": "pt",
    "AF": "sv",
    "AH": "zh",
}
"""the columns of names, and whose they are: American names join the British, and so on"""
SECOND = 2
"""the level that most concepts stand for"""
DISCIPLINES = "medtop:20000822"
"""the concept of the second level that says little: below it are football, tennis and so on"""
MISLEADING = {"ar": {"رياضة"}, "da": {"have"}}
"""names that are another, commoner word too: the Danish seas are *to have*, and what
Arabic has for discipline in sport is *sport*"""
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


def concepts(table: Iterable[Row]) -> Iterator[Concept]:
    """Read the names of the concepts in force."""
    path: dict[int, str] = {}
    for row in table:
        if row.get(CODE, "").startswith("medtop:") and RETIRED not in row:
            level = next(depth for depth, column in enumerate(LEVELS, 1) if column in row)
            path[level] = row[CODE]
            narrower = _narrower(level, path)
            for column, language in NAMES.items():
                if column in row:
                    yield Concept(
                        language, _NOTE.sub("", row[column]).strip(" :").lower(), narrower
                    )


def _narrower(level: int, path: dict[int, str]) -> str | None:
    """Give the topic that a concept of some level stands for, by those above it and itself."""
    if level == 1:
        return None
    apart = level > SECOND and path[SECOND] == DISCIPLINES
    return path[SECOND + apart]


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
    parser = argparse.ArgumentParser("python -m training topics_narrower", description=__doc__)
    parser.parse_args(arguments)
    tables: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for concept in concepts(rows(spreadsheet())):
        if concept.narrower and can_be_looked_for(concept):
            tables[concept.language][concept.narrower][concept.name] = None
    folder = Path(str(NARROWER))
    folder.mkdir(exist_ok=True)
    for language, table in tables.items():
        written = [f"{code}\t{', '.join(names)}\n" for code, names in sorted(table.items())]
        (folder / f"{language}.tsv").write_text("".join(written), encoding="utf-8")
