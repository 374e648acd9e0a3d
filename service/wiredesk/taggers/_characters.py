"""What is looked at of a character, where words are not parted by spaces.

The words that lists have part the row: from each character the longest of them is taken. What
stands outside them is a word of one character.
"""

from binascii import crc32
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._lists import Lists
from wiredesk.taggers._scheme import Hashes, Scheme, mix

_ALL = (-2, -1, 0, 1, 2)
VIEWS = (
    _ALL,  # 0 the character
    _ALL,  # 1 its kind
)
TELLING = frozenset((0,))
_KEY, _KIND = range(2)
# The marks of a row: place in the word and what lists say of it, the word, its group, the words
# before and after it; the longest listed word that starts, and that ends, at a character.
_PLACE, _WORD, _LIKE, _BEFORE, _AFTER, _LIKE_BEFORE, _LIKE_AFTER, _STARTS, _STOPS = range(2, 11)

CONJUNCTIONS = (
    ((_KEY, -2), (_KEY, -1)),
    ((_KEY, -1), (_KEY, 0)),
    ((_KEY, 0), (_KEY, 1)),
    ((_KEY, 1), (_KEY, 2)),
    ((_KEY, -1), (_KEY, 1)),
    ((_KIND, -1), (_KIND, 0)),
    ((_KIND, 0), (_KIND, 1)),
    ((_KIND, -2), (_KIND, -1), (_KIND, 0), (_KIND, 1), (_KIND, 2)),
    ((_PLACE, 0),),
    ((_PLACE, -1), (_PLACE, 0)),
    ((_PLACE, 0), (_PLACE, 1)),
    ((_PLACE, -1), (_PLACE, 0), (_PLACE, 1)),
    ((_PLACE, 0), (_KEY, 0)),
    ((_PLACE, 0), (_WORD, 0)),
    ((_PLACE, 0), (_LIKE, 0)),
    ((_PLACE, 0), (_BEFORE, 0)),
    ((_PLACE, 0), (_AFTER, 0)),
    ((_PLACE, 0), (_LIKE_BEFORE, 0)),
    ((_PLACE, 0), (_LIKE_AFTER, 0)),
    ((_STARTS, 0),),
    ((_STOPS, 0),),
    ((_STOPS, -1), (_STARTS, 0)),
    ((_STARTS, 1), (_STOPS, 0)),
)
TELLING_MARKS = frozenset((_KEY, _WORD))

LONGEST = 6
"""characters of a listed word"""
_LIKENESS = 3
"""how many of the low bits of a word's group are overlooked"""


class _Parts(NamedTuple):
    """How a row falls into words."""

    word: NDArray[np.int64]
    """the number of the word that each character is of"""
    starts: NDArray[np.int64]
    """the first character of each word"""
    lengths: NDArray[np.int64]
    """the characters of each word"""


def characters(lists: Lists) -> Scheme:
    """Give the scheme for characters, with lists that `word_hash` tells the words of."""

    def describe(keys: Sequence[str]) -> tuple[Hashes, Hashes]:
        """Give the slots and the marks of characters."""
        rows = [(key, _kind(key)) for key in keys]
        hashes = np.array([[crc32(text.encode()) for text in row] for row in rows], np.uint32)
        return hashes, hashes.T

    def describe_row(keys: Sequence[str]) -> Hashes:
        """Give the marks that hang on the words of a row."""
        return _describe_row(keys, lists)

    return Scheme(
        describe, VIEWS, describe_row, CONJUNCTIONS, TELLING, TELLING_MARKS, heeds_case=False
    )


def word_hash(word: str) -> int:
    """Give the hash of a word, as the lists of languages without spaces have it."""
    return int(_word_hashes(np.array([[ord(letter) for letter in word]], np.uint32))[0])


def _word_hashes(letters: Hashes) -> Hashes:
    """Give the hashes of words of the same length: (words, letters)."""
    found = np.full(len(letters), letters.shape[1], np.uint32)
    for column in letters.T:
        found = found * np.uint32(0x01000193) + column
    return mix(found)


def _describe_row(keys: Sequence[str], lists: Lists) -> Hashes:
    """Give the marks of a row that hang on its words."""
    letters = np.array([ord(key[0]) if len(key) == 1 else 1 for key in keys], np.uint32)
    count = len(letters)
    padded = np.concatenate((letters, np.zeros(LONGEST, np.uint32)))
    known_from = np.zeros(count, np.int64)
    known_to = np.zeros(count, np.int64)
    code_from, code_to = np.zeros(count, np.uint32), np.zeros(count, np.uint32)
    for length in range(2, LONGEST + 1):
        hashes = _word_hashes(np.stack([padded[at : at + count] for at in range(length)], axis=1))
        flags, _ = lists.find(hashes)
        there = np.flatnonzero(flags)
        code = flags[there] * np.uint32(8) + np.uint32(length)
        known_from[there], code_from[there] = length, code
        stops = there + length - 1
        within = stops < count
        known_to[stops[within]], code_to[stops[within]] = length, code[within]
    parts = _part(known_from)
    return np.stack((*_of_words(letters, parts, lists), code_from, code_to))


def _part(known: NDArray[np.int64]) -> _Parts:
    """Part a row into the longest words that are known from each character on."""
    starts = []
    at, count, longest = 0, len(known), known.tolist()
    while at < count:
        starts.append(at)
        at += longest[at] or 1
    first = np.array(starts)
    lengths = np.minimum(np.diff(first, append=count), LONGEST)
    return _Parts(np.repeat(np.arange(len(first)), np.diff(first, append=count)), first, lengths)


def _of_words(letters: Hashes, parts: _Parts, lists: Lists) -> tuple[Hashes, ...]:
    """Give the marks that characters have of their word and of those beside it."""
    hashes = np.zeros(len(parts.starts), np.uint32)
    for length in range(1, LONGEST + 1):
        these = np.flatnonzero(parts.lengths == length)
        at = parts.starts[these, None] + np.arange(length)
        hashes[these] = _word_hashes(letters[at.clip(max=len(letters) - 1)])
    flags, groups = lists.find(hashes)
    alike = (groups >> _LIKENESS).astype(np.uint32)
    word = parts.word
    from_start = np.minimum(np.arange(len(letters)) - parts.starts[word], 2)
    to_end = np.minimum(parts.starts[word] + parts.lengths[word] - 1 - np.arange(len(letters)), 2)
    place = (flags[word] * np.uint32(16) + from_start * 4 + to_end).astype(np.uint32)
    before, after = np.maximum(word - 1, 0), np.minimum(word + 1, len(hashes) - 1)
    return (
        place,
        hashes[word],
        alike[word],
        hashes[before],
        hashes[after],
        alike[before],
        alike[after],
    )


def _kind(key: str) -> str:
    """Give what kind of character it is: its script, or its Unicode category."""
    first = key[0]
    if "\u3041" <= first <= "\u309f":
        return "hira"
    if "\u30a0" <= first <= "\u30ff":
        return "dot" if first == "・" else "kata"
    if "\u3400" <= first <= "\u9fff" or first >= "\U00020000":
        return "han"
    if "\uac00" <= first <= "\ud7a3":
        return "hangul"
    return f"{category(first)}{min(len(key), 4)}"
