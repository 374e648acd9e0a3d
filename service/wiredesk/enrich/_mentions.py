"""Mentions: where a story names a person, an organisation, a place or an agency."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, Protocol, TypeVar

from wiredesk.gazetteer import Agency, Place
from wiredesk.gazetteer.organisations import Organisation
from wiredesk.story import Article

EntityType = Literal["PERSON", "ORGANISATION", "PLACE", "AGENCY", "MISC"]
FieldName = Literal["headline", "text"]


class Mention(NamedTuple):
    """One mention, in code points of its field."""

    field: FieldName
    start: int
    end: int
    type: EntityType
    confidence: float
    thing: Place | Agency | Organisation | None = None
    """what it is a mention of, where that is known"""


def written(article: Article, mention: Mention) -> str:
    """Give the characters of a mention."""
    text = article.text if mention.field == "text" else article.headline or ""
    return text[mention.start : mention.end]


class Stretch(Protocol):
    """Anything that has a start and an end."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


S = TypeVar("S", bound=Stretch)


def outside(stretches: Iterable[S], taken: Iterable[Stretch]) -> Iterator[S]:
    """Give the stretches that overlap nothing that is taken; both from left to right."""
    rest = iter(taken)
    block = next(rest, None)
    for stretch in stretches:
        while block is not None and block.end <= stretch.start:
            block = next(rest, None)
        if block is None or stretch.end <= block.start:
            yield stretch
