"""How the weights of the taggers are fitted."""

from itertools import product

import numpy as np
import pytest

from training.ner._fit import GENERAL, Examples, Options, Weights, fit
from training.ner._slopes import Batch, Floats, slopes
from wiredesk.taggers._model import allowed

ALLOWED = allowed(1)
"""outside, the first word of a name, and another"""
LABELS = (0, 1, 2, 2, 0)
TURNS = np.array([[0.2, -0.3, 0.0], [0.1, 0.4, 0.6], [-0.5, 0.3, 0.2]], np.float32)


def test_the_slope_is_that_of_the_likelihood() -> None:
    scores = np.random.default_rng(1).normal(size=(5, 3)).astype(np.float32)
    go = np.where(ALLOWED, np.exp(TURNS), 0).astype(np.float32)
    slope, turn = slopes(batch(LABELS, (0, 5), counts=0.7), scores, go)
    for at in np.ndindex(scores.shape):
        assert slope[at] == pytest.approx(0.7 * rise(scores, TURNS, scores, at), abs=1e-3)
    for at in zip(*np.nonzero(ALLOWED), strict=True):
        start_and_end = at[0] == 0 or at[1] == 0  # a sentence's ends are not learnt from
        if not start_and_end:
            assert turn[at] == pytest.approx(0.7 * rise(scores, TURNS, TURNS, at), abs=1e-3)


def test_sentences_are_apart() -> None:
    scores = np.random.default_rng(2).normal(size=(5, 3)).astype(np.float32)
    go = np.where(ALLOWED, np.exp(TURNS), 0).astype(np.float32)
    together, turn = slopes(batch(LABELS, (0, 1, 5)), scores, go)
    first, first_turn = slopes(batch(LABELS[:1], (0, 1)), scores[:1], go)
    second, second_turn = slopes(batch(LABELS[1:], (0, 4)), scores[1:], go)
    assert np.allclose(together, np.concatenate((first, second)))
    assert np.allclose(turn, first_turn + second_turn, atol=1e-6)


def test_what_is_seen_of_names_tells_them() -> None:
    weights = fitted()
    outside, begins, goes_on = 0, 1, 2
    assert weights.emission[:, outside].argmax() == 3
    assert weights.emission[:, begins].argmax() == 1
    assert weights.emission[:, goes_on].argmax() == 2


def test_the_same_examples_give_the_same_weights() -> None:
    one, other = fitted(), fitted()
    assert one.emission.tobytes() == other.emission.tobytes()
    assert one.transition.tobytes() == other.transition.tobytes()


def test_nothing_goes_on_that_has_not_begun() -> None:
    assert np.array_equal(np.isfinite(fitted().transition), ALLOWED)


def test_what_tells_nothing_weighs_nothing() -> None:
    assert not fitted().emission[0].any()


def fitted() -> Weights:
    """Fit sentences of a name of two words between others; feature 4 is everywhere."""
    seen = np.array([[3, 4], [1, 4], [2, 4], [3, 4]], np.int32)
    count = 40
    examples = Examples(
        features=np.tile(seen, (count, 1)),
        labels=np.tile(np.array([0, 1, 2, 0], np.int32), count),
        spans=np.array([(4 * at, 4 * at + 4) for at in range(count)], np.int32),
        weights=np.ones(count, np.float32),
        telling=np.array([0, GENERAL]),
    )
    return fit(examples, 5, ALLOWED, Options(tokens=20, runs=2))


def batch(labels: tuple[int, ...], starts: tuple[int, ...], counts: float = 1.0) -> Batch:
    """Make a batch of tokens of which nothing is seen."""
    none = np.zeros(0, np.int32)
    return Batch(
        used=none,
        rows=np.zeros(len(labels) + 1, np.int32),
        columns=none,
        telling=none,
        starts=np.array(starts, np.int32),
        labels=np.array(labels, np.int32),
        weights=np.full(len(labels), counts, np.float32),
    )


def rise(scores: Floats, turns: Floats, moved: Floats, at: tuple[int, ...]) -> float:
    """Give how the negative log-likelihood rises with one of the numbers."""
    before = moved[at]
    losses = []
    for step in (-0.01, 0.01):
        moved[at] = before + np.float32(step)
        losses.append(loss(scores, turns))
    moved[at] = before
    return (losses[1] - losses[0]) / 0.02


def loss(scores: Floats, turns: Floats) -> float:
    """Give the negative log-likelihood of the labels, going through all ways there are."""
    ways = (way for way in product(range(3), repeat=len(scores)) if may_be(way))
    total = sum(np.exp(worth(way, scores, turns)) for way in ways)
    return float(np.log(total) - worth(LABELS, scores, turns))


def may_be(way: tuple[int, ...]) -> bool:
    """Tell whether labels may follow each other so, from the sentence's start to its end."""
    return all(ALLOWED[pair] for pair in zip((0, *way), (*way, 0), strict=True))


def worth(way: tuple[int, ...], scores: Floats, turns: Floats) -> float:
    """Add up the scores of labels and of what follows what."""
    said = sum(float(scores[at, label]) for at, label in enumerate(way))
    pairs = zip((0, *way), (*way, 0), strict=True)
    return said + sum(float(turns[pair]) for pair in pairs)
