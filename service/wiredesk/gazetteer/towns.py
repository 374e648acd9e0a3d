"""Towns too small to be looked for in running text, told by the region that stands beside them."""

from bisect import bisect_left
from functools import lru_cache

from wiredesk.gazetteer._data import tables
from wiredesk.gazetteer._fold import fold_name
from wiredesk.gazetteer.places import Place


@lru_cache(maxsize=4096)
def towns_named(name: str) -> tuple[Place, ...]:
    """Give the small towns of that name, the most populous first."""
    rows, wanted = tables().towns, town_key(name)
    found = list[Place]()
    first = bisect_left(rows, wanted, key=_key_of) if wanted else len(rows)
    for row in rows[first:]:
        if _key_of(row) != wanted:
            break
        found.append(_town(row))
    return tuple(sorted(found, key=lambda place: -place.population))


def town_key(name: str) -> str:
    """Give what a town's name has apart from dots, spaces, and Saint written out."""
    words = fold_name(name).replace(".", " ").split()
    return "".join("st" if word == "saint" else word for word in words)


def _key_of(row: bytes) -> str:
    """Give the key of a row, by which they are sorted."""
    return town_key(row[: row.index(b"\t")].decode())


def _town(row: bytes) -> Place:
    """Read a row: name, country, division, GeoNames id, degrees north and east, people."""
    name, country, subdivision, number, north, east, people = row.decode().split("\t")
    return Place(
        geonames_id=int(number),
        name=name,
        country=country,
        subdivision=subdivision or None,
        latitude=float(north),
        longitude=float(east),
        population=int(people),
        feature="PPL",
    )
