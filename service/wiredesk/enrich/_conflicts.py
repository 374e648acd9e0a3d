"""Where a dateline contradicts the metadata that the story was sent with."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from wiredesk.enrich._filed_from import read_places
from wiredesk.enrich._local_time import local_day
from wiredesk.gazetteer import Place

Conflict = Literal["located", "sent"]

BEHIND = timedelta(days=3)
"""how far behind the sending a date may be: a text may wait for its release"""
MOST_EAST = timedelta(hours=14)
"""how far local time may be ahead of UTC where the place is not known"""
LOCATED = 200
"""code points of the metadata's place that are looked at"""


def conflicts(
    places: Sequence[Place], filed: date | None, located: str | None, sent: datetime | None
) -> Iterator[Conflict]:
    """Give what of the metadata a dateline's places and date contradict.

    A date that only the time zone of its place sets apart from the UTC day contradicts nothing.
    """
    if located and _is_elsewhere(places, located):
        yield "located"
    if filed and sent and not _may_be(filed, places, sent):
        yield "sent"


def _is_elsewhere(places: Sequence[Place], located: str) -> bool:
    """Tell whether the metadata name known places, none of which is any of the dateline's."""
    line = located[:LOCATED]
    named = read_places(line, (0, len(line)), "en", frozenset()) or ()
    others = [at.place for at in named if at.place]
    return bool(places and others) and not any(
        _agree(place, other) for place in places for other in others
    )


def _agree(one: Place, other: Place) -> bool:
    """Tell whether two places are the same, or one is the country or division of the other."""
    return one.geonames_id == other.geonames_id or _holds(one, other) or _holds(other, one)


def _holds(region: Place, place: Place) -> bool:
    """Tell whether a place is a country or a division that holds another one."""
    if region.country != place.country or region.feature.startswith("PPL"):
        return False
    return region.feature != "ADM1" or region.subdivision == place.subdivision


def _may_be(filed: date, places: Sequence[Place], sent: datetime) -> bool:
    """Tell whether a date may be the local one of a story sent at a time in UTC."""
    days = filter(None, (local_day(place, sent) for place in places))
    return sent.date() - filed <= BEHIND and filed <= max(days, default=_later(sent))


def _later(sent: datetime) -> date:
    """Give the day that it is farthest in the east; the same one at the end of all years."""
    try:
        return (sent + MOST_EAST).date()
    except OverflowError:
        return sent.date()
