"""Texts as the lexicons are looked for in them: folded, and with the way back to the original.

Words lose case, accents, combining marks and spelling variants, one character for one, and
between two of them are two spaces. A table over code points does it for a whole text at once.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import is_normalized, normalize

import numpy as np
from numpy.typing import NDArray

# Letters and digits of any script, with the combining marks that words of India and Thailand
# are made of (which \w leaves out), but not the danda that ends their sentences.
WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0966-\u0e7f]")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]+")
# Arabic letters that are written for one another, and the Persian ones that look like them:
# ta marbuta for ha, alif maqsura and Farsi yeh for yeh, keheh for kaf. Turkish i has no dot.
_SPELLINGS = str.maketrans("\u0629\u0649\u06cc\u06a9\u0131", "\u0647\u064a\u064a\u0643i")
_PARTED = "\n"
"""stands around the parts of a text: it is in no word"""
_CODES = 0x10000
_GONE, _EXPANDS, _SPACE = 0, 1, ord(" ")
"""what the table has for a mark, for what NFKC makes more characters of, and between words"""


class Haystack(NamedTuple):
    """A folded text, and where it has its characters from."""

    folded: str
    text: str
    """as it was, in a normal form of Unicode"""
    at: NDArray[np.int64]
    """the place in ``text`` of each folded character"""
    spaced: bool
    """whether words are told apart"""
    starts: list[int]
    """where the parts of the text begin in ``folded``"""

    def words(self, start: int, end: int) -> str:
        """Give what stands at a place of the folded text, as it was; whole words, if spaced."""
        if self.spaced:
            while self.folded[start] == " ":
                start += 1
            start = self.folded.rfind(" ", 0, start) + 1
            while self.folded[end - 1] == " ":
                end -= 1
            end = self.folded.find(" ", end)
        return self.text[self.at[start] : self.at[end - 1] + 1]


def folded(parts: Sequence[str], *, spaced: bool) -> Haystack:
    """Fold a text in its parts; if its words are written apart, with a gap around each."""
    text = _PARTED.join(("", *parts, ""))
    if not is_normalized("NFC", text):
        return folded([normalize("NFC", part) for part in parts], spaced=spaced)
    codes = _table().take(np.frombuffer(text.encode("utf-32-le"), dtype="<u4"), mode="clip")
    kept = codes > _EXPANDS
    if not kept.all() and (codes == _EXPANDS).any():
        return folded([normalize("NFKC", part) for part in parts], spaced=spaced)
    if spaced:
        spaces = codes == _SPACE
        kept[1:] &= ~(spaces[1:] & spaces[:-1])
        at = kept.nonzero()[0]
        at = at.repeat(1 + spaces[at])
    else:
        at = kept.nonzero()[0]
    begin = list(accumulate((len(part) + 1 for part in parts[:-1]), initial=1))
    starts = at.searchsorted(begin).tolist()
    return Haystack(codes[at].tobytes().decode("utf-32-le"), text, at, spaced, starts)


@cache
def _table() -> NDArray[np.uint32]:
    """Give what each character of the basic plane is folded to."""
    return np.fromiter(_folded(), dtype="<u4", count=_CODES)


def _folded() -> Iterator[int]:
    """Fold each character, in the order of their codes."""
    for code in range(_CODES):
        character = chr(code)
        if "\u3400" <= character < "\uf900":  # CJK and Hangul stay (and surrogates never come)
            yield code
        elif not WORD.match(character):
            yield _SPACE
        else:
            yield _letter(character)


def _letter(character: str) -> int:
    """Fold a character that words are made of."""
    plain = _MARKS.sub("", normalize("NFKD", character.casefold())).translate(_SPELLINGS)
    if not plain:
        return _GONE
    if len(plain) == 1:
        return ord(plain)
    return _EXPANDS if normalize("NFKC", character) != character else ord(character)
