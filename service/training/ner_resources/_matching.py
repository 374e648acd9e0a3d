"""Finds a foreign name in a text by how it sounds."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib import import_module
from typing import NamedTuple

BY_SUBSTRING = frozenset({"ko"})
"""languages in which a name may end within what spaces part"""
WORDS = re.compile(r"[A-Za-z]{1,6}['’](?=\w)|\w+(?:-\w+)*(?:['’]\w+)*")
LATIN_WORD = re.compile("[A-Za-z][A-Za-z]")
LONGEST = 14
"""code points of a name in a language of `BY_SUBSTRING`"""
LIKE = 0.72
"""how alike two romanised names are at least, 1 if the same"""
ENDING = 3
"""letters that a language may put after a name's stem"""
TERRITORIES = {"US": "United States", "USA": "United States", "UK": "United Kingdom"}


class Found(NamedTuple):
    """Where a name stands in a text, in code points."""

    start: int
    end: int


def find_name(name: str, text: str, language: str) -> Found | None:
    """Give the place in a text that is most like an English name, if any is like it."""
    if language == "en":
        start = text.find(name)
        return Found(start, start + len(name)) if start >= 0 else None
    wanted = {_sound(name)} | {_sound(one) for one in _translations(name, language)}
    best, likest = None, LIKE
    for place in _places(text, language, len(name.split())):
        sound = _sound(text[place.start : place.end])
        alike = max(_alike(one, sound, language) for one in wanted)
        if alike > likest:
            best, likest = place, alike
    return best


def _alike(name: str, sound: str, language: str) -> float:
    """Tell how alike two sounds are, endings aside in languages that have them."""
    if not name or not sound or abs(len(name) - len(sound)) > max(len(name) // 2, ENDING):
        return 0.0
    ratio = SequenceMatcher(None, name, sound, autojunk=False).ratio()
    shorter = min(len(name), len(sound))
    stem = max(shorter - ENDING, 4)
    if language not in BY_SUBSTRING and shorter >= stem and name[:stem] == sound[:stem]:
        ratio = max(ratio, 0.9 - 0.01 * abs(len(name) - len(sound)))
    return ratio


def _places(text: str, language: str, words: int) -> Iterator[Found]:
    """Give where a name of so many words could stand."""
    return _within_words(text) if language in BY_SUBSTRING else _at_words(text, words)


def _within_words(text: str) -> Iterator[Found]:
    for start in range(len(text)):
        if not text[start - 1 : start].isalnum():
            for end in range(start + 1, min(len(text), start + LONGEST) + 1):
                if not LATIN_WORD.match(text, end - 1):
                    yield Found(start, end)


def _at_words(text: str, words: int) -> Iterator[Found]:
    """Give runs of words that begin and end with a capital."""
    spans = [found.span() for found in WORDS.finditer(text)]
    small = [text[start].islower() or text[end - 1] in "'’" for start, end in spans]
    for first in range(len(spans)):
        for last in range(first, min(len(spans), first + words)):
            if not small[first] and not small[last]:
                yield Found(spans[first][0], spans[last][1])


@cache
def _sound(name: str) -> str:
    """Write a name in small Latin letters."""
    latin: str = import_module("anyascii").anyascii(name)
    return re.sub("[^a-z0-9]", "", latin.lower())


@cache
def _translations(name: str, language: str) -> tuple[str, ...]:
    """Give what CLDR calls a country or continent."""
    locale = import_module("babel").Locale
    english = locale.parse("en").territories
    wanted = TERRITORIES.get(name, name)
    codes = [code for code, territory in english.items() if territory == wanted]
    return tuple(locale.parse(language).territories.get(code, "") for code in codes)
