"""Weighed words of the 17 Media Topics, and how a text is searched for all of them at once.

A language is one file of ``models/topics-lexicon``. Text and entries are folded alike
(`wiredesk.enrich._topics_haystack`), and one automaton finds the longest entry at each place.
Between words the folded text has two spaces, so that both a word's end and the next one's
start can be matched. How entries are written is told by `wiredesk.enrich._topics_source`,
which of them are worth more or less than their list says by ``models/topics``.
"""

import tomllib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import NamedTuple, Never

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from wiredesk import media_topics
from wiredesk.enrich._topics_haystack import Haystack, folded
from wiredesk.enrich._topics_source import Source

MODELS = files("wiredesk") / "models"
LEXICONS = MODELS / "topics-lexicon"
NARROWER = MODELS / "topics-narrower"
FACTORS = MODELS / "topics" / "factors"
SHARED = "mul"
"""the list for languages that have none: words that many languages have in common"""
TOPICS = {
    "arts": "medtop:01000000",
    "crime": "medtop:02000000",
    "disaster": "medtop:03000000",
    "economy": "medtop:04000000",
    "education": "medtop:05000000",
    "environment": "medtop:06000000",
    "health": "medtop:07000000",
    "people": "medtop:08000000",
    "labour": "medtop:09000000",
    "lifestyle": "medtop:10000000",
    "politics": "medtop:11000000",
    "religion": "medtop:12000000",
    "science": "medtop:13000000",
    "society": "medtop:14000000",
    "sport": "medtop:15000000",
    "conflict": "medtop:16000000",
    "weather": "medtop:17000000",
}
"""the names that the lexicons use for the top-level Media Topics"""
NONE: Mapping[str, Never] = MappingProxyType({})
STRONG, WEAK = 1.75, 1.0
"""what a word is worth that hardly means anything else, and one that points that way"""
SEVERAL = 1.4
"""times that, for an entry of several words: they seldom stand together by chance"""
INSIDE = 0.7
"""times that, for an entry that is found inside a compound: it may be there by chance"""

CODES = tuple(TOPICS.values())
OTHER = len(CODES)
"""stands for a number of topics that is not one"""


class Entry(NamedTuple):
    """What a pattern of the automaton stands for."""

    words: str
    """as the list has it"""
    worth: Mapping[str, float]
    """to each Media Topic of the top level"""
    narrower: str | None
    """the Media Topic below the top level that it names"""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled entries of one language."""

    automaton: CharwiseDoubleArrayAhoCorasick
    entries: tuple[Entry, ...]
    spaced: bool
    """true where the language writes spaces between words, and entries stand for words"""
    only: bytes
    """of each entry, the place in `TOPICS` of the one topic that it points to, or `OTHER`"""
    worth: Sequence[float]
    """of each entry, what it is worth to that topic (small and packed, so that it stays near)"""

    def folded(self, *parts: str) -> Haystack:
        """Fold a text, in its parts, as the entries are folded."""
        return folded(parts, spaced=self.spaced)

    def matches(self, haystack: Haystack) -> list[tuple[int, int, int]]:
        """Find the entries in a folded text, the longest at each place: start, end, entry."""
        return self.automaton.find(haystack.folded)


@cache
def lexicon(language: str) -> Lexicon:
    """Load the lexicon of a language, an ISO 639-1 code, or the shared one where it has none."""
    source = _source(language)
    if source is None:
        return lexicon(SHARED)
    if source.like:
        return lexicon(source.like)
    return compiled(source, factors(language), _narrower(language))


def _source(language: str) -> Source | None:
    """Read the list of a language."""
    file = languages().get(language)
    return None if file is None else Source(**tomllib.loads(file.read_text("utf-8")))


@cache
def languages() -> dict[str, Traversable]:
    """List the files of lexicons by their language."""
    return _files(LEXICONS, ".toml")


def factors(language: str) -> Mapping[str, float]:
    """Read what the entries of a language are worth, times what their list says."""
    rows = _rows(FACTORS, language)
    return {words: float(factor) for words, factor in rows}


def _narrower(language: str) -> Mapping[str, str]:
    """Read the names of Media Topics below the top level, and those topics."""
    return {name: code for code, names in _rows(NARROWER, language) for name in names.split(", ")}


def _rows(folder: Traversable, language: str) -> Iterator[tuple[str, str]]:
    """Give the rows of a language's table of two columns, if it has one."""
    file = _files(folder, ".tsv").get(language) if folder.is_dir() else None
    for line in file.read_text("utf-8").splitlines() if file else ():
        first, _, second = line.partition("\t")
        yield first, second


def _files(folder: Traversable, ending: str) -> dict[str, Traversable]:
    """List the files of a folder by their language."""
    found = {file.name.removesuffix(ending): file for file in folder.iterdir()}
    return dict(sorted(found.items()))


def compiled(
    source: Source, factor: Mapping[str, float] = NONE, names: Mapping[str, str] = NONE
) -> Lexicon:
    """Build the automaton of a lexicon's entries, and of the names of narrower topics."""
    worth: dict[str, dict[str, float]] = defaultdict(dict)
    for words, topic, weight in _listed(source):
        worth[words][TOPICS[topic]] = weight * factor.get(words, 1.0)
    entries: dict[str, Entry] = {}
    for words in (*names, *worth):
        mine = worth.get(words) or _named(names[words], factor.get(words, 1.0))
        entry = Entry(words, mine, names.get(words))
        for pattern in source.patterns(words):
            entries[pattern] = _joined(entries.get(pattern), entry)
    for words, whole in worth.items():
        if inside := source.inside(words):
            entry = Entry(inside, _inside(whole, factor.get(inside, 1.0)), None)
            for pattern in source.patterns(inside):
                entries.setdefault(pattern, entry)
    automaton = CharwiseDoubleArrayAhoCorasick(list(entries), MATCH_KIND_LEFTMOST_LONGEST)
    return _packed(automaton, tuple(entries.values()), spaced=source.spaced)


def _packed(
    automaton: CharwiseDoubleArrayAhoCorasick, entries: tuple[Entry, ...], *, spaced: bool
) -> Lexicon:
    """Put what entries are worth where it takes little memory."""
    single = [
        next(iter(entry.worth.items())) if len(entry.worth) == 1 else None for entry in entries
    ]
    only = bytes(CODES.index(one[0]) if one else OTHER for one in single)
    worth = array("d", (one[1] if one else 0.0 for one in single))
    return Lexicon(automaton, entries, spaced, only, worth)


def _named(narrower: str, factor: float) -> dict[str, float]:
    """Give what the name of a narrower topic is worth to the one above it."""
    top = media_topics.top_level(narrower)
    return {top: WEAK * factor} if top else {}


def _inside(worth: Mapping[str, float], factor: float) -> dict[str, float]:
    """Give what an entry is worth that is found inside a compound."""
    return {topic: INSIDE * factor * mine for topic, mine in worth.items()}


def _joined(first: Entry | None, second: Entry) -> Entry:
    """Make one of two entries that fold to the same pattern."""
    if first is None:
        return second
    return Entry(second.words, {**first.worth, **second.worth}, second.narrower or first.narrower)


def _listed(source: Source) -> Iterator[tuple[str, str, float]]:
    """Give each entry of a source, its topic and what it is worth by its list."""
    for words, weight in ((source.weak, WEAK), (source.strong, STRONG)):
        for topic, entries in words.items():
            for entry in map(str.strip, entries.split(",")):
                yield entry, topic, weight * SEVERAL if " " in entry else weight
