"""Scores of topics: precision, recall and F1 of each, and their mean."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Answer(NamedTuple):
    """The topics that a text has, and those that it was given, the most likely first."""

    topics: tuple[str, ...]
    given: Sequence[str]


class Score(NamedTuple):
    """Precision, recall and F1 of one topic, and how many texts have it."""

    precision: float
    recall: float
    f1: float
    texts: int


def scores(answers: Iterable[Answer]) -> dict[str, Score]:
    """Score each topic that any of the texts has."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for answer in answers:
        texts.update(answer.topics)
        given.update(answer.given)
        right.update(set(answer.topics) & set(answer.given))
    return {topic: _score(right[topic], given[topic], texts[topic]) for topic in sorted(texts)}


def _score(right: int, given: int, texts: int) -> Score:
    """Score one topic by its counts."""
    return Score(
        right / given if given else 0,
        right / texts,
        2 * right / (given + texts),
        texts,
    )


def macro_f1(scored: Mapping[str, Score]) -> float:
    """Give the mean F1 of topics, whatever their frequency."""
    return sum(score.f1 for score in scored.values()) / len(scored)


def first_is_right(answers: Sequence[Answer]) -> float:
    """Give how often the first topic given is one that the text has."""
    return sum(bool(set(given[:1]) & set(topics)) for topics, given in answers) / len(answers)


def summary(answers: Sequence[Answer]) -> str:
    """Sum up answers in a line; a text with one label counts a right second topic as wrong."""
    none = sum(not given for _, given in answers) / len(answers)
    each = sum(len(given) for _, given in answers) / len(answers)
    return (
        f"macro-F1 {macro_f1(scores(answers)):.3f}, first is right {first_is_right(answers):.3f}, "
        f"{each:.2f} topics each, none {none:.3f}"
    )
