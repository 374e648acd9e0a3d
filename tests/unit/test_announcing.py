"""The look that is had first whether a text may announce anything: it may pass nothing over."""

import re
from collections.abc import Callable

import pytest

from wiredesk.identify._lines import NOTHING, lines
from wiredesk.identify.phrases import announces, any_of, phrases
from wiredesk.story import Article

ANNOUNCING = sorted({each for part in phrases().values() for each in part.announcing()})


def dotted(text: str) -> str:
    """Write a text with the capital İ that Turkish has."""
    return text.replace("i", "İ")


def dotless(text: str) -> str:
    """Write a text with the small ı that Turkish has."""
    return text.replace("i", "ı")


@pytest.mark.parametrize("change", [str, str.upper, str.lower, str.title, dotted, dotless])
def test_whatever_a_pattern_finds_is_looked_at(change: Callable[[str], str]) -> None:
    written = [f"({change(phrase)})" for phrase in ANNOUNCING]
    pattern = re.compile(any_of(ANNOUNCING))
    assert [text for text in written if pattern.search(text) and not announces(text)] == []


def test_an_article_that_announces_nothing_has_no_lines() -> None:
    article = Article(format="plain", headline="Rain in Oslo", text="It rained.\nAgain.")
    assert lines(article) == NOTHING
    killed = article.model_copy(update={"editor_note": "Kill the story."})
    assert lines(killed).notes == ("Kill the story.",)
