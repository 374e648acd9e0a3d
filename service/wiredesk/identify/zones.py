"""The time zone in which an agency gives an hour without naming one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from wiredesk.gazetteer.agencies import agency_named, find_agencies


def zone_of(provider: str | None) -> ZoneInfo | None:
    """Give a provider's time zone, or None where it is unknown or has no one zone."""
    if not provider:
        return None
    agency = agency_named(provider)
    named = [agency] if agency else [found.agency for found in find_agencies(provider)]
    zones = {_zones().get(each.id) for each in named}
    name = zones.pop() if len(zones) == 1 else None
    return ZoneInfo(name) if name else None


@cache
def _zones() -> Mapping[str, str]:
    """Read the zones: agency id to IANA name."""
    return tomllib.loads((files(__package__) / "zones.toml").read_text("utf-8"))
