"""A text as the tagger reads it: words, or in scripts without spaces characters.

Sentences are parted by a token of their own, `BREAK`. It bears no name, so that no name
reaches from one sentence, line or field into the next.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._compiled import compiled

BREAK = "\n"
"""the key of the token between two sentences"""
LONGEST = 40
"""code points of a token that tell it from others"""

_Kinds = NDArray[np.uint16]
Spans = NDArray[np.int64]
_BREAK = np.zeros(1, np.int64)

_KINDS = {
    "space": r"\s",
    "blank": r"[^\S\n]",
    "word": r"\w",
    "digit": r"\d",
    "letter": r"[^\W\d_]",
    "mark": "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u200c\u200d]",
    "unspaced": "[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]",
    "small": "[a-zà-öø-ÿа-я]",
    "latin small": "[a-z]",
    "latin capital": "[A-Z]",
    "end": "[.!?…؟।۔]",
    "join": "[.,:]",
    "full stop": r"\.",
}
"""what code points are: a letter is any that makes words and is no digit; a mark goes on a word;
of the unspaced each is a token; before a small one no sentence starts; an end ends one; a join
stands between the digits of a number"""
(
    _SPACE,
    _BLANK,
    _WORD,
    _DIGIT,
    _LETTER,
    _MARK,
    _UNSPACED,
    _SMALL,
    _LATIN_SMALL,
    _LATIN_CAPITAL,
    _END,
    _JOIN,
    _FULL_STOP,
) = (np.uint16(1 << bit) for bit in range(len(_KINDS)))
_ALNUM = np.uint16(_LETTER | _DIGIT)
_IN_WORD = np.uint16(_ALNUM | _MARK)
_SHORT = 3
"""letters of a word after which a full stop may say that it is shortened"""
_CODE_POINTS = 0x110000
_ABBREVIATIONS = frozenset(
    # streets, titles, saints and the like in front of names, in languages with spaces
    "ul al im pl os św ks dr śp bp abp gen por ppor płk ppłk mgr inż prof hab red kpt tzw "
    "sv ing mudr judr phdr tzv nám str st nr bzw dipl hr fr sr sra srta dra lic gral cnel eng "
    "mme mlle sig dott avv capt sgt supt lieut messrs doç yrd av hj drs jl kab kec "
    "ул им проф акад св тов".split()
)
"""words that a full stop shortens, so that it ends no sentence"""


class Tokens(NamedTuple):
    """The tokens of some texts, one after the other, a `BREAK` before, between and after."""

    keys: list[str]
    """what is looked at of each"""
    starts: Spans
    """its first code point in its text; that of a break means nothing"""
    ends: Spans
    """the code point after its last"""
    texts: list[int]
    """where the tokens of each text start; one more for the end"""


def tokenise(texts: Iterable[str], *, by_character: bool) -> Tokens:
    """Part texts into tokens."""
    part = _characters if by_character else _words
    keys, starts, ends, firsts = [BREAK], [_BREAK], [_BREAK], [1]
    for text in texts:
        its_starts, its_ends = part(_kinds().take(_code_points(text)))
        if not by_character:
            its_starts, its_ends = _without_false_breaks(text, its_starts, its_ends)
        cut = np.minimum(its_ends, its_starts + LONGEST).tolist()
        keys += [text[a:b] or BREAK for a, b in zip(its_starts.tolist(), cut, strict=True)]
        keys.append(BREAK)
        starts += (its_starts, _BREAK)
        ends += (its_ends, _BREAK)
        firsts.append(len(keys))
    return Tokens(keys, np.concatenate(starts), np.concatenate(ends), firsts)


def _without_false_breaks(text: str, starts: Spans, ends: Spans) -> tuple[Spans, Spans]:
    """Leave out the breaks after shortened words, also where the full stop stands apart."""
    false = [at for at in np.flatnonzero(starts == ends).tolist() if _is_false(text, starts, at)]
    return (np.delete(starts, false), np.delete(ends, false)) if false else (starts, ends)


def _is_false(text: str, starts: Spans, at: int) -> bool:
    """Tell whether the break at a token's place follows a shortened word on the same line."""
    if at < 2 or text[starts[at]] == BREAK or text[starts[at - 1]] != ".":  # noqa: PLR2004 (a word and its full stop)
        return False
    word = text[starts[at - 2] : starts[at - 1]].rstrip()
    return (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS


def _code_points(text: str) -> NDArray[np.uint32]:
    """Give a text's code points."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


@cache
def _kinds() -> _Kinds:
    """Give what each code point is, a bit for each kind."""
    points = np.arange(_CODE_POINTS, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    kinds = np.zeros(_CODE_POINTS, np.uint16)
    for bit, pattern in enumerate(_KINDS.values()):
        for found in re.finditer(f"{pattern}+", points):
            kinds[found.start() : found.end()] |= np.uint16(1 << bit)
    return kinds


@compiled
def _words(kinds: _Kinds) -> tuple[Spans, Spans]:
    """Give the starts and the ends of words, by the kinds of a text's code points.

    They are abbreviations, numbers, runs of letters, and any other sign by itself. A break
    between sentences is empty.
    """
    starts, ends = np.empty(len(kinds), np.int64), np.empty(len(kinds), np.int64)
    count = at = 0
    while at < len(kinds):
        start = at
        if kinds[at] & _SPACE:
            at = _after(kinds, at, _SPACE)
            if _parts_sentences(kinds, start, at):
                starts[count] = ends[count] = start
                count += 1
        else:
            at = _end_of_word(kinds, at)
            starts[count], ends[count] = start, at
            count += 1
    return starts[:count].copy(), ends[:count].copy()


@compiled
def _characters(kinds: _Kinds) -> tuple[Spans, Spans]:
    """Give the starts and the ends of characters, by their kinds.

    Among them words and numbers in other scripts, and the white space between those. A break
    is empty.
    """
    starts, ends = np.empty(len(kinds), np.int64), np.empty(len(kinds), np.int64)
    count = at = 0
    while at < len(kinds):
        starts[count] = at
        if kinds[at] & _SPACE:
            end = _after(kinds, at, _SPACE)
            ends[count] = end if _after(kinds, at, _BLANK) == end else at
            at = end
        else:
            at = ends[count] = _end_of_character(kinds, at)
        count += 1
    return starts[:count].copy(), ends[:count].copy()


@compiled
def _is(kinds: _Kinds, at: int, wanted: np.uint16) -> bool:
    """Tell whether a code point is there, and of one of some kinds."""
    return 0 <= at < len(kinds) and kinds[at] & wanted != 0


@compiled
def _after(kinds: _Kinds, at: int, wanted: np.uint16) -> int:
    """Give where a run of code points of some kinds ends."""
    while _is(kinds, at, wanted):
        at += 1
    return at


@compiled
def _end_of_word(kinds: _Kinds, start: int) -> int:
    """Give where the word that starts somewhere ends."""
    at = start
    while _is(kinds, at, _LETTER) and _is(kinds, at + 1, _FULL_STOP):
        at += 2
    if at > start and not _is(kinds, at, _ALNUM):
        return at  # an initial, an abbreviation
    at = _end_of_number(kinds, start)
    if at > start:
        return at
    if _is(kinds, start, _ALNUM):
        return _after(kinds, start + 1, _IN_WORD)
    return start + 1


@compiled
def _end_of_number(kinds: _Kinds, start: int) -> int:
    """Give where a number ends, after which no word starts; the start where there is none."""
    before, at = start, _after(kinds, start, _DIGIT)
    while at > start and _is(kinds, at, _JOIN) and _is(kinds, at + 1, _DIGIT):
        before, at = at, _after(kinds, at + 1, _DIGIT)
    return before if _is(kinds, at, _ALNUM) else at


@compiled
def _end_of_character(kinds: _Kinds, start: int) -> int:
    """Give where the character, or the word among characters, that starts somewhere ends."""
    if kinds[start] & _UNSPACED or not kinds[start] & _ALNUM:
        return start + 1
    at = start
    if kinds[start] & _LETTER:
        while _is(kinds, at, _LETTER) and not kinds[at] & _UNSPACED:
            at += 1
        return at
    at = _after(kinds, start, _DIGIT)
    while _is(kinds, at, _JOIN) and _is(kinds, at + 1, _DIGIT):
        at = _after(kinds, at + 1, _DIGIT)
    return at


@compiled
def _parts_sentences(kinds: _Kinds, start: int, end: int) -> bool:
    """Tell whether white space parts sentences.

    A new line does, and what follows the end of a sentence; before a small letter only wide
    space does.
    """
    if _after(kinds, start, _BLANK) < end:
        return True
    if not _is(kinds, start - 1, _END) or (end - start == 1 and _is(kinds, end, _SMALL)):
        return False
    return not (kinds[start - 1] & _FULL_STOP and _is_short(kinds, start - 1))


@compiled
def _is_short(kinds: _Kinds, stop: int) -> bool:
    """Tell whether a full stop follows one sign of a word, or two or three as in Gen."""
    start = stop
    while _is(kinds, start - 1, _WORD) and stop - start <= _SHORT:
        start -= 1
    if stop - start == 1:
        return True
    capital = start < stop and kinds[start] & _LATIN_CAPITAL
    return capital and stop - start <= _SHORT and _after(kinds, start + 1, _LATIN_SMALL) == stop
