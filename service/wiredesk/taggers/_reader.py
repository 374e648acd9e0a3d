"""Scores the tokens of stories with one model, remembering what it worked out of each word."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count, islice

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._characters import characters
from wiredesk.taggers._compiled import compiled
from wiredesk.taggers._kernels import REACH, Floats, Hashes, Integers, Weights, say, score
from wiredesk.taggers._lists import Lists
from wiredesk.taggers._model import Model
from wiredesk.taggers._rows import table
from wiredesk.taggers._scheme import Scheme, letters
from wiredesk.taggers._tokens import BREAK
from wiredesk.taggers._words import UNCASED, words

UNSPACED = frozenset({"ja", "ko", "th", "zh"})
"""languages that are read by the character"""
_MOST_KNOWN = 32_768
"""words that are remembered; then all are forgotten"""
_EDGE = np.zeros(REACH, np.int64)
"""the numbers of the tokens at each end that are looked at only"""
_SMALL, _CAPITALISED, _CAPITALS = 1, 2, 3
_FEWEST_RAISED, _FEWEST = 4, 2
"""words with a case that a headline, and that a line in capitals, must have"""


def scheme_for(language: str, lists: Lists) -> Scheme:
    """Give the scheme that a language is read by."""
    return characters(lists) if language in UNSPACED else words(lists.know)


def case_of(key: str) -> int:
    """Tell how a word is written: 0 where its script has no case, or where it is one letter."""
    if key.islower():
        return _SMALL
    if key.isupper():
        return _CAPITALS if len(key) > 1 else 0
    return _CAPITALISED if key[0].isupper() else 0


@compiled
def without_case(cases: NDArray[np.int8], breaks: Integers) -> NDArray[np.bool_]:
    """Tell which tokens stand in a sentence whose case says nothing.

    That is one in capitals, or a headline of which Every Word Has One. ``breaks`` are where
    the breaks stand, the first one at 0.
    """
    bare = np.zeros(len(cases), np.bool_)
    for at in range(len(breaks)):
        first, last = breaks[at], breaks[at + 1] if at + 1 < len(breaks) else len(cases)
        cased = capitals = raised = 0
        for case in cases[first:last]:
            cased += case > 0
            capitals += case == _CAPITALS
            raised += case >= _CAPITALISED
        headline = raised * 20 > cased * 17 and cased >= _FEWEST_RAISED
        bare[first:last] = cased >= _FEWEST and (capitals * 10 > cased * 7 or headline)
    return bare


def _words_of(weights: NDArray[np.int8]) -> Hashes:
    """Write rows of bytes as rows of 32-bit words."""
    rows, labels = weights.shape
    padded = np.zeros((rows, -(-labels // 4) * 4), np.int8)
    padded[:, :labels] = weights
    return padded.view(np.uint32)


class Reader:
    """Scores tokens."""

    def __init__(self, model: Model) -> None:
        """Make ready to read with a model."""
        self.model = model
        self._scheme = scheme_for(model.language, model.lists)
        self._weights = Weights(
            table(model.keys, _words_of(model.weights[:-1])),
            model.scales,
            np.float32(model.outside),
        )
        self._forget()

    def _forget(self) -> None:
        """Start with nothing known."""
        labels = len(self.model.scales)
        self._known = defaultdict[str, int](count().__next__)
        self._said = np.zeros((1024, 2 * REACH + 1, labels), np.float32)
        self._marks = np.zeros((len(self._scheme.describe([BREAK])[1]), 1024), np.uint32)
        self._cases = np.zeros(1024, np.int8)
        self._letters = np.zeros(1024, np.uint32)
        self._number([BREAK])

    def scores(self, keys: list[str]) -> Floats:
        """Score tokens that start and end with a `BREAK`: (tokens, labels)."""
        return self.score(keys, self.number(keys))

    def number(self, keys: Sequence[str]) -> Integers:
        """Give the numbers of keys, that of `BREAK` being 0, until others are asked for."""
        if len(self._known) > _MOST_KNOWN:
            self._forget()
        return self._number(keys)

    def score(self, keys: Sequence[str], numbers: Integers) -> Floats:
        """Score tokens by their keys and the numbers of those: (tokens, labels)."""
        row = self._letters.take(numbers)
        if self._scheme.heeds_case:
            breaks = np.flatnonzero(numbers == 0)
            bare = np.flatnonzero(without_case(self._cases.take(numbers), breaks) & (numbers > 0))
            if len(bare):
                numbers = numbers.copy()
                numbers[bare] = self._number([UNCASED + keys[at] for at in bare.tolist()])
        around = np.concatenate((_EDGE, numbers, _EDGE))
        # To take rows is several times as fast as to index them.
        marks = self._scheme.marks(row, self._marks.take(around, axis=1))
        return score(around, self._said, self._scheme.combine(marks), self._weights)

    def _number(self, keys: Sequence[str]) -> Integers:
        """Give the numbers of keys, learning those that are new."""
        before = len(self._known)
        numbers = np.fromiter(map(self._known.__getitem__, keys), np.int64, len(keys))
        new = len(self._known) - before
        if new:
            self._learn([*islice(reversed(self._known), new)][::-1], before)
        return numbers

    def _learn(self, keys: Sequence[str], first: int) -> None:
        """Work out what new tokens, numbered from one on, say of themselves and of others."""
        self._grow(first + len(keys))
        at = slice(first, first + len(keys))
        slots, self._marks[:, at] = self._scheme.describe(keys)
        self._cases[at] = [case_of(key) for key in keys]
        self._letters[at] = letters(keys)
        self._said[at] = say(self._scheme.view(slots), self._scheme.seen, self._weights)

    def _grow(self, size: int) -> None:
        """Make room for so many tokens."""
        room = self._cases.size
        if size <= room:
            return
        more = max(size, 2 * room) - room
        self._said = np.pad(self._said, ((0, more), (0, 0), (0, 0)))
        self._marks = np.pad(self._marks, ((0, 0), (0, more)))
        self._cases = np.pad(self._cases, (0, more))
        self._letters = np.pad(self._letters, (0, more))
