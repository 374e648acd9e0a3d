"""Labelled sentences, read from ``LANG.CORPUS.PART.conll.xz`` files, as the tagger parts them.

A line is a token, a tab and its IOB2 tag; an empty line ends a sentence. The words of a
sentence are written out as running text, which is then parted as the tagger parts it, so
that training sees what a story will show.
"""

import lzma
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from training.ner_resources._swaps import Swaps
from training.ner_resources.written import DEV_EVERY, VARIANTS, Piece, augment, parse
from wiredesk.taggers._tokens import BREAK, tokenise

OUTSIDE = "O"
WEB = "web"
"""what was written in the manner of the web: all of it is trained on, with its own names"""
INFLECTING = frozenset({"hr", "pl", "ru", "sk", "sr", "uk"})
"""languages whose names have cases: one is exchanged for one with the same ending"""
# Contractions that treebanks write apart: what stands in running text.
_AFTER = "ele ela eles elas este esta estes estas esse essa isto isso aquele aquela um uma".split()
_CONTRACTIONS = {
    "pt": {
        **{f"{a} {b}": f"{c}{b}" for a, c in (("de", "d"), ("em", "n"), ("por", "pel"))
           for b in ("o", "a", "os", "as")},
        "a o": "ao", "a os": "aos", "a a": "à", "a as": "às",
        **{f"{a} {b}": f"{c}{b}" for a, c in (("de", "d"), ("em", "n"))
           for b in _AFTER},
    },
    "es": {"de el": "del", "a el": "al"},
    "ca": {"de el": "del", "a el": "al", "de els": "dels", "a els": "als", "per el": "pel"},
}  # fmt: skip


class Sentence(NamedTuple):
    """A sentence: its text, and where its names stand in it: (start, end, type)."""

    text: str
    names: tuple[tuple[int, int, str], ...]


class Labelled(NamedTuple):
    """Tokens of many sentences with their tags, a `BREAK` before, between and after."""

    keys: list[str]
    tags: list[str]


def read(file: Path, *, spaced: bool) -> list[Sentence]:
    """Read the sentences of a file."""
    language = file.name.partition(".")[0]
    content = lzma.decompress(file.read_bytes()).decode()
    blocks = (block.splitlines() for block in content.split("\n\n") if block.strip())
    rows = ([tuple(line.split("\t")) for line in block] for block in blocks)
    return [
        _write(_contract(words, _CONTRACTIONS.get(language, {}) if i % 4 else {}), spaced=spaced)
        for i, words in enumerate(rows)
    ]


def written(language: str, name: str, part: str, lists: Path) -> list[Sentence] | None:
    """Give the sentences that were written for the project, or those with other names in them.

    None where ``name`` is that of another corpus, or ``part`` one that it has not.
    """
    kind = name.partition(".")[2]
    if kind == WEB and part == "train":
        return list(map(_of_pieces, _lines("web", name[:2])))
    lines = _lines("written", name[:2]) if kind in {"written", "augmented"} else []
    if not lines:
        return None
    if part == "dev":
        return list(map(_of_pieces, lines[DEV_EVERY - 1 :: DEV_EVERY]))
    kept = [line for number, line in enumerate(lines, 1) if number % DEV_EVERY]
    if kind == "augmented":
        swaps = Swaps.read(lists / f"{name[:2]}.tsv", inflecting=language in INFLECTING)
        kept = list(augment(kept, swaps))
    return list(map(_of_pieces, kept))


def _lines(folder: str, language: str) -> list[list[Piece]]:
    """Read a language's sentences in a folder of the resources; none, if it has no file there."""
    source = files("training.ner_resources").joinpath(f"{folder}/{language}.txt")
    text = source.read_text(encoding="utf-8") if source.is_file() else ""
    return [parse(line) for line in text.splitlines() if line]


def vary(sentences: Iterable[Sentence], language: str, lists: Path) -> list[Sentence]:
    """Give sentences with other names of the same type in the places of theirs."""
    swaps = Swaps.read(lists / f"{language}.tsv", inflecting=language in INFLECTING)
    pieces = [_pieces(sentence) for sentence in sentences]
    return list(map(_of_pieces, augment(pieces, swaps)))[::VARIANTS]


def _pieces(sentence: Sentence) -> list[Piece]:
    """Part a sentence at its names."""
    pieces = list[Piece]()
    at = 0
    for start, end, kind in sentence.names:
        pieces += [Piece(sentence.text[at:start], None), Piece(sentence.text[start:end], kind)]
        at = end
    return [*pieces, Piece(sentence.text[at:], None)]


def _of_pieces(pieces: Iterable[Piece]) -> Sentence:
    """Put the pieces of a written sentence together."""
    names: list[tuple[int, int, str]] = []
    text = ""
    for piece in pieces:
        if piece.type:
            names.append((len(text), len(text) + len(piece.text), piece.type))
        text += piece.text
    return Sentence(text, tuple(names))


def _contract(words: list[tuple[str, ...]], contractions: dict[str, str]) -> list[tuple[str, ...]]:
    """Draw together what running text writes as one word."""
    done: list[tuple[str, ...]] = []
    for word, tag in words:
        before = f"{done[-1][0]} {word}" if done else ""
        both = contractions.get(before.lower())
        if both and not tag.startswith("B"):
            done[-1] = (both.capitalize() if before[0].isupper() else both, done[-1][1])
        else:
            done.append((word, tag))
    return done


def _write(words: Iterable[tuple[str, ...]], *, spaced: bool) -> Sentence:
    """Write out a sentence."""
    pieces: list[str] = []
    names: list[tuple[int, int, str]] = []
    at = 0
    for word, tag in words:
        if pieces and (spaced or (pieces[-1][-1].isascii() and word[0].isascii())):
            pieces.append(" ")
            at += 1
        end = at + len(word)
        if tag[0] == "I" and names and names[-1][2] == tag[2:]:
            names[-1] = (names[-1][0], end, tag[2:])
        elif tag != OUTSIDE:
            names.append((at, end, tag[2:]))
        pieces.append(word)
        at = end
    return Sentence("".join(pieces), tuple(names))


def label(sentences: Iterable[Sentence], *, by_character: bool) -> Labelled:
    """Part sentences as the tagger does, and give each token its tag."""
    kept = list(sentences)
    texts = (sentence.text for sentence in kept)
    tokens = tokenise(texts, by_character=by_character)
    tags = [OUTSIDE] * len(tokens.keys)
    for sentence, first, last in zip(kept, tokens.texts, tokens.texts[1:], strict=False):
        spans = zip(tokens.starts[first:last], tokens.ends[first:last], strict=True)
        tags[first:last] = _tags(spans, tokens.keys[first:last], sentence.names)
    return Labelled(tokens.keys, tags)


def _tags(
    spans: Iterable[tuple[int, int]], keys: list[str], names: Iterable[tuple[int, int, str]]
) -> Iterator[str]:
    """Give the tags of a sentence's tokens."""
    rest = iter(names)
    name = next(rest, None)
    inside = False
    for key, (start, end) in zip(keys, spans, strict=True):
        while key != BREAK and name is not None and name[1] <= start:
            name, inside = next(rest, None), False
        if key == BREAK or name is None or end <= name[0]:
            inside = inside and key == BREAK and False
            yield OUTSIDE
        else:
            yield f"{'I' if inside else 'B'}-{name[2]}"
            inside = True
