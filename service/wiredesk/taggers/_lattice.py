"""The likeliest labels of a row of tokens: Viterbi's algorithm."""

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._compiled import compiled

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]

_BEYOND_DOUBT = np.float32(6)
"""by how much being outside must lead, in log-odds, for nothing else to be tried

Without it one text in 350 has another name, and F1 is the same on average."""


@compiled
def decode(scores: Floats, transition: Floats) -> Labels:
    """Give the label of each token, 0 being outside; scores are (tokens, labels).

    The row starts and ends outside.
    """
    count, many = scores.shape
    back = np.zeros((count, many), np.uint8)
    state, best = np.zeros(many, np.float32), np.empty(many, np.float32)
    before = 1
    for token in range(count):
        here = _tried(scores[token])
        for label in range(here):
            best[label] = state[0] + transition[0, label]
        for other in range(1, before):
            for label in range(here):
                way = state[other] + transition[other, label]
                if way > best[label]:
                    best[label], back[token, label] = way, other
        for label in range(here):
            state[label] = best[label] + scores[token, label]
        before = here
    return _trace(back, state[:before], transition)


@compiled
def _tried(scores: Floats) -> int:
    """Give how many labels a token may have: 1 where it is outside any name beyond doubt."""
    for score in scores[1:]:
        if score > scores[0] - _BEYOND_DOUBT:
            return len(scores)
    return 1


@compiled
def _trace(back: NDArray[np.uint8], state: Floats, transition: Floats) -> Labels:
    """Follow the likeliest way back from the end, where each label has come to a state."""
    last = 0
    for label in range(len(state)):
        if state[label] + transition[label, 0] > state[last] + transition[last, 0]:
            last = label
    labels = np.empty(len(back), np.int64)
    for token in range(len(back) - 1, -1, -1):
        labels[token] = last
        last = back[token, last]
    return labels


@compiled
def sureness(scores: Floats, transition: Floats, labels: Labels) -> Floats:
    """Give how probable each label is, its neighbours' being as they are.

    Only of those in names: outside them it is 1.
    """
    sure = np.ones(len(scores), np.float32)
    for token in range(len(scores)):
        here = labels[token]
        if here:
            before = labels[token - 1] if token else 0
            after = labels[token + 1] if token + 1 < len(scores) else 0
            told = scores[token, here] + transition[before, here] + transition[here, after]
            odds = np.float32(0)
            for label in range(scores.shape[1]):
                other = scores[token, label] + transition[before, label] + transition[label, after]
                odds += np.exp(min(other - told, np.float32(80)))
            sure[token] = 1 / odds
    return sure
