"""News agencies by name, and their names in running text."""

from typing import NamedTuple

from wiredesk.story import Value


class Agency(Value):
    """A news agency."""

    id: str
    """its slug here, as ``xinhua``"""
    name: str
    """its usual English name"""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of its home; None where it has none"""
    wikidata: str | None = None
    """its Wikidata item, where that is certain"""


class AgencyMatch(NamedTuple):
    """A mention in a text, in code points, and the agency that it names."""

    start: int
    end: int
    agency: Agency


def agency_named(name: str) -> Agency | None:
    """Give the agency of that name or abbreviation, as datelines credit it."""
    return None


def find_agencies(text: str) -> tuple[AgencyMatch, ...]:
    """Find the agencies that a text names, from left to right, without overlap."""
    return ()
