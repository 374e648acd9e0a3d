"""Exact-span scores: a name counts where its first and last token and its type are right."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Name = tuple[int, int, str]
"""the first token, the one after the last, and the type"""
JUDGED = ("PER", "ORG", "LOC")
"""the types that the score of a language is of"""


class Score(NamedTuple):
    """How the names that were found stand beside those that are there."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        """What share of those found is right, in per cent."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """What share of those that are there was found, in per cent."""
        return 100 * self.right / max(1, self.there)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 200 * self.right / max(1, self.found + self.there)


def names(tags: Sequence[str]) -> set[Name]:
    """Give the names that IOB2 tags mark."""
    found: set[Name] = set()
    start, kind = -1, ""
    for at, tag in enumerate((*tags, "O")):
        if start >= 0 and tag != f"I-{kind}":
            found.add((start, at, kind))
            start = -1
        if tag[0] == "B":
            start, kind = at, tag[2:]
    return found


def score(there: Iterable[Name], found: Iterable[Name], types: Sequence[str] = JUDGED) -> Score:
    """Count the names of some types."""
    wanted = {name for name in there if name[2] in types}
    given = {name for name in found if name[2] in types}
    return Score(len(wanted & given), len(given), len(wanted))
