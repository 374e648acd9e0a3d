"""First-level divisions beyond the United States: ``gazetteer_divisions.tsv`` beside this file."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from training._gazetteer_entry import City, Entry, amid, unaccented

FILE = Path(__file__).with_name("gazetteer_divisions.tsv")


def divisions(cities: Sequence[City]) -> Iterator[Entry]:
    """Give the divisions in which cities are known, each placed amid their people."""
    inside = defaultdict(list)
    for city in cities:
        if city["population"]:
            inside[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    for line in FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, number, name, names = line.split("\t")
            if inside[code]:
                yield _division(code, int(number), (name, *names.split(";")), inside[code])


def _division(code: str, number: int, names: Sequence[str], cities: Sequence[City]) -> Entry:
    """Make the entry of a division."""
    country, _, subdivision = code.partition(".")
    row = (number, names[0], country, subdivision, *amid(cities), 0, "ADM1", "")
    people = sum(city["population"] for city in cities)
    spellings = {*names, unaccented(names[0])} - {""}
    return Entry(row, frozenset(spellings), inhabitants=people)
