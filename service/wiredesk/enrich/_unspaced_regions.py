"""Regions right before the city in them, in datelines of East Asia: 中国北京, 河北张家口."""

from collections.abc import Iterator
from itertools import pairwise

from wiredesk.enrich._filed_from import NamedPlace
from wiredesk.enrich._place_names import meant, places_of
from wiredesk.enrich._unspaced_pieces import Piece
from wiredesk.gazetteer import Place


def without_regions(head: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out a country or division that stands right before the city in it."""
    for piece, following in pairwise((*pieces, None)):
        if piece is not None and not _is_region_of(head, piece, following):
            yield piece


def _is_region_of(head: str, piece: Piece, following: Piece | None) -> bool:
    """Tell whether a piece is where the city after it is: 中国北京, but not 突尼斯的黎波里."""
    if not isinstance(piece, NamedPlace) or not isinstance(following, NamedPlace):
        return False
    region, city = piece.place, following.place
    if region is None or region.feature.startswith("PPL") or piece.end != following.start:
        return False
    return city is None or city.country == region.country or capital_of(head, piece) == region


def capital_of(head: str, named: NamedPlace, home: frozenset[str] = frozenset()) -> Place | None:
    """Give the place that a name means: 突尼斯, a country and its capital, the city."""
    name = head[named.start : named.end]
    return meant(places_of(name), home, name)
