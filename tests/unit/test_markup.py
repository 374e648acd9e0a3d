"""Markup to plain text, as pages, terminals and printers of markup leave it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.decode._content import Content
from wiredesk.decode._markup import fragment, plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One<br>Two</p>", "One\nTwo"),
        (
            "<p>A line that a terminal has wrapped keeps the space at its end <br>and goes on.</p>",
            "A line that a terminal has wrapped keeps the space at its end and goes on.",
        ),
        ("<p>Short line <br>and another</p>", "Short line\nand another"),
        ("<p>One line\nof a paragraph\n   An indented one\nbegins another.</p>",
         "One line of a paragraph\nAn indented one begins another."),
        ("<p>All lines\n    are indented\n    alike.</p>", "All lines are indented alike."),
        ("<p>in\n<b>Oslo</b>\n, the capital</p>", "in Oslo, the capital"),
        ("<p>10 <b>%</b>\n(of all)</p>", "10 % (of all)"),
        ("<header><h1>Head</h1><time>10:30</time></header><p>Text.</p>", "Text."),
        ("<nav>Home</nav><div class='dat'>EU TT</div><div class='x'>Text.</div>", "Text."),
        ("<pre>as\nit  stands</pre>after", "as\nit stands\nafter"),
        ("<p>a<!-- no -->b</p>", "ab"),
        ("<html><head><title>No</title></head><body>Yes</body></html>", "Yes"),
        ("", ""),
        ("<!-- nothing -->", ""),
        ("<frameset><frame></frameset>", ""),
    ],
)  # fmt: skip
def test_what_is_read(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_tables_and_captions_stand_apart() -> None:
    found = Content.of_text(
        "<p>Before.</p><table><tr><th>Team</th><td>3<br>4</td></tr></table>"
        "<figure><img><figcaption>A bridge</figcaption></figure><p>After.</p>"
    )
    assert found == Content("Before.\nAfter.", ("Team\t3 4",), ("A bridge",))


def test_however_deep() -> None:
    assert plain("<b>" * 50_000 + "x") in ("x", "")


@given(st.text())
def test_any_text_is_read(markup: str) -> None:
    fragment(markup)
    assert "\n\n" not in plain(markup)
