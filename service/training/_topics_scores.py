"""Fits how evidence becomes a probability: a logistic regression over all labelled texts."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training._topics_data import Labelled
from wiredesk.enrich._lexicon import TOPICS, lexicon
from wiredesk.enrich._weigh import UNSEEN, read

Array = NDArray[np.float64]

RIDGE = 0.1
"""of the square of a topic's bias"""
STEPS, RATE = 400, 0.5


class Evidence(NamedTuple):
    """Of each text and topic: the logarithms of share and relative evidence; what is true."""

    share: Array
    relative: Array
    true: Array

    def some(self, rows: NDArray[np.bool_]) -> "Evidence":
        """Keep some of the texts."""
        return Evidence(self.share[rows], self.relative[rows], self.true[rows])


class Fitted(NamedTuple):
    """The coefficients, as `wiredesk.enrich._weigh.Scores` has them."""

    share: float
    evidence: float
    base: float
    bias: Array

    def probabilities(self, evidence: Evidence) -> Array:
        """Give the probability of each topic for each text."""
        odds = self.share * evidence.share + self.evidence * evidence.relative + self.base
        return np.asarray(1 / (1 + np.exp(-odds - self.bias)))


def evidence_of(texts: Sequence[Labelled]) -> Evidence:
    """Read the evidence that texts have for each topic."""
    share, relative = np.zeros((2, len(texts), len(TOPICS)))
    true = np.array([[topic in one.topics for topic in TOPICS] for one in texts], dtype=float)
    place = {code: column for column, code in enumerate(TOPICS.values())}
    for row, one in enumerate(texts):
        reading = read(lexicon(one.language), one.headline, one.body)
        mine = np.full(len(TOPICS), UNSEEN)
        for entry, times in reading.found:
            for topic, worth in entry.worth.items():
                mine[place[topic]] += worth * np.log2(1 + times)
        share[row] = np.log(mine / mine.sum())
        relative[row] = np.log(mine / reading.chance)
    return Evidence(share, relative, true)


def fit(evidence: Evidence, weight: Array) -> Fitted:
    """Fit the coefficients by gradient descent on the weighted log-loss."""
    share = float(1)
    relative = float(0)
    base = float(0)
    bias = np.zeros(len(TOPICS))
    weight = (weight / weight.sum())[:, None] / 1.0
    for _ in range(STEPS):
        fitted = Fitted(share, relative, base, bias)
        wrong = (fitted.probabilities(evidence) - evidence.true) * weight
        share -= RATE * 0.1 * float((wrong * evidence.share).sum())
        relative -= RATE * 0.1 * float((wrong * evidence.relative).sum())
        base -= RATE * 0.3 * float(wrong.sum())
        bias = bias - RATE * (wrong.sum(axis=0) + RIDGE * bias)
    return Fitted(share, relative, base, bias)
