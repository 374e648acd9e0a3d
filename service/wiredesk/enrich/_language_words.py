"""What the words of a text tell of its language: one table of 434,000 words.

The table is a zip archive, so that it can be looked into. It holds no words: a word is looked
for by 28 bits of its CRC-32, so that of words that it does not have two in a thousand are taken for
one that it has.

- ``gaps``: how far each word's number is from the one before, in rising order
- ``weights``: for each word, the number of a line of ``languages``
- ``languages``: lines as ``hr12 sr4``: languages that have the word, and how much commoner it
  is in each of them than a word that is in no list, in halves of a natural logarithm

Integers are 16-bit, little-endian.
"""

import re
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import accumulate, chain
from typing import NamedTuple
from zipfile import ZipFile
from zlib import crc32

from wiredesk.story import Model

FILE = "language-words.zip"
STEP = 0.5
"""a unit of the weights, in nats"""
REMEMBERED = 32_768
"""words whose weights are kept at hand"""

Weights = tuple[tuple[str, float], ...]
_WORD = re.compile(r"[^\W\d_]+")
_WEIGHT = re.compile(r"([a-z]+)(\d+)")


class Told(NamedTuple):
    """How much a text's words speak for each language, and how many of them speak at all."""

    nats: Mapping[str, float]
    """by language: the logarithm of how much likelier it makes the words than chance"""
    known: int


class _Table(NamedTuple):
    """The table's content, in memory."""

    numbers: "array[int]"
    weights: "array[int]"
    languages: tuple[Weights, ...]
    digest: str
    """SHA-256 of the file"""


def words_of(text: str) -> list[str]:
    """Give the words of a text."""
    return _WORD.findall(text)


def number_of(word: str) -> int:
    """Give the number that a word has in the table."""
    return crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFFFFF


def told_by(words: Iterable[str]) -> Told:
    """Tell how much words, in lower case, speak for each language."""
    steps: defaultdict[str, float] = defaultdict(float)
    spoken = list(filter(None, map(_weights, words)))
    for tag, nats in chain.from_iterable(spoken):
        steps[tag] += nats
    return Told(steps, len(spoken))


@lru_cache(REMEMBERED)
def _weights(word: str) -> Weights:
    """Give the languages that have a word, and its weight in each."""
    table = _table()
    number = number_of(word)
    at = bisect_left(table.numbers, number)
    if at == len(table.numbers) or table.numbers[at] != number:
        return ()
    return table.languages[table.weights[at]]


def word_table() -> Model:
    """Load the table, and name it."""
    return Model(name="language-words", digest=_table().digest[:12])


@cache
def _table() -> _Table:
    """Load the table that this package carries."""
    content = files("wiredesk").joinpath("models", FILE).read_bytes()
    with ZipFile(BytesIO(content)) as archive:
        lines = archive.read("languages").decode().splitlines()
        return _Table(
            array("I", accumulate(_integers(archive.read("gaps")))),
            _integers(archive.read("weights")),
            tuple(
                tuple((tag, STEP * int(weight)) for tag, weight in _WEIGHT.findall(line))
                for line in lines
            ),
            sha256(content).hexdigest(),
        )


def _integers(packed: bytes) -> "array[int]":
    """Unpack integers."""
    found = array("H", packed)
    if sys.byteorder == "big":
        found.byteswap()
    return found
