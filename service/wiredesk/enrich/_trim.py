"""A tagger's name without what is no part of it: titles, and words written together with it."""

import re
from collections.abc import Set as AbstractSet

from wiredesk.gazetteer import places_named
from wiredesk.languages import LanguageData, NameForms
from wiredesk.taggers import Tagged

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
    text: str, tagged: Tagged, language: LanguageData | None, words: AbstractSet[str]
) -> Tagged:
    """Give a name without titles, clitics and endings; it is empty where nothing is left.

    ``words`` are those of all names in the story: one of them that is this name without its
    first letter or its last syllable tells that it is no part of it.
    """
    start, end = _bare(text, tagged.start, tagged.end)
    if language is None or start == end or _is_place(text[start:end], tagged):
        return Tagged(start, end, tagged.type, tagged.confidence)
    forms = language.names
    if tagged.type == "PERSON":
        start, end = _untitled(text, start, end, forms)
    end -= _ending(text[start:end], tagged, forms)
    if forms.particles:
        end -= _particle(text[start:end], tagged, forms, words)
    if forms.prefixes:
        start += _prefix(text[start:end].split(maxsplit=1)[0], tagged, forms, words)
    return Tagged(start, end, tagged.type, tagged.confidence)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out spaces, quotation marks and the like at both ends, and lone brackets."""
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        if text[end - 1] in _CLOSING and text.count(_CLOSING[text[end - 1]], start, end):
            break
        end -= 1
    return start, end


def _is_place(name: str, tagged: Tagged) -> bool:
    """Tell whether a name is known as a place just as it stands, as Xi'an is."""
    return tagged.type == "PLACE" and bool(places_named(name))


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


def _ending(name: str, tagged: Tagged, forms: NameForms) -> int:
    """Count the characters of an ending behind an apostrophe or the like, with the mark.

    The s of a firm is left: it may be that of Moody's.
    """
    at = max(map(name.rfind, forms.marks), default=-1)
    ending = name[at + 1 :]
    if at < 1 or not ending.islower() or len(ending) > ENDING:
        return 0
    if forms.endings and ending not in forms.endings:
        return 0
    of_firm = ending == "s" and tagged.type in {"ORGANISATION", "MISC"} and name[at] in "'’"
    return 0 if of_firm else len(name) - at


def _particle(name: str, tagged: Tagged, forms: NameForms, words: AbstractSet[str]) -> int:
    """Count the syllables of the particle that a Korean name ends with."""
    for particle in forms.particles:
        rest = name.removesuffix(particle)
        if rest == name or len(rest) < SYLLABLES:
            continue
        if tagged.type == "PERSON":
            sure = len(rest) >= WHOLE and len(particle) <= len(rest)
        else:
            sure = particle not in _DOUBTFUL
        if sure or rest in words:
            return len(particle)
    return 0


def _prefix(word: str, tagged: Tagged, forms: NameForms, words: AbstractSet[str]) -> int:
    """Count the letters of the prefixes of a name's first word."""
    if word in forms.given:
        return 0
    for prefix in forms.prefixes:
        rest = word.removeprefix(prefix)
        if rest != word and (_is_name(rest, forms, words) or _is_place(rest, tagged)):
            return len(prefix)
    return 0


def _is_name(word: str, forms: NameForms, words: AbstractSet[str]) -> bool:
    """Tell whether what is left of a word without its prefix is surely a name."""
    if len(word) < LETTERS:
        return word in forms.given
    articled = word.startswith(_ARTICLE) and len(word) > LETTERS
    return word in forms.given or word in words or articled
