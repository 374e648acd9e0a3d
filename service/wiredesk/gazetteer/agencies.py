"""News agencies by name, and their names in running text."""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from wiredesk.gazetteer._fold import fold_name
from wiredesk.gazetteer._patterns import patterns
from wiredesk.gazetteer._scan import capitalised, scan
from wiredesk.story import Value

_BRACKET_REACH = 60
"""how far from a code its brackets may stand, in code points"""

_ROUND = str.maketrans("（）", "()")


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


@dataclass(frozen=True, slots=True)
class _Register:
    """The agencies, ready to be looked up."""

    by_name: dict[str, list[Agency]]
    automaton: CharwiseDoubleArrayAhoCorasick
    listed: Sequence[tuple[Agency, frozenset[str]]]
    """for each name in the automaton, the agency, and for a code the spellings that will do"""
    digest: str


@lru_cache(maxsize=4096)
def agencies_named(name: str) -> Sequence[Agency]:
    """Give the agencies of that name or abbreviation, as datelines credit them.

    The best known is the first: APS is Algeria's, and Senegal's too.
    """
    return _register().by_name.get(_key(name), ())


def agency_named(name: str) -> Agency | None:
    """Give the best known agency of that name or abbreviation."""
    return next(iter(agencies_named(name)), None)


def find_agencies(text: str) -> tuple[AgencyMatch, ...]:
    """Find the agencies that a text names, from left to right, without overlap.

    An abbreviation that is a word too, as AP or ANI, counts only within brackets.
    """
    register = _register()

    def accept(start: int, end: int, name: int) -> bool:
        """Tell whether a name has its capital, and an abbreviation its brackets."""
        codes = register.listed[name][1]
        return _credited(text, start, end, codes) if codes else capitalised(text, start, end)

    return tuple(
        AgencyMatch(start, end, register.listed[name][0])
        for start, end, name in scan(text, register.automaton.find, accept)
    )


def digest() -> str:
    """Load the agencies, and give their file's SHA-256 in hexadecimal."""
    return _register().digest


def _credited(text: str, start: int, end: int, codes: frozenset[str]) -> bool:
    """Tell whether an abbreviation stands within brackets, in its own capitals."""
    before = text[max(0, start - _BRACKET_REACH) : start].translate(_ROUND)
    return text[start:end] in codes and before.rfind("(") > before.rfind(")")


@cache
def _register() -> _Register:
    """Read the agencies that this package lists."""
    content = files(__package__).joinpath("agencies.toml").read_bytes()
    by_name = defaultdict[str, list[Agency]](list)
    listed: dict[str, tuple[Agency, frozenset[str]]] = {}
    for slug, row in tomllib.loads(content.decode()).items():
        agency = Agency(
            id=slug, **{key: row[key] for key in ("name", "country", "wikidata") if key in row}
        )
        names, codes = row.get("names", []), frozenset[str](row.get("codes", []))
        for name in {_key(name) for name in (*names, *codes, row["name"])}:
            by_name[name].append(agency)
        coded = {pattern: (agency, codes) for code in codes for pattern in patterns(code)}
        listed = coded | listed
        listed |= {pattern: (agency, frozenset()) for name in names for pattern in patterns(name)}
    automaton = CharwiseDoubleArrayAhoCorasick(
        list(listed), MATCH_KIND_LEFTMOST_LONGEST, use_prefilter=False
    )
    return _Register(by_name, automaton, list(listed.values()), sha256(content).hexdigest())


def _key(name: str) -> str:
    """Give what a name has apart from dots and spaces."""
    return fold_name(name).replace(".", "").replace(" ", "")
