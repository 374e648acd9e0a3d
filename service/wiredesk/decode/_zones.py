"""The home zones of senders whose messages give times without one, and zones by their names."""

import re
from datetime import tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from wiredesk.decode._times import ZONES
from wiredesk.identify.zones import zone_of

# Senders that are no agencies of the gazetteer, by what their messages call them, in lower case.
_BESIDES = {"businessdesk": "Pacific/Auckland", "lehtikuva": "Europe/Helsinki"}
_NAMED = re.compile(r"\s(?P<name>[A-Z]{3,4})\s*$")
_LONGEST = 100
"""characters of a name that are looked at"""


def home_zone(*names: str | None) -> tzinfo | None:
    """Give the zone of the first of the names that is a sender's with one home, if any is."""
    return next((zone for name in names if name and (zone := _zone(name[:_LONGEST]))), None)


@lru_cache(maxsize=1024)
def _zone(name: str) -> tzinfo | None:
    """Give the zone of a sender."""
    known = _BESIDES.get(name.strip().lower())
    return ZoneInfo(known) if known else zone_of(name)


def numbered(written: str | None) -> str | None:
    """Give a point in time whose zone is named with the zone as a number, as RFC 822 has it.

    That knows only a few zones by their names, and feeds use others all the same.
    """
    found = _NAMED.search(written or "")
    if not written or not found or found["name"] not in ZONES:
        return written
    return f"{written[: found.start()]} {ZONES[found['name']]:+03d}00"
