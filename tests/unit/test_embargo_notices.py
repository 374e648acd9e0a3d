"""Which words hold a story back, where they stand, and which of several notices counts."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from wiredesk.identify.embargo import embargo
from wiredesk.identify.phrases import phrases
from wiredesk.story import Article, Embargo

SENT = datetime(2022, 9, 7, 14, 0, tzinfo=UTC)
FRIDAY = Embargo(until=datetime(2022, 9, 9, 0, 1, tzinfo=UTC))
WHEN = "0001 GMT 9/9/2022"
LABELS = [(tag, label) for tag, part in phrases().items() for label in part.embargo]
RELEASES = [(tag, label) for tag, part in phrases().items() for label in part.release]
ENDS = [(tag, words) for tag, part in phrases().items() for words in part.lifted]


def told(**fields: object) -> Embargo | None:
    """Give the embargo of an article that was sent on that Wednesday."""
    return embargo(Article(format="x", sent=SENT, **fields), SENT)


@pytest.mark.parametrize(("tag", "label"), LABELS)
def test_every_notice_holds_in_every_place(tag: str, label: str) -> None:
    words = f"{label} {WHEN}"
    assert told(language=tag, editor_note=f"Note. {words}") == FRIDAY
    assert told(language=tag, headline=words) == FRIDAY
    assert told(language=tag, slugline=words) == FRIDAY
    assert told(language=tag, text=f"{words}\nThe bridge opens.") == FRIDAY
    assert told(language=tag, headline=f"The bridge opens ({words})") == FRIDAY


@pytest.mark.parametrize(("tag", "label"), LABELS)
def test_every_notice_without_an_instant_holds_for_good(tag: str, label: str) -> None:
    assert told(language=tag, editor_note=label) == Embargo()
    assert told(language=tag, headline=label) == Embargo()


@pytest.mark.parametrize(("tag", "label"), RELEASES)
def test_words_that_may_open_a_story_need_an_instant_outside_of_notes(tag: str, label: str) -> None:
    assert told(language=tag, headline=f"{label} {WHEN}") == FRIDAY
    assert told(language=tag, headline=f"{label} the bridge") is None
    assert told(language=tag, editor_note=f"{label} the bridge") == Embargo()


@pytest.mark.parametrize(("tag", "words"), ENDS)
def test_every_end_of_an_embargo_is_heard_in_every_place(tag: str, words: str) -> None:
    ended = Embargo(until=SENT)
    for place in ("headline", "slugline", "take_key", "editor_note", "text"):
        assert told(language=tag, **{place: words}) == ended, place
    assert told(language=tag, editor_note=f"Editors, please: {words}") == ended


def test_a_headline_on_the_end_of_an_embargo_is_news() -> None:
    assert told(headline="Arms embargo lifted") is None
    assert told(slugline="Arms-embargo lifted") is None


@pytest.mark.parametrize("border", [" -- ", "\n"])
@pytest.mark.parametrize("later_first", [True, False])
def test_of_several_instants_the_latest_counts(border: str, later_first: bool) -> None:
    later, earlier = (
        "EMBARGOED UNTIL 0001 GMT 9/9/2022 for print",
        "EMBARGOED UNTIL 2200 GMT September 8 for broadcast",
    )
    both = (later, earlier) if later_first else (earlier, later)
    assert told(editor_note=border.join(both)) == FRIDAY


def test_two_notices_may_say_one_instant_between_them() -> None:
    assert told(editor_note="Embargoed until 9/9/2022, not for release before 0001 GMT") == FRIDAY


def test_a_notice_may_open_with_another() -> None:
    assert told(editor_note=f"EMBARGO: EMBARGOED UNTIL {WHEN}\n1800 GMT 12/30/2022") == FRIDAY


def test_the_instant_may_stand_in_the_next_line() -> None:
    assert told(editor_note=f"EMBARGOED UNTIL:\n{WHEN}\nThanks.") == FRIDAY
    assert told(headline="EMBARGOED UNTIL", text=f"{WHEN}\nThe bridge opens.") == FRIDAY
    assert told(editor_note=f"EMBARGOED UNTIL\nfurther notice.\n{WHEN}") == Embargo()


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opens.\nIt is long.\nIt is high.\n{}\nIt is wide.\nIt is new.",
        "The bridge opens. {}\nIt is long.",
        "The ministers said that the arms are {}.",
    ],
)
def test_in_the_midst_of_a_story_nobody_speaks_to_editors(text: str) -> None:
    assert told(text=text.format(f"EMBARGOED UNTIL {WHEN}")) is None


def test_only_the_first_of_very_long_words_are_looked_at() -> None:
    assert told(editor_note="x " * 130 + f"EMBARGOED UNTIL {WHEN}") == FRIDAY
    assert told(editor_note="x " * 150 + f"EMBARGOED UNTIL {WHEN}") is None
    assert told(editor_note="Read this.\n" * 19 + f"EMBARGOED UNTIL {WHEN}") == FRIDAY
    assert told(editor_note="Read this.\n" * 20 + f"EMBARGOED UNTIL {WHEN}") is None


@pytest.mark.parametrize(
    ("header", "until"),
    [
        ("LIFTED", SENT),
        (" lifted ", SENT),
        (" 2022-09-08T10:00:00Z ", datetime(2022, 9, 8, 10, tzinfo=UTC)),
        ("2022-09-08T10:00-05:00", datetime(2022, 9, 8, 10, tzinfo=timezone(-timedelta(hours=5)))),
        ("2022-09-08", None),
        ("not lifted", None),
        ("lift", None),
    ],
)
def test_a_header_counts_before_all_and_holds_where_it_says_nothing_clear(
    header: str, until: datetime | None
) -> None:
    article = Article(format="x", sent=SENT, headline=f"EMBARGOED UNTIL {WHEN}")
    assert embargo(article, SENT, header) == Embargo(until=until)


@pytest.mark.parametrize("header", [None, ""])
def test_a_header_that_is_not_there_overrules_nothing(header: str | None) -> None:
    article = Article(format="x", sent=SENT, headline=f"EMBARGOED UNTIL {WHEN}")
    assert embargo(article, SENT, header) == FRIDAY


def test_first_words_that_stand_in_for_a_headline_are_read_once_as_text() -> None:
    words = f"EMBARGOED UNTIL {WHEN}"
    assert told(headline=words, headline_is_first_words=True, text=words) == FRIDAY
    assert told(headline=words, headline_is_first_words=True) is None
