"""Makes what the taggers learn from beside the corpora: lists of names, silver corpora.

    PYTHONPATH=service python -m training ner_data --data DIR --out MORE

DIR holds ``topics/*.jsonl.xz`` and ``ner/*.conll.xz``; MORE is what ``python -m training ner``
takes as ``--more``. The makers of `training.ner_resources` run in the order in which they need
each other. The same packages and files give the same bytes.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic

from training.ner._word_lists import GROUPS
from training.ner_resources import (
    english,
    frequencies,
    german,
    marked,
    names,
    natasha,
    parallel,
    written,
)

PARALLEL = "multi.sib200"
ENGLISH = ("en.wikipedia-current-events", "en.sib200-eng14", PARALLEL)
"""the files with English sentences"""

Maker = Callable[[Sequence[str]], None]


def train(arguments: Sequence[str]) -> None:
    """Run every maker, and say how long each took."""
    parser = argparse.ArgumentParser("python -m training ner_data", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    for maker, options in makers(given.data, given.out):
        started = monotonic()
        maker([str(option) for option in options])
        print(f"{maker.__module__}: {monotonic() - started:.0f} s", flush=True)  # noqa: T201 (output)


def makers(data: Path, out: Path) -> Iterator[tuple[Maker, Sequence[object]]]:
    """Give the makers in their order, each with its arguments."""
    lists = out / "lists"
    topics = {name: data / "topics" / f"{name}.jsonl.xz" for name in ENGLISH}
    sentences = ("--sentences", topics[PARALLEL], "--out", out)
    wikipedia = data / "ner" / "ru.wikiner.train.conll.xz"
    yield names.main, ("--out", lists)
    yield frequencies.main, ("--out", lists)
    yield german.main, ("--lists", lists, "--groups", GROUPS / "de.tsv.xz")
    yield written.main, ("--lists", lists, "--out", out)
    yield parallel.main, sentences
    yield marked.main, sentences
    english_out = out / "en.spacy.train.conll.xz"
    yield english.main, ("--texts", *topics.values(), "--out", english_out)
    russian_out = out / "ru.natasha-wiki.train.conll.xz"
    yield natasha.main, ("--sentences", wikipedia, "--out", russian_out)
