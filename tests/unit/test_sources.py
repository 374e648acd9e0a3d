"""Where each field stood: what a decoder says of itself, over every case."""

from functools import cache
from pathlib import Path

import pytest

from support.cases import FOLDERS, NAMES, facts_of, message_of
from support.messages import MAX_BYTES
from wiredesk.decode import decode, decoders
from wiredesk.story import Article, Decoded, Rejected

ALWAYS = ("native_id", "native_version", "sent", "text", "byline", "embargoed_until", "take_key")
ABSENT = Article(format="none")


@cache
def read(folder: Path) -> list[Decoded]:
    """Give what a case's message holds, nothing where it is refused."""
    try:
        return list(decode(message_of(folder, facts_of(folder)), MAX_BYTES))
    except Rejected:
        return []


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_what_is_read_is_told_with_its_place(folder: Path) -> None:
    for article, _, sources in read(folder):
        said = {name for name in ALWAYS if getattr(article, name) != getattr(ABSENT, name)}
        if article.headline and not article.headline_is_first_words:
            said.add("headline")
        if article.format.startswith("ninjs"):
            said -= {"byline", "take_key"}  # they stand where their names are
        assert said <= set(sources)
        assert all(place.strip() for place in sources.values())


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_nothing_is_told_of_what_was_not_said(folder: Path) -> None:
    for article, _, sources in read(folder):
        told = set(sources) - {"status"}
        assert {name for name in told if getattr(article, name) == getattr(ABSENT, name)} == set()
        assert set(sources) <= set(Article.model_fields)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_an_article_names_the_format_that_read_it(folder: Path) -> None:
    assert {found.article.format for found in read(folder)} <= set(decoders())
    assert {found.article.format for found in read(folder)} <= {folder.parent.name}


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_text_has_a_paragraph_a_line(folder: Path) -> None:
    for article, _, _ in read(folder):
        for line in (*article.text.split("\n"), *(article.captions), article.headline or ""):
            assert line == line.strip()
        assert "\n\n" not in article.text
        assert "\r" not in article.text
