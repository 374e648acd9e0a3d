"""What is looked at of a word."""

import re
from binascii import crc32
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from wiredesk.taggers._kernels import Hashes
from wiredesk.taggers._lists import LISTS, Known
from wiredesk.taggers._scheme import Scheme

Know = Callable[[Sequence[str]], Sequence[Known]]
"""tells what lists know of words"""

UNCASED = " "
"""stands before the key of a word whose sentence is all in capitals, or all in small letters:
its own case says nothing"""

GROUP_LEVELS = (0, 3, 6)
"""how many of the low bits of a word's group are overlooked"""
_ALL = (-2, -1, 0, 1, 2)
_NEAR = (-1, 0, 1)
_HERE = (0,)
_BEFORE = (-2, -1)

VIEWS = (
    _ALL,  # 0 the word, in small letters
    _HERE,  # 1 as it is written
    *(_HERE,) * 4,  # 2-5 its first 2, 3, 4 and 5 letters
    *(_HERE,) * 4,  # 6-9 its last 1, 2, 3 and 4
    _ALL,  # 10 its shape, runs drawn together
    _HERE,  # 11 its shape, letter by letter
    _NEAR,  # 12 its stem
    _NEAR,  # 13 its last three letters
    _ALL,  # 14 what lists say of it
    _HERE,  # 15 that together with its shape
    _HERE,  # 16 its length
    _NEAR,  # 17 an Arabic word without the particles written to it
    *(_NEAR,) * len(LISTS),  # what each list says of it
    *(_ALL,) * len(GROUP_LEVELS),  # whom it is like
)

_ARABIC = str.maketrans(
    {**dict.fromkeys("أإآٱ", "ا"), **dict.fromkeys("ىی", "ي"), "ک": "ك", "ة": "ه", "ـ": None}
    | dict.fromkeys(map(chr, range(0x64B, 0x653)))
)
TELLING = frozenset((*range(1, 10), 0, 11, 12, 13, 17))
_DIGITS = re.compile(r"\d")
_RUNS = re.compile(r"(.)\1{2,}")
_PROCLITICS = re.compile(r"^(?:[وف]?[بلك]?ال|[وف][بلك]|[وفبلك])(?=.{2})")


def words(know: Know) -> Scheme:
    """Give the scheme for words, which lists are asked about."""

    def describe(keys: Sequence[str]) -> tuple[Hashes, Hashes]:
        """Give the slots and the marks of words."""
        known = know([fold(key.removeprefix(UNCASED)) for key in keys])
        texts = [_describe(key, about) for key, about in zip(keys, known, strict=True)]
        hashes = np.array([[crc32(text.encode()) for text in row] for row in texts], np.uint32)
        return hashes[:, : len(VIEWS)], hashes[:, len(VIEWS) :].T

    return Scheme(
        describe, VIEWS, None, CONJUNCTIONS, TELLING, frozenset((_LOWER,)), heeds_case=True
    )


def _describe(key: str, known: Known) -> tuple[str, ...]:
    """Give the slots and the marks of a word, as texts."""
    cased = key[0] != UNCASED
    word = key if cased else key[1:]
    lower = _DIGITS.sub("0", fold(word))
    shape = _shape(word) if cased else "?"
    short = _RUNS.sub(r"\1\1", shape)[:8]
    listed, group = known
    alike = [f"{level}:{group >> level}" if group else "" for level in GROUP_LEVELS]
    slots = (
        lower,
        word if cased else "",
        *_affixes(lower),
        short,
        shape[:12],
        lower[: max(4, len(lower) - 2)],
        lower[-3:],
        listed,
        f"{short}{listed}" if listed else "",
        f"{short}{min(len(lower), 12)}",
        _PROCLITICS.sub("", lower) if _is_arabic(word) else "",
        *[letter if letter in listed else "" for letter in LISTS],
        *alike,
    )
    marks = (short, f"{short}{listed}", lower, f"{short}{lower[-2:]}", f"{short}{alike[1]}")
    return *slots, *marks


def _affixes(lower: str) -> list[str]:
    """Give how a word begins and how it ends, in so many letters."""
    length = len(lower)
    begins = [lower[:size] if length > size else "" for size in (2, 3, 4, 5)]
    return begins + [lower[-size:] if length >= size else "" for size in (1, 2, 3, 4)]


def _is_arabic(word: str) -> bool:
    """Tell whether a word is in Arabic script."""
    return "\u0600" <= word[0] <= "\u06ff"


_SHAPE, _LISTED, _LOWER, _ENDING, _LIKE = range(5)
CONJUNCTIONS = (
    ((_SHAPE, -1), (_SHAPE, 0)),
    ((_SHAPE, 0), (_SHAPE, 1)),
    ((_SHAPE, -1), (_SHAPE, 0), (_SHAPE, 1)),
    ((_SHAPE, -2), (_SHAPE, -1), (_SHAPE, 0)),
    ((_SHAPE, 0), (_SHAPE, 1), (_SHAPE, 2)),
    ((_LISTED, -1), (_LISTED, 0)),
    ((_LISTED, 0), (_LISTED, 1)),
    ((_LOWER, -1), (_SHAPE, 0)),
    ((_SHAPE, 0), (_LOWER, 1)),
    ((_LOWER, -1), (_LOWER, 0)),
    ((_LOWER, 0), (_LOWER, 1)),
    ((_LOWER, -1), (_SHAPE, 0), (_LOWER, 1)),
    ((_LOWER, -2), (_LOWER, -1), (_SHAPE, 0)),
    ((_ENDING, -1), (_ENDING, 0)),
    ((_LIKE, -1), (_LIKE, 0)),
    ((_LIKE, 0), (_LIKE, 1)),
    ((_LIKE, -1), (_SHAPE, 0), (_LIKE, 1)),
)


def fold(word: str) -> str:
    """Write a word in small letters, and Arabic without what writers leave out."""
    return word.translate(_ARABIC) if _is_arabic(word) else word.lower()


def _shape(word: str) -> str:
    """Write a word as the kinds of its letters: "McDonald-9" is ``XxXxxxxx-0``."""
    if word.isalpha():
        if word.islower():
            return "x" * len(word)
        if word[0].isupper() and word[1:].islower():
            return "X" + "x" * (len(word) - 1)
    return "".join(map(_kind, word))


@lru_cache(maxsize=1024)
def _kind(letter: str) -> str:
    """Give what kind of letter it is."""
    if letter.isdigit():
        return "0"
    if letter.isupper():
        return "X"
    if letter.islower():
        return "x"
    return "a" if letter.isalpha() else letter
