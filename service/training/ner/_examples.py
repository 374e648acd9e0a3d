"""Labelled sentences as numbers: which features each token has, and which of them count."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.ner._corpora import OUTSIDE
from training.ner._fit import GENERAL, Examples
from wiredesk.taggers._kernels import REACH, Hashes
from wiredesk.taggers._reader import case_of, without_case
from wiredesk.taggers._scheme import Scheme, letters
from wiredesk.taggers._tokens import BREAK
from wiredesk.taggers._words import UNCASED

_LONGEST = 120
"""tokens of a sentence; a longer one is cut"""


class Tokens(NamedTuple):
    """Tokens with their tags and with what their sentence counts."""

    keys: list[str]
    tags: list[str]
    weights: list[float]


class Seen(NamedTuple):
    """Examples, and the hashes of the features that their numbers stand for."""

    examples: Examples
    hashes: Hashes
    """that of number 0 is 0: none"""


def uncase(keys: list[str]) -> list[str]:
    """Mark the tokens of sentences whose case says nothing, as the tagger does."""
    cases = np.array([case_of(key) for key in keys], np.int8)
    breaks = np.flatnonzero(np.array([key == BREAK for key in keys]))
    bare = without_case(cases, breaks)
    return [
        UNCASED + key if out and key != BREAK else key for key, out in zip(keys, bare, strict=True)
    ]


def labels_of(types: Sequence[str]) -> dict[str, int]:
    """Give each tag of some types of names its label's number."""
    tags = [f"{place}-{name}" for name in types for place in "BI"]
    return {OUTSIDE: 0, **{tag: number for number, tag in enumerate(tags, 1)}}


def see(tokens: Tokens, scheme: Scheme, types: Sequence[str], least: int) -> Seen:
    """Look at tokens; a feature that fewer than ``least`` of them have is left out."""
    hashes = look(uncase(tokens.keys) if scheme.heeds_case else tokens.keys, scheme)
    kept, counts = np.unique(hashes, return_counts=True)
    kept = np.union1d(kept[counts >= least], np.zeros(1, np.uint32))
    at = np.searchsorted(kept, hashes).clip(max=len(kept) - 1)
    features = np.where(kept[at] == hashes, at, 0).astype(np.int32)
    numbers = labels_of(types)
    labels = np.array([numbers.get(tag, 0) for tag in tokens.tags], np.int32)
    spans = _spans(tokens.keys)
    weights = np.array([tokens.weights[first] for first, _ in spans], np.float32)
    return Seen(
        Examples(features, labels, np.array(spans, np.int32), weights, _telling(scheme)), kept
    )


def look(keys: list[str], scheme: Scheme) -> Hashes:
    """Give the features of tokens: (tokens, views and conjunctions)."""
    known = {BREAK: 0, **dict.fromkeys(keys, 0)}
    known = {key: number for number, key in enumerate(known)}
    slots, marks = scheme.describe(list(known))
    views = scheme.view(slots)
    numbers = np.array([known[key] for key in keys])
    around = np.concatenate(([0] * REACH, numbers, [0] * REACH))
    count = len(keys)
    columns = [
        views[around[REACH + offset : REACH + offset + count], view]
        for view, offset in enumerate(scheme.seen[:, 1])
    ]
    together = scheme.combine(scheme.marks(letters(keys), marks[:, around]))
    return np.concatenate((np.stack(columns, axis=1), together.T), axis=1)


def _telling(scheme: Scheme) -> NDArray[np.int64]:
    """Give the offset of the word that each view or conjunction tells, or `GENERAL`."""
    views = [
        offset if slot in scheme.telling else GENERAL
        for slot, offsets in enumerate(scheme.views)
        for offset in offsets
    ]
    for parts in scheme.conjunctions:
        told = [offset for mark, offset in parts if mark in scheme.telling_marks]
        views.append(told[0] if told else GENERAL)
    return np.array(views)


def _spans(keys: Sequence[str]) -> list[tuple[int, int]]:
    """Give where sentences start and end, the long ones cut."""
    breaks = [at for at, key in enumerate(keys) if key == BREAK]
    return [
        (first, min(first + _LONGEST, last))
        for before, last in pairwise(breaks)
        for first in range(before + 1, last, _LONGEST)
    ]


def joint(parts: Sequence[tuple[list[str], list[str], float]]) -> Tokens:
    """Put corpora together, each with its weight."""
    keys, tags, weights = [BREAK], [OUTSIDE], [0.0]
    for some_keys, some_tags, weight in parts:
        keys += some_keys[1:]
        tags += some_tags[1:]
        weights += [weight] * (len(some_keys) - 1)
    return Tokens(keys, tags, weights)
