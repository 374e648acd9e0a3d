"""Scores the tokens of stories with one model, remembering what it worked out of each word."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._characters import characters
from wiredesk.taggers._lists import Lists
from wiredesk.taggers._model import Model
from wiredesk.taggers._rows import Rows
from wiredesk.taggers._scheme import REACH, Scheme
from wiredesk.taggers._tokens import BREAK
from wiredesk.taggers._words import UNCASED, words

UNSPACED = frozenset({"ja", "ko", "th", "zh"})
"""languages that are read by the character"""
_MOST_KNOWN = 32_768
"""words that are remembered; then all are forgotten"""
_NEVER = np.float32(-1e4)
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


def without_case(cases: NDArray[np.int8], breaks: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which tokens stand in a sentence whose case says nothing.

    That is one in capitals, or a headline of which Every Word Has One. ``breaks`` are where
    the breaks stand, the first one at 0.
    """
    cased = np.add.reduceat(cases > 0, breaks, dtype=np.int64)
    capitals = np.add.reduceat(cases == _CAPITALS, breaks, dtype=np.int64)
    raised = np.add.reduceat(cases >= _CAPITALISED, breaks, dtype=np.int64)
    empty = (capitals * 10 > cased * 7) | ((raised * 20 > cased * 17) & (cased >= _FEWEST_RAISED))
    empty &= cased >= _FEWEST
    return np.repeat(empty, np.diff(breaks, append=len(cases)))


class Reader:
    """Scores tokens."""

    def __init__(self, model: Model) -> None:
        """Make ready to read with a model."""
        self.model = model
        self._scheme = scheme_for(model.language, model.lists)
        self._rows = Rows(model.keys)
        self._forget()

    def _forget(self) -> None:
        """Start with nothing known."""
        labels = len(self.model.scales)
        self._known: dict[str, int] = {}
        self._scores = np.zeros((1024, 2 * REACH + 1, labels), np.float32)
        self._marks = np.zeros((len(self._scheme.describe([BREAK])[1]), 1024), np.uint32)
        self._cases = np.zeros(1024, np.int8)
        self._learn([BREAK])

    def scores(self, keys: list[str]) -> NDArray[np.float32]:
        """Score tokens that start and end with a `BREAK`: (tokens, labels)."""
        numbers = self._number(keys)
        breaks = np.flatnonzero(numbers == 0)
        bare = without_case(self._cases[numbers], breaks)
        if self._scheme.heeds_case and bare.any():
            numbers = self._number(
                [
                    UNCASED + key if out and key != BREAK else key
                    for key, out in zip(keys, bare, strict=True)
                ]
            )
        around = np.concatenate(([0] * REACH, numbers, [0] * REACH))
        count = len(keys)
        # To take rows is several times as fast as to index them.
        said = self._scores.take(around, axis=0)
        scores: NDArray[np.float32] = said[:count, 0]
        for place in range(1, 2 * REACH + 1):
            scores += said[place : place + count, place]
        rows = self._rows.find(
            self._scheme.combine(self._scheme.marks(keys, self._marks.take(around, axis=1)))
        )
        told = self.model.weights.take(rows, axis=0).sum(axis=0, dtype=np.int32)
        scores += told * self.model.scales
        scores[:, 0] -= np.float32(self.model.outside)
        scores[breaks, 1:] = _NEVER
        return scores

    def _number(self, keys: list[str]) -> NDArray[np.int64]:
        """Give the numbers of keys, learning those that are new."""
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if new:
            if len(self._known) + len(new) > _MOST_KNOWN:
                self._forget()
                new = [key for key in dict.fromkeys(keys) if key not in self._known]
            self._learn(new)
        return np.fromiter(map(self._known.__getitem__, keys), np.int64, len(keys))

    def _learn(self, keys: Sequence[str]) -> None:
        """Work out what tokens say of themselves and of their neighbours."""
        first = len(self._known)
        self._grow(first + len(keys))
        self._known.update(zip(keys, range(first, first + len(keys)), strict=True))
        at = slice(first, first + len(keys))
        slots, self._marks[:, at] = self._scheme.describe(keys)
        self._cases[at] = [case_of(key) for key in keys]
        views = self._scheme.view(slots)
        weights = self.model.weights[self._rows.find(views)]
        for place in range(2 * REACH + 1):
            seen = weights[:, self._scheme.seen_at == place - REACH]
            self._scores[at, place] = seen.sum(axis=1, dtype=np.int32) * self.model.scales

    def _grow(self, size: int) -> None:
        """Make room for so many tokens."""
        room = self._cases.size
        if size <= room:
            return
        more = max(size, 2 * room) - room
        self._scores = np.pad(self._scores, ((0, more), (0, 0), (0, 0)))
        self._marks = np.pad(self._marks, ((0, 0), (0, more)))
        self._cases = np.pad(self._cases, (0, more))
