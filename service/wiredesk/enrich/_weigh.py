"""How probable each top-level Media Topic is by a text's words.

An entry of the lexicon that a text has *n* times (in the headline and the lead each counts
more) is worth its weight times log2(1 + n), so that one word said often is not many words.
The sum over a topic's entries is its *evidence*. What makes a topic probable is its share of
all evidence, and how much there is of it: a long text meets words of every topic by chance.
The coefficients are fitted on labelled texts (``models/topics/scores.toml``).
"""

import tomllib
from functools import cache
from math import exp, log, log2, sqrt
from operator import attrgetter
from typing import NamedTuple

from wiredesk.enrich._lexicon import CODES, MODELS, OTHER, TOPICS, Entry, Lexicon
from wiredesk.enrich._topics_haystack import Haystack
from wiredesk.story import Value

SCORES = MODELS / "topics" / "scores.toml"
READ = 3_500
"""characters of a text that are looked at: a wire story says early what it is about"""
HEADLINE = 3
"""occurrences that one in the headline is worth"""
LEAD = 500
"""characters of a text that are its lead, where one occurrence is worth `LEAD_WORTH`"""
LEAD_WORTH = 2
SHORT = 30
"""words of a text that is not long: the length of a lead"""
WORD_LENGTH = {True: 6, False: 2}
"""characters of a word and the space after it, where words are spaced and where not"""
UNSEEN = 0.5
"""evidence that every topic has before a word is read"""
SHOWN = 5
"""words to show for a topic"""


class Scores(Value):
    """How evidence becomes a probability: coefficients of a logistic regression."""

    share: float
    """of the logarithm of a topic's share of all evidence"""
    evidence: float
    """of the logarithm of its evidence, against what chance brings to a text that long"""
    base: float
    """what is added whatever the evidence"""
    bias: dict[str, float]
    """what is added for each topic"""

    def probability(self, topic: str, share: float, evidence: float) -> float:
        """Give the probability of a topic, by its share and its relative evidence."""
        odds = self.share * log(share) + self.evidence * log(evidence) + self.base
        return 1 / (1 + exp(-odds - self.bias[topic]))


class Weighed(NamedTuple):
    """A Media Topic, its score from 0 to 1, and what was found for it."""

    media_topic: str
    score: float
    entries: list[int]
    """what was found for it"""


class Reading(NamedTuple):
    """What was found in a text, in the order in which it is first met."""

    lexicon: Lexicon
    haystack: Haystack
    times: dict[int, float]
    """how often it has an entry, weighed by place"""
    places: dict[int, tuple[int, int]]
    """where it first has an entry: start and end in the haystack"""
    chance: float
    """how much the text meets by chance, where a lead meets 1"""

    @property
    def found(self) -> list[tuple[Entry, float]]:
        """Each entry that the text has, and how often."""
        return [(self.lexicon.entries[entry], times) for entry, times in self.times.items()]

    def words(self, weighed: Weighed) -> tuple[str, ...]:
        """Give the words that count most for a topic, each once."""
        counts = {entry: self._count(entry, weighed.media_topic) for entry in weighed.entries}
        most = sorted(counts, key=counts.__getitem__, reverse=True)[:SHOWN]
        return tuple(dict.fromkeys(self.haystack.words(*self.places[entry]) for entry in most))

    def _count(self, entry: int, topic: str) -> float:
        """Tell how much an entry counts for a topic; for a narrower one, how often it is there."""
        return self.times[entry] * self.lexicon.entries[entry].worth.get(topic, 1)


def read(lexicon: Lexicon, headline: str, text: str) -> Reading:
    """Find the entries that a text has."""
    headline, text = headline[:READ], text[:READ]
    cut = _after_a_word(text, LEAD)
    haystack = lexicon.folded(headline, text[:cut], text[cut:])
    _, lead, rest = haystack.starts
    times: dict[int, float] = {}
    places: dict[int, tuple[int, int]] = {}
    for start, end, entry in lexicon.matches(haystack):
        worth = 1 if end > rest else LEAD_WORTH if end > lead else HEADLINE
        if entry in times:
            times[entry] += worth
        else:
            times[entry] = worth
            places[entry] = start, end
    length = (len(headline) + len(text)) / WORD_LENGTH[lexicon.spaced]
    return Reading(lexicon, haystack, times, places, sqrt(max(1, length / SHORT)))


def _after_a_word(text: str, least: int) -> int:
    """Give the first place from ``least`` on that is not inside a word."""
    space = text.find(" ", least)
    return space if space >= 0 else least


def weigh(reading: Reading) -> list[Weighed]:
    """Score every top-level topic that something was found for, the most likely first."""
    found: list[list[int]] = [[] for _ in range(OTHER + 1)]
    evidence = [0.0] * OTHER
    only, worth = reading.lexicon.only, reading.lexicon.worth
    for entry, times in reading.times.items():
        topic = only[entry]
        found[topic].append(entry)
        if topic != OTHER:
            evidence[topic] += worth[entry] * log2(1 + times)
    for entry in found.pop():
        for code, more in reading.lexicon.entries[entry].worth.items():
            found[CODES.index(code)].append(entry)
            evidence[CODES.index(code)] += more * log2(1 + reading.times[entry])
    total = sum(evidence) + UNSEEN * OTHER
    weighed = [
        Weighed(code, _probability(code, mine, total, reading.chance), entries)
        for code, mine, entries in zip(CODES, evidence, found, strict=True)
        if entries
    ]
    return sorted(weighed, key=attrgetter("score"), reverse=True)


def _probability(topic: str, evidence: float, total: float, chance: float) -> float:
    """Give the probability of a topic by its evidence, the whole, and what chance brings."""
    mine = evidence + UNSEEN
    return scores().probability(topic, mine / total, mine / chance)


@cache
def scores() -> Scores:
    """Read the coefficients."""
    table = tomllib.loads(SCORES.read_text("utf-8"))
    bias = {TOPICS[topic]: added for topic, added in table.pop("bias").items()}
    return Scores(**table, bias=bias)
