"""No text takes more than linear time: four times as much of it, not much more than four times.

Timed by the processor's own clock, the best of several runs, so that a busy machine does not
tell; what takes almost no time passes whatever its ratio.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from time import process_time

import pytest

from wiredesk.enrich.dateline import DATELINE
from wiredesk.enrich.language import LANGUAGE, Language
from wiredesk.enrich.places import PLACES
from wiredesk.story import Article, Item, Story

NOW = datetime(2021, 8, 3, 12, tzinfo=UTC)
SIZE = 10_000
"""code points of the shorter text"""
TIMES = 4
MOST = 6.0
"""how many times longer the longer text may take"""
NOTHING = 0.004
"""seconds that any text may take on top of that"""
RUNS = 3

UNITS = (
    *("LONDON, ", "LONDON/", "LONDON - ", "LONDON (", "St. ", "New York and ", "Paris, Texas, "),
    *("/", ",", "(", ")", "()", "[", "【", "（", "-", "--", "—", "_", ".", ":", "=", "'", '"'),
    *(" ", "\t", "\n", "\n ", " \n\n", "\u00a0", "\u3000", "\u200f", "\u0301"),
    *("1", "1 ", "1/", "1-", "1.", "2021 ", "8月", "1日", "Aug ", "Aug. 1, ", "1 Aug 2021, "),
    *("and ", "و", "و ", "ب", "بال", "und ", "of ", "the ", "By ", "by\n", "(x)\n", "Eds: x\n"),
    *("a", "A", "Aa", "A a ", "ñ", "ß", "İ", "é ", "x (AP) ", "(AP) - ", "/TASS/. ", "(dpa) "),
    *("東京", "東", "新华社", "新华社北京", "電 ", "=", "서울=", "กรุงเทพ", "МОСКВА, ", "ый "),
    *("New ", "San ", "Saint-", "al-", "O'", "de la ", "Washington ", "Georgia, ", "<", "&", "😀"),
)

Learn = Callable[[str], object]


def story(text: str) -> Story:
    """Give a text as a story."""
    article = Article(format="plain", text=text, sent=NOW)
    return Story(
        Item(id="story", version=1, digest="words", article=article, received=NOW, decoded=NOW)
    )


def language(text: str) -> object:
    """Tell the language of a text."""
    return LANGUAGE.learn(story(text))


def dateline(text: str) -> object:
    """Read the dateline of a text, of which nothing is known."""
    return DATELINE.learn(story(text))


def places(text: str) -> object:
    """Find the places of a text in English."""
    return PLACES.learn(story(text).knowing(Language(tag="en", script="Latn", confidence=1)))


def seconds(learn: Learn, text: str) -> float:
    """Give the processor time that a text takes, the best of several runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = process_time()
        learn(text)
        best = min(best, process_time() - start)
    return best


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
@pytest.mark.parametrize("learn", [language, dateline, places])
def test_four_times_the_text_takes_about_four_times_as_long(learn: Learn, unit: str) -> None:
    text = unit * (SIZE // len(unit))
    short, long = seconds(learn, text), seconds(learn, text * TIMES)
    assert long <= MOST * short + NOTHING


@pytest.mark.parametrize("learn", [language, dateline, places])
def test_a_text_of_all_of_them_takes_linear_time(learn: Learn) -> None:
    text = "".join(UNITS) * (SIZE // len("".join(UNITS)))
    short, long = seconds(learn, text), seconds(learn, text * TIMES)
    assert long <= MOST * short + NOTHING
