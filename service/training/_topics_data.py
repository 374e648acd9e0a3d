"""Texts with Media Topics, to train and to score on: openly licensed, and the project's own."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.evaluation._files import lines
from wiredesk.enrich._lexicon import TOPICS

HERE = Path(__file__).parent
WRITTEN = HERE / "topics_written"
"""leads written for the project, a file a language: topics, and the text"""
NEWS = HERE / "topics_news"
"""short news items written for the project: a folder a set, a file a language"""
CHOSEN = HERE / "topics_labels.tsv"
"""what windows of entity corpora are about: corpus, first sentence, how many, topics"""
DRAWN = HERE / "topics_labels_drawn.tsv"
"""the same, of windows that were drawn at random, and labelled unless they were no news at all"""
SECOND = HERE / "topics_labels_second.tsv"
"""the same, labelled later by another reader: 328 drawn at random, then 572 sought for the topics
that are rare; nobody had seen what was told of the first and of every second one of the others"""
THIRD = HERE / "topics_labels_third.tsv"
"""the same of windows drawn and sought once more, by one reader"""
FOURTH = HERE / "topics_labels_fourth.tsv"
"""the same, by another reader, whose windows nobody has looked at and nothing is fitted on; those
that the third set has too tell how far two readers agree"""
PARALLEL = "multi.sib200"
"""sentences that stand in every language, with one identifier"""
HELD = ("en.wikipedia-current-events", "es.fnc-true", "en.sib200-eng14")
"""files that stand for news in the report"""
NO_SPACES = frozenset({"zh", "ja", "th"})
NAMES = {code: name for name, code in TOPICS.items()}


class Labelled(NamedTuple):
    """A text, its language (ISO 639-1), and the topics that it is about, the main one first."""

    text: str
    language: str
    topics: tuple[str, ...]
    """by the names that the lexicons use"""
    id: str = ""
    """the same for one sentence in many languages"""

    @property
    def headline(self) -> str:
        """The first line, where there are more."""
        first, _, rest = self.text.partition("\n")
        return first if rest else ""

    @property
    def body(self) -> str:
        """What follows the headline."""
        first, _, rest = self.text.partition("\n")
        return rest or first


def published(data: Path, name: str) -> list[Labelled]:
    """Read a file of the topic data, whose texts have one topic each."""
    return [
        Labelled(
            row["text"], row["lang"].partition("-")[0], (NAMES[row["label"]],), row.get("id", "")
        )
        for row in map(json.loads, filter(None, lines(data / "topics" / f"{name}.jsonl.xz")))
    ]


def written() -> list[Labelled]:
    """Read the leads that were written for the project."""
    return [
        Labelled(text, file.stem, tuple(topics.split(",")))
        for file in sorted(WRITTEN.glob("*.tsv"))
        for topics, _, text in (
            line.partition("\t") for line in file.read_text("utf-8").splitlines() if line
        )
    ]


def news(name: str) -> list[Labelled]:
    """Read a set of the news items that were written for the project."""
    return [
        Labelled(f"{headline}\n{text}", file.stem, tuple(topics.split(",")))
        for file in sorted((NEWS / name).glob("*.tsv"))
        for topics, headline, text in (
            line.split("\t") for line in file.read_text("utf-8").splitlines()
        )
    ]


def windows(data: Path, labels: Path, but: Path | None = None) -> list[Labelled]:
    """Read windows of entity corpora (news, for the most part), but those that ``but`` labels."""
    others = _told(but) if but else {}
    told = {window: topics for window, topics in _told(labels).items() if window not in others}
    corpora = sorted({corpus for corpus, _, _ in told})
    texts = {corpus: list(_sentences(data, corpus)) for corpus in corpora}
    return [
        Labelled(_joined(texts[corpus][first : first + count], corpus[:2]), corpus[:2], topics)
        for (corpus, first, count), topics in told.items()
    ]


def told_twice() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give what the readers of the third and the fourth set say of the windows that both read."""
    one, other = _told(THIRD), _told(FOURTH)
    return [(one[window], topics) for window, topics in other.items() if window in one]


def _told(labels: Path) -> dict[tuple[str, int, int], tuple[str, ...]]:
    """Read the topics of windows: of a corpus, the first sentence and how many they are."""
    rows = (line.split("\t") for line in labels.read_text("utf-8").splitlines())
    return {
        (corpus, int(first), int(count)): tuple(topics.split(","))
        for corpus, first, count, topics in rows
    }


def _sentences(data: Path, corpus: str) -> Iterator[list[str]]:
    """Give the sentences of an entity corpus as their tokens."""
    sentence: list[str] = []
    for line in lines(data / "ner" / f"{corpus}.train.conll.xz"):
        if line:
            sentence.append(line.partition("\t")[0])
        elif sentence:
            yield sentence
            sentence = []


def _joined(sentences: list[list[str]], language: str) -> str:
    """Write sentences as a text; spaces before punctuation do no harm here."""
    space = "" if language in NO_SPACES else " "
    return space.join(space.join(sentence) for sentence in sentences)
