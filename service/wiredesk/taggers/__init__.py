"""Text to names: one file per tagger of persons, organisations, places and other names.

A file here holds one `Tagger`; nothing else has to be told of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from wiredesk.plugins import parts
from wiredesk.story import Model

NameType = Literal["PERSON", "ORGANISATION", "PLACE", "MISC"]


class Tagged(NamedTuple):
    """One name in a text, in code points."""

    start: int
    end: int
    type: NameType
    confidence: float
    """0 (a guess) to 1 (certain), calibrated on the development set"""


@dataclass(frozen=True, slots=True)
class Tagger:
    """One way to find the names in texts of some languages."""

    name: str
    languages: Callable[[], frozenset[str]]
    """the ISO 639-1 codes that it can tag here and now; loads no model"""
    types: Callable[[str], tuple[NameType, ...]]
    """what it tells apart in a language"""
    tag: Callable[[Sequence[str], str], tuple[tuple[Tagged, ...], ...]]
    """the names of each text, in order and without overlap, given the fields of one story and
    their language: what one field shows of a name may help in another"""
    models: Callable[[], tuple[Model, ...]]
    """names the model files, without loading them all, and makes ready what they share"""
    rank: int = 0
    """of two taggers for a language, the higher one is asked"""


@cache
def taggers() -> tuple[Tagger, ...]:
    """List the taggers in this folder, the highest rank first."""
    return tuple(sorted(parts(__name__, Tagger), key=lambda tagger: -tagger.rank))


@cache
def tagger(language: str) -> Tagger | None:
    """Give the tagger for a language, an ISO 639-1 code, or None where there is none."""
    return next((one for one in taggers() if language in one.languages()), None)
