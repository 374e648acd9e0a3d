"""The evaluation sets: how large they are, that they can be built, and what we reach on them."""

import sys
from pathlib import Path

import pytest

from training.evaluation._dateline_report import (
    calibration,
    exact,
    is_exact,
    misses,
    run,
    wiredesk,
)
from training.evaluation._datelines import Case, datelines
from training.evaluation._language_report import our_sentences, report
from training.evaluation._places_report import report as places_report
from training.evaluation._places_report import sentences
from training.evaluation._score import Score, summed, table
from wiredesk.cli import _evaluate
from wiredesk.languages import languages

WITHOUT_FILE = {"af", "bs", "hy", "ka", "kk", "mk", "sq"}
"""languages that wiredesk has no file for, and whose datelines it is to read all the same"""
NONE = [case for case in datelines() if not case.has_dateline]


def test_the_set_of_datelines_is_large_and_in_many_languages() -> None:
    positive = [case for case in datelines() if case.has_dateline]
    assert len(positive) >= 400
    assert len({case.language for case in positive}) >= 25
    assert len(NONE) >= 100
    assert {case.language for case in datelines()} <= set(languages()) | WITHOUT_FILE


def test_the_set_is_built_alike_each_time() -> None:
    built = datelines()
    datelines.cache_clear()
    assert datelines() == built


@pytest.mark.parametrize("case", NONE, ids=lambda case: case.text[:30])
def test_no_dateline_is_invented(case: Case) -> None:
    assert wiredesk(case) is None


def test_sure_datelines_are_right_and_few_are_missed() -> None:
    answers = run(wiredesk).answers
    sure = [
        is_exact(case, answer)
        for case, answer in zip(datelines(), answers, strict=True)
        if answer and answer.confidence >= 0.9
    ]
    assert sum(sure) >= 0.99 * len(sure), "\n".join(misses(answers))
    assert exact(answers)["all"].recall >= 0.98, "\n".join(misses(answers))
    assert any("given 0.9 or more" in line for line in calibration(answers))


def test_scores_add_up_by_language() -> None:
    scored = summed([("en", Score(1, 1, 1)), ("en", Score(0, 1, 0)), ("fi", Score(0, 0, 1))])
    assert scored == {"en": Score(1, 2, 1), "fi": Score(0, 0, 1), "all": Score(1, 2, 2)}
    assert (scored["all"].precision, scored["all"].recall, scored["all"].f1) == (0.5, 0.5, 0.5)
    assert len(list(table({"ours": scored}))) == 5


def test_the_other_reports_can_be_printed(tmp_path: Path) -> None:
    labelled = tmp_path / "some.jsonl"
    labelled.write_text('{"text": "The ships left the port.", "lang": "en"}\n')
    tagged = tmp_path / "en.some.conll"
    tagged.write_text("Ships\tO\nleft\tO\nNew\tB-LOC\nYork\tI-LOC\n\nThey\tO\nreturned\tO\n")
    assert any("some.jsonl: 1 texts" in line for line in report([labelled], show_misses=True))
    lines = list(places_report([tagged], show_misses=True))
    assert any("P 1.000 (1)  R 1.000 (1)" in line for line in lines)
    assert len(our_sentences()) > 400
    assert len(list(sentences())) > 50


def exit_code(words: list[str], monkeypatch: pytest.MonkeyPatch) -> str | int | None:
    """Give what the command exits with."""
    monkeypatch.setattr(sys, "argv", ["wiredesk-eval", *words])
    with pytest.raises(SystemExit) as ended:
        _evaluate.main()
    return ended.value.code


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (["--help"], "wiredesk-eval language --data"),
        (["dateline", "--help"], "--misses"),
        (["places", "--help"], "LANG.NAME.conll"),
    ],
)
def test_the_command_explains_itself(
    words: list[str],
    printed: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code(words, monkeypatch) == 0
    assert printed in capsys.readouterr().out


def test_the_command_prints_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["wiredesk-eval", "language"])
    _evaluate.main()
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("first three words") for line in lines)
    assert any(line.startswith("microseconds a text: wiredesk") for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["language", "--data", "no-such-file.jsonl"], "no such file: no-such-file.jsonl"),
        (["weather"], "invalid choice: 'weather'"),
        ([], "ENRICHER"),
    ],
)
def test_a_wrong_use_of_the_command_is_explained(
    words: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = exit_code(words, monkeypatch)
    assert code
    assert said in f"{code} {capsys.readouterr().err}"


def test_without_a_checkout_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "training.evaluation.__main__", None)
    with pytest.raises(SystemExit):
        _evaluate.main()
    assert "only a checkout of the source has" in capsys.readouterr().err
