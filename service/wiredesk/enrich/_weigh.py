"""How probable each top-level Media Topic is by a text's words.

An entry of the lexicon that a text has *n* times (in the headline and the lead each counts
more) is worth its weight times log2(1 + n), so that one word said often is not many words.
The sum over a topic's entries is its *evidence*. What makes a topic probable is its share of
all evidence, and how much there is of it: a long text meets words of every topic by chance.
The coefficients are fitted on labelled texts (``models/topics/scores.toml``).
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from math import exp, log, log2, sqrt
from operator import attrgetter
from typing import NamedTuple

from wiredesk.enrich._lexicon import MODELS, TOPICS, Entry, Lexicon
from wiredesk.story import Value

SCORES = MODELS / "topics" / "scores.toml"
READ = 5_000
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
    """A Media Topic, its score from 0 to 1, and the words that count most for it."""

    media_topic: str
    score: float
    words: tuple[str, ...]


class Found(NamedTuple):
    """An entry that a text has: how often, weighed by place, and how the text first has it."""

    entry: Entry
    times: float
    words: str


class Reading(NamedTuple):
    """What was found in a text, and how much it meets by chance, where a lead meets 1."""

    found: list[Found]
    chance: float


def read(lexicon: Lexicon, headline: str, text: str) -> Reading:
    """Find the entries that a text has, in the order in which they are first met."""
    headline, text = headline[:READ], text[:READ]
    lead = _after_a_word(text, LEAD)
    times: dict[int, float] = defaultdict(float)
    written: dict[int, str] = {}
    for part, worth in ((headline, HEADLINE), (text[:lead], LEAD_WORTH), (text[lead:], 1)):
        for entry, words in lexicon.matches(part):
            times[entry] += worth
            written.setdefault(entry, words)
    found = [Found(lexicon.entries[entry], times[entry], words) for entry, words in written.items()]
    length = (len(headline) + len(text)) / WORD_LENGTH[lexicon.spaced]
    return Reading(found, sqrt(max(1, length / SHORT)))


def _after_a_word(text: str, least: int) -> int:
    """Give the first place from ``least`` on that is not inside a word."""
    space = text.find(" ", least)
    return space if space >= 0 else least


def weigh(reading: Reading) -> list[Weighed]:
    """Score every top-level topic that something was found for, the most likely first."""
    words: dict[str, dict[str, float]] = defaultdict(dict)
    evidence: dict[str, float] = defaultdict(float)
    for entry, times, written in reading.found:
        for topic, worth in entry.worth.items():
            evidence[topic] += worth * log2(1 + times)
            words[topic][written] = worth * times
    total = sum(evidence.values()) + UNSEEN * len(TOPICS)
    weighed = [
        Weighed(topic, _probability(topic, mine, total, reading.chance), best(words[topic]))
        for topic, mine in evidence.items()
    ]
    return sorted(weighed, key=attrgetter("score"), reverse=True)


def _probability(topic: str, evidence: float, total: float, chance: float) -> float:
    """Give the probability of a topic by its evidence, the whole, and what chance brings."""
    mine = evidence + UNSEEN
    return scores().probability(topic, mine / total, mine / chance)


def best(worths: Mapping[str, float]) -> tuple[str, ...]:
    """Give the words that are worth most, each once."""
    best = sorted(worths, key=worths.__getitem__, reverse=True)
    return tuple(best[:SHOWN])


@cache
def scores() -> Scores:
    """Read the coefficients."""
    table = tomllib.loads(SCORES.read_text("utf-8"))
    bias = {TOPICS[topic]: added for topic, added in table.pop("bias").items()}
    return Scores(**table, bias=bias)
