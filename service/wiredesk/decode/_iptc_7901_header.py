"""Who sent an IPTC 7901 message, which one it is, and when it was sent."""

import re
from datetime import datetime

from wiredesk.decode._times import instant
from wiredesk.decode._zones import home_zone

END = 1000
"""code points behind the text that are looked at"""
_DAY_FIRST = re.compile(r"(\d{4}-\d\d-\d\d)/(\d\d:\d\d)")
# Behind the routing code stand the agency and its own number: "dpa 061", "/AFP-WX12",
# "KNA 170123-89-00065#2".
_AGENCY = re.compile(
    r"(?:^|[\s/])(?P<agency>[^\W\d_]{2,12}(?:-[^\W\d_]{2,12})?)[ -]+(?!/)[\w#/-]*\d[\w#/-]*\s*$"
)
_GLOBAL_ID = re.compile(r"\b(?P<id>\d{6}-\d{2,3}-\d{3,9})(?:[#/](?P<version>\d{1,5}))?\s*$")


def sent_at(end: str, provider: str) -> tuple[datetime | None, str | None]:
    """Read the time of transmission; one that names no zone is in the agency's."""
    zone = home_zone(provider, provider.partition("-")[0])
    assumed: str | None = None
    for line in filter(None, map(str.strip, reversed(end[:END].split("\n")))):
        found = _DAY_FIRST.search(line)
        sent, assumed = instant(f"{found[1]}T{found[2]}" if found else line, zone=zone)
        if sent:
            return sent, assumed
    return None, assumed


def agency_of(header: re.Match[str]) -> str:
    """Give the agency that the header names, or else its service."""
    named = _AGENCY.search(header["rest"] or "")
    return str(named["agency"] if named else header["service"])


def identity(
    header: re.Match[str], provider: str, sent: datetime | None
) -> tuple[str | None, str | None]:
    """Give an identifier that is unlike any other agency's and day's, and the version if told.

    Numbers start anew every day or month: without a date, they identify nothing.
    """
    told = _GLOBAL_ID.search(header["rest"] or "")
    if told:
        return f"{provider}:{told['id']}", told["version"]
    if sent is None:
        return None, None
    number = f"{header['service']}{header['sequence']}".lower()
    return f"{provider}:{number}:{sent.date().isoformat()}", None
