"""What a terminal is given: text that cannot drive it, in columns that keep their width."""

import pytest

from wiredesk.cli._story import cells, fitted, shortened
from wiredesk.cli._terminal import END_ISOLATE, ISOLATE, isolate, safe


def test_text_cannot_drive_the_terminal() -> None:
    assert safe("a\x1b[31mb\r\nc\u202ed\u2066e\x9bf") == "a [31mb c d e f"


def test_only_text_from_right_to_left_is_isolated() -> None:
    assert isolate("Paris 2026") == "Paris 2026"
    assert isolate("Paris بغداد") == f"{ISOLATE}Paris بغداد{END_ISOLATE}"


@pytest.mark.parametrize(
    "text", ["plain", "北京快讯北京快讯", "بغداد أول أغسطس", "लखनऊ, तीन अगस्त", ""]
)
@pytest.mark.parametrize("size", [4, 9, 40])
def test_a_column_has_its_width(text: str, size: int) -> None:
    assert cells(fitted(text, size)) == size
    assert cells(shortened(text, size)) <= size
    assert shortened(text, None) == text
