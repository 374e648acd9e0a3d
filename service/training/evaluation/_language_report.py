"""Scores languages on sentences of the evaluation set, whole and cut, and on labelled files."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from time import process_time
from typing import NamedTuple

from training.evaluation._dateline_report import item
from training.evaluation._datelines import datelines
from training.evaluation._files import lines
from training.evaluation._score import Score, summed, table
from wiredesk.enrich._lid import NOTHING, Guess
from wiredesk.enrich._lid_model import model_ranks
from wiredesk.enrich._script import script_of
from wiredesk.enrich.language import LANGUAGE, Language
from wiredesk.languages import languages
from wiredesk.story import UNDETERMINED, Story

SURE = 0.9
TOGETHER = 8
"""sentences that make a document"""
UNSPACED, LETTERS = frozenset({"ja", "th", "zh"}), 3
"""languages without spaces between words, and code points that stand for a word of them"""
PAIRS = 12
"""confusions that are listed"""


class Labelled(NamedTuple):
    """A text and the primary subtag of its language."""

    text: str
    language: str


Teller = Callable[[str], Guess]


def wiredesk(text: str) -> Guess:
    """Tell the language of a text as a worker does."""
    found = LANGUAGE.learn(Story(item(text)))
    return Guess(found.primary, found.confidence) if isinstance(found, Language) else NOTHING


def _model(text: str) -> Guess:
    """Tell the language with fastText's model alone."""
    low = " ".join(text.lower().split())
    return _likeliest(model_ranks(low, script_of(low)).likely)


TELLERS: Mapping[str, Teller] = {"wiredesk": wiredesk, "lid.176": _model}
"""what is measured: the whole, and the model alone"""


def _likeliest(scores: Mapping[str, float]) -> Guess:
    """Give the language with the highest score, of ours."""
    ours = {tag: score for tag, score in scores.items() if tag in languages()}
    best = max(ours, key=ours.__getitem__, default=UNDETERMINED)
    return Guess(best, 1.0) if ours else NOTHING


def our_sentences() -> list[Labelled]:
    """Give the stories of the datelines' set, each once; tables and the like have no language."""
    stories = [case for case in datelines() if case.has_dateline]
    found = {case.text.rsplit("\n", 1)[-1]: case.language for case in stories}
    return [Labelled(text, language) for text, language in found.items()]


def read(file: Path) -> Iterator[Labelled]:
    """Read a file of labelled texts, those of our languages."""
    codes = {code: tag for tag, one in languages().items() for code in (tag, *one.codes)}
    for line in filter(None, lines(file)):
        row = json.loads(line)
        tag = codes.get(row["lang"].partition("-")[0])
        if tag:
            yield Labelled(row["text"], tag)


def variants(texts: list[Labelled]) -> Mapping[str, list[Labelled]]:
    """Give the texts as they are, cut to headlines, in capitals, and put together to documents."""
    return {
        "as they are": texts,
        "first six words": [_cut(one, 6) for one in texts],
        "first three words": [_cut(one, 3) for one in texts],
        "in capitals": [Labelled(one.text.upper(), one.language) for one in texts],
        f"{TOGETHER} together": _together(texts),
    }


def _cut(one: Labelled, words: int) -> Labelled:
    """Give the first words of a text."""
    if one.language in UNSPACED:
        return Labelled(one.text[: words * LETTERS], one.language)
    return Labelled(" ".join(one.text.split()[:words]), one.language)


def _together(texts: list[Labelled]) -> list[Labelled]:
    """Put the texts of each language together; what is left over too."""
    found: list[Labelled] = []
    for language in dict.fromkeys(one.language for one in texts):
        same = [one.text for one in texts if one.language == language]
        found += [
            Labelled("\n".join(same[start : start + TOGETHER]), language)
            for start in range(0, len(same), TOGETHER)
        ]
    return found


def score(told: Iterable[tuple[Labelled, Guess]]) -> Mapping[str, Score]:
    """Score by language: one told wrongly counts against both languages."""
    return summed(each for labelled, found in told for each in _judged(labelled.language, found))


def _judged(meant: str, found: Guess) -> Iterator[tuple[str, Score]]:
    """Judge one answer."""
    if found.tag == meant:
        yield meant, Score(1, 1, 1)
        return
    yield meant, Score(0, 0, 1)
    if found.tag != UNDETERMINED:
        yield found.tag, Score(0, 1, 0)


def report(files: Iterable[Path], *, show_misses: bool) -> Iterator[str]:
    """Give the lines of the report."""
    yield from _about("sentences of our own", our_sentences(), show_misses=show_misses)
    for file in files:
        yield from _about(file.name, list(read(file)), show_misses=show_misses)


def _about(name: str, texts: list[Labelled], *, show_misses: bool) -> Iterator[str]:
    """Score one set of texts, with the model alone beside it."""
    yield f"\n{name}: {len(texts)} texts in {len({one.language for one in texts})} languages"
    told = {title: _timed(tell, texts) for title, tell in TELLERS.items()}
    yield from table(
        {title: score(zip(texts, each[0], strict=True)) for title, each in told.items()}
    )
    yield "microseconds a text: " + ", ".join(
        f"{title} {each[1]:.0f}" for title, each in told.items()
    )
    yield from _confusions(texts, told["wiredesk"][0], show_misses=show_misses)
    for title, cut in variants(texts).items():
        answers, microseconds = _timed(wiredesk, cut)
        yield f"{title:18} {_summary(cut, answers)}  {microseconds:4.0f} microseconds"


def _timed(tell: Teller, texts: list[Labelled]) -> tuple[list[Guess], float]:
    """Tell every text, first to load what is needed; give the answers, and microseconds each."""
    answers = [tell(one.text) for one in texts]
    start = process_time()
    for one in texts:
        tell(one.text)
    return answers, (process_time() - start) * 1e6 / len(texts)


def _summary(texts: list[Labelled], answers: list[Guess]) -> str:
    """Say how many are right, and how many of those whose confidence is high."""
    right = [one.language == found.tag for one, found in zip(texts, answers, strict=True)]
    sure = [good for good, found in zip(right, answers, strict=True) if found.confidence >= SURE]
    return (
        f"{sum(right):6} of {len(right):6} right, {sum(right) / len(right):.4f};  given {SURE} or "
        f"more: {len(sure) / len(right):.3f}, of them right {sum(sure) / max(1, len(sure)):.4f}"
    )


def _confusions(texts: list[Labelled], answers: list[Guess], *, show_misses: bool) -> Iterator[str]:
    """Give which languages are told for which, or every such text."""
    wrong = [
        (one, found.tag)
        for one, found in zip(texts, answers, strict=True)
        if found.tag != one.language
    ]
    pairs = Counter((one.language, tag) for one, tag in wrong)
    listed = ", ".join(f"{meant} as {tag} {n}" for (meant, tag), n in pairs.most_common(PAIRS))
    yield f"told wrongly: {listed or 'none'}"
    if show_misses:
        yield from (f"{one.language} told as {tag}: {one.text[:90]!r}" for one, tag in wrong)
