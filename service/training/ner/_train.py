"""Makes one language's model of its corpora, and says how good it is."""

import tomllib
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from training.ner._corpora import Labelled, label, read, vary, written
from training.ner._examples import joint, see
from training.ner._fit import Options, Weights, fit
from training.ner._score import JUDGED, Name, Score, names, score
from training.ner._word_lists import read_lists
from wiredesk.taggers._kernels import Hashes
from wiredesk.taggers._lattice import decode, sureness
from wiredesk.taggers._lists import Lists
from wiredesk.taggers._model import Model, allowed, pack
from wiredesk.taggers._names import runs
from wiredesk.taggers._reader import UNSPACED, Reader, scheme_for

VARIED = "+"
"""ends the name of a corpus that is to be read with other names in the places of its own"""
_SMALLEST = 0.08
"""features whose weights are all smaller are left out"""
_SIZES = 200
"""how many numbers of features are thought of, to find the most that a file has room for"""
_BOLDER = (-0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0)
"""what is tried to be taken from the score of being outside"""
_EVEN = 0.3
"""F1 points that a bolder or a more timid model must gain for each step"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a language's model is made of."""

    language: str
    types: tuple[str, ...]
    corpora: Mapping[str, float]
    """what a sentence of each counts"""
    dev: tuple[str, ...]
    epochs: int
    least: int
    """tokens that a feature must be seen at"""
    megabytes: float
    """what the model's file may have"""


class Trained(NamedTuple):
    """A model, and its scores by development set and type; under "" that of `JUDGED`."""

    model: Model
    scores: Mapping[str, Mapping[str, Score]]


def recipes() -> Mapping[str, Recipe]:
    """Read the recipes."""
    rows = tomllib.loads(Path(__file__).with_name("recipes.toml").read_text(encoding="utf-8"))
    default = rows.pop("default")
    return {language: _recipe(language, {**default, **row}) for language, row in rows.items()}


def _recipe(language: str, row: dict[str, object]) -> Recipe:
    corpora = row["corpora"]
    if not isinstance(corpora, dict):
        raise TypeError(language)
    dev = row.get("dev", list(corpora))
    return Recipe(
        language=language,
        types=tuple(str(row["types"]).split()),
        corpora=corpora,
        dev=tuple(map(str, dev)) if isinstance(dev, list) else (),
        epochs=int(str(row["epochs"])),
        least=int(str(row["least"])),
        megabytes=float(str(row["megabytes"])),
    )


class Sources(NamedTuple):
    """Where the data are."""

    folders: tuple[Path, ...]
    """of corpora; the first that has one gives it"""
    lists: Path


def corpus(name: str, part: str, sources: Sources, language: str) -> Labelled | None:
    """Read a part of a corpus, if it is there; a plus sign asks for other names in it."""
    varied = name.endswith(VARIED)
    name = name.removesuffix(VARIED)
    by_character = language in UNSPACED
    found = written(language, name, part, sources.lists)
    for folder in sources.folders:
        file = folder / f"{name}.{part}.conll.xz"
        if found is None and file.exists():
            found = read(file, spaced=not by_character)
    if varied and found:
        found = vary(found, language, sources.lists)
    return label(found, by_character=by_character) if found else None


def make(recipe: Recipe, sources: Sources) -> Trained:
    """Train, prune, quantise, calibrate and score a model."""
    words = read_lists(sources.lists, recipe.language)
    parts = [
        (found.keys, found.tags, weight)
        for name, weight in recipe.corpora.items()
        if (found := corpus(name, "train", sources, recipe.language))
    ]
    seen = see(joint(parts), scheme_for(recipe.language, words), recipe.types, recipe.least)
    weights = fit(
        seen.examples, len(seen.hashes), allowed(len(recipe.types)), Options(epochs=recipe.epochs)
    )
    model = _prune(recipe, seen.hashes, weights, words)
    dev = {
        name: found
        for name in recipe.dev
        if (found := corpus(name, "dev", sources, recipe.language))
    }
    model = _calibrate(model, list(dev.values()))
    return Trained(model, {name: _scores(model, found) for name, found in dev.items()})


