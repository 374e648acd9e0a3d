"""A text as the tagger reads it: words, or in scripts without spaces characters.

Sentences are parted by a token of their own, `BREAK`. It bears no name, so that no name
reaches from one sentence, line or field into the next.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

BREAK = "\n"
"""the key of the token between two sentences"""
LONGEST = 40
"""code points of a token that tell it from others"""

_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u200c\u200d"
)
_UNSPACED = (
    "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_ENDS = r"""(?<=[.!?…؟।۔])(?<!\b\w\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)"""
_WORDS = re.compile(
    rf"""(?P<word>(?:[^\W\d_]\.)+(?![^\W_])          # an initial, an abbreviation
    |\d+(?:[.,:]\d+)*(?![^\W_])                      # a number
    |[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}][^\W_]*)*     # a word
    |[^\s\w]|_)                                      # any other sign
    |\s*\n\s*|{_ENDS}\s+(?![a-zà-öø-ÿа-я])""",
    re.VERBOSE,
)
_CHARACTERS = re.compile(
    rf"([{_UNSPACED}]+)"  # a run, of which each character is a token
    rf"|(\d+(?:[.,:]\d+)*|(?:(?![{_UNSPACED}])[^\W\d_])+|[^\s\w]|_|[^\S\n]+(?!\s))|\s*\n\s*"
)
_RUN = 1


_Found = tuple[Sequence[str], Sequence[int], Sequence[int]]


class Tokens(NamedTuple):
    """The tokens of some texts, one after the other, a `BREAK` before, between and after."""

    keys: list[str]
    """what is looked at of each"""
    starts: list[int]
    """its first code point in its text; that of a break means nothing"""
    ends: list[int]
    """the code point after its last"""
    texts: list[int]
    """where the tokens of each text start; one more for the end"""


def tokenise(texts: Iterable[str], *, by_character: bool) -> Tokens:
    """Part texts into tokens."""
    find = _characters if by_character else _words
    tokens = Tokens([BREAK], [0], [0], [])
    for text in texts:
        tokens.texts.append(len(tokens.keys))
        keys, starts, ends = find(text)
        tokens.keys.extend((*keys, BREAK))
        tokens.starts.extend((*starts, 0))
        tokens.ends.extend((*ends, 0))
    tokens.texts.append(len(tokens.keys))
    return tokens


def _words(text: str) -> _Found:
    """Give the keys, the starts and the ends of a text's words."""
    found = [match.span(1) for match in _WORDS.finditer(text)]
    starts, ends = zip(*found, strict=True) if found else ((), ())
    return [text[a:b][:LONGEST] if a >= 0 else BREAK for a, b in found], starts, ends


def _characters(text: str) -> _Found:
    """Give the keys, the starts and the ends of a text's characters."""
    keys, starts, ends = list[str](), list[int](), list[int]()
    for match in _CHARACTERS.finditer(text):
        first, last = match.span()
        if match.lastindex == _RUN:
            keys += match[0]
            starts += range(first, last)
            ends += range(first + 1, last + 1)
        else:
            keys.append(BREAK if match.lastindex is None else match[0][:LONGEST])
            starts.append(first)
            ends.append(last)
    return keys, starts, ends
