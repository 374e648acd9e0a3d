"""Abbreviations of organisations: "European Central Bank (ECB)", and ECB after that."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wiredesk.taggers import Tagged

_IN_BRACKETS = re.compile(r"\s?[(（]([^\s()（）\d]{2,12})[)）]")
_UNCASED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣]+")
_WORD = re.compile(r"\w+")
_LEAST_INITIALS = 3
"""initials that tell an organisation where its abbreviation is not explained"""


def with_abbreviations(text: str, names: Sequence[Tagged]) -> Sequence[Tagged]:
    """Give the names with the abbreviations in brackets after them, from left to right."""
    if "(" not in text and "（" not in text:
        return names
    short = {one.start: one for one in _bracketed(text, names)}
    if not short:
        return names
    kept = [name for name in names if all(at not in short for at in range(name.start, name.end))]
    return sorted((*kept, *short.values()))


def aliases(text: str, names: Sequence[Tagged]) -> dict[str, str]:
    """Give the full names of the abbreviations in a text: in brackets, or of the same initials."""
    organisations = [name for name in names if name.type == "ORGANISATION"]
    found: dict[str, str] = {}
    for name in organisations:
        full = text[name.start : name.end]
        initials = _initials(full)
        if len(initials) >= _LEAST_INITIALS and initials != full:
            found.setdefault(initials, full)
    for name, short in _explained(text, organisations):
        found[short] = text[name.start : name.end]
    return found


@lru_cache(maxsize=16384)
def _initials(full: str) -> str:
    """Give the capitals that the words of a name start with."""
    return "".join([word[0] for word in _WORD.findall(full) if word[0].isupper()])


def _bracketed(text: str, names: Sequence[Tagged]) -> Iterator[Tagged]:
    """Give the abbreviations in brackets as names."""
    for name, short in _explained(text, names):
        start = text.index(short, name.end)
        yield name._replace(start=start, end=start + len(short))


def _explained(text: str, names: Sequence[Tagged]) -> Iterator[tuple[Tagged, str]]:
    """Give the organisations that an abbreviation in brackets follows, and this."""
    for name in names:
        if name.type == "ORGANISATION":
            found = _IN_BRACKETS.match(text, name.end)
            if found and _abbreviates(found[1], text[name.start : name.end]):
                yield name, found[1]


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether a word in capitals has its letters, in their order, from a longer name."""
    if len(short) >= len(full) or not (short.isupper() or _UNCASED.fullmatch(short)):
        return False
    letters = iter(full.casefold())
    return short[0].casefold() == full[0].casefold() and all(
        letter in letters for letter in short.casefold()
    )
