"""What a dateline of East Asia is cut into: places, agencies, and what is neither."""

import re
from typing import NamedTuple

from wiredesk.enrich._credits import Credit
from wiredesk.enrich._filed_from import NamedPlace

LONGEST = 12
SHORTEST = 2
"""code points of the longest and the shortest name that is looked for, unless it stands alone"""
UNKNOWN = 8
"""code points that an unknown place, or a reporter's name, may have"""


class Other(NamedTuple):
    """A stretch that names neither place nor agency: a reporter, or the region of a city."""

    start: int
    end: int


Piece = NamedPlace | Credit | Other


def after_sign(run: re.Match[str], signs: str = "=＝") -> bool:
    """Tell whether a sign stands before a run that parts a city from its reporter."""
    return run.start() > 0 and run.string[run.start() - 1] in signs


def has(found: list[Piece], kind: type[Piece]) -> bool:
    """Tell whether a place, or an agency, has been found."""
    return any(isinstance(piece, kind) for piece in found)
