"""What wiredesk is measured against: a regular expression, and the package dateparser."""

import re
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, Protocol

from training.evaluation._datelines import Case
from wiredesk.enrich._dates import find_date
from wiredesk.gazetteer import agency_named, places_named

HEAD = 60
"""code points in which dateparser looks for a date"""
_REGEX = re.compile(
    r"(?P<place>[^\W\d_][^\d(),\n]{1,40}?)(?:,? (?P<date>[^()\n]{3,24}?))? ?"
    r"\((?P<agency>[^()\n]{2,30})\)\s?[-–—:.]"
)


class Answer(NamedTuple):
    """What something reads in a text, in the terms of the evaluation set."""

    places: tuple[str, ...] = ()
    filed: date | None = None
    agencies: tuple[str, ...] = ()
    confidence: float = 1.0


class _Found(Protocol):
    """The signature of ``dateparser.search.search_dates``, as far as it is used."""

    def __call__(
        self, text: str, *, languages: list[str], settings: dict[str, object]
    ) -> list[tuple[str, datetime]] | None: ...


def regex(case: Case) -> Answer | None:
    """Read ``CITY, DATE (AGENCY) -``, with our gazetteer and our dates behind it."""
    found = _REGEX.match(case.text)
    if found is None:
        return None
    places = places_named(found["place"])
    written = find_date(found["date"] or "", case.language)
    agency = agency_named(found["agency"])
    return Answer(
        tuple(f"{place.name} {place.country}" for place in places[:1]) or (found["place"],),
        written.resolved(case.sent.date()) if written else None,
        (agency.id,) if agency else (),
    )


def dateparser() -> Callable[[Case], Answer | None] | None:
    """Give what reads the date alone with dateparser; None where it is not installed."""
    if find_spec("dateparser") is None:
        return None
    search: _Found = import_module("dateparser.search").search_dates

    def read(case: Case) -> Answer | None:
        """Give the first date that is found."""
        settings: dict[str, object] = {
            "RELATIVE_BASE": case.sent.replace(tzinfo=None),
            "PREFER_DATES_FROM": "past",
        }
        try:
            found = search(case.text[:HEAD], languages=[case.language], settings=settings)
        except ValueError:  # it does not know the language
            return None
        return Answer(filed=found[0][1].date()) if found else None

    return read
