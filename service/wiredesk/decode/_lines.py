"""Strings that are looked for all at once, in one pass over a text."""

from collections.abc import Iterable, Iterator

from daachorse import DoubleArrayAhoCorasick

_BLOCK = 1 << 14
"""bytes of a text that are looked through at once"""


class Stems:
    """Strings without line breaks, one of which is in whatever a pattern would find.

    Most texts hold none of them, which is seen sooner than that the pattern finds nothing.
    Texts are given in UTF-8, as `utf_8` or `lowered` make it: they are looked through in half
    the time.
    """

    def __init__(self, *stems: str) -> None:
        """Build the automaton that looks for these."""
        values = [stem.encode() for stem in stems]
        self._find = DoubleArrayAhoCorasick(values).find
        self._longest = max(map(len, values))

    def are_in(self, value: bytes) -> bool:
        """Tell whether a text holds any of them."""
        return next(iter(self._matches(value)), None) is not None

    def lines(self, value: bytes) -> Iterator[int]:
        """Give the numbers, from 0 and in order, of the lines that hold any."""
        line = past = 0
        for at, _, _ in self._matches(value):
            if at >= past:
                line += value.count(b"\n", past, at)
                yield line
                end = value.find(b"\n", at)
                past = end if end >= 0 else len(value)

    def _matches(self, value: bytes) -> Iterable[tuple[int, int, int]]:
        """Give where they start and end, and the number of each."""
        return self._find(value) if len(value) <= _BLOCK else self._by_block(value)

    def _by_block(self, value: bytes) -> Iterator[tuple[int, int, int]]:
        """Give the same of a long text, which may hold so many that all would fill the memory."""
        for start in range(0, len(value), _BLOCK):
            for at, end, number in self._find(value[start : start + _BLOCK + self._longest]):
                yield start + at, start + end, number


def utf_8(text: str) -> bytes:
    """Give a text in UTF-8."""
    return text.encode("utf-8", "replace")


def lowered(text: str) -> bytes:
    """Give a text in UTF-8 with the letters of ASCII in lower case, and all others as they are."""
    return utf_8(text).lower()
