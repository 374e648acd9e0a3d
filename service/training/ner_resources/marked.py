"""Makes training sentences of SIB-200's: ``python -m training.ner_resources.marked``.

Give ``--sentences multi.sib200.jsonl.xz`` and ``--out DIR``. ``sib/<lang>.txt`` has a line for
each sentence that bears names: its id, a tab and the names as they stand in it, ``P Name|L
Place``; the others have none. Writes ``<lang>.sib.train.conll.xz``. Chinese sentences come in
simplified and in traditional characters, and so do those of ``written/zh.txt``, in
``zh.hant.train.conll.xz``.
"""

import argparse
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from training.ner_resources._chinese import write_traditional
from training.ner_resources.written import DEV_EVERY, TYPES, Piece, conll, parse

LANGUAGES = ("ja", "zh")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    for language in LANGUAGES:
        marked = list(mark(_sentences(given.sentences, language), _names(language)))
        if language == "zh":
            marked += [in_traditional(sentence) for sentence in marked]
        _write(given.out / f"{language}.sib.train.conll.xz", language, marked)
    lines = _own("written/zh.txt").splitlines()
    kept = [parse(line) for number, line in enumerate(lines, 1) if number % DEV_EVERY]
    _write(given.out / "zh.hant.train.conll.xz", "zh", map(in_traditional, kept))


def mark(sentences: Mapping[str, str], names: Mapping[str, str]) -> Iterator[list[Piece]]:
    """Part sentences at their names; both are given by id, in the ids' order."""
    for number, text in sorted(sentences.items()):
        types = {}
        for marked in filter(None, names.get(number, "").split("|")):
            types[marked[2:]] = TYPES[marked[0]]
        yield list(_part(text, types))


def _part(text: str, types: Mapping[str, str]) -> Iterator[Piece]:
    """Part a text at names, the longest first."""
    if not types:
        yield Piece(text, None)
        return
    longest_first = sorted(types, key=lambda name: (-len(name), name))
    for part in re.split(f"({'|'.join(map(re.escape, longest_first))})", text):
        if part:
            yield Piece(part, types.get(part))


def in_traditional(sentence: Iterable[Piece]) -> list[Piece]:
    """Write a Chinese sentence in traditional characters as Taiwan has them."""
    return [Piece(write_traditional(piece.text), piece.type) for piece in sentence]


def _sentences(file: Path, language: str) -> dict[str, str]:
    """Read the sentences of a language, by id."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return {row["id"]: row["text"] for row in rows if row["lang"] == language}


def _names(language: str) -> dict[str, str]:
    """Read the names that were marked, by the sentence's id."""
    pairs = (line.split("\t") for line in _own(f"sib/{language}.txt").splitlines())
    return {number: names for number, names in pairs}  # noqa: C416 (pairs are lists)


def _own(name: str) -> str:
    """Read a file of this package."""
    return files("training.ner_resources").joinpath(name).read_text(encoding="utf-8")


def _write(path: Path, language: str, sentences: Iterable[list[Piece]]) -> None:
    content = "".join(f"{conll(sentence, language)}\n" for sentence in sentences)
    path.write_bytes(lzma.compress(content.encode()))


if __name__ == "__main__":
    main()
