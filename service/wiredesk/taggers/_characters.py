"""What is looked at of a character, where words are not parted by spaces.

The words that lists have part the row: from each character the longest of them is taken. What
stands outside them is a word of one character.
"""

from binascii import crc32
from collections.abc import Sequence
from unicodedata import category

import numpy as np

from wiredesk.taggers._kernels import Hashes, mark, word_hashes
from wiredesk.taggers._lists import Lists
from wiredesk.taggers._scheme import Scheme

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


def characters(lists: Lists) -> Scheme:
    """Give the scheme for characters, with lists that `word_hash` tells the words of."""

    def describe(keys: Sequence[str]) -> tuple[Hashes, Hashes]:
        """Give the slots and the marks of characters."""
        rows = [(key, _kind(key)) for key in keys]
        hashes = np.array([[crc32(text.encode()) for text in row] for row in rows], np.uint32)
        return hashes, hashes.T

    def describe_row(row: Hashes) -> Hashes:
        """Give the marks that hang on the words of a row."""
        return mark(row, lists.table)

    return Scheme(
        describe, VIEWS, describe_row, CONJUNCTIONS, TELLING, TELLING_MARKS, heeds_case=False
    )


def word_hash(word: str) -> int:
    """Give the hash of a word, as the lists of languages without spaces have it."""
    return int(word_hashes(np.array([ord(letter) for letter in word], np.uint32), len(word))[0])


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
