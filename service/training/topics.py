"""Learns what topic words are worth, fits the scores, and measures both.

    PYTHONPATH=service python -m training topics --data DIR

DIR holds ``topics/*.jsonl.xz`` and ``ner/*.conll.xz``. What is learnt is written to
``wiredesk/models/topics``: a table of factors for each language, and the coefficients that make
a probability of evidence. The same data give the same bytes. Then the report, each set scored
with coefficients that were fitted on the others; ``--score`` gives the report alone. Nothing is
fitted on the last two sets of windows, and of the blind one no more is told than the sum.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from training._topics_data import (
    CHOSEN,
    DRAWN,
    FOURTH,
    HELD,
    PARALLEL,
    SECOND,
    THIRD,
    Labelled,
    news,
    published,
    told_twice,
    windows,
    written,
)
from training._topics_factors import Seen, factors
from training._topics_report import Answer, first_is_right, macro_f1, scores, summary
from training._topics_scores import Evidence, Fitted, evidence_of, fit
from wiredesk.enrich._lexicon import TOPICS, lexicon
from wiredesk.enrich.topics import LEAST, LEAST_FURTHER, MOST

MODELS = Path(__file__).parent.parent / "wiredesk" / "models" / "topics"
ALIKE = 0.03
"""how near to 1 a factor is left out"""
PARALLEL_WEIGHT = 0.1
"""of the parallel sentences: they say the same thing in 43 languages, of few topics"""
WRITTEN_WEIGHT = 0.25
"""of what was written for the project: the lists were written by the same hand"""

BLIND = "windows, fourth set"
UNFITTED = frozenset({"windows, third set", BLIND})
"""sets that only measure: to fit on the third gave nothing"""

Texts = Mapping[str, Sequence[Labelled]]


def texts(data: Path) -> dict[str, list[Labelled]]:
    """Read every set of labelled texts."""
    sets = {name: published(data, name) for name in (PARALLEL, *HELD)}
    return {
        **sets,
        "windows of news corpora": windows(data, CHOSEN),
        "windows drawn at random": windows(data, DRAWN),
        "windows, second set": windows(data, SECOND),
        "windows, third set": windows(data, THIRD),
        BLIND: windows(data, FOURTH, but=THIRD),
        "written leads": written(),
        "written news": news("first"),
        "written news, second": news("second"),
        "written news, third": news("third"),
    }


def learn_factors(parallel: Sequence[Labelled]) -> None:
    """Learn the factors of every language that the parallel sentences are in, and write them."""
    folder = MODELS / "factors"
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    lexicon.cache_clear()
    by_language: dict[str, list[Labelled]] = defaultdict(list)
    for one in parallel:
        by_language[one.language].append(one)
    seen = {language: Seen(lexicon(language), mine) for language, mine in by_language.items()}
    ids = {language: [one.id for one in mine] for language, mine in by_language.items()}
    for language, learnt in factors(seen, ids).items():
        rows = [f"{words}\t{factor:.2f}\n" for words, factor in sorted(learnt.items())]
        kept = [row for row in rows if abs(float(row.partition("\t")[2]) - 1) >= ALIKE]
        (folder / f"{language}.tsv").write_text("".join(kept), encoding="utf-8")
    lexicon.cache_clear()


def fitted_on(evidence: Mapping[str, Evidence]) -> Fitted:
    """Fit the scores on sets of texts, each set with its weight whatever its size."""
    weights = {PARALLEL: PARALLEL_WEIGHT}
    evidence = {name: one for name, one in evidence.items() if name not in UNFITTED}
    weight = [
        np.full(
            len(one.true),
            weights.get(name, WRITTEN_WEIGHT if name.startswith("written") else 1.0)
            / len(one.true),
        )
        for name, one in evidence.items()
    ]
    whole = Evidence(*map(np.concatenate, zip(*evidence.values(), strict=True)))
    return fit(whole, np.concatenate(weight))


def write_scores(fitted: Fitted) -> None:
    """Write the coefficients."""
    bias = "".join(
        f"{topic} = {added:.3f}\n" for topic, added in zip(TOPICS, fitted.bias, strict=True)
    )
    head = (
        f"share = {fitted.share:.3f}\nevidence = {fitted.evidence:.3f}\nbase = {fitted.base:.3f}\n"
    )
    (MODELS / "scores.toml").write_text(f"{head}\n[bias]\n{bias}", encoding="utf-8")


def report(sets: Texts, evidence: Mapping[str, Evidence]) -> Iterator[str]:
    """Score each set with coefficients of the others; give the lines of the report."""
    for name, mine in sets.items():
        others = {other: one for other, one in evidence.items() if other != name}
        answers = _answers(mine, fitted_on(others).probabilities(evidence[name]).tolist())
        yield f"{name}: {len(mine)} texts, {summary(answers)}\n"
        if name == BLIND:
            continue
        for language in sorted({one.language for one in mine}):
            part = [
                answer
                for one, answer in zip(mine, answers, strict=True)
                if one.language == language
            ]
            yield (
                f"  {language:3} {len(part):5} texts  macro-F1 {macro_f1(scores(part)):.3f}"
                f"  first is right {first_is_right(part):.3f}\n"
            )
        for topic, score in scores(answers).items():
            yield (
                f"  {topic:12} P {score.precision:.2f}  R {score.recall:.2f}"
                f"  F1 {score.f1:.2f}  n {score.texts}\n"
            )


def agreement() -> str:
    """Score one reader of windows by what another told of the same ones."""
    answers = [Answer(topics, given) for topics, given in told_twice()]
    return f"two readers: {len(answers)} texts, {summary(answers)}\n"


def _answers(texts: Sequence[Labelled], probabilities: Sequence[Sequence[float]]) -> list[Answer]:
    """Give the topics that each text has beside those that it is told to have."""
    return [Answer(one.topics, _likely(row)) for one, row in zip(texts, probabilities, strict=True)]


def _likely(row: Sequence[float]) -> list[str]:
    """Choose topics by their probabilities, as the enricher does."""
    ranked = sorted(zip(row, TOPICS, strict=True), reverse=True)[:MOST]
    first = [topic for score, topic in ranked[:1] if score >= LEAST]
    return first + [topic for score, topic in ranked[1:] if score >= LEAST_FURTHER]


def train(arguments: Sequence[str]) -> None:
    """Learn and write what ``wiredesk/models/topics`` holds, and print the report."""
    parser = argparse.ArgumentParser(prog="python -m training topics", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--score", action="store_true", help="only measure what is there")
    options = parser.parse_args(arguments)
    sets = texts(options.data)
    if not options.score:
        learn_factors(sets[PARALLEL])
    evidence = {name: evidence_of(mine) for name, mine in sets.items()}
    if not options.score:
        write_scores(fitted_on(evidence))
    sys.stdout.writelines([*report(sets, evidence), agreement()])
