"""Precision, recall and F1, by language and altogether."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


class Score(NamedTuple):
    """How many were given, how many of them are right, and how many there are to be found."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of those given that are right; 1 where none was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of those to be found that were given; 1 where there are none."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def summed(judged: Iterable[tuple[str, Score]]) -> dict[str, Score]:
    """Add up scores by language, and under ``all``."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for language, score in judged:
        for key in (language, "all"):
            total[key].update(score._asdict())
    ordered = sorted(total, key=lambda key: (key == "all", key))
    return {
        key: Score(total[key]["right"], total[key]["given"], total[key]["wanted"])
        for key in ordered
    }


def table(columns: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    """Give the lines of a table: a row a language, three figures for each of the columns."""
    keys = dict.fromkeys(key for scores in columns.values() for key in scores)
    yield " " * 12 + "".join(f"{name:^23}" for name in columns)
    yield f"{'':6}{'n':>5} " + "".join(f"{'P':>7}{'R':>7}{'F1':>7}  " for _ in columns)
    for key in sorted(keys, key=lambda key: (key == "all", key)):
        row = [scores.get(key, Score(0, 0, 0)) for scores in columns.values()]
        figures = "".join(f"{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}  " for s in row)
        yield f"{key:6}{row[0].wanted:5} {figures}"
