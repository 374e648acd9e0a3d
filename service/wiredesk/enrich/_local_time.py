"""What day it was where a story was filed.

Of a country's time zones, as the IANA database lists them, a place has that of the zone's town
that is nearest to it; a border between two zones may be missed by that.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from math import cos, radians
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wiredesk.gazetteer import Place

UNOFFICIAL = frozenset({"Asia/Urumqi"})
"""zones that wires do not date by"""

# ISO 6709: +DDMM+DDDMM, or with seconds.
_POINT = re.compile(r"([+-])(\d\d)(\d\d)(?:\d\d)?([+-])(\d{3})(\d\d)(?:\d\d)?")


class _Zone(NamedTuple):
    """A time zone and the town that it is named after, in degrees north and east."""

    latitude: float
    longitude: float
    key: str


def local_day(place: Place, sent: datetime) -> date | None:
    """Give the day that it was at a place, or None where no time zone of it is known."""
    zone = _zone(place.country, place.latitude, place.longitude)
    try:
        return sent.astimezone(zone).date() if zone else None
    except OverflowError:  # at either end of all years
        return None


@lru_cache(maxsize=4096)
def _zone(country: str, latitude: float, longitude: float) -> ZoneInfo | None:
    """Give the time zone of a place."""
    zones = _zones().get(country, ())
    narrow = cos(radians(latitude))

    def apart(zone: _Zone) -> float:
        """Give the square of the distance to a zone's town, in degrees of latitude."""
        east = (zone.longitude - longitude + 180) % 360 - 180
        return (zone.latitude - latitude) ** 2 + (east * narrow) ** 2

    return ZoneInfo(min(zones, key=apart).key) if zones else None


@cache
def _zones() -> Mapping[str, Sequence[_Zone]]:
    """Give each country's time zones."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    found = defaultdict[str, list[_Zone]](list)
    for country, zone in _rows(table):
        found[country].append(zone)
    return found


def _rows(table: str) -> Iterator[tuple[str, _Zone]]:
    """Read the database's table: a country, a point and a zone a line, parted by tabs."""
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        country, written, key = line.split("\t")[:3]
        point = _POINT.fullmatch(written)
        if point and key not in UNOFFICIAL:
            yield (
                country,
                _Zone(_degrees(*point.group(1, 2, 3)), _degrees(*point.group(4, 5, 6)), key),
            )


def _degrees(sign: str, degrees: str, minutes: str) -> float:
    """Give degrees and minutes as a number."""
    size = int(degrees) + int(minutes) / 60
    return -size if sign == "-" else size
