"""Fits the weights of a linear-chain conditional random field.

Stochastic gradient descent with AdaGrad's steps (Duchi et al. 2011) on the likelihood of whole
sentences, with L1 and L2 shrinkage, with views left out at random, so that no word is relied on
alone, and with a margin by which what is right must lead. Several runs' mean is taken, which moves
less than each of them. Given the same seed and data it gives the same weights.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.ner._slopes import (
    Batch,
    Floats,
    Integers,
    Rates,
    add_up,
    blame,
    leave_out,
    move,
    slopes,
)


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

    epochs: int = 9
    step: float = 0.4
    l1: float = 0.002
    l2: float = 0.0005
    dropout: float = 0.6
    unknown: float = 0.1
    """the share of words that are taken to be unknown in each pass"""
    tokens: int = 2000
    """about how many make a batch"""
    seed: int = 7
    runs: int = 4
    """whose mean is taken"""
    missed: float = 1.0
    """what is added to the score of being outside where a name is, so that more must be learnt"""
    wrong: float = 0.5
    """what is added to those of other labels that are wrong"""


class Weights(NamedTuple):
    """What was fitted."""

    emission: Floats
    """(features, labels)"""
    transition: Floats
    """(labels, labels), from row to column; label 0 starts and ends a sentence"""


def fit(examples: Examples, features: int, allowed: NDArray[np.bool_], options: Options) -> Weights:
    """Fit the weights; ``allowed`` says which label may follow which.

    The mean of what several runs find, each in its own order and with its own views left out.
    """
    batches = _batches(examples, options)
    seeds = range(options.seed, options.seed + options.runs)
    with ThreadPoolExecutor(cpu_count()) as pool:
        found = list(pool.map(lambda seed: _run(batches, features, allowed, options, seed), seeds))
    transition = np.mean([one.transition for one in found], axis=0)
    return Weights(
        np.mean([one.emission for one in found], axis=0),
        np.where(allowed, transition, -np.inf).astype(np.float32),
    )


class _State(NamedTuple):
    """Weights that are being learnt, and the sums of their slopes' squares."""

    emission: Floats
    squares: Floats
    transition: Floats
    transition_squares: Floats


def _run(
    batches: Sequence[Batch],
    features: int,
    allowed: NDArray[np.bool_],
    options: Options,
    seed: int,
) -> Weights:
    """Fit the weights once."""
    rng = np.random.default_rng(seed)
    state = _State(
        np.zeros((features, len(allowed)), np.float32),
        np.full((features, len(allowed)), 1e-2, np.float32),
        np.zeros(allowed.shape, np.float32),
        np.ones(allowed.shape, np.float32),
    )
    average, transition_average = np.zeros_like(state.emission), np.zeros_like(state.transition)
    averaged = max(1, options.epochs // 3)
    for epoch in range(options.epochs):
        step = np.float32(options.step * (1 - 0.7 * epoch / options.epochs))
        rates = Rates(step, np.float32(options.l1), np.float32(options.l2))
        for number in rng.permutation(len(batches)):
            _learn(state, batches[number], allowed, (options, rates), rng)
        if epoch >= options.epochs - averaged:
            average += state.emission / np.float32(averaged)
            transition_average += state.transition / np.float32(averaged)
    average[0] = 0
    return Weights(average, transition_average)


def _learn(
    state: _State,
    batch: Batch,
    allowed: NDArray[np.bool_],
    how: tuple[Options, Rates],
    rng: np.random.Generator,
) -> None:
    """Learn from a batch, of which some is left out."""
    options, rates = how
    gone = rng.random(len(batch.labels) + 1, np.float32) < options.unknown
    gone[-1] = False
    luck = rng.integers(0, 256, len(batch.columns), np.uint8)
    least = round(options.dropout * 256)
    kept, scale = leave_out(batch, luck, gone, least), np.float32(256 / (256 - least))
    scores = add_up(batch, kept, state.emission[batch.used], scale)
    scores += _costs(batch.labels, len(allowed), options)
    go = np.where(allowed, np.exp(state.transition), 0).astype(np.float32)
    slope, turn = slopes(batch, scores, go)
    gradient = blame(batch, kept, slope, scale)
    move(state.emission, state.squares, batch.used, gradient, rates)
    state.transition_squares[:] += turn * turn
    state.transition[:] -= rates.step * turn / np.sqrt(state.transition_squares)


def _costs(labels: Integers, many: int, options: Options) -> Floats:
    """Give what is added to the score of each label of each token."""
    costs = np.full((len(labels), many), options.wrong, np.float32)
    costs[labels > 0, 0] = options.missed
    costs[np.arange(len(labels)), labels] = 0
    return costs


def _batches(examples: Examples, options: Options) -> list[Batch]:
    """Put sentences together as chance has it."""
    order = np.random.default_rng(options.seed).permutation(len(examples.spans))
    lengths = (examples.spans[:, 1] - examples.spans[:, 0])[order]
    ends = np.arange(options.tokens, lengths.sum(), options.tokens)
    cuts = np.searchsorted(np.cumsum(lengths), ends)
    return [_batch(examples, chosen) for chosen in np.split(order, cuts) if len(chosen)]


def _batch(examples: Examples, chosen: NDArray[np.int64]) -> Batch:
    """Make a batch of some sentences."""
    spans = examples.spans[chosen]
    lengths = spans[:, 1] - spans[:, 0]
    tokens = np.concatenate([np.arange(first, last) for first, last in spans])
    features = examples.features[tokens]
    used, local = np.unique(features, return_inverse=True)
    there = features != 0
    here = np.arange(len(tokens))[:, None] + examples.telling
    telling = np.where(examples.telling == GENERAL, len(tokens), here.clip(0, len(tokens) - 1))
    return Batch(
        used.astype(np.int32),
        np.concatenate(([0], np.cumsum(there.sum(axis=1)))).astype(np.int32),
        local.reshape(features.shape)[there].astype(np.int32),
        telling[there].astype(np.int32),
        np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
        examples.labels[tokens],
        np.repeat(examples.weights[chosen], lengths),
    )
