"""What one part of a story shows of a name, and what that says of its other mentions."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._compiled import compiled
from wiredesk.taggers._names import Run

_SURE = 0.8
"""the probability from which a full name is evidence"""
_FIRST, _OTHER = np.float32(2.5), np.float32(1.0)
"""what a surname's scores gain, in log-odds: as the first word of a person's name, as another"""
_SHORTEST = 3
"""letters of a surname"""


def surnames(
    keys: Sequence[str], found: Iterable[Run], sure: Sequence[float], person: int
) -> list[int]:
    """Give where the last words of the full names of persons stand that are surely found."""
    return [
        run.last
        for run in found
        if run.type == person
        and run.last > run.first
        and len(keys[run.last]) >= _SHORTEST
        and min(sure[run.first : run.last + 1]) >= _SURE
    ]


@compiled
def believe(
    numbers: NDArray[np.int64],
    names: NDArray[np.int64],
    scores: NDArray[np.float32],
    labels: NDArray[np.int64],
    person: int,
) -> bool:
    """Raise the scores of words as persons; False where those who bear them all are.

    ``names`` are the numbers of the words; ``numbers`` and ``labels`` those of all tokens.
    """
    is_name = np.zeros(numbers.max() + 1, np.bool_)
    is_name[names] = True
    news = False
    for token in range(len(numbers)):
        if is_name[numbers[token]]:
            scores[token, 2 * person + 1] += _FIRST
            scores[token, 2 * person + 2] += _OTHER
            news |= (labels[token] - 1) // 2 != person
    return news
