"""What it takes to believe a name in running text: its length, its fame and the word lists."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from training._gazetteer_entry import Entry, unaccented
from training._gazetteer_sources import SMALL_PEOPLE, WRITTEN_IN, Words
from wiredesk.gazetteer._data import Grade
from wiredesk.gazetteer._fold import fold_name
from wiredesk.gazetteer._patterns import UNSPACED, patterns

SURE_PEOPLE = 300_000
"""a city of so many people is believed on its name alone"""
FAMOUS_PEOPLE = 1_000_000
"""a city of so many people is believed on a short name"""
PERSON_LETTERS = 5
"""a name that people bear too must be so long, its space counted"""
_HANGUL = re.compile(r"[가-힣]")
_UNCASED = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u10d0-\u10ff]")


def grade_names(
    named: Mapping[str, Sequence[int]], entries: Sequence[Entry], words: Words
) -> dict[str, Grade]:
    """Give the grade of each pattern: its places' numbers tell it, or the word lists do."""
    grades = {name: _grade(name, entries[numbers[0]]) for name, numbers in named.items()}
    return grades | _word_grades(named, entries, words)


def _grade(name: str, best: Entry) -> Grade:
    """Say what it takes to believe a name, by the best known place that bears it."""
    if best.feature == "PPL" and best.population < SMALL_PEOPLE:
        return Grade.REGION
    own = name in {f" {fold_name(best.row[1])}", f" {fold_name(unaccented(best.row[1]))}"}
    trusted = best.known or (best.ranks and (own or best.feature != "PPLC"))
    people = math.inf if trusted else best.population
    if best.inhabitants:
        people = best.inhabitants
    if len(name.strip()) < _letters_needed(name, people, own=own):
        return Grade.REGION
    if people >= SURE_PEOPLE:
        return Grade.SURE
    scripts = (script for script, homes in WRITTEN_IN if best.row[2] not in homes)
    foreign = any(script.match(name.strip()) for script in scripts)
    return Grade.REGION if foreign else Grade.COUNTRY


def _letters_needed(name: str, people: float, *, own: bool) -> int:
    """Say how long a name must be to be told from other words, by its script."""
    famous = people >= FAMOUS_PEOPLE
    if UNSPACED.match(name) or _HANGUL.match(name, 1):
        return 2 if famous else 3
    if _UNCASED.match(name, 1):
        return 3 if people >= SURE_PEOPLE else 5
    if own:
        return 3 if famous else 4
    return 4 if people == math.inf else 5


def _word_grades(
    named: Mapping[str, Sequence[int]], entries: Sequence[Entry], words: Words
) -> dict[str, Grade]:
    """Give the grades that the table `gazetteer.toml` sets."""
    grades = dict[str, Grade]()
    for listed, grade in (
        (words["trusted"], Grade.SURE),
        (words["ordinary"], Grade.REGION),
        (words["doubtful"], Grade.COUNTRY),
    ):
        grades |= dict.fromkeys(_listed(listed.split(), named), grade)
    for name in _listed(words["people"].split(), named):
        best = entries[named[name][0]]
        known = best.feature in {"PCLI", "ADM1"} or best.population >= FAMOUS_PEOPLE
        grades[name] = Grade.PERSON if known and len(name) >= PERSON_LETTERS else Grade.REGION
    for entry in entries:
        grade = Grade.REGION if entry.feature == "ADM1" else Grade.CAPITALS
        grades |= dict.fromkeys(_listed(entry.abbreviations, named), grade)
    for name in words["blocked"].strip().splitlines():
        grades |= dict.fromkeys(patterns(name), Grade.BLOCKED)
    return grades


def _listed(names: Iterable[str], named: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Give those patterns of the names that stand for a place."""
    return (pattern for name in names for pattern in patterns(name) if pattern in named)
