"""Names by a linear-chain conditional random field for each language, which wiredesk carries.

The models stand in ``wiredesk/models/entities``, each with a card; ``training/ner`` makes them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from wiredesk.story import Model
from wiredesk.taggers import NameType, Tagged, Tagger
from wiredesk.taggers._evidence import believe, surnames
from wiredesk.taggers._lattice import decode, sureness
from wiredesk.taggers._model import unpack
from wiredesk.taggers._names import Run, confidence, runs, without_clitic
from wiredesk.taggers._reader import UNSPACED, Reader
from wiredesk.taggers._tokens import Tokens, tokenise

_TYPES: Mapping[str, NameType] = {
    "PER": "PERSON",
    "ORG": "ORGANISATION",
    "LOC": "PLACE",
    "MISC": "MISC",
}
_COMPILING = {
    "en": "Chancellor Angela Merkel met Barack Obama in Berlin. Merkel left.",
    "zh": "北京",
}
"""by language what to read so that all is compiled: words, with a surname twice, and characters"""
_FOLDER = files("wiredesk").joinpath("models/entities")


class _About(NamedTuple):
    """What is known of a model without loading it."""

    digest: str
    types: tuple[NameType, ...]


@cache
def _manifest() -> Mapping[str, _About]:
    """Read what models there are, by language."""
    rows: dict[str, dict[str, str]] = json.loads(
        _FOLDER.joinpath("manifest.json").read_text(encoding="utf-8")
    )
    return {
        language: _About(row["digest"], tuple(_TYPES[name] for name in row["types"].split()))
        for language, row in sorted(rows.items())
    }


@cache
def load(language: str) -> Reader:
    """Load a language's model, once."""
    return Reader(unpack(_FOLDER.joinpath(f"{language}.zip").read_bytes()))


def tag(texts: Sequence[str], language: str) -> tuple[tuple[Tagged, ...], ...]:
    """Find the names in the fields of a story."""
    reader = load(language)
    tokens = tokenise(texts, by_character=language in UNSPACED)
    found, sure = _find(reader, tokens, twice=language not in UNSPACED)
    return tuple(
        tuple(_tagged(reader, tokens, sure, (run for run in found if first <= run.first < last)))
        for first, last in pairwise(tokens.texts)
    )


def _find(reader: Reader, tokens: Tokens, *, twice: bool) -> tuple[Sequence[Run], Sequence[float]]:
    """Find names, and how probable the label of each token is.

    A second look believes what the first has shown of persons: it tells a surname by the full
    name that stands elsewhere in the story.
    """
    numbers = reader.number(tokens.keys)
    scores = reader.score(tokens.keys, numbers)
    ways, person = reader.model.transition, reader.model.types.index("PER")
    labels = decode(scores, ways)
    sure = sureness(scores, ways, labels).tolist()
    found = list(runs(labels))
    names = surnames(tokens.keys, found, sure, person) if twice else []
    if names and believe(numbers, numbers[names], scores, labels, person):
        labels = decode(scores, ways)
        sure = sureness(scores, ways, labels).tolist()
        found = list(runs(labels))
    return found, sure


def _tagged(
    reader: Reader, tokens: Tokens, sure: Sequence[float], found: Iterator[Run]
) -> Iterator[Tagged]:
    """Give the names of one text."""
    model = reader.model
    for run in found:
        start, end = int(tokens.starts[run.first]), int(tokens.ends[run.last])
        if model.language == "ar":
            start += without_clitic(tokens.keys[run.first], model.lists)
        least = min(sure[run.first : run.last + 1])
        name = _TYPES[model.types[run.type]]
        yield Tagged(start, end, name, confidence(least, model.calibration))


def _models() -> tuple[Model, ...]:
    """Name the models, having compiled what every one of them is read with."""
    for language, text in _COMPILING.items():
        tag([text], language)
    return tuple(
        Model(name=f"entities/{language}", digest=about.digest, language=language)
        for language, about in _manifest().items()
    )


TAGGER = Tagger(
    name="crf",
    languages=lambda: frozenset(_manifest()),
    types=lambda language: _manifest()[language].types,
    tag=tag,
    models=_models,
    rank=10,
)
