"""What one part of a story shows of a name, and what that says of its other mentions."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._names import Run

_SURE = 0.8
"""the probability from which a full name is evidence"""
_BONUS = np.array([2.5, 1.0], np.float32)
"""what a surname's scores gain, in log-odds: as the first word of a person's name, as another"""
_SHORTEST = 3
"""letters of a surname"""


def surnames(
    keys: Sequence[str], found: Iterable[Run], sure: NDArray[np.float32], person: int
) -> frozenset[str]:
    """Give the last words of the full names of persons that are surely found."""
    return frozenset(
        keys[run.last]
        for run in found
        if run.type == person
        and run.last > run.first
        and len(keys[run.last]) >= _SHORTEST
        and sure[run.first : run.last + 1].min() >= _SURE
    )


def believe(
    keys: Sequence[str],
    names: frozenset[str],
    scores: NDArray[np.float32],
    labels: NDArray[np.int64],
    person: int,
) -> bool:
    """Raise the scores of surnames as persons where they stand; False where they all are so."""
    as_person = slice(2 * person + 1, 2 * person + 3)
    at = [place for place, key in enumerate(keys) if key in names]
    scores[at, as_person] += _BONUS
    return bool(((labels[at] - 1) // 2 != person).any())
