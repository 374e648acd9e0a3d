"""Datelines that name the reporter: ``記者王小明／台北報導``, ``Z Brukseli Jan Nowak (PAP)``.

And those of an agency's flash, which says no place: ``新华社快讯：``.
"""

import re

from wiredesk.enrich._body import Body
from wiredesk.enrich._credits import Credit, agency, read_credits
from wiredesk.enrich._filed_from import NamedPlace, read_places
from wiredesk.enrich._inflected import find_inflected
from wiredesk.enrich._reading import (
    AGENCY_ALONE,
    PLACE_AND_AGENCY_UNMARKED,
    UNKNOWN_AGENCY,
    Reading,
)
from wiredesk.languages import languages

HOME = frozenset({"TW"})
"""the country whose papers write so"""
_HAN = "[\u3400-\u9fff]"
_REPORTED = re.compile(
    rf"[〔【（(\[]?({_HAN}{{2,4}}社)?(?:記者|记者)[^／/\n]{{2,24}}[／/]\s?({_HAN}{{2,4}}?)\s?"
    r"(?:綜合|综合|即時|現場)?(?:報導|报导|報道|报道|電)[〕】）)\]]?\s*"
)
_FLASH = re.compile(rf"({_HAN}{{2,8}}?)(?:快讯|快訊)[：:]\s*")
_FROM = re.compile(r"(Ze? )([^\d(),.:\n]{3,40}) \(([^()\n]{2,20})\)\s*$")


def read_reported(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none."""
    if line.startswith("Z"):
        return _from_city(line, language)
    return _reported(line, language) or _flash(line, language)


def _reported(line: str, language: str) -> Reading | None:
    """Read a reporter and a known city, and perhaps an agency."""
    found = _REPORTED.match(line)
    places = read_places(line, found.span(2), language, HOME) if found else None
    if found is None or not places or not all(at.place for at in places):
        return None
    known = agency(found[1], language) if found[1] else None
    signers = (Credit(*found.span(1), known),) if known else ()
    return Reading(found.end(), Body(places, None, signers), UNKNOWN_AGENCY)


def _flash(line: str, language: str) -> Reading | None:
    """Read the name of an agency before a flash."""
    found = _FLASH.match(line)
    known = agency(found[1], language) if found else None
    if found is None or known is None:
        return None
    return Reading(found.end(), Body(credits=(Credit(*found.span(1), known),)), AGENCY_ALONE)


def _from_city(line: str, language: str) -> Reading | None:
    """Read "from" and a city in Polish, a reporter, and an agency, alone in their line."""
    found = _FROM.match(line)
    known = languages().get(language)
    if found is None or known is None or language != "pl":
        return None
    signers = read_credits(line, found.span(3), language)
    match = next(iter(find_inflected(line[: found.end(2)], known, ())), None)
    if match is None or match.start != found.start(2) or not any(by.agency for by in signers):
        return None
    place = NamedPlace(match.start, match.end, match.places[0])
    return Reading(found.end(), Body((place,), None, signers), PLACE_AND_AGENCY_UNMARKED)
