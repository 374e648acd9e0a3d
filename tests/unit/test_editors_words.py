"""Every phrase of every language is heard where editors are spoken to, and nowhere else."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.identify.intent import SIGNALS, intent
from wiredesk.identify.phrases import Announcement, Phrases, announces, any_of, phrases
from wiredesk.identify.phrases import every as every_phrase
from wiredesk.story import Article, Intent, Link, Status

Listed = Callable[[Phrases], Announcement]
PARTS: list[tuple[Listed, Intent]] = [
    (lambda part: part.kill, Intent.KILL_NOTICE),
    (lambda part: part.correction, Intent.CORRECT),
    (lambda part: part.advisory, Intent.ADVISE),
]


def labels() -> list[tuple[str, str, Intent]]:
    """Give language, label and what it announces."""
    return [
        (tag, label, meaning)
        for tag, part in phrases().items()
        for listed, meaning in PARTS
        for label in listed(part).labels
    ]


def sentences() -> list[tuple[str, str, Intent]]:
    """Give language, sentence and what it announces."""
    return [
        (tag, words, meaning)
        for tag, part in phrases().items()
        for listed, meaning in PARTS[:2]
        for words in listed(part).sentences
    ]


def said(**fields: object) -> Intent:
    """Tell what an article does that has an identifier."""
    return intent(Article(format="x", native_id="urn:a", **fields))


@pytest.mark.parametrize(("tag", "label", "meaning"), labels())
def test_every_label_is_heard_where_a_line_begins(tag: str, label: str, meaning: Intent) -> None:
    for line in (f"{label}: 25", f"{label} - 25", f"({label}) 25", f"** {label}: 25", label):
        assert said(headline=line, language=tag) is meaning, line
    assert said(slugline=f"BC-Bridge-{label}") is meaning
    assert said(slugline=f"{label}: Bridge") is meaning
    assert said(take_key=label) is meaning
    assert said(text=f"{label}\nThe bridge.") is meaning


@pytest.mark.parametrize(("tag", "label", "meaning"), labels())
def test_no_label_is_heard_within_a_line(tag: str, label: str, meaning: Intent) -> None:
    assert said(headline=f"Bridge 25 {label} 26", language=tag) is not meaning
    assert said(headline=f"x{label}: bridge") is not meaning
    assert said(slugline=f"Bridge {label} Street") is not meaning


@pytest.mark.parametrize(("tag", "words", "meaning"), sentences())
def test_every_sentence_is_heard_anywhere_in_a_note(tag: str, words: str, meaning: Intent) -> None:
    assert said(editor_note=f"Please read: {words}", language=tag) is meaning
    assert said(editor_note=f"Thanks.\n{words}.") is meaning
    opener = phrases()[tag].notes[0]
    assert said(text=f"One.\nTwo.\nThree.\nFour.\nFive.\n{opener}: {words}") is meaning


@pytest.mark.parametrize("tag", phrases())
def test_every_opener_of_a_note_is_known(tag: str) -> None:
    for opener in phrases()[tag].notes:
        for mark in (":", " -", ","):
            assert said(text=f"Words.\n{opener}{mark} KILL STORY") is Intent.KILL_NOTICE, opener


@pytest.mark.parametrize(
    "text",
    [
        "One.\nTwo.\nThree.\nKILL: Bridge\nFive.\nSix.",
        "One.\nTwo.\nThree.\nEds: KILL STORY.\nFive.\nSix.",
        "One.\nTwo.\nThree. Eds: KILL STORY.",
    ],
)
def test_in_the_midst_of_a_text_nothing_is_announced(text: str) -> None:
    assert said(text=text) is Intent.PUBLISH


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("KILL: Bridge", Intent.KILL_NOTICE),
        ("One.\nTwo.\nKILL: Bridge", Intent.KILL_NOTICE),
        ("One.\nTwo.\nThree.\nEds: KILL STORY.\nFive.", Intent.KILL_NOTICE),
        ("One.\nTwo.\nThree.\nFour.\nKILL: Bridge", Intent.PUBLISH),
    ],
)
def test_a_label_stands_in_the_first_three_lines_a_note_in_the_last_two_as_well(
    text: str, meaning: Intent
) -> None:
    assert said(text=text) is meaning


MARKS = ("RPT-", "REFILE-", "URGENT - ", "BULLETIN: ", "FLASH-", "BC-", "UPDATE 3-", "UPDATE - ")


@pytest.mark.parametrize("mark", MARKS)
def test_up_to_two_marks_may_stand_before_a_label(mark: str) -> None:
    assert said(headline=f"{mark}CORRECTED-Bridge opens") is Intent.CORRECT
    assert said(headline=f"{mark}RPT-CORRECTED-Bridge opens") is Intent.CORRECT
    assert said(headline=f"{mark}RPT-RPT-CORRECTED-Bridge opens") is Intent.PUBLISH


@pytest.mark.parametrize(
    ("label", "meaning"), [("KILL", Intent.KILL_NOTICE), ("kill", Intent.PUBLISH)]
)
def test_a_phrase_in_capitals_counts_in_capitals_only(label: str, meaning: Intent) -> None:
    assert said(headline=f"{label}: Bridge") is meaning


@pytest.mark.parametrize("prefix", ["", "sig:", "http://cv.example/signal/", "stat#", "a:b/"])
@pytest.mark.parametrize(("code", "meaning"), SIGNALS.items())
def test_signals_in_any_vocabulary_and_case(prefix: str, code: str, meaning: Intent) -> None:
    assert said(signals=("sig:update", prefix + code.title())) is meaning
    assert said(signals=(f"{prefix}{code}/other",)) is Intent.PUBLISH


def test_the_signals_that_are_known() -> None:
    assert set(SIGNALS) == {"correction", "corrected", "advisory", "kill", "withdrawal"}


KILL = {"headline": "KILL: Bridge"}
CORRECTION = {"editor_note": "CORRECTS spelling of the river. This version corrects it."}
ADVISORY = {"item_type": "advisory"}


@pytest.mark.parametrize(
    ("fields", "meaning"),
    [
        (KILL | CORRECTION | ADVISORY, Intent.KILL_NOTICE),
        (KILL | ADVISORY, Intent.KILL_NOTICE),
        (CORRECTION | ADVISORY, Intent.ADVISE),
        (KILL | CORRECTION, Intent.KILL_NOTICE),
        (CORRECTION | {"signals": ("sig:kill",)}, Intent.KILL_NOTICE),
        (KILL | ADVISORY | {"status": Status.CANCELED}, Intent.KILL),
        (CORRECTION | {"links": (Link(relation="replaces", id="urn:b"),)}, Intent.CORRECT),
        ({"links": (Link(relation="replaces", id="urn:b"),)}, Intent.PUBLISH),
    ],
)
def test_of_several_things_the_gravest_counts(fields: dict[str, object], meaning: Intent) -> None:
    assert said(**fields) is meaning


def test_a_headline_that_is_only_first_words_announces_nothing_of_its_own() -> None:
    assert said(headline="KILL: Bridge", headline_is_first_words=True) is Intent.PUBLISH


@given(st.text(max_size=400))
def test_what_announces_nothing_holds_no_phrase(text: str) -> None:
    if not announces(text):
        assert said(headline=text, text=text, editor_note=text, slugline=text) is Intent.PUBLISH


@pytest.mark.parametrize("change", [str, str.upper, str.lower, str.title])
def test_the_quick_look_misses_no_phrase(change: Callable[[str], str]) -> None:
    for part in phrases().values():
        for phrase in part.announcing():
            words = f"x {change(phrase)} x"
            assert announces(words) or not re.search(any_of([phrase]), words)


@given(st.lists(st.text("ab 禁é.", min_size=1, max_size=6).filter(str.strip), min_size=1))
def test_a_pattern_finds_each_of_its_phrases(listed: list[str]) -> None:
    whole = re.compile(any_of({phrase.strip() for phrase in listed}))
    assert all(whole.search(phrase.strip()) for phrase in listed)


def test_a_phrase_s_words_may_stand_on_two_lines_and_are_whole_words() -> None:
    found = re.compile(every_phrase(lambda part: part.kill.sentences))
    assert found.search("please\n  kill")
    assert not found.search("please killjoy")
    assert not found.search("displease kill")
