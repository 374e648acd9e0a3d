"""Scores languages on sentences of the evaluation set, and on files of labelled ones."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from training.evaluation._dateline_report import item
from training.evaluation._datelines import datelines
from training.evaluation._files import lines
from training.evaluation._score import Score, summed, table
from wiredesk.enrich import _lid
from wiredesk.enrich._script import script_of
from wiredesk.enrich.language import LANGUAGE, Language
from wiredesk.languages import languages
from wiredesk.story import Story


class Labelled(NamedTuple):
    """A text and the primary subtag of its language."""

    text: str
    language: str


Teller = Callable[[str], str]


def wiredesk(text: str) -> str:
    """Tell the language of a text as a worker does."""
    found = LANGUAGE.learn(Story(item(text)))
    return found.primary if isinstance(found, Language) else _lid.UNDETERMINED


def _first(text: str) -> str:
    """Tell the language with fastText's model alone."""
    low = " ".join(text.lower().split())
    return _lid._likeliest(_lid._first_ranks(low), _lid._tags_in(script_of(low))).tag  # noqa: SLF001 (a model is measured on its own)


def _second(text: str) -> str:
    """Tell the language with py3langid's model alone."""
    low = " ".join(text.lower().split())
    return _lid._likeliest(_lid._second_ranks(low), _lid._tags_in(script_of(low))).tag  # noqa: SLF001 (likewise)


def our_sentences() -> list[Labelled]:
    """Give the stories of the datelines' set, each once."""
    found = {case.text.rsplit("\n", 1)[-1]: case.language for case in datelines()}
    return [Labelled(text, language) for text, language in found.items()]


def read(file: Path) -> Iterator[Labelled]:
    """Read a file of labelled texts, those of our languages."""
    codes = {code: tag for tag, one in languages().items() for code in (tag, *one.codes)}
    for line in filter(None, lines(file)):
        row = json.loads(line)
        tag = codes.get(row["lang"].partition("-")[0])
        if tag:
            yield Labelled(row["text"], tag)


def score(told: Iterable[tuple[Labelled, str]]) -> Mapping[str, Score]:
    """Score by language: one told wrongly counts against both languages."""
    return summed(each for labelled, tag in told for each in _judged(labelled.language, tag))


def _judged(meant: str, told: str) -> Iterator[tuple[str, Score]]:
    """Judge one answer."""
    if told == meant:
        yield meant, Score(1, 1, 1)
        return
    yield meant, Score(0, 0, 1)
    if told != _lid.UNDETERMINED:
        yield told, Score(0, 1, 0)


def report(files: Iterable[Path], *, show_misses: bool) -> Iterator[str]:
    """Give the lines of the report."""
    yield from _about("sentences of our own", our_sentences(), show_misses=show_misses)
    for file in files:
        yield from _about(file.name, list(read(file)), show_misses=show_misses)


def _about(name: str, labelled: list[Labelled], *, show_misses: bool) -> Iterator[str]:
    """Score one set of texts, with each model of the cascade alone beside it."""
    columns, times = {}, {}
    tellers = {"wiredesk": wiredesk, "lid.176": _first, "py3langid": _second}
    for title, tell in tellers.items():
        tell(labelled[0].text)
        start = perf_counter()
        told = [tell(one.text) for one in labelled]
        times[title] = (perf_counter() - start) * 1e6 / len(labelled)
        columns[title] = score(zip(labelled, told, strict=True))
        if show_misses and title == "wiredesk":
            yield from (
                f"{one.language} told as {tag}: {one.text[:90]!r}"
                for one, tag in zip(labelled, told, strict=True)
                if tag != one.language
            )
    yield f"\n{name}: {len(labelled)} texts"
    yield from table(columns)
    yield "microseconds a text: " + ", ".join(f"{k} {v:.0f}" for k, v in times.items())
