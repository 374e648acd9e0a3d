"""Learns what the words of a language are worth from sentences that stand in many languages.

The lists of one language err; those of all languages together err less, since each has faults
of its own. So the teacher of a language is what the *others* make of a parallel sentence: the
geometric mean of their probabilities, sharpened. A factor for each entry is fitted so that the
language's own evidence comes near it. No label is used, and all 17 topics are covered.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from training._topics_data import Labelled
from wiredesk.enrich._lexicon import TOPICS, Lexicon
from wiredesk.enrich._weigh import UNSEEN, read

Array = NDArray[np.float64]

POWER = 1.3
"""of evidence, when it is taken for a probability"""
SHARPER = 2.0
"""the exponent of the teacher's probabilities"""
RIDGE = 0.01
"""of the square of the logarithm of a factor"""
LEAST, MOST = 0.3, 1.8
"""how far a factor may go"""
STEPS, RATE = 100, 0.08
INDEX = {topic: place for place, topic in enumerate(TOPICS.values())}


class Seen:
    """The entries that the sentences of one language have: times found, and worth by topic."""

    def __init__(self, lexicon: Lexicon, sentences: Sequence[Labelled]) -> None:
        """Look the sentences through."""
        found = [read(lexicon, one.headline, one.body).found for one in sentences]
        self.entries = sorted({entry.words for row in found for entry, _ in row if entry.worth})
        place = {words: column for column, words in enumerate(self.entries)}
        self.worth = np.zeros((len(place), len(INDEX)))
        self.times = np.zeros((len(found), len(place)))
        for number, row in enumerate(found):
            for entry, times in row:
                if entry.worth:
                    self.times[number, place[entry.words]] += np.log2(1 + times)
                    for topic, worth in entry.worth.items():
                        self.worth[place[entry.words], INDEX[topic]] = worth

    def probabilities(self) -> Array:
        """Give what the lists alone make of each sentence."""
        evidence = (self.times @ self.worth + UNSEEN) ** POWER
        return np.asarray(evidence / evidence.sum(axis=1, keepdims=True))


def factors(
    seen: Mapping[str, Seen], ids: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Fit the factors of every language, by what the others make of the same sentences."""
    own = {language: np.log(one.probabilities()) for language, one in seen.items()}
    total: dict[str, Array] = defaultdict(lambda: np.zeros(len(INDEX)))
    count: dict[str, int] = defaultdict(int)
    for language, rows in own.items():
        for sentence, row in zip(ids[language], rows, strict=True):
            total[sentence] = total[sentence] + row
            count[sentence] += 1
    learnt = {}
    for language, rows in own.items():
        others = [
            (total[sentence] - row) / max(1, count[sentence] - 1)
            for sentence, row in zip(ids[language], rows, strict=True)
        ]
        fitted = _fit(seen[language], _softmax(SHARPER * np.array(others)))
        learnt[language] = dict(zip(seen[language].entries, fitted.tolist(), strict=True))
    return learnt


def _softmax(logits: Array) -> Array:
    """Turn each row into probabilities."""
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _fit(seen: Seen, teacher: Array) -> Array:
    """Fit a factor for each entry by gradient descent (Adam), a bias for each topic beside it."""
    logs, bias = np.zeros(len(seen.entries)), np.zeros(len(INDEX))
    mean, square = np.zeros_like(logs), np.zeros_like(logs)
    for step in range(1, STEPS + 1):
        factor = np.exp(logs)
        evidence = (seen.times * factor) @ seen.worth + UNSEEN
        wrong = _softmax(POWER * np.log(evidence) + bias) - teacher
        bias -= 0.5 * wrong.mean(axis=0)
        by_entry = seen.times * ((POWER * wrong / evidence) @ seen.worth.T)
        slope = by_entry.sum(axis=0) * factor / len(teacher) + RIDGE * logs
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        logs -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-7)
        logs = np.clip(logs, np.log(LEAST), np.log(MOST))
    return np.exp(logs)
