"""Prose and tables of the teleprinter age: columns, broken lines, and titles of tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.decode._teleprinter import Matter, framed, kind_of, matter, parted, titled, whole
from wiredesk.story import Reason, Rejected

WORDS = "Parliament passed the budget on Monday after a long debate."
ROWS = "Team         Pld\nRiver City     3\nOld Town       2"
TABLE = "Team\tPld\nRiver City\t3\nOld Town\t2"


@pytest.mark.parametrize(
    ("text", "prose", "tables"),
    [
        (WORDS, WORDS, ()),
        (f"{WORDS}\n\n{ROWS}", WORDS, (TABLE,)),
        (f"{WORDS}\n\n{ROWS}\n\n{WORDS}", f"{WORDS}\n{WORDS}", (TABLE,)),
        (f"{WORDS}\n\n{ROWS}\n\n{ROWS}", WORDS, (TABLE, TABLE)),
        (ROWS, "", (TABLE,)),
        (f"Standings\n\n{ROWS}", "", (f"Standings\n{TABLE}",)),
        (f"{WORDS}\n\nA   1\nB   2", f"{WORDS}\nA 1 B 2", ()),
        (f"{WORDS}\n\nA ... 1\nB ... 2\nC ... 3", WORDS, ("A\t1\nB\t2\nC\t3",)),
        (f"{WORDS}\n\nA\t1\nB\t2\nC\t3", WORDS, ("A\t1\nB\t2\nC\t3",)),
        (f"{WORDS}\n\nA  $1\nB  €2\nC  (3)", WORDS, ("A\t$1\nB\t€2\nC\t(3)",)),
        (f"{WORDS}\n\nA  b\nC  d\nE  f", f"{WORDS}\nA b C d E f", ()),
    ],
)
def test_tables_stand_apart(text: str, prose: str, tables: tuple[str, ...]) -> None:
    for part in (matter, parted):
        found = part(text)
        assert (found.prose, found.tables) == (prose, tables)
        assert found.is_table is (bool(tables) and not prose)


def test_what_was_sent_as_agate_is_a_table_of_its_own() -> None:
    found = matter(f"{WORDS}\n\n{ROWS}", "One  1\n\nTwo  2")
    assert found == Matter(WORDS, (TABLE, "One\t1\nTwo\t2"))
    assert matter(WORDS, " \n ") == Matter(WORDS, ())


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("One short line.\nAnother one.", "One short line.\nAnother one."),
        (f"   {WORDS} It\nwas long.\n   {WORDS}", f"{WORDS} It was long.\n{WORDS}"),
        ("First.\n\nSecond\nline.", "First.\nSecond\nline."),
        (WORDS.replace("long ", "long\n"), WORDS),
    ],
)
def test_lines_that_were_broken_are_joined(text: str, prose: str) -> None:
    assert matter(text).prose == prose


def test_where_a_line_is_a_paragraph_none_is_joined() -> None:
    text = "The parliament in the capital passed the budget on\nMonday after a long debate.\n   In."
    assert matter(text, whole_lines=True).prose == text.replace("   ", "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a\r\nb\r\n", "a\nb"),
        ("a\r\r\nb", "a\nb"),
        ("a\rb\r", "a\nb"),
        ("a\nb\n\x04\x00\x1a \n", "a\nb"),
        ("\x01a\x02b\x03", "\x01a\x02b\x03"),
        ("", ""),
    ],
)
def test_line_ends_and_padding(text: str, read: str) -> None:
    assert framed(text) == read


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("News alert: bridge", "alert"),
        ("BC-NewsAlert", "alert"),
        ("Alerte: pont", "alert"),
        ("EILMELDUNG Brücke", "alert"),
        ("Flash", "alert"),
        ("A flash of light", "story"),
        ("Red alert in Oslo", "story"),
        ("News Digest", "digest"),
        ("NewsMinute", "digest"),
        ("Advisory on the bridge", "advisory"),
        ("Tagesvorschau für Montag", "advisory"),
        ("TERMINVORSCHAU", "advisory"),
        ("Test", "service"),
        ("Service message", "service"),
        ("Test of the bridge", "story"),
        ("", "story"),
        (None, "story"),
    ],
)
def test_what_kind_a_title_names(title: str | None, kind: str) -> None:
    assert kind_of(title) == kind
    assert kind_of("Bridge opens", title) == kind


@pytest.mark.parametrize(
    ("headline", "found", "expected"),
    [
        ("Bridge", Matter(WORDS, ()), ("Bridge", False)),
        (None, Matter(WORDS, ()), (WORDS, True)),
        ("", Matter(WORDS, ()), (WORDS, True)),
        (None, Matter("", (TABLE,)), (None, False)),
        ("Bridge", Matter("", ()), ("Bridge", False)),
    ],
)
def test_first_words_stand_in_for_a_headline(
    headline: str | None, found: Matter, expected: tuple[str | None, bool]
) -> None:
    assert titled(headline, found) == expected


def test_what_says_nothing_is_refused() -> None:
    with pytest.raises(Rejected) as refused:
        titled(None, Matter("", ()))
    assert (refused.value.reason, refused.value.detail) == (
        Reason.EMPTY,
        "neither headline nor text",
    )


@pytest.mark.parametrize(
    ("digits", "number"), [("12", 12), ("0012", 12), ("0", None), (None, None)]
)
def test_a_count_of_nothing_is_none(digits: str | None, number: int | None) -> None:
    assert whole(digits) == number


@given(st.lists(st.sampled_from(["a", "A  1", "B\t2", "", "  in", "end.", "x ... y"]), max_size=20))
def test_no_word_is_lost_between_prose_and_tables(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = matter(text)
    words = " ".join((found.prose, *found.tables)).replace("...", " ").split()
    assert sorted(words) == sorted(text.replace("...", " ").split())
