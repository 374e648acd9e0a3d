"""What lists of names and words know of a word: which of them have it, and whom it is like."""

from binascii import crc32
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._kernels import Hashes, find
from wiredesk.taggers._rows import table

LISTS = "abcdefgh"
"""a letter for each list: given names, surnames, places, organisations, their words, roles,
the commonest words, common words"""


class Known(NamedTuple):
    """What is known of a word."""

    lists: str
    """the letters of the lists that have it"""
    group: int
    """that of words used alike; like groups have the same high bits; 0 is none"""


class Lists:
    """Words with what is known of them, found by their hashes."""

    def __init__(
        self, listed: Hashes, flags: NDArray[np.uint8], groups: NDArray[np.uint16]
    ) -> None:
        """Keep hashes, in rising order, and of each its flags, a bit for each list, and group."""
        self.listed = listed
        self.flags = flags
        self.groups = groups
        self.table = table(listed, np.stack((flags, groups), axis=1, dtype=np.uint32))
        """of each word its flags and its group"""

    def know(self, words: Sequence[str]) -> list[Known]:
        """Tell what is known of words, which are folded."""
        wanted = np.array([crc32(word.encode()) for word in words], np.uint32)
        known = [Known("", 0)] * len(words)
        which, places = find(self.table, wanted)
        found = self.table.slots[places, 1:].tolist()
        for at, (bits, group) in zip(which.tolist(), found, strict=True):
            known[at] = Known(_letters(bits), group)
        return known


@lru_cache(maxsize=256)
def _letters(bits: int) -> str:
    """Give the letters of the lists that flags name."""
    return "".join(letter for bit, letter in enumerate(LISTS) if bits >> bit & 1)
