"""Sets wiredesk's taggers beside others: ``PYTHONPATH=service python -m training.ner_comparison``.

Give ``--data DIR`` with ``LANG.CORPUS.dev.conll.xz`` files, and languages if not all. Each
tagger that is installed and covers a language reads the same sentences, in a process of its
own: spaCy's and GiNZA's pipelines through ``wiredesk[spacy]``, natasha where it is installed.
Printed is a Markdown table of exact-span F1 over PER, ORG and LOC, tokens a second of CPU time
(those of the corpus, with the models loaded) and the most memory that the process held.
"""

import argparse
import lzma
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from training.ner._corpora import Sentence, read
from wiredesk.taggers import taggers
from wiredesk.taggers._reader import UNSPACED

Name = tuple[int, int, str]
Tag = Callable[[Sequence[str]], Sequence[Sequence[Name]]]
"""gives the names of texts"""

TYPES = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC"}
BATCH = 12
"""sentences that a tagger gets at once, as it would the fields of a story"""
NATASHA = "natasha"
ROUNDS = 3
"""how often the sentences are tagged; the quickest counts"""


class Outcome(NamedTuple):
    """What one tagger did on one corpus."""

    corpus: str
    tagger: str
    f1: float
    precision: float
    recall: float
    speed: float
    """corpus tokens a second of CPU time"""
    memory: float
    """megabytes at most"""


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("languages", nargs="*")
    given = arguments.parse_args()
    print("| corpus | tagger | F1 | P | R | tokens/s | MB |\n|---|---|---:|---:|---:|---:|---:|")  # noqa: T201 (a command's output)
    for path in sorted(given.data.glob("*.dev.conll.xz")):
        language = path.name.partition(".")[0]
        for tagger in _taggers(language) if language in (given.languages or [language]) else ():
            with get_context("spawn").Pool(1) as alone:
                got = alone.apply(measure, (path, language, tagger))
            print(  # noqa: T201 (a command's output)
                f"| {got.corpus} | {got.tagger} | {got.f1:.1f} | {got.precision:.1f} "
                f"| {got.recall:.1f} | {got.speed:,.0f} | {got.memory:.0f} |",
                flush=True,
            )


def _taggers(language: str) -> Iterator[str]:
    """Name the taggers that cover a language here."""
    yield from (one.name for one in taggers() if language in one.languages())
    if language == "ru" and find_spec(NATASHA) is not None:
        yield NATASHA


def measure(path: Path, language: str, tagger: str) -> Outcome:
    """Let a tagger read a corpus."""
    sentences = read(path, spaced=language not in UNSPACED)
    tag = _natasha if tagger == NATASHA else _ours(tagger, language)
    tag([sentences[0].text])
    found, seconds = min((_time(tag, sentences) for _ in range(ROUNDS)), key=lambda timed: timed[1])
    tokens = sum(map(bool, lzma.decompress(path.read_bytes()).split(b"\n")))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    corpus = path.name.removesuffix(".dev.conll.xz")
    return Outcome(corpus, tagger, *score(sentences, found), tokens / seconds, memory)


def _time(tag: Tag, sentences: Sequence[Sentence]) -> tuple[list[Sequence[Name]], float]:
    start, found = time.process_time(), list[Sequence[Name]]()
    for first in range(0, len(sentences), BATCH):
        found += tag([sentence.text for sentence in sentences[first : first + BATCH]])
    return found, time.process_time() - start


def score(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Name]]
) -> tuple[float, float, float]:
    """Give F1, precision and recall over exact spans of persons, organisations and places."""
    kinds = set(TYPES.values())
    wanted = {
        (n, *name) for n, one in enumerate(sentences) for name in one.names if name[2] in kinds
    }
    given = {(n, *name) for n, names in enumerate(found) for name in names if name[2] in kinds}
    right = len(wanted & given)
    precision, recall = right / max(len(given), 1), right / max(len(wanted), 1)
    f1 = 2 * right / max(len(given) + len(wanted), 1)
    return 100 * f1, 100 * precision, 100 * recall


def _ours(name: str, language: str) -> Tag:
    """Give one of the taggers that wiredesk finds."""
    (tagger,) = (one for one in taggers() if one.name == name)

    def tag(texts: Sequence[str]) -> list[list[Name]]:
        """Give the names with the corpora's types."""
        return [
            [(one.start, one.end, TYPES.get(one.type, one.type)) for one in names]
            for names in tagger.tag(texts, language)
        ]

    return tag


def _natasha(texts: Sequence[str]) -> list[list[Name]]:
    """Tag as natasha does."""
    segmenter, tagger = _natasha_parts()
    found = list[list[Name]]()
    for text in texts:
        doc = import_module(NATASHA).Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        found.append([(span.start, span.stop, span.type) for span in doc.spans])
    return found


@cache
def _natasha_parts() -> tuple[object, object]:
    natasha = import_module(NATASHA)
    return natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())


if __name__ == "__main__":
    main()
