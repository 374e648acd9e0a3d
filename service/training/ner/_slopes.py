"""What a batch of sentences says of the weights: scores, gradients, and a step against them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._compiled import compiled

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


class Batch(NamedTuple):
    """Some sentences, one after the other."""

    used: Integers
    """the features that are in them"""
    rows: Integers
    """(tokens + 1): where the features of each token start in `columns`"""
    columns: Integers
    """which of `used`"""
    telling: Integers
    """by number in `columns`: the token whose word it tells; else the one after the last"""
    starts: Integers
    """(sentences + 1): the first token of each"""
    labels: Integers
    """of each token"""
    weights: Floats
    """what each token counts"""


class _Sentence(NamedTuple):
    """What is told of one sentence."""

    scores: Floats
    """(tokens, labels)"""
    labels: Integers
    counts: np.float32


class Rates(NamedTuple):
    """How large a step is."""

    step: np.float32
    l1: np.float32
    l2: np.float32


@compiled
def leave_out(
    batch: Batch, luck: NDArray[np.uint8], gone: NDArray[np.bool_], least: int
) -> NDArray[np.bool_]:
    """Choose what is seen: what has luck enough and does not tell a word that is gone."""
    kept = np.empty(len(luck), np.bool_)
    for nth in range(len(luck)):
        kept[nth] = luck[nth] >= least and not gone[batch.telling[nth]]
    return kept


@compiled
def add_up(batch: Batch, kept: NDArray[np.bool_], weights: Floats, scale: np.float32) -> Floats:
    """Score the tokens by what is seen of them: (tokens, labels)."""
    labels = weights.shape[1]
    scores = np.zeros((len(batch.labels), labels), np.float32)
    for token in range(len(scores)):
        here = scores[token]
        for nth in range(batch.rows[token], batch.rows[token + 1]):
            if kept[nth]:
                row = weights[batch.columns[nth]]
                for label in range(labels):
                    here[label] += row[label]
        for label in range(labels):
            here[label] *= scale
    return scores


@compiled
def slopes(batch: Batch, scores: Floats, go: Floats) -> tuple[Floats, Floats]:
    """Give the gradient of the negative log-likelihood: by the scores, by the transitions.

    ``go`` has the exponentials of the transitions.
    """
    slope, turn = np.zeros_like(scores), np.zeros_like(go)
    for nth in range(len(batch.starts) - 1):
        first, last = batch.starts[nth], batch.starts[nth + 1]
        told = _Sentence(scores[first:last], batch.labels[first:last], batch.weights[first])
        _slope(told, go, slope[first:last], turn)
    return slope, turn


@compiled
def _slope(sentence: _Sentence, go: Floats, slope: Floats, turn: Floats) -> None:
    """Add the gradient of one sentence, by the forward and the backward algorithm."""
    scores, labels, counts = sentence
    length, many = scores.shape
    emit, ahead, after = np.empty_like(scores), np.empty_like(scores), np.empty_like(scores)
    for at in range(length):
        emit[at] = np.exp(scores[at] - scores[at].max())
        for label in range(many):
            come = go[0, label] if at == 0 else np.float32(0)
            if at:
                for other in range(many):
                    come += ahead[at - 1, other] * go[other, label]
            ahead[at, label] = come * emit[at, label]
        ahead[at] /= ahead[at].sum()
    after[length - 1] = go[:, 0]
    for at in range(length - 1, 0, -1):
        ahead_of = after[at] * emit[at]
        for label in range(many):
            leave = np.float32(0)
            for other in range(many):
                leave += go[label, other] * ahead_of[other]
            after[at - 1, label] = leave
        after[at - 1] /= after[at - 1].sum()
        _turn(ahead[at - 1], go, ahead_of, counts, turn)
        turn[labels[at - 1], labels[at]] -= counts
    for at in range(length):
        both = ahead[at] * after[at]
        slope[at] = both * (counts / both.sum())
        slope[at, labels[at]] -= counts


@compiled
def _turn(left: Floats, go: Floats, right: Floats, counts: np.float32, turn: Floats) -> None:
    """Add how often each transition is expected between two tokens."""
    mass = np.float32(0)
    for before in range(len(left)):
        for label in range(len(right)):
            mass += left[before] * go[before, label] * right[label]
    for before in range(len(left)):
        for label in range(len(right)):
            turn[before, label] += left[before] * go[before, label] * right[label] * counts / mass


@compiled
def blame(batch: Batch, kept: NDArray[np.bool_], slope: Floats, scale: np.float32) -> Floats:
    """Give the gradient by the weights of the features used: (used, labels)."""
    labels = slope.shape[1]
    gradient = np.zeros((len(batch.used), labels), np.float32)
    for token in range(len(slope)):
        here = slope[token] * scale
        for nth in range(batch.rows[token], batch.rows[token + 1]):
            if kept[nth]:
                row = gradient[batch.columns[nth]]
                for label in range(labels):
                    row[label] += here[label]
    return gradient


@compiled
def move(weights: Floats, squares: Floats, used: Integers, gradient: Floats, rates: Rates) -> None:
    """Step against a gradient by AdaGrad's rule, and shrink."""
    for nth in range(len(used)):
        row, square = weights[used[nth]], squares[used[nth]]
        for label in range(len(row)):
            slope = gradient[nth, label] + rates.l2 * row[label]
            square[label] += slope * slope
            rate = rates.step / np.sqrt(square[label])
            moved = row[label] - rate * slope
            least = rate * rates.l1
            row[label] = max(moved - least, np.float32(0)) + min(moved + least, np.float32(0))
