"""Makes training sentences of those written here: ``python -m training.ner_resources.written``.

Give ``--lists DIR`` (from `names`) and ``--out DIR``. ``written/<lang>.txt`` has a sentence a
line with its names inline, ``[P Anna Kowalska]``, P for PER, O for ORG, L for LOC and M for
MISC. Every eighth sentence goes to ``<lang>.written.dev.conll.xz``, the others to
``<lang>.written.train.conll.xz`` and, with names of the same type put in their places, to
``<lang>.augmented.train.conll.xz``. The same files give the same bytes.
"""

import argparse
import lzma
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from training.ner_resources._swaps import Swaps

TYPES = {"P": "PER", "O": "ORG", "L": "LOC", "M": "MISC"}
MARKED = re.compile(r"\[([POLM]) ([^\]]+)\]")
ELIDING = frozenset({"it", "fr", "ca"})
BY_CHARACTER = frozenset({"ko", "zh", "ja"})
WORD = re.compile(r"\d+(?:[.,:/]\d+)*|\w+(?:[-'’.]\w+)*|[^\w\s]")
ELIDED = re.compile(r"\w{1,6}['’](?=\w|$)|\d+(?:[.,:/]\d+)*|\w+(?:[-.]\w+)*|[^\w\s]")
POSSESSIVE = re.compile(r"['’]s\b|\d+(?:[.,:/]\d+)*|\w+(?:[-.]\w+)*(?:['’](?!s\b)\w+)*|[^\w\s]")
DEV_EVERY = 8
VARIANTS = 8
"""sentences made of each one by exchanging names"""


JOINED = frozenset({"ko"})
"""languages with spaces of which corpora have none: their sentences are learnt without, too"""


class Piece(NamedTuple):
    """A stretch of a sentence: a name with its type, or text without a type."""

    text: str
    type: str | None


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the files of every language that has sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    for file in sorted(files(__package__).joinpath("written").iterdir(), key=str):
        if file.name.endswith(".txt"):
            language = file.name.removesuffix(".txt")
            sentences = [parse(line) for line in file.read_text("utf-8").splitlines() if line]
            _write_all(language, sentences, given.lists, given.out)


def _write_all(language: str, sentences: list[list[Piece]], lists: Path, out: Path) -> None:
    kept = [s for number, s in enumerate(sentences, 1) if number % DEV_EVERY]
    dev = sentences[DEV_EVERY - 1 :: DEV_EVERY]
    for corpus in ("written", "joined") if language in JOINED else ("written",):
        _write(out / f"{language}.{corpus}.dev.conll.xz", language, dev)
        _write(out / f"{language}.{corpus}.train.conll.xz", language, kept)
    swaps = Swaps.read(lists / f"{language}.tsv", inflecting=language in {"uk", "ru", "pl"})
    _write(out / f"{language}.augmented.train.conll.xz", language, augment(kept, swaps))


def parse(line: str) -> list[Piece]:
    """Split a sentence at its marks."""
    pieces, end = list[Piece](), 0
    for found in MARKED.finditer(line):
        pieces += [Piece(line[end : found.start()], None), Piece(found[2], TYPES[found[1]])]
        end = found.end()
    return [*pieces, Piece(line[end:], None)]


def augment(sentences: Iterable[list[Piece]], swaps: Swaps) -> Iterator[list[Piece]]:
    """Give variants of each sentence in which names are others of their type."""
    chance = random.Random(1)  # noqa: S311 (not for secrets)
    for sentence in sentences:
        for _ in range(VARIANTS):
            varied = [
                Piece(
                    swaps.other(piece.text, piece.type, chance) if piece.type else piece.text,
                    piece.type,
                )
                for piece in sentence
            ]
            if varied != sentence:
                yield varied


def tokens(text: str, language: str) -> list[str]:
    """Split a text as the corpora of its language do: characters in ko, zh and ja."""
    if language in BY_CHARACTER:
        return [character for character in text if not character.isspace()]
    if language in ELIDING:
        return ELIDED.findall(text)
    return (POSSESSIVE if language == "en" else WORD).findall(text)


def conll(sentence: Sequence[Piece], language: str) -> str:
    """Give a sentence with a token and its IOB2 tag a line."""
    lines = list[str]()
    for piece in sentence:
        for number, token in enumerate(tokens(piece.text, language)):
            tag = f"{'I' if number else 'B'}-{piece.type}" if piece.type else "O"
            lines.append(f"{token}\t{tag}\n")
    return "".join(lines)


def _write(path: Path, language: str, sentences: Iterable[list[Piece]]) -> None:
    content = "".join(f"{conll(sentence, language)}\n" for sentence in sentences)
    path.write_bytes(lzma.compress(content.encode()))


if __name__ == "__main__":
    main()
