"""Makes the taggers of names: ``python -m training ner LANG … --data DIR [--more DIR]``.

Data in, model and card out: ``LANG.zip`` and ``LANG.md`` in ``wiredesk/models/entities``, and
the manifest there, which names every model's digest.
"""

import argparse
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from time import process_time

import wiredesk
from training.ner._card import card
from training.ner._train import Sources, make, recipes
from wiredesk.taggers._model import pack, unpack

OUT = Path(wiredesk.__file__).parent / "models" / "entities"


def train(arguments: Sequence[str]) -> None:
    """Train the models of some languages, or of all."""
    parser = argparse.ArgumentParser("python -m training ner", description=__doc__)
    parser.add_argument("languages", nargs="*", help="ISO 639-1 codes; all, if none is given")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--more", type=Path, help="folder of what `resources` made: lists, corpora")
    parser.add_argument("--out", type=Path, default=OUT, help="where models go")
    asked = parser.parse_args(arguments)
    more = asked.more or asked.data
    for language in asked.languages or sorted(recipes()):
        started = process_time()
        recipe = recipes()[language]
        trained = make(recipe, Sources((asked.data, more), more / "lists"))
        content = pack(trained.model)
        (asked.out / f"{language}.zip").write_bytes(content)
        (asked.out / f"{language}.md").write_text(card(recipe, trained, content), encoding="utf-8")
        write_manifest(asked.out)
        f1 = ", ".join(f"{name} {scores[''].f1:.1f}" for name, scores in trained.scores.items())
        print(  # noqa: T201 (a command's output)
            f"{language}: {f1}; {len(content) / 1e6:.2f} MB, {process_time() - started:.0f} s",
            flush=True,
        )


def write_manifest(folder: Path) -> None:
    """Name the digest and the types of every model in a folder."""
    rows = {file.stem: _about(file) for file in sorted(folder.glob("*.zip"))}
    text = json.dumps(rows, indent=1) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def _about(file: Path) -> dict[str, str]:
    """Give what the manifest says of a model."""
    content = file.read_bytes()
    return {
        "digest": sha256(content).hexdigest()[:12],
        "types": " ".join(unpack(content).types),
    }
