"""Lists of names and words, drawn together into what a model carries of them.

Each language has ``LANG.tsv``, a word, a tab and its class, and ``LANG.freq.tsv``, a word in
small letters, a tab and its Zipf frequency (the base-10 logarithm of its uses in a thousand
million words). The groups of words, for most of which it took a sentence encoder, stand
beside this file: ``groups/LANG.tsv.xz``, a folded word, a tab and its group.
"""

import lzma
from binascii import crc32
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import numpy as np

from wiredesk.taggers._characters import word_hash
from wiredesk.taggers._kernels import LONGEST
from wiredesk.taggers._lists import Lists
from wiredesk.taggers._reader import UNSPACED
from wiredesk.taggers._words import fold

GROUPS = Path(__file__).with_name("groups")
FREQUENT, KNOWN = 6, 7
"""the lists of the commonest words, and of those after them"""
CLASSES = {
    "GIVEN": 0,
    "SURNAME": 1,
    "PERSON": 1,
    "PLACE": 2,
    "ORG": 3,
    "ORGWORD": 4,
    "ROLE": 5,
    "COMMON": KNOWN,
}
"""the number of each class's list"""
_ZIPF_FREQUENT, _ZIPF_KNOWN = 4.5, 3.5
_IN_NAMES = 3
"""names of organisations that a word stands in, to be taken for one of their words"""


def read_lists(folder: Path, language: str) -> Lists:
    """Draw together the lists of a language and the groups of its words, which are folded."""
    groups = {word: int(group) for word, group in _pairs(GROUPS / f"{language}.tsv.xz")}
    flags: dict[str, int] = defaultdict(int)
    for word, number in _listed(folder / f"{language}.tsv"):
        flags[word] |= 1 << number
    for word, zipf in _pairs(folder / f"{language}.freq.tsv"):
        if float(zipf) >= _ZIPF_KNOWN:
            flags[fold(word)] |= 1 << (FREQUENT if float(zipf) >= _ZIPF_FREQUENT else KNOWN)
    hash_of = word_hash if language in UNSPACED else _hash
    words = {
        hash_of(word): word
        for word in sorted(flags.keys() | groups.keys())
        if language not in UNSPACED or len(word) <= LONGEST
    }
    hashes = sorted(words)
    return Lists(
        np.array(hashes, np.uint32),
        np.array([flags.get(words[one], 0) for one in hashes], np.uint8),
        np.array([groups.get(words[one], 0) for one in hashes], np.uint16),
    )


def _hash(word: str) -> int:
    return crc32(word.encode())


def _listed(file: Path) -> Iterator[tuple[str, int]]:
    """Give the single words of a file, in small letters, with the number of their list."""
    parts: Counter[str] = Counter()
    for name, kind in _pairs(file):
        words = [fold(word) for word in name.split()]
        if len(words) == 1 and kind in CLASSES:
            yield words[0], CLASSES[kind]
        elif kind == "ORG":
            parts.update(set(words))
    yield from ((word, CLASSES["ORGWORD"]) for word, n in parts.items() if n >= _IN_NAMES)


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    """Read the lines of a file, if it is there."""
    if file.exists():
        with _open(file) as lines:
            for line in lines:
                word, _, rest = line.rstrip("\n").partition("\t")
                yield word, rest


def _open(file: Path) -> TextIO:
    """Open a file to be read, one that is compressed by its name as what it holds."""
    if file.suffix == ".xz":
        return lzma.open(file, "rt", encoding="utf-8")
    return file.open(encoding="utf-8")
