"""Scores the topics of texts on labelled data.

    PYTHONPATH=service python -m training.topics --data DIR

DIR holds ``*.jsonl.xz`` files of one object a line: ``text``, ``lang`` (BCP 47) and ``label``
(a top-level Media Topic). A text has one label, so that a second topic counts as an error
even where a reader would agree with it.
"""

import argparse
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from wiredesk import media_topics
from wiredesk.enrich._lexicon import lexicon
from wiredesk.enrich._weigh import Weighed, weigh
from wiredesk.enrich.topics import likely

FILES = ("multi.sib200", "en.sib200-eng14", "en.wikipedia-current-events", "es.fnc-true")


class Labelled(NamedTuple):
    """A text, its language (ISO 639-1), and the topic that a person gave it."""

    text: str
    language: str
    label: str


class Answer(NamedTuple):
    """The topic that a text has, and those that the lexicon gave, the most likely first."""

    label: str
    given: list[str]


class Score(NamedTuple):
    """Precision, recall and F1 of one topic, and how many texts have it."""

    precision: float
    recall: float
    f1: float
    texts: int


def read(file: Path) -> Iterator[Labelled]:
    """Read the texts of a file whose languages have a lexicon."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            language = row["lang"].partition("-")[0]
            if lexicon(language) is not None:
                yield Labelled(row["text"], language, row["label"])


def answer(labelled: Labelled) -> Answer:
    """Give the topics of a text; where it has more lines than one, the first is its headline."""
    words = lexicon(labelled.language)
    first, _, rest = labelled.text.partition("\n")
    headline, body = (first, rest) if rest else ("", first)
    weighed: list[Weighed] = [] if words is None else weigh(words, headline, body)
    return Answer(labelled.label, [topic.media_topic for topic in likely(weighed)])


def scores(answers: Iterable[Answer]) -> dict[str, Score]:
    """Score each topic that any of the texts has."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for label, topics in answers:
        texts[label] += 1
        given.update(topics)
        right[label] += label in topics
    return {topic: _score(right[topic], given[topic], texts[topic]) for topic in sorted(texts)}


def _score(right: int, given: int, texts: int) -> Score:
    """Score one topic by its counts."""
    return Score(
        right / given if given else 0,
        right / texts,
        2 * right / (given + texts),
        texts,
    )


def macro_f1(scored: dict[str, Score]) -> float:
    """Give the mean F1 of topics, whatever their frequency."""
    return sum(score.f1 for score in scored.values()) / len(scored)


def report(file: Path) -> Iterator[str]:
    """Give the lines that tell the speed, and the scores by language and by topic.

    A topic's precision is over the texts of the whole file, whichever topics its labels lack.
    """
    labelled = list(read(file))
    start = perf_counter()
    answers = [answer(one) for one in labelled]
    elapsed = perf_counter() - start
    yield f"{file.name}: {len(labelled)} texts, {len(labelled) / elapsed:,.0f} texts/s"
    by_language = defaultdict(list)
    for one, given in zip(labelled, answers, strict=True):
        by_language[one.language].append(given)
    for language, mine in sorted(by_language.items()):
        yield f"  {language}  {_summary(mine)}"
    for topic, score in scores(answers).items():
        yield (
            f"  {media_topics.name(topic):42} P {score.precision:.2f}  R {score.recall:.2f}"
            f"  F1 {score.f1:.2f}  n {score.texts}"
        )


def _summary(answers: list[Answer]) -> str:
    """Sum up the answers of one language."""
    first = sum(given[:1] == [label] for label, given in answers) / len(answers)
    none = sum(not given for _, given in answers) / len(answers)
    macro = macro_f1(scores(answers))
    return f"macro-F1 {macro:.3f}  first is right {first:.3f}  no topic {none:.3f}"


def main() -> None:
    """Score every file of the data that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder: Path = parser.parse_args().data
    for name in FILES:
        sys.stdout.writelines(f"{line}\n" for line in report(folder / f"{name}.jsonl.xz"))


if __name__ == "__main__":
    main()
