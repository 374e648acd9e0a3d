"""A tagger's names without what is no part of them: titles, and words written as one with them."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from wiredesk.gazetteer import places_named
from wiredesk.languages import LanguageData, NameForms, languages
from wiredesk.taggers import NameType, Tagged

LETTERS = 4
"""letters that a name must have to be told from another by a prefix alone"""
SYLLABLES = 2
"""syllables that a Korean name has at least without its particle"""
WHOLE = 3
"""syllables of most Koreans' names, of which the last is no particle"""
ENDING = 8
"""letters of the longest ending behind an apostrophe"""
_AROUND = " \t\n\r\u00a0\u3000\"'“”„‟«»‹›‘’‚()[]{}（）「」『』《》〈〉【】,،、。;:·•*_/|-–—"
_CLOSING = {")": "(", "）": "（"}
_ARTICLE = "ال"
_WORD = re.compile(r"\S+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# Particles that Korean names end with, too.
_DOUBTFUL = frozenset("이 가 도 로 과 와 나 만 은 의".split())


def trim(
    texts: Sequence[str], tagged: Sequence[Sequence[Tagged]], language: LanguageData
) -> list[list[Tagged]]:
    """Give each text's names without titles, clitics and endings, if anything is left of them.

    A word of another name in the story that is this name without its first letter or its last
    syllable tells that it is no part of it.
    """
    forms = language.names
    pages = list(zip(texts, tagged, strict=True))
    words = frozenset[str]()
    if forms.particles or forms.prefixes:
        spans = ((text, name.start, name.end) for text, names in pages for name in names)
        words = frozenset(word for text, start, end in spans for word in text[start:end].split())
    return [_trimmed(text, names, language, words) for text, names in pages]


def _trimmed(
    text: str, names: Sequence[Tagged], language: LanguageData, words: AbstractSet[str]
) -> list[Tagged]:
    """Trim the names of one text; ``words`` are those of all names in the story."""
    tag, forms = language.tag, language.names
    clitics = bool(forms.particles or forms.prefixes)
    found = list[Tagged]()
    for tagged in names:
        at, to, kind, confidence = tagged
        start, end, is_place = _bare_name(text[at:to], kind, tag)
        if clitics and start < end and not is_place:
            name = text[at + start : at + end]
            first, last = _without_clitics(name, kind, forms, words)
            start, end = start + first, start + last
        if 0 < end - start < to - at:
            found.append(Tagged(at + start, at + end, kind, confidence))
        elif start < end:
            found.append(tagged)
    return found


class _Part(NamedTuple):
    """What is left of a name, in code points from its start."""

    start: int
    end: int
    is_place: bool
    """whether it is known as a place just as it stands, as Xi'an is"""


@lru_cache(maxsize=16384)
def _bare_name(name: str, kind: NameType, language: str) -> _Part:
    """Leave out of a name what needs no look at the story's others; names come again and again."""
    start, end = _unquoted(name)
    if start == end:
        return _Part(start, end, is_place=False)
    if _is_place(name[start:end], kind):
        return _Part(start, end, is_place=True)
    forms = languages()[language].names
    if kind == "PERSON":
        start, end = _untitled(name, start, end, forms)
    end -= _ending(name[start:end], kind, forms)
    return _Part(start, end, is_place=False)


def _without_clitics(
    name: str, kind: NameType, forms: NameForms, words: AbstractSet[str]
) -> tuple[int, int]:
    """Give where a name starts and ends without what is written together with it."""
    end = len(name)
    if forms.particles:
        end -= _particle(name, kind, forms, words)
    if not forms.prefixes:
        return 0, end
    return _prefix(name[:end].split(maxsplit=1)[0], kind, forms, words), end


def _unquoted(name: str) -> tuple[int, int]:
    """Leave out spaces, quotation marks and the like at both ends, and lone brackets."""
    start, end = 0, len(name)
    while start < end and name[start] in _AROUND:
        start += 1
    while start < end and name[end - 1] in _AROUND:
        if name[end - 1] in _CLOSING and name.count(_CLOSING[name[end - 1]], start, end):
            break
        end -= 1
    return start, end


def _is_place(name: str, kind: NameType) -> bool:
    """Tell whether a name is known as a place just as it stands, as Xi'an is."""
    return kind == "PLACE" and bool(places_named(name))


def _untitled(text: str, start: int, end: int, forms: NameForms) -> tuple[int, int]:
    """Leave out titles before and after a name, as long as something is left of it."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    while len(words) > 1 and text[slice(*words[0])].lower().strip(".") in forms.honorifics:
        words.pop(0)
    while len(words) > 1 and text[slice(*words[-1])].lower() in forms.honorifics_after:
        words.pop()
    start, end = words[0][0], words[-1][1]
    if _UNSPACED.match(text, end - 1):
        after = (one for one in forms.honorifics_after if text.endswith(one, start + 1, end))
        end -= max(map(len, after), default=0)
    return start, end


def _ending(name: str, kind: NameType, forms: NameForms) -> int:
    """Count the characters of an ending behind an apostrophe or the like, with the mark.

    The s of a firm is left: it may be that of Moody's.
    """
    at = max(map(name.rfind, forms.marks), default=-1)
    ending = name[at + 1 :]
    if at < 1 or not ending.islower() or len(ending) > ENDING:
        return 0
    if forms.endings and ending not in forms.endings:
        return 0
    of_firm = ending == "s" and kind in {"ORGANISATION", "MISC"} and name[at] in "'’"
    return 0 if of_firm else len(name) - at


def _particle(name: str, kind: NameType, forms: NameForms, words: AbstractSet[str]) -> int:
    """Count the syllables of the particle that a Korean name ends with."""
    for particle in forms.particles:
        rest = name.removesuffix(particle)
        if rest == name or len(rest) < SYLLABLES:
            continue
        if kind == "PERSON":
            sure = len(rest) >= WHOLE and len(particle) <= len(rest)
        else:
            sure = particle not in _DOUBTFUL
        if sure or rest in words:
            return len(particle)
    return 0


def _prefix(word: str, kind: NameType, forms: NameForms, words: AbstractSet[str]) -> int:
    """Count the letters of the prefixes of a name's first word."""
    if word in forms.given:
        return 0
    for prefix in forms.prefixes:
        rest = word.removeprefix(prefix)
        if rest != word and (_is_name(rest, forms, words) or _is_place(rest, kind)):
            return len(prefix)
    return 0


def _is_name(word: str, forms: NameForms, words: AbstractSet[str]) -> bool:
    """Tell whether what is left of a word without its prefix is surely a name."""
    if len(word) < LETTERS:
        return word in forms.given
    articled = word.startswith(_ARTICLE) and len(word) > LETTERS
    return word in forms.given or word in words or articled
