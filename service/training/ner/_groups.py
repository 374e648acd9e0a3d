"""Groups of words that are used alike, by the word vectors of many languages in one space.

Spherical k-means in three levels: a group's number is 32 x 8 x 8 groups deep, so that like
groups share their high bits. The top level is learnt once from words of all languages, so
that a group means the same in each.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BRANCHES = (32, 8, 8)
_ROUNDS = 12


class Tree(NamedTuple):
    """The centres of each level, (groups above, branches, dimensions)."""

    levels: tuple[Floats, ...]


def unit(vectors: Floats) -> Floats:
    """Bring vectors to length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Floats = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return found


def grow(vectors: Floats, seed: int = 3) -> Tree:
    """Learn the centres from unit vectors."""
    rng = np.random.default_rng(seed)
    above = np.zeros(len(vectors), np.int64)
    levels = []
    count = 1
    for branches in BRANCHES:
        centres = np.zeros((count, branches, vectors.shape[1]), np.float32)
        below = np.zeros_like(above)
        for group in range(count):
            members = np.flatnonzero(above == group)
            centres[group], below[members] = _k_means(vectors[members], branches, rng)
        levels.append(centres)
        above = above * branches + below
        count *= branches
    return Tree(tuple(levels))


def place(tree: Tree, vectors: Floats) -> NDArray[np.int64]:
    """Give the group of each unit vector, counted from 1."""
    group = np.zeros(len(vectors), np.int64)
    for centres in tree.levels:
        near = np.concatenate(
            [
                np.einsum("nbd,nd->nb", centres[group[at : at + 4096]], vectors[at : at + 4096])
                for at in range(0, len(vectors), 4096)
            ]
        )
        group = group * centres.shape[1] + near.argmax(axis=1)
    return group + 1


def _k_means(
    vectors: Floats, branches: int, rng: np.random.Generator
) -> tuple[Floats, NDArray[np.int64]]:
    """Give the centres, and the one that each vector is nearest to."""
    if not len(vectors):
        return np.zeros((branches, vectors.shape[1]), np.float32), np.zeros(0, np.int64)
    centres = vectors[rng.choice(len(vectors), branches, replace=len(vectors) < branches)]
    nearest = np.zeros(len(vectors), np.int64)
    for _ in range(_ROUNDS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres)
    return centres, nearest
