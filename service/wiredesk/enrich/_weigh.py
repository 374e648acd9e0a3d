"""How much a text's words point to each top-level Media Topic.

An entry of the lexicon that a text has *n* times (in the headline, each counts three) is
worth its weight times log2(1 + n), so that one word said often is not many words. The sum
over a topic's entries is its *evidence*. A long text meets words of every topic by chance:
``score = 1 - exp(-evidence / (SCALE * sqrt(length / SHORT)))``, where the length is in words
and not less than SHORT.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import exp, log2, sqrt
from operator import attrgetter
from typing import NamedTuple

from wiredesk.enrich._lexicon import Lexicon

READ = 5_000
"""characters of a text that are looked at: a wire story says early what it is about"""
HEADLINE = 3
"""occurrences that one in the headline is worth"""
SCALE = 4.0
"""evidence that gives a short text a score of 0.63: two strong words, or four weak"""
SHORT = 30
"""words of a text that is not long: the length of a lead"""
WORD_LENGTH = {True: 6, False: 2}
"""characters of a word and the space after it, where words are spaced and where not"""
SHOWN = 5
"""words to show for a topic"""


class Weighed(NamedTuple):
    """A top-level Media Topic, its score from 0 to 1, and the words that count most for it."""

    media_topic: str
    score: float
    words: tuple[str, ...]


class Found(NamedTuple):
    """An entry that a text has: how much it is worth, and how the text first has it."""

    worth: float
    words: str


def weigh(lexicon: Lexicon, headline: str, text: str) -> list[Weighed]:
    """Score every topic that a text's words point to, the most likely first."""
    text = text[:READ]
    headline = headline[:READ]
    found: dict[str, list[Found]] = defaultdict(list)
    for entry, repeats, words in _repeats(lexicon, headline, text):
        for topic, weight in lexicon.meanings[entry].items():
            found[topic].append(Found(weight * log2(1 + repeats), words))
    length = (len(headline) + len(text)) / WORD_LENGTH[lexicon.spaced]
    chance = SCALE * sqrt(max(1, length / SHORT))
    weighed = [_weighed(topic, entries, chance) for topic, entries in found.items()]
    return sorted(weighed, key=attrgetter("score"), reverse=True)


def _repeats(lexicon: Lexicon, headline: str, text: str) -> Iterable[tuple[int, int, str]]:
    """Give each entry that is found, how many times, and how it is first written."""
    repeats: dict[int, int] = defaultdict(int)
    written: dict[int, str] = {}
    for part, worth in ((headline, HEADLINE), (text, 1)):
        for entry, words in lexicon.matches(part):
            repeats[entry] += worth
            written.setdefault(entry, words)
    return [(entry, repeats[entry], words) for entry, words in written.items()]


def _weighed(topic: str, entries: list[Found], chance: float) -> Weighed:
    """Score one topic by its entries, against what chance brings to a text of its length."""
    evidence = sum(entry.worth for entry in entries)
    best = sorted(entries, key=attrgetter("worth"), reverse=True)
    words = dict.fromkeys(entry.words for entry in best)
    return Weighed(topic, 1 - exp(-evidence / chance), tuple(words)[:SHOWN])
