"""The card of a model: what it is made of, by which command, how good it is, where it is weak."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.ner._score import Score
from training.ner._train import Recipe, Trained


def card(recipe: Recipe, trained: Trained, content: bytes) -> str:
    """Write a model's card, in Markdown."""
    return "\n".join(_lines(recipe, trained, content)) + "\n"


def _lines(recipe: Recipe, trained: Trained, content: bytes) -> Iterator[str]:
    """Give the lines of a card."""
    sources = _sources()
    language = recipe.language
    yield f"# entities/{language}"
    yield ""
    yield f"Names in {language}: {', '.join(recipe.types)}. A linear-chain conditional random"
    yield f"field over {len(trained.model.keys):,} features, {len(content) / 1e6:.2f} MB."
    yield f"Made by `python -m training ner {language} --data DIR --more DIR`; see"
    yield "`service/training/ner/README.md`. The weights are under the licences of the data below"
    yield "as far as these reach; where a corpus is under CC BY-SA, so are they."
    yield ""
    yield "| trained on | weight | what it is | licence |"
    yield "|---|---:|---|---|"
    for name, weight in recipe.corpora.items():
        about = sources["corpora"].get(name, {})
        yield f"| {name} | {weight} | {about.get('what', '')} | {about.get('licence', '')} |"
    yield ""
    yield "Word lists: " + sources["lists"].get(language, sources["lists"]["default"])["what"]
    yield ""
    yield "| development set | F1 | precision | recall | F1 by type |"
    yield "|---|---:|---:|---:|---|"
    for name, scores in trained.scores.items():
        yield _row(name, scores)
    yield ""
    yield "Exact spans; the first three figures are of PER, ORG and LOC together. The development"
    yield "sets also chose how bold the model is."
    weak = sources["weak"].get(language)
    if weak:
        yield ""
        yield f"Weak: {weak['what']}"


def _row(name: str, scores: Mapping[str, Score]) -> str:
    """Write the scores of one set."""
    all_of = scores[""]
    by_type = ", ".join(
        f"{kind} {one.f1:.1f}" for kind, one in scores.items() if kind and one.there
    )
    return (
        f"| {name} | {all_of.f1:.1f} | {all_of.precision:.1f} | {all_of.recall:.1f} | {by_type} |"
    )


def _sources() -> dict[str, dict[str, dict[str, str]]]:
    """Read what is known of corpora and lists."""
    text = Path(__file__).with_name("sources.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
