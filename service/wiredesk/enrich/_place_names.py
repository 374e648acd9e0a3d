"""Names of places as datelines write them, and the places that each may mean."""

from collections.abc import Mapping
from functools import cache, lru_cache

from wiredesk.enrich._calendar_names import key
from wiredesk.gazetteer import Place, places_named
from wiredesk.languages import languages

HOME_SHARE = 8
"""up to how many times larger a namesake abroad may be, and an agency still mean that at home"""
GIVER_SHARE = 25
"""the same, where cities abroad are named after its towns: Mérida, Guadalajara"""
_NAME_GIVERS = frozenset(("ES", "PT"))
EXONYM_SHARE = 40
"""the same, of a namesake that is called otherwise at its own home"""
_NAMED_AFTER = frozenset(("AU", "CA", "GB", "IE", "NZ", "US", "ZA"))
OWN_SHARE = 6
"""up to how many times larger a place may be whose name only some language spells so"""

# Words of towns' names as wires have always cut them: "E. RUTHERFORD", "ARLINGTON HTS".
_FIRST_WORDS = {
    "e": "East",
    "w": "West",
    "n": "North",
    "s": "South",
    "no": "North",
    "so": "South",
    "ft": "Fort",
    "mt": "Mount",
    "pt": "Point",
    "ste": "Sainte",
}
_LAST_WORDS = {
    "bch": "Beach",
    "hts": "Heights",
    "jct": "Junction",
    "pk": "Park",
    "spgs": "Springs",
    "twp": "Township",
}


@lru_cache(maxsize=8192)
def places_of(name: str) -> tuple[Place, ...]:
    """Give the places of a name; wires name the same ones again and again."""
    spelt = _spellings().get(name.casefold(), name)
    return _so_spelt(name, places_named(spelt) or places_named(in_full(spelt)))


def in_full(name: str) -> str:
    """Write a name's first and last word out, where they are cut; an empty name as none is."""
    words = name.split()
    if len(words) <= 1:
        return ""
    first, *rest, last = words
    start, end = _FIRST_WORDS.get(_bare(first), first), _LAST_WORDS.get(_bare(last), last)
    full = " ".join((start, *rest, end))
    return "" if full == name else full


def _bare(word: str) -> str:
    """Give a word in small letters and without its full stop."""
    return word.rstrip(".").lower()


def is_spelt_so(name: str) -> bool:
    """Tell whether some language's wires spell a place so."""
    return name.casefold() in _spellings()


@cache
def _spellings() -> Mapping[str, str]:
    """Give the names that only some language's wires spell so, in lower case."""
    spelt = (known.dateline.spellings for known in languages().values())
    return {name.casefold(): other for names in spelt for name, other in names.items()}


def _so_spelt(name: str, namesakes: tuple[Place, ...]) -> tuple[Place, ...]:
    """Put places whose own name, as GeoNames has it, is written before those of other names.

    Much larger ones stay ahead: Lyons is Lyon.
    """
    if not namesakes:
        return ()
    folded, least = key(name), namesakes[0].population / OWN_SHARE
    return tuple(
        sorted(namesakes, key=lambda place: key(place.name) != folded or place.population < least)
    )


def meant(
    namesakes: tuple[Place, ...], home: frozenset[str] = frozenset(), name: str = ""
) -> Place | None:
    """Give the one of several places of a name that a dateline means."""
    if not namesakes:
        return None
    first = namesakes[0]
    if not first.feature.startswith("PPL"):
        return _city_of(first, namesakes)
    near = (place for place in namesakes if place.country in home)
    return next((place for place in near if _is_meant_at_home(place, first, name)), first)


def _city_of(region: Place, namesakes: tuple[Place, ...]) -> Place:
    """Give the city of a country's or a division's name, as stories are filed from cities.

    So are Panama and Luxembourg meant, Zurich and Basra; but also Amman, which is Oman's name
    in Arabic.
    """
    if region.feature.startswith("PCL"):
        return next((place for place in namesakes if place.feature == "PPLC"), _capital_of(region))
    cities = (place for place in namesakes if place.feature.startswith("PPL"))
    return next((city for city in cities if _is_in(city, region)), region)


def _is_in(city: Place, division: Place) -> bool:
    """Tell whether a city is in a division."""
    return (city.country, city.subdivision) == (division.country, division.subdivision)


def _is_meant_at_home(place: Place, first: Place, name: str) -> bool:
    """Tell whether an agency at home means a place there and not the best known of its name.

    It may be much smaller than one that only some language calls so: Bethlehem is Belém, too.
    """
    written = key(name)
    own = key(first.name) == written or not written.isascii()
    if not own and key(place.name) == written:
        return True
    return place.population >= first.population / _share(place.country, own=own)


def _share(country: str, *, own: bool) -> int:
    """Give how many times larger the best known place of a name may be than one at home."""
    if country in _NAMED_AFTER:
        return HOME_SHARE
    if not own:
        return EXONYM_SHARE
    return GIVER_SHARE if country in _NAME_GIVERS else HOME_SHARE


def _capital_of(country: Place) -> Place:
    """Give the capital that bears its country's name, in whatever language that is; or itself."""
    named = places_named(country.name)
    cities = (p for p in named if p.feature == "PPLC" and p.country == country.country)
    return next(cities, country)
