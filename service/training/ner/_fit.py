"""Fits the weights of a linear-chain conditional random field.

Stochastic gradient descent with AdaGrad's steps (Duchi et al. 2011) on the likelihood of whole
sentences, with L1 and L2 shrinkage, and with views left out at random, so that no word is
relied on alone. Given the same seed and data it gives the same weights.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # scipy carries no types

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


class Examples(NamedTuple):
    """Sentences as numbers."""

    features: Integers
    """(tokens, views): the number of a feature; 0 is none"""
    labels: Integers
    """the label of each token"""
    spans: Integers
    """(sentences, 2): the first token of each, and the one after its last"""
    weights: Floats
    """what each sentence counts"""
    telling: NDArray[np.int64]
    """by view: the offset of the one word that it tells, or `GENERAL`"""


GENERAL = 99
"""of a view that does not tell what word it is"""


@dataclass(frozen=True, slots=True)
class Options:
    """How to fit."""

    epochs: int = 14
    step: float = 0.4
    l1: float = 0.002
    l2: float = 0.0005
    dropout: float = 0.5
    unknown: float = 0.1
    """the share of words that are taken to be unknown in each pass"""
    tokens: int = 2000
    """about how many make a batch"""
    seed: int = 7


class Weights(NamedTuple):
    """What was fitted."""

    emission: Floats
    """(features, labels)"""
    transition: Floats
    """(labels, labels), from row to column; label 0 starts and ends a sentence"""


class _Batch(NamedTuple):
    """Some sentences, padded to the same length."""

    used: Integers
    """the features that are in them"""
    seen: csr_matrix
    """(tokens, used)"""
    grid: NDArray[np.int64]
    """(sentences, longest): where each token is in `seen`; -1 where there is none"""
    labels: Integers
    """of each token"""
    weights: Floats
    """of each token"""
    telling: NDArray[np.int64]
    """by number that is not 0 in `seen`: the place of the token whose word it tells; else -1"""

    def left_out(self, options: Options, rng: np.random.Generator) -> csr_matrix:
        """Give what is seen with some of it left out at random."""
        gone = rng.random(len(self.labels) + 1, np.float32) < options.unknown
        gone[-1] = False
        keep = (rng.random(self.seen.nnz, np.float32) >= options.dropout) & ~gone[self.telling]
        seen = self.seen.copy()
        seen.data = keep.astype(np.float32) / np.float32(1 - options.dropout)
        return seen


def fit(examples: Examples, features: int, allowed: NDArray[np.bool_], options: Options) -> Weights:
    """Fit the weights; ``allowed`` says which label may follow which."""
    rng = np.random.default_rng(options.seed)
    labels = len(allowed)
    batches = list(_batches(examples, options.tokens, rng))
    emission = np.zeros((features, labels), np.float32)
    squares = np.full((features, labels), 1e-2, np.float32)
    transition = np.zeros((labels, labels), np.float32)
    transition_squares = np.full((labels, labels), 1.0, np.float32)
    average, transition_average = np.zeros_like(emission), np.zeros_like(transition)
    averaged = max(1, options.epochs // 3)
    for epoch in range(options.epochs):
        step = options.step * (1 - 0.7 * epoch / options.epochs)
        for number in rng.permutation(len(batches)):
            batch = batches[number]
            seen = batch.left_out(options, rng)
            weights = emission[batch.used]
            slope, turn = _gradient(seen @ weights, transition, allowed, batch)
            gradient = seen.T @ slope + options.l2 * weights
            square = squares[batch.used] + gradient * gradient
            rate = step / np.sqrt(square)
            weights -= rate * gradient
            shrunk = np.maximum(np.abs(weights) - rate * options.l1, 0)
            emission[batch.used] = np.copysign(shrunk, weights)
            squares[batch.used] = square
            transition_squares += turn * turn
            transition -= step * turn / np.sqrt(transition_squares)
        if epoch >= options.epochs - averaged:
            average += emission / averaged
            transition_average += transition / averaged
    average[0] = 0
    return Weights(average, np.where(allowed, transition_average, -np.inf).astype(np.float32))


def _batches(examples: Examples, tokens: int, rng: np.random.Generator) -> Iterator[_Batch]:
    """Put sentences of about the same length together."""
    lengths = examples.spans[:, 1] - examples.spans[:, 0]
    order = rng.permutation(len(lengths))
    for pool in np.array_split(order, max(1, lengths.sum() // (tokens * 24))):
        by_length = pool[np.argsort(lengths[pool], kind="stable")]
        cuts = np.searchsorted(
            np.cumsum(lengths[by_length]), np.arange(tokens, lengths[pool].sum(), tokens)
        )
        for chosen in np.split(by_length, cuts):
            if len(chosen):
                yield _batch(examples, chosen)


def _batch(examples: Examples, chosen: NDArray[np.int64]) -> _Batch:
    """Make a batch of some sentences."""
    spans = examples.spans[chosen]
    lengths = spans[:, 1] - spans[:, 0]
    places = np.arange(lengths.max())
    real = places < lengths[:, None]
    grid = np.where(real, np.cumsum(real).reshape(real.shape) - 1, -1)
    tokens = (spans[:, :1] + places)[real]
    features = examples.features[tokens]
    used, local = np.unique(features, return_inverse=True)
    local = local.reshape(features.shape)
    there = features != 0
    rows = np.concatenate(([0], np.cumsum(there.sum(axis=1))))
    seen = csr_matrix(
        (np.ones(rows[-1], np.float32), local[there], rows), shape=(len(tokens), len(used))
    )
    weights = np.repeat(examples.weights[chosen], lengths)
    here = np.arange(len(tokens))[:, None] + examples.telling
    telling = np.where(examples.telling == GENERAL, -1, here.clip(0, len(tokens) - 1))[there]
    return _Batch(used, seen, grid, examples.labels[tokens], weights, telling)


def _gradient(
    scores: Floats, transition: Floats, allowed: NDArray[np.bool_], batch: _Batch
) -> tuple[Floats, Floats]:
    """Give the gradient of the negative log-likelihood: by the scores, by the transitions."""
    grid, real = batch.grid, batch.grid >= 0
    go = np.where(allowed, np.exp(transition), 0).astype(np.float32)
    emit = np.exp(scores - scores.max(axis=1, keepdims=True))[grid]
    emit[~real] = 0
    emit[~real, 0] = 1  # what follows a sentence is outside any name
    count, longest, labels = emit.shape
    ahead = np.empty((longest, count, labels), np.float32)
    state = np.zeros((count, labels), np.float32)
    state[:, 0] = 1
    for t in range(longest):
        state = (state @ go) * emit[:, t]
        state /= state.sum(axis=1, keepdims=True)
        ahead[t] = state
    after = np.empty_like(ahead)
    state = np.tile(go[:, 0], (count, 1))
    for t in range(longest - 1, -1, -1):
        after[t] = state
        state = (state * emit[:, t]) @ go.T
        state /= state.sum(axis=1, keepdims=True)
    both = ahead * after
    both /= both.sum(axis=2, keepdims=True)
    tokens = real.T
    posterior = np.empty_like(scores)
    posterior[grid.T[tokens]] = both[tokens]
    posterior[np.arange(len(scores)), batch.labels] -= 1
    return posterior * batch.weights[:, None], _turns(ahead, after, emit, go, batch)


def _turns(ahead: Floats, after: Floats, emit: Floats, go: Floats, batch: _Batch) -> Floats:
    """Give the gradient by the transitions."""
    grid = batch.grid
    second = grid[:, 1:] >= 0
    left, right = (
        ahead[:-1].swapaxes(0, 1)[second],
        (after[1:].swapaxes(0, 1) * emit[:, 1:])[second],
    )
    weights = batch.weights[grid[:, 1:][second]]
    mass = np.einsum("ni,ij,nj->n", left, go, right, optimize=True)
    expected = go * ((left * (weights / mass)[:, None]).T @ right)
    before, here = batch.labels[grid[:, :-1][second]], batch.labels[grid[:, 1:][second]]
    observed = np.zeros_like(expected)
    np.add.at(observed, (before, here), weights)
    turned: Floats = (expected - observed).astype(np.float32)
    return turned
