"""The home zones of senders whose messages give times without one."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from wiredesk.identify.zones import zone_of

# Senders that are no agencies of the gazetteer, by what their messages call them, in lower case.
_BESIDES = {"businessdesk": "Pacific/Auckland", "lehtikuva": "Europe/Helsinki"}


def home_zone(*names: str | None) -> tzinfo | None:
    """Give the zone of the first of the names that is a sender's with one home, if any is."""
    for name in names:
        known = _BESIDES.get((name or "").strip().lower())
        zone = ZoneInfo(known) if known else zone_of(name)
        if zone:
            return zone
    return None
