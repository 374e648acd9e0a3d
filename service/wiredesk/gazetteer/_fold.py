"""One spelling for every way to write a name, position by position.

A folded text has one character for each character or cluster of the original, so that what
is found in it can be shown in the original.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from unicodedata import normalize

_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("یىئ", "ي"),
    **dict.fromkeys("ؤ", "و"),
    **dict.fromkeys("ةۀ", "ه"),
    **dict.fromkeys("ک", "ك"),
    **dict.fromkeys("İIı", "i"),
    **dict.fromkeys("ёЁ", "е"),
    **dict.fromkeys("ẞ", "ß"),
    **dict.fromkeys("șȘ", "ş"),
    **dict.fromkeys("țȚ", "ţ"),
}
# What may stand before a word without a space of its own.
_OPENERS = (
    "\t\n\r\v\f\u00a0\u2002\u2003\u2009\u200a\u202f\u3000-‐‑‒–—―'’‘ʼʻ`´"
    '"“„«»‹›‚([{<*/|·・‧•¿¡_#@+=&'
)
_TABLE = {**_LETTERS, **dict.fromkeys(_OPENERS, " ")}
_ASCII = {written: folded for written, folded in _TABLE.items() if written.isascii()}
_SHORT = 60
"""characters of a text below which it is faster to look at each"""
_ASCII_TABLE = str.maketrans(_ASCII)
# The letters by the first byte that they have in UTF-8, which tells if there may be any in a text.
_BY_LEAD = {
    lead: tuple(pair for pair in _TABLE.items() if pair[0].encode()[:1] == lead)
    for lead in sorted({letter.encode()[:1] for letter in _TABLE.keys() - _ASCII.keys()})
}

# Marks that a writer may leave out: accents written apart, Arabic vowels and stretching,
# joiners and writing directions, soft hyphens.
_MARK = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060-\u2069\ufeff"
_MARKS = re.compile(f"[{_MARK}]+")
_MARK_LEADS = (b"\xcc", b"\xcd", b"\xd8", b"\xd9")
"""first bytes in UTF-8 of the marks that are many, and of Arabic letters"""
_SINGLE_MARKS = (
    "\u00ad",
    "\ufeff",
    *map(chr, range(0x200B, 0x2010)),
    *map(chr, range(0x2060, 0x206A)),
)
"""the others; each by itself is faster looked for"""


class Positions:
    """Where each character of a folded text starts in the original."""

    __slots__ = ("_breaks", "_shifts", "same")

    def __init__(self) -> None:
        """Start with a text of which nothing was left out."""
        self._breaks = [0]
        self._shifts = [0]
        self.same = True

    def __getitem__(self, index: int) -> int:
        """Give the position in the original; that of the end is the original's length."""
        return index + self._shifts[bisect_right(self._breaks, index) - 1]

    def leave_out(self, index: int, count: int) -> None:
        """From this folded index on, the original is ``count`` more characters ahead."""
        self.same = False
        self._breaks.append(index)
        self._shifts.append(self._shifts[-1] + count)


def fold(text: str) -> tuple[str, Positions]:
    """Give the folded text, and where each of its characters starts in the original."""
    positions = Positions()
    if text.isascii():
        return text.translate(_ASCII_TABLE).lower(), positions
    encoded = text.encode("utf-8", "surrogatepass")
    if not _may_hold_marks(text, encoded):
        return _fold_plain(text, encoded), positions
    pieces = list[str]()
    done = left_out = 0
    for run in _MARKS.finditer(text):
        base = max(run.start() - 1, done)
        composed = _compose(text[base : run.end()])
        pieces += (text[done:base], composed)
        done = run.end()
        extra = done - base - len(composed)
        positions.leave_out(base + len(composed) - left_out, extra)
        left_out += extra
    rest = "".join((*pieces, text[done:]))
    return _fold_plain(rest, encoded), positions


def _may_hold_marks(text: str, encoded: bytes) -> bool:
    """Tell whether a text may hold marks, faster than to look for them."""
    for lead in _MARK_LEADS:
        if lead in encoded:
            return True
    for mark in _SINGLE_MARKS:  # noqa: SIM110 (a plain loop is faster)
        if mark in text:
            return True
    return False


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """Fold a name that stands alone, its spaces evened out."""
    return " ".join(fold(normalize("NFKC", name))[0].split())


@lru_cache(maxsize=4096)
def _compose(cluster: str) -> str:
    """Give a letter with its accents as the one character that it is, where there is one."""
    return _MARKS.sub("", normalize("NFC", cluster))[:1]


def _fold_plain(text: str, encoded: bytes) -> str:
    """Fold a text that has no marks, one character for one; ``encoded`` has all its letters."""
    if len(text) < _SHORT:
        return "".join([_TABLE.get(letter, letter) for letter in text]).lower()
    for written, folded in _ASCII.items():
        text = text.replace(written, folded)
    for lead, letters in _BY_LEAD.items():
        if lead in encoded:
            for written, folded in letters:
                text = text.replace(written, folded)
    return text.lower()
