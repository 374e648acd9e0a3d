"""Weighed words of the 17 Media Topics, and how a text is searched for all of them at once.

A language is one file of ``models/topics-lexicon``. Text and entries are folded alike (case,
accents, Arabic spelling variants), and one automaton finds the longest entry at each place.
Between words the folded text has two spaces, so that both a word's end and the next one's
start can be matched.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple
from unicodedata import normalize

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from wiredesk.story import Value

LEXICONS = files("wiredesk") / "models" / "topics-lexicon"
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
STRONG, WEAK = 2.0, 1.0
"""what a word is worth that hardly means anything else, and one that points that way"""
_GAP = "  "
# Letters and digits of any script, with the combining marks that words of India and Thailand
# are made of (which \w leaves out), but not the danda that ends their sentences.
_WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0966-\u0e7f]{1,60}")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]+")
# Arabic letters that are written for one another, and the Persian ones that look like them:
# ta marbuta for ha, alif maqsura and Farsi yeh for yeh, keheh for kaf. Turkish i has no dot.
_SPELLINGS = (
    ("\u0629", "\u0647"),
    ("\u0649", "\u064a"),
    ("\u06cc", "\u064a"),
    ("\u06a9", "\u0643"),
    ("\u0131", "i"),
)


class Source(Value):
    """A lexicon as its file has it.

    Entries are parted by commas. An asterisk after or before one stands for any letters, in
    languages that write words apart: ``elect*`` is found in *elections*.
    """

    spaced: bool = True
    """whether words are written apart, and entries stand for words"""
    prefixes: str = ""
    """what may be written together with the start of a word, parted by spaces"""
    variants: str = ""
    """other forms of characters, in pairs parted by spaces: the one used here, the other"""
    strong: dict[str, str]
    """by topic: words that hardly mean anything else"""
    weak: dict[str, str]
    """by topic: words that point that way"""

    def patterns(self, entry: str) -> set[str]:
        """Give what the automaton looks for, to find an entry in folded text."""
        if not self.spaced:
            other = entry.translate({ord(pair[0]): pair[1] for pair in self.variants.split()})
            return {fold_characters(entry), fold_characters(other)}
        stem = fold_words(_WORD.findall(entry)).strip()
        if entry.startswith("*"):
            return {stem if entry.endswith("*") else f"{stem} "}
        end = "" if entry.endswith("*") else " "
        return {f" {prefix}{stem}{end}" for prefix in ("", *self.prefixes.split())}


class Match(NamedTuple):
    """One place of a text where an entry stands."""

    entry: int
    words: str
    """as they stand in the text"""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled entries of one language."""

    automaton: CharwiseDoubleArrayAhoCorasick
    meanings: tuple[dict[str, float], ...]
    """by entry: what it is worth to each Media Topic"""
    spaced: bool
    """true where the language writes spaces between words, and entries stand for words"""

    def matches(self, text: str) -> Iterator[Match]:
        """Find the entries in a text, in their order, the longest at each place."""
        return self._in_words(_WORD.findall(text)) if self.spaced else self._in_characters(text)

    def _in_words(self, words: list[str]) -> Iterator[Match]:
        """Find entries that stand for whole words or parts of words."""
        haystack = fold_words(words)
        passed, word = 0, -1
        for start, end, entry in self.automaton.find(haystack):
            inside = start + 1
            word += haystack.count(_GAP, passed, inside)
            passed = inside
            last = word + haystack.count(_GAP, inside, end)
            yield Match(entry, " ".join(words[word : last + 1]))

    def _in_characters(self, text: str) -> Iterator[Match]:
        """Find entries that stand for any run of characters."""
        haystack = fold_characters(text)
        for start, end, entry in self.automaton.find(haystack):
            yield Match(entry, haystack[start:end])


def fold_words(words: list[str]) -> str:
    """Give words without case, accents or spelling variants, with a gap around each."""
    text = f"{_GAP}{_GAP.join(words)}{_GAP}".casefold()
    if text.isascii():
        return text
    text = _MARKS.sub("", normalize("NFKD", text))
    for variant, usual in _SPELLINGS:
        text = text.replace(variant, usual)
    return text


def fold_characters(text: str) -> str:
    """Give a text without case, or full and half width."""
    return normalize("NFKC", text).casefold()


@cache
def lexicon(language: str) -> Lexicon | None:
    """Load the lexicon of a language, an ISO 639-1 code, or None where there is none."""
    file = languages().get(language)
    return None if file is None else compiled(Source(**tomllib.loads(file.read_text("utf-8"))))


@cache
def languages() -> dict[str, Traversable]:
    """List the files of lexicons by their language."""
    found = {file.name.removesuffix(".toml"): file for file in LEXICONS.iterdir()}
    return dict(sorted(found.items()))


def compiled(source: Source) -> Lexicon:
    """Build the automaton of a lexicon's entries."""
    meanings: dict[str, dict[str, float]] = defaultdict(dict)
    for words, weight in ((source.weak, WEAK), (source.strong, STRONG)):
        for topic, entries in words.items():
            for entry in entries.split(","):
                for pattern in source.patterns(entry.strip()):
                    meanings[pattern][TOPICS[topic]] = weight
    automaton = CharwiseDoubleArrayAhoCorasick(list(meanings), MATCH_KIND_LEFTMOST_LONGEST)
    return Lexicon(automaton, tuple(meanings.values()), source.spaced)
