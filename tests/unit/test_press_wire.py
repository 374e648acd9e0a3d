"""Press releases: whose they are, what stands above the dateline, and what no reader may see."""

import pytest

from support.articles import article, decoded, reason
from wiredesk.story import Reason

DATELINE = "OSLO, Norway, July 14, 2026 /PRNewswire/ --"
WORDS = "Example Inc. opened a bridge on Monday. It is long and high."


def release(above: str = "Example Inc. opens a bridge\n\n", below: str = "") -> str:
    """Write a release."""
    return f"{above}{DATELINE} {WORDS}\n{below}"


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        (release(), "format", "press-wire"),
        (release(), "item_type", "press_release"),
        (release(), "provider", "PRNewswire"),
        (release(), "headline", "Example Inc. opens a bridge"),
        (release(), "headline_is_first_words", False),
        (release(""), "headline_is_first_words", True),
        (release(), "text", f"{DATELINE} {WORDS}"),
        (release("Title\n\nA second line below\n\n"), "text",
         f"{DATELINE} {WORDS}\nA second line below"),
        (release("x" * 61 + "\nof two lines\n\n"), "headline", "x" * 61 + " of two lines"),
        (release("News Release ABC12345\nTitle\n\n"), "native_id", "PRNewswire:ABC12345"),
        (release("News Release ABC12345\nTitle\n\n"), "headline", "Title"),
        (release(), "native_id", None),
        (release("FOR IMMEDIATE RELEASE\nTitle\n\n"), "headline", "Title"),
        (release("EMBARGOED UNTIL 0500 GMT\nTitle\n\n"), "editor_note", "EMBARGOED UNTIL 0500 GMT"),
        (release(below="SOURCE Example Inc.\n"), "byline", "Example Inc."),
        (release(below="Quelle: Example GmbH\n"), "byline", "Example GmbH"),
        (release("Source: Example Inc.\nTitle\n\n"), "byline", "Example Inc."),
        (release(below="SOURCE Example Inc.\nAbout us.\n"), "text", f"{DATELINE} {WORDS}"),
        (release(below="# # #\n"), "text", f"{DATELINE} {WORDS}"),
        (release(below="- Ends -\n"), "text", f"{DATELINE} {WORDS}"),
        (release(below="The end of the year is near.\n"), "text",
         f"{DATELINE} {WORDS}\nThe end of the year is near."),
    ],
)  # fmt: skip
def test_what_is_read(message: str, field: str, value: object) -> None:
    assert getattr(article(message), field) == value


@pytest.mark.parametrize(
    "line",
    [
        "Contact: Ann Example, +47 22 85 00 00",
        "Media contact: Ann Example, ann@example.org",
        "ann@example.org",
        "Photo - https://photos.example.org/1.jpg",
    ],
)
def test_contacts_and_pictures_are_left_out_and_told(line: str) -> None:
    (found,) = decoded(release(below=f"{line}\n"))
    assert found.article.text == f"{DATELINE} {WORDS}"
    assert "Ann" not in found.article.model_dump_json()
    assert "lines of contacts and picture links left out: 1" in found.warnings


@pytest.mark.parametrize("word", ["and", "und", "et", "y", "e", "en"])
def test_a_dateline_may_be_broken_over_two_lines(word: str) -> None:
    text = f"Title\n\nBERGEN {word}\n{DATELINE} {WORDS}\n"
    assert article(text).text.startswith(f"BERGEN {word}")
    assert article(text).headline == "Title"


def test_a_release_without_a_dateline_is_told_by_its_first_line() -> None:
    found = article(f"PRESS RELEASE\nExample Inc. opens a bridge\n\n{WORDS}\n")
    assert (found.format, found.headline) == ("press-wire", "Example Inc. opens a bridge")
    assert found.text == WORDS


def test_a_first_line_alone_makes_no_release() -> None:
    assert reason("PRESS RELEASE\nExample Inc. opens a bridge\n") is Reason.MISSING_FIELD


@pytest.mark.parametrize(
    "text",
    [
        "OSLO (Meridian) - PRNewswire has a new owner, it said on Monday in Oslo.",
        "A release is what an agency sends.\nIt is long.",
        "x" * 3000 + f"\n{DATELINE} {WORDS}",
    ],
)
def test_prose_is_no_release(text: str) -> None:
    assert article(text).format == "plain"


def test_sources_name_what_was_said_and_nothing_else() -> None:
    (found,) = decoded(release())
    assert set(found.sources) == {"provider", "headline", "text", "item_type"}
