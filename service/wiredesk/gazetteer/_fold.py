"""One spelling for every way to write a name, position by position.

A folded text has one character for each character or cluster of the original, so that what
is found in it can be shown in the original.
"""

import re
from collections.abc import Sequence
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
_OPENERS = "\t\n\r\v\f\u00a0\u2002\u2003\u2009\u200a\u202f\u3000-‐‑‒–—―־'’‘ʼʻ`´\"“„«»‹›‚([{<*/|·・‧•¿¡_#@+=&"  # noqa: RUF001
_TABLE = str.maketrans({**_LETTERS, **dict.fromkeys(_OPENERS, " ")})

# Marks that a writer may leave out: accents written apart, Arabic vowels and stretching,
# joiners and writing directions, soft hyphens.
_MARK = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060-\u2069\ufeff"
_MARKED = re.compile(f"[{_MARK}]")
_CLUSTER = re.compile(f".[{_MARK}]*", re.DOTALL)

Positions = Sequence[int]


def fold(text: str) -> tuple[str, Positions]:
    """Give the folded text, and where each of its characters starts in the original.

    The positions have one entry more than the folded text: the original's length.
    """
    if _MARKED.search(text) is None:
        return _fold_plain(text), range(len(text) + 1)
    clusters = list(_CLUSTER.finditer(text))
    composed = [_compose(cluster.group()) for cluster in clusters]
    kept = [index for index, character in enumerate(composed) if character]
    positions = [clusters[index].start() for index in kept]
    return _fold_plain("".join(composed)), [*positions, len(text)]


def fold_name(name: str) -> str:
    """Fold a name that stands alone, its spaces evened out."""
    return " ".join(fold(normalize("NFKC", name))[0].split())


def _compose(cluster: str) -> str:
    """Give a letter with its accents as the one character that it is, where there is one."""
    return _MARKED.sub("", normalize("NFC", cluster))[:1]


def _fold_plain(text: str) -> str:
    """Fold a text that has no marks, one character for one."""
    translated = text.translate(_TABLE)
    lowered = translated.lower()
    if len(lowered) == len(translated):
        return lowered
    return "".join(character.lower()[:1] for character in translated)
