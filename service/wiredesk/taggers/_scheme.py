"""What the tagger looks at of a token and of the tokens around it, as 32-bit hashes.

A token has *slots*: its word, its endings, its shape, … Each slot is looked at from some
offsets: as the word two before, as the ending of this one. A token also has *marks*, a few
coarse hashes, of which *conjunctions* combine those of neighbours. A hash of 0 says nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wiredesk.taggers._kernels import REACH, Hashes, Integers, combine, view


@dataclass(frozen=True)
class Scheme:
    """One way to look at tokens."""

    describe: Callable[[Sequence[str]], tuple[Hashes, Hashes]]
    """gives the slots, (tokens, slots), and the marks, (marks, tokens), of tokens by their keys"""
    views: tuple[tuple[int, ...], ...]
    """for each slot the offsets that it is looked at from"""
    describe_row: Callable[[Hashes], Hashes] | None
    """gives further marks of a row of tokens, by their `letters`: those that hang on several"""
    conjunctions: tuple[tuple[tuple[int, int], ...], ...]
    """each a list of (mark, offset)"""
    telling: frozenset[int]
    """the slots that tell what word it is"""
    telling_marks: frozenset[int]
    """the marks that do"""
    heeds_case: bool
    """whether a word is looked at otherwise where its case says nothing"""

    @cached_property
    def seen(self) -> Integers:
        """The views of a token, slot by slot: (views, 2), the slot and the offset of each."""
        return np.array(
            [(slot, offset) for slot, offsets in enumerate(self.views) for offset in offsets]
        )

    @cached_property
    def _parts(self) -> Integers:
        return np.array(
            [
                (number, mark, offset)
                for number, parts in enumerate(self.conjunctions)
                for mark, offset in parts
            ]
        )

    def view(self, slots: Hashes) -> Hashes:
        """Give the features that tokens are to themselves and others: (tokens, views)."""
        return view(np.ascontiguousarray(slots), self.seen)

    def combine(self, marks: Hashes) -> Hashes:
        """Give the features that neighbours make together: (conjunctions, tokens).

        The first and the last `REACH` of the tokens whose marks are given, (marks, tokens),
        are there to be looked at only.
        """
        return combine(np.ascontiguousarray(marks), self._parts)

    def marks(self, row: Hashes, own: Hashes) -> Hashes:
        """Put the marks of a row of tokens, (marks, tokens), and the row's own together.

        The row is given by its `letters`. What `combine` is given: `REACH` tokens that say
        nothing at each end.
        """
        if self.describe_row is None:
            return own
        further = self.describe_row(row)
        marks = np.zeros((len(own) + len(further), len(row) + 2 * REACH), np.uint32)
        marks[: len(own)] = own
        marks[len(own) :, REACH:-REACH] = further
        return marks


def letters(keys: Sequence[str]) -> Hashes:
    """Give the code point of each token that is a single character, and 1 of any other."""
    return np.array([ord(key) if len(key) == 1 else 1 for key in keys], np.uint32)
