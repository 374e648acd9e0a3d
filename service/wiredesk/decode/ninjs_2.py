"""ninjs 2.x: lists of ``headlines``, ``bodies`` and ``subjects``, lower-case names.

Source: IPTC ninjs 2.1 schema.
"""

from collections.abc import Iterable

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._ninjs import LOWER_CASE
from wiredesk.decode._ninjs import decode as decode_ninjs
from wiredesk.decode._ninjs_versions import major
from wiredesk.decode._probe import Probe
from wiredesk.story import Decoded

FORMAT = "ninjs-2"


def recognise(probe: Probe) -> Likeness:
    """Tell ninjs 2 by its declared standard or by its lists."""
    return Likeness.YES if major(probe.json) == 2 else Likeness.NO  # noqa: PLR2004 (its number)


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one story of a ninjs 2 document."""
    return decode_ninjs(probe, LOWER_CASE, FORMAT)


DECODER = Decoder(FORMAT, recognise, decode)