def _prune(recipe: Recipe, hashes: Hashes, weights: Weights, lists: Lists) -> Model:
    """Leave out as many of the features that say little as the size of the file asks for."""
    sizes = np.abs(weights.emission).max(axis=1)
    falling = np.sort(sizes[sizes > _SMALLEST])[::-1]
    smallest = [*falling[:: -(-len(falling) // _SIZES)].tolist(), _SMALLEST]

    def kept(number: int) -> Model:
        """Give the model without the features whose weights are smaller."""
        return _quantise(recipe, hashes, weights, lists, smallest[number])

    room = recipe.megabytes * 1e6
    over = bisect(range(len(smallest)), room, key=lambda number: len(pack(kept(number))))
    return kept(max(0, over - 1))


def _quantise(
    recipe: Recipe, hashes: Hashes, weights: Weights, lists: Lists, smallest: float
) -> Model:
    """Keep the features that have a weight of some size, and round their weights."""
    kept = np.abs(weights.emission).max(axis=1) > smallest
    kept[0] = False
    emission = weights.emission[kept]
    scales = np.maximum(np.abs(emission).max(axis=0) / 127, 1e-6).astype(np.float32)
    rows = np.zeros((len(emission) + 1, len(scales)), np.int8)
    rows[:-1] = np.round(emission / scales)
    return Model(
        language=recipe.language,
        types=recipe.types,
        keys=hashes[kept],
        weights=rows,
        scales=scales,
        transition=np.maximum(weights.transition, np.float32(-99)),
        calibration=(1.0, 0.0),
        outside=0.0,
        lists=lists,
    )


def _calibrate(model: Model, dev: Sequence[Labelled]) -> Model:
    """Choose how bold the model is, and what its confidence means."""
    best = max(
        _BOLDER,
        key=lambda bolder: _mean_f1(replace(model, outside=bolder), dev) - _EVEN * abs(bolder),
    )
    model = replace(model, outside=best)
    judged = [pair for found in dev for pair in _judge(model, found)]
    return replace(model, calibration=_logistic(judged)) if judged else model


def _mean_f1(model: Model, dev: Sequence[Labelled]) -> float:
    """Give the mean of the sets' F1, each weighed by the root of the names in it."""
    scored = [_scores(model, found)[""] for found in dev]
    weights = [one.there**0.5 for one in scored]
    total = sum(one.f1 * w for one, w in zip(scored, weights, strict=True))
    return float(total / max(sum(weights), 1))


def find(model: Model, keys: list[str]) -> list[tuple[Name, float]]:
    """Give the names that a model finds, each with the probability of its least sure label."""
    scores = Reader(model).scores(keys)
    labels = decode(scores, model.transition)
    sure = sureness(scores, model.transition, labels)
    return [
        (
            (run.first, run.last + 1, model.types[run.type]),
            float(sure[run.first : run.last + 1].min()),
        )
        for run in runs(labels)
    ]


def _scores(model: Model, found: Labelled) -> dict[str, Score]:
    """Score a model on a set."""
    there = names(found.tags)
    given = [name for name, _ in find(model, found.keys)]
    by_type = {name: score(there, given, (name,)) for name in model.types}
    return {"": score(there, given, JUDGED), **by_type}


def _judge(model: Model, found: Labelled) -> list[tuple[float, bool]]:
    """Give the probability of each name that is found, and whether it is right."""
    there = names(found.tags)
    return [(sure, name in there) for name, sure in find(model, found.keys)]


def _logistic(judged: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Fit slope and intercept of the log-odds of being right (Platt's scaling).

    Newton's method, drawn towards a slope of 1 and an intercept of 0.
    """
    sure = np.clip([one for one, _ in judged], 1e-4, 1 - 1e-4)
    seen = np.stack((np.log(sure / (1 - sure)), np.ones(len(sure))))
    right = np.array([one for _, one in judged], np.float64)
    usual = np.array([1.0, 0.0])
    fitted = usual
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(fitted @ seen, -30, 30)))
        curve = (seen * (p * (1 - p))) @ seen.T + np.eye(2)
        step = np.linalg.solve(curve, seen @ (right - p) - (fitted - usual))
        fitted = fitted + np.clip(step, -0.3, 0.3)
    return float(np.clip(fitted[0], 0.1, 2)), float(fitted[1])
