"""Tables that hashes are found in, as the kernels read them."""

import numpy as np

from wiredesk.taggers._kernels import Hashes, Table

_ROOM = 2
"""places for each key"""
_BITS = 32
"""of a hash"""


def table(keys: Hashes, known: Hashes) -> Table:
    """Make a table of keys, in rising order, and of what is known of each: (keys, words)."""
    size = _ROOM * len(keys) + 1
    rank = np.arange(len(keys))
    even = (keys.astype(np.int64) * size) >> _BITS
    place = np.maximum.accumulate(even - rank) + rank
    rows = np.zeros((len(keys) + 1, 1 + known.shape[1]), np.uint32)
    rows[:-1, 0], rows[:-1, 1:], rows[-1, 0] = keys, known, 2**_BITS - 1
    count = max(size, int(place[-1]) + 1) if len(keys) else size
    return Table(rows[np.searchsorted(place, np.arange(count + 1))], size)
