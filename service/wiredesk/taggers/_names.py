"""From labelled tokens to names in a text: their extent and how sure they are."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import exp, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.gazetteer import place_named
from wiredesk.taggers._compiled import compiled
from wiredesk.taggers._lists import Lists
from wiredesk.taggers._words import fold

_NAMES = frozenset("abcd")
"""the lists that hold names: given names, surnames, places, organisations"""
_WITH_ARTICLE = re.compile(r"ال\w{4}")
_CLITIC = re.compile(r"(?:[وف]?لل|[وف][بكل]|[وفبكل])(?=\w{3})")


class Run(NamedTuple):
    """The tokens of one name."""

    first: int
    last: int
    """the last of them"""
    type: int
    """the number of its type"""


def runs(labels: NDArray[np.int64]) -> Iterator[Run]:
    """Give the names that labels tell, in order; see `Model` for what the labels are."""
    return map(Run._make, _runs(labels).tolist())


@compiled
def _runs(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the first token, the last one and the type of each name: (names, 3)."""
    found = np.empty((len(labels), 3), np.int64)
    count = 0
    for first in range(len(labels)):
        if labels[first] % 2:
            last = first
            while last + 1 < len(labels) and labels[last + 1] == labels[first] + 1:
                last += 1
            found[count, 0], found[count, 1], found[count, 2] = first, last, labels[first] // 2
            count += 1
    return found[:count].copy()


def confidence(least: float, calibration: tuple[float, float]) -> float:
    """Give how sure a name is, from the probability of the least sure of its labels."""
    slope, intercept = calibration
    odds = log(max(least, 1e-6) / max(1 - least, 1e-6))
    return round(1 / (1 + exp(-max(-30.0, slope * odds + intercept))), 3)


@lru_cache(maxsize=8192)
def without_clitic(word: str, lists: Lists) -> int:
    """Tell how many letters of an Arabic word are particles written to the name after them."""
    clitic = _CLITIC.match(word)
    if clitic is None or _is_name(word, lists):
        return 0
    rest = word[clitic.end() :]
    if _WITH_ARTICLE.match(rest) or _is_name(rest, lists) or _is_name(f"ال{rest}", lists):
        return clitic.end()
    return 0


def _is_name(word: str, lists: Lists) -> bool:
    """Tell whether a word is known as a name."""
    known = lists.know([fold(word)])[0].lists
    return not _NAMES.isdisjoint(known) or place_named(word) is not None
