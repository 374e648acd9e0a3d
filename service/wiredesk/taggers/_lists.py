"""What lists of names and words know of a word: which of them have it, and whom it is like."""

from binascii import crc32
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._rows import Rows
from wiredesk.taggers._scheme import Hashes

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
        self._rows = Rows(listed)
        # One more, which knows nothing, stands behind the last.
        self._flags = np.append(flags, np.uint8(0))
        self._groups = np.append(groups, np.uint16(0))

    def know(self, words: Sequence[str]) -> list[Known]:
        """Tell what is known of words, which are folded."""
        wanted = np.array([crc32(word.encode()) for word in words], np.uint32)
        flags, groups = self.find(wanted)
        return [
            Known(_letters(bits), group)
            for bits, group in zip(flags.tolist(), groups.tolist(), strict=True)
        ]

    def find(self, wanted: Hashes) -> tuple[NDArray[np.uint8], NDArray[np.uint16]]:
        """Give the flags and the groups of hashes; 0 is what is known of nothing."""
        at = self._rows.find(wanted)
        return self._flags.take(at), self._groups.take(at)


@lru_cache(maxsize=256)
def _letters(bits: int) -> str:
    """Give the letters of the lists that flags name."""
    return "".join(letter for bit, letter in enumerate(LISTS) if bits >> bit & 1)
