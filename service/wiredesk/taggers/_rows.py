"""A hash table over arrays: finds the rows of many hashes at a time."""

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._scheme import Hashes, mix

_ROUNDS = 60
"""moves after which a hash that found no place is given up"""
_EIGHTHS, _LOW = np.uint32(3), np.uint32(7)
_SPARSE = 16
"""bits of the sieve for each key: of the hashes that are no key it lets one in sixteen pass"""


class Rows:
    """Finds the rows of hashes, each of which has one of two places."""

    def __init__(self, keys: Hashes) -> None:
        """Give each key a place."""
        self._none = np.int32(len(keys))
        bits = max(8, int(np.ceil(np.log2(max(len(keys), 1) * 3))))
        self._shift = np.uint32(32 - bits)
        self._rows = np.full(1 << bits, self._none, np.int32)
        self._fill(keys)
        self._keys = np.append(keys, np.uint32(0))[self._rows]
        # Most hashes are no key: a bit for each, in a table that fits a core's cache, tells them.
        bits = max(8, int(np.ceil(np.log2(max(len(keys), 1) * _SPARSE))))
        self._sieved = np.uint32(32 - bits)
        sieve = np.zeros(1 << bits, np.bool_)
        sieve[keys >> self._sieved] = True
        self._sieve = np.packbits(sieve, bitorder="little")

    def _fill(self, keys: Hashes) -> None:
        """Place all keys, each turning out whoever has its place (Pagh and Rodler 2001)."""
        places = np.stack(self._places(keys))
        turn = np.zeros(len(keys), np.int8)
        waiting = np.arange(len(keys), dtype=np.int32)
        for _ in range(_ROUNDS):
            at = places[turn[waiting], waiting]
            turned_out = np.unique(self._rows[at])
            self._rows[at] = waiting
            late = waiting[self._rows[at] != waiting]
            waiting = np.concatenate((late, turned_out[turned_out != self._none]))
            turn[waiting] ^= 1
            if not len(waiting):
                break

    def _places(self, hashes: Hashes) -> tuple[Hashes, Hashes]:
        """Give the two places of each hash."""
        return hashes >> self._shift, mix(hashes) >> self._shift

    def find(self, hashes: Hashes) -> NDArray[np.int32]:
        """Give the row of each hash; the number of keys stands for none."""
        all_of_them = hashes.reshape(-1)
        bit = all_of_them >> self._sieved
        passed = self._sieve.take(bit >> _EIGHTHS) >> (bit & _LOW).astype(np.uint8) & np.uint8(1)
        maybe = np.flatnonzero(passed)
        wanted = all_of_them[maybe]
        first, second = self._places(wanted)
        at = np.where(self._keys.take(first) == wanted, first, second)
        rows = np.full(len(all_of_them), self._none)
        rows[maybe] = np.where(self._keys.take(at) == wanted, self._rows.take(at), self._none)
        return rows.reshape(hashes.shape)
