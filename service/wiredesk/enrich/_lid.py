"""Which language a text is written in: its script, then a model, then its words.

Some scripts are those of one language alone. In the others many words may all speak for one
language; if not, fastText's lid.176 is asked, and is right where it is sure. Where it is not,
or where its answer is close to another language, it is weighed with the words: how common each
of them is in the languages that have it, and the telling words of the language files. A text
in a language without a file here is undetermined.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp, log
from typing import NamedTuple

from wiredesk.enrich._language_words import Told, told_by, words_of
from wiredesk.enrich._lid_model import STRANGERS, Ranks, model_ranks
from wiredesk.enrich._lid_tags import OF_CHINA, tags_in, written_in
from wiredesk.enrich._script import JAPANESE, KOREAN, is_chinese
from wiredesk.languages import languages
from wiredesk.story import UNDETERMINED

OWN_SCRIPT = 0.99
"""the confidence in a language that has a script to itself"""
_OF_ONE = frozenset({"Grek", JAPANESE, KOREAN, "Thai"})
"""scripts that no other language with newspapers is written in"""
SURE = 0.98
"""from this probability on the model is believed, but between close languages"""

# How the two are weighed, as it tells most of the texts that it was tried on. The words of a
# text are not independent of each other: they count the less, the more there are.
OF_WORDS, OF_MODEL = 0.8, 0.5
MANY = 20
MANY_WORDS, OWN, AHEAD = 14, 5.0, 20.0
"""words, nats a word, and nats ahead of the next language, from which the model need not be asked.
Galician reads as Portuguese by 5 nats a word, and is hardly ahead of Spanish."""
CLOSE = 0.7
"""how far an answer is to be trusted that is close to another language"""
NEVER = 1e-4
"""the probability of a language that the model does not name"""
UNNAMED = OF_MODEL * log(NEVER)
OF_TELLING, OF_SENDER = 3.0, 2.0
"""nats for a telling word, and for a close language that the sender declared"""

LEAST = 0.1
"""below this confidence nothing is told"""

STRANGE = 0.5
"""the probability of other languages from which a text is in one of them, if its words are
rare in all of ours"""
STRANGE_ANYHOW = 0.8
RARE, RAREST = 5.0, 2.5
"""nats a word that are little for a language of ours, and hardly any"""
NAMED = 0.35
"""the probability of a language of ours below which such a text is in none"""
FEW = 8
"""words that are too few to be so judged"""


class Guess(NamedTuple):
    """A language, and how probable it is from 0 to 1."""

    tag: str
    confidence: float


NOTHING = Guess(UNDETERMINED, 0.0)


class _Words(NamedTuple):
    """The words of a text, each once, and what they tell."""

    words: list[str]
    told: Told


def guess(text: str, script: str, preferred: str | None = None) -> Guess:
    """Guess the language of a text, lower-case and on one line, among those of its script.

    Between close languages the preferred one is taken, unless the words are against it.
    """
    meant = tags_in(script)
    if not meant:
        return NOTHING
    if script in _OF_ONE:
        return Guess(next(iter(meant.values())), OWN_SCRIPT)
    if script in OF_CHINA and is_chinese(text):
        return Guess("zh", OWN_SCRIPT)
    return _guess_of_many(text, script, preferred)


def _guess_of_many(text: str, script: str, preferred: str | None) -> Guess:
    """Guess which of the languages of a script a text is in, from its words and the model."""
    meant = tags_in(script)
    words = list(dict.fromkeys(words_of(text)))
    told = told_by(words)
    plain = _plainly(told, len(words), written_in(script))
    if plain and not _has_rivals(plain.tag, meant):
        return plain
    ranks = model_ranks(text, script)
    best = max(ranks.likely, key=ranks.likely.__getitem__, default=UNDETERMINED)
    if ranks.likely.get(best, 0) >= SURE and best in languages() and not _has_rivals(best, meant):
        return Guess(best, min(1.0, ranks.likely[best]))
    if not words:
        return NOTHING
    return _told_by_words(ranks, _Words(words, told), written_in(script), preferred)


def _plainly(told: Told, words: int, tags: frozenset[str]) -> Guess | None:
    """Give the language that many words all speak for, and for no other; None where they do not."""
    if words < MANY_WORDS:
        return None
    said = {tag: told.nats.get(tag, 0) for tag in _sorted(tags)}
    best = max(said, key=said.__getitem__)
    ahead = said.pop(best) - max(said.values())
    spoken = told.nats.get(best, 0)
    if best in STRANGERS or spoken < OWN * words or ahead < max(words, AHEAD):
        return None
    return Guess(best, 1 / (1 + exp(-ahead * _worth(told))))


def _worth(told: Told) -> float:
    """Give how much a nat of a text's words counts."""
    return OF_WORDS / (1 + told.known / MANY)


def _has_rivals(tag: str, meant: Mapping[str, str]) -> bool:
    """Tell whether a language has close ones that are written in the same script."""
    return any(close in meant for close in languages()[tag].close)


def _told_by_words(
    ranks: Ranks, given: _Words, tags: frozenset[str], preferred: str | None
) -> Guess:
    """Weigh the model and the words, each once, and give the likeliest language."""
    words, told = given
    if _is_strange(ranks, told, len(words), tags):
        return NOTHING
    worth = _worth(told)
    scores = {
        tag: (OF_MODEL * log(ranks.likely[tag] + NEVER) if tag in ranks.likely else UNNAMED)
        + worth * told.nats.get(tag, 0)
        for tag in _sorted(tags)
    }
    best = max(scores, key=scores.__getitem__)
    if best in STRANGERS:
        return NOTHING
    for tag, more in _among_close(best, tags, words, preferred).items():
        scores[tag] += more
    best = max(scores, key=scores.__getitem__)
    trust = len(words) / (len(words) + 1) * (CLOSE if languages()[best].close else 1)
    odds = (exp(trust * (score - scores[best])) for score in scores.values())
    confidence = 1 / sum(odds)
    return Guess(best, confidence) if confidence >= LEAST else NOTHING


@cache
def _sorted(tags: frozenset[str]) -> tuple[str, ...]:
    """Give the languages that a text may be in, and the strangers, in alphabetical order."""
    return tuple(sorted(tags | STRANGERS))


def _is_strange(ranks: Ranks, told: Told, words: int, tags: frozenset[str]) -> bool:
    """Tell whether a text is in a language that has no file here."""
    spoken = max((told.nats.get(tag, 0) for tag in tags), default=0)
    if ranks.strange >= (STRANGE if 0 < spoken < RARE * words else STRANGE_ANYHOW):
        return True
    named = max(ranks.likely.values(), default=0)
    return words >= FEW and bool(told.nats) and spoken < RAREST * words and named < NAMED


def _among_close(
    best: str, tags: frozenset[str], words: Iterable[str], preferred: str | None
) -> Mapping[str, float]:
    """Give what speaks for a language and those close to it, beside how common the words are."""
    given = set(words)
    return {
        tag: OF_TELLING * len(given & languages()[tag].markers) + OF_SENDER * (tag == preferred)
        for tag in (best, *languages()[best].close)
        if tag in tags and languages()[best].close
    }
