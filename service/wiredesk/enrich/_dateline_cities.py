"""How far the name of a city is to be believed where little or nothing stands beside it."""

from wiredesk.enrich._body import Body
from wiredesk.enrich._credits import Stretch
from wiredesk.enrich._filed_from import NamedPlace, home_country, read_places
from wiredesk.enrich._place_names import is_spelt_so
from wiredesk.gazetteer import Grade, Place, place_named

SMALL = 15_000
"""people from which on a city is believed without a credit, and with a date beside it"""
LARGE = 100_000
"""people of a city that is believed with nothing beside it, if it is no capital"""


def is_city(named: NamedPlace) -> bool:
    """Tell whether a place is a city, where stories are filed from."""
    return named.place is not None and named.place.feature.startswith("PPL")


def is_small(place: Place) -> bool:
    """Tell whether a city is so small that its name is as likely a word."""
    return place.feature == "PPL" and place.population < SMALL


def is_large(place: Place) -> bool:
    """Tell a capital or another large city."""
    if not place.feature.startswith("PPL"):
        return False
    return place.feature == "PPLC" or place.population >= LARGE


def is_large_city(named: NamedPlace, line: str, language: str = "") -> bool:
    """Tell whether a name is a large city's, and hardly a word.

    In the country of nearly all that is written in a language, a smaller one will do.
    """
    place, name = named.place, line[named.start : named.end]
    if place is None or not place.feature.startswith("PPL"):
        return False
    at_home = place.country in home_country(language) and place.population >= SMALL
    if not (at_home or is_large(place)):
        return False
    return place.feature == "PPLC" or is_no_word(name) or (at_home and name.isupper())


def known_places(
    line: str, stretch: Stretch, language: str, home: frozenset[str] = frozenset()
) -> tuple[NamedPlace, ...]:
    """Give the places that a stretch names, if it names nothing else and all are known."""
    places = read_places(line, stretch, language, home) or ()
    return places if all(at.place for at in places) else ()


def large_cities(line: str, stretch: Stretch, language: str) -> tuple[NamedPlace, ...]:
    """Give the places that a stretch names, if all are large cities."""
    places = known_places(line, stretch, language)
    return places if all(is_large_city(at, line, language) for at in places) else ()


def is_no_word(name: str) -> bool:
    """Tell whether a place's name is no word, too: SALE is more than a town."""
    known = place_named(name)
    return (known is not None and known[1] is not Grade.REGION) or is_spelt_so(name)


def names_large(body: Body, least: int = SMALL) -> bool:
    """Tell whether a dateline names cities of so many people alone, and no agency."""
    large = [at.place is not None and at.place.population >= least for at in body.places]
    return bool(large) and all(large) and not body.credits
