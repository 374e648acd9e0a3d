"""The ways that a name is looked for in a folded text."""

import re
from collections.abc import Iterator

from wiredesk.gazetteer._fold import fold_name

# Thai, Lao, Burmese, Khmer, kana and Chinese characters: words are not parted by spaces.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_APOSTROPHE = re.compile(r"['’‘ʼʻ`´]")
# One-letter words that Arabic and Hebrew write together with the next: "and", then "in",
# "to", "like", and in Hebrew also the article, "from" and "that".
_CLITIC_SCRIPTS = (b"\xd7", b"\xd8", b"\xd9")
"""first bytes of Hebrew and Arabic letters in UTF-8"""
_AND = re.compile(r" [وفו]")
_PREPOSITION = re.compile(r" [بلكבלכהמש]")
_AND_PREPOSITION = re.compile(r" [وفו][بلكבלכהמש]")
_WITHOUT_ALIF = 4
"""an Arabic name with its article must be longer, to be known when the alif is lost"""


def patterns(name: str) -> Iterator[str]:
    """Give the ways to find a name in a folded text; none where it is a single character.

    A name of a script that parts words by spaces starts with a space, so that it can match
    only where a word starts.
    """
    folded = fold_name(name)
    first, space, rest = folded.partition(" ")
    if len(folded) <= 1:
        return
    if UNSPACED.match(folded):
        yield folded
        return
    yield f" {folded}"
    yield from _short_spellings(name, first, rest)
    if folded.startswith("ال") and len(folded) > _WITHOUT_ALIF:
        yield f" {folded[1:]}"  # after the preposition li-, the article loses its alif
    for parted in part(f"{space}{rest}"):
        if not parted.endswith(" "):  # else its last word is one letter, and is not looked for
            yield f" {first}{parted}"


def _short_spellings(name: str, first: str, rest: str) -> Iterator[str]:
    """Give a name without the full stop of "St." and without apostrophes, where it has them."""
    if "." in first and rest:
        yield f" {fold_name(name.replace('.', ' '))}"
    if _APOSTROPHE.search(name):
        yield f" {fold_name(_APOSTROPHE.sub('', name))}"


def part(folded: str) -> Iterator[str]:
    """Give the readings of a text in which one-letter words are parted from the next.

    They are blanked out, so that positions stay: first "and" alone, then the others too.
    Only scripts that write so are read again.
    """
    if folded.isascii():
        return
    encoded = folded.encode("utf-8", "surrogatepass")
    if any(lead in encoded for lead in _CLITIC_SCRIPTS):
        yield _AND.sub("  ", folded)
        # A line break, which no folded text has, keeps the word behind from being read twice.
        both = _AND_PREPOSITION.sub("\n\n\n", folded)
        yield _PREPOSITION.sub("  ", both).replace("\n", " ")
