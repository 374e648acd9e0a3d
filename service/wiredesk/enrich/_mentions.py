"""Mentions: where a story names a person, an organisation, a place or an agency."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar

from wiredesk.gazetteer import Agency, Place
from wiredesk.gazetteer.organisations import Organisation

EntityType = Literal["PERSON", "ORGANISATION", "PLACE", "AGENCY", "MISC"]
FieldName = Literal["headline", "text"]


class Mention(NamedTuple):
    """One mention, in code points of its field."""

    field: FieldName
    start: int
    end: int
    text: str
    """its characters"""
    type: EntityType
    confidence: float
    thing: Place | Agency | Organisation | None = None
    """what it is a mention of, where that is known"""


class Stretch(Protocol):
    """Anything that has a start and an end."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


S = TypeVar("S", bound=Stretch)


def outside(stretches: Sequence[S], taken: Sequence[Stretch]) -> Sequence[S]:
    """Give the stretches that overlap nothing that is taken; both from left to right."""
    if not stretches or not taken:
        return stretches
    free = list[S]()
    rest = iter(taken)
    block: Stretch | None = next(rest)
    for stretch in stretches:
        start = stretch.start
        while block is not None and block.end <= start:
            block = next(rest, None)
        if block is None or stretch.end <= block.start:
            free.append(stretch)
    return free
