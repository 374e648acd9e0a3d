"""What the tagger looks at of a token and of the tokens around it, as 32-bit hashes.

A token has *slots*: its word, its endings, its shape, … Each slot is looked at from some
offsets: as the word two before, as the ending of this one. A token also has *marks*, a few
coarse hashes, of which *conjunctions* combine those of neighbours. A hash of 0 says nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

REACH = 2
"""how many tokens to each side are looked at"""
_TURN = np.uint32(0x01000193)
_SALT = np.uint32(0x9E3779B1)
_MIX = np.uint32(0x85EBCA6B)
_LAST = np.uint32(0xC2B2AE35)


@dataclass(frozen=True)
class Scheme:
    """One way to look at tokens."""

    describe: Callable[[Sequence[str]], tuple[Hashes, Hashes]]
    """gives the slots, (tokens, slots), and the marks, (marks, tokens), of tokens by their keys"""
    views: tuple[tuple[int, ...], ...]
    """for each slot the offsets that it is looked at from"""
    describe_row: Callable[[Sequence[str]], Hashes] | None
    """gives further marks of a row of tokens, those that hang on more than one"""
    conjunctions: tuple[tuple[tuple[int, int], ...], ...]
    """each a list of (mark, offset)"""
    telling: frozenset[int]
    """the slots that tell what word it is"""
    telling_marks: frozenset[int]
    """the marks that do"""
    heeds_case: bool
    """whether a word is looked at otherwise where its case says nothing"""

    @cached_property
    def seen_at(self) -> NDArray[np.int64]:
        """The offsets of the views of a token, slot by slot."""
        return np.array([offset for offsets in self.views for offset in offsets])

    @cached_property
    def _slots(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(len(self.views)), [len(offsets) for offsets in self.views])

    def view(self, slots: Hashes) -> Hashes:
        """Give the features that tokens are to themselves and others: (tokens, views)."""
        salts = (self._slots * 16 + self.seen_at + REACH + 1).astype(np.uint32) * _SALT
        seen = slots[:, self._slots]
        return np.where(seen == 0, np.uint32(0), mix(seen + salts))

    def combine(self, marks: Hashes) -> Hashes:
        """Give the features that neighbours make together: (conjunctions, tokens).

        The first and the last `REACH` of the tokens whose marks are given, (marks, tokens),
        are there to be looked at only.
        """
        count = marks.shape[1] - 2 * REACH
        found = [
            self._together(marks, number, parts, count)
            for number, parts in enumerate(self.conjunctions)
        ]
        return mix(np.array(found))

    def marks(self, keys: Sequence[str], own: Hashes) -> Hashes:
        """Put the marks of a row of tokens, (marks, tokens), and the row's own together.

        What `combine` is given: `REACH` tokens that say nothing at each end.
        """
        if self.describe_row is None:
            return own
        further = self.describe_row(keys)
        return np.concatenate((own, np.pad(further, ((0, 0), (REACH, REACH)))))

    @staticmethod
    def _together(
        marks: Hashes, number: int, parts: tuple[tuple[int, int], ...], count: int
    ) -> Hashes:
        """Give one conjunction for all tokens."""
        found = np.full(count, (number + 1) * 0x10001, np.uint32) * _SALT
        for mark, offset in parts:
            at = REACH + offset
            found *= _TURN
            found += marks[mark, at : at + count]
        return found


def mix(hashes: Hashes) -> Hashes:
    """Spread hashes over all their bits (the finaliser of MurmurHash 3)."""
    hashes = (hashes ^ (hashes >> np.uint32(16))) * _MIX
    hashes = (hashes ^ (hashes >> np.uint32(13))) * _LAST
    return hashes ^ (hashes >> np.uint32(16))
