"""How the lists of topic words are written, and how text and entries are folded."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from wiredesk.story import Value

GAP = "  "
# Letters and digits of any script, with the combining marks that words of India and Thailand
# are made of (which \w leaves out), but not the danda that ends their sentences.
WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0966-\u0e7f]{1,60}")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]+")
# Arabic letters that are written for one another, and the Persian ones that look like them:
# ta marbuta for ha, alif maqsura and Farsi yeh for yeh, keheh for kaf. Turkish i has no dot.
_SPELLINGS = (
    ("\u0629", "\u0647"),
    ("\u0649", "\u064a"),
    ("\u06cc", "\u064a"),
    ("\u06a9", "\u0643"),
    ("\u0131", "i"),
)


class Source(Value):
    """A lexicon as its file has it.

    Entries are parted by commas. An asterisk after or before one stands for any letters, in
    languages that write words apart: ``elect*`` is found in *elections*.
    """

    like: str = ""
    """the language whose list this one shares, in place of all that follows"""
    spaced: bool = True
    """whether words are written apart, and entries stand for words"""
    prefixes: str = ""
    """what may be written together with the start of a word, parted by spaces"""
    variants: str = ""
    """other forms of characters, in pairs parted by spaces: the one used here, the other"""
    script: str = ""
    """a second script: its letters, each after the one or two used here, parted by spaces"""
    strong: Mapping[str, str] = {}
    """by topic: words that hardly mean anything else"""
    weak: Mapping[str, str] = {}
    """by topic: words that point that way"""

    def patterns(self, entry: str) -> set[str]:
        """Give what the automaton looks for, to find an entry in folded text."""
        if not self.spaced:
            other = entry.translate({ord(pair[0]): pair[1] for pair in self.variants.split()})
            return {fold_characters(entry), fold_characters(other)}
        return {
            pattern
            for written in {entry, self._in_other_script(entry)}
            for pattern in self._of_words(written)
        }

    def _of_words(self, entry: str) -> set[str]:
        """Give the patterns of an entry that stands for words."""
        stem = fold_words(WORD.findall(entry)).strip()
        if entry.startswith("*"):
            return {stem if entry.endswith("*") else f"{stem} "}
        end = "" if entry.endswith("*") else " "
        return {f" {prefix}{stem}{end}" for prefix in ("", *self.prefixes.split())}

    def _in_other_script(self, entry: str) -> str:
        """Write an entry in the language's second script, if it has one."""
        for letters in self.script.split():
            entry = entry.replace(letters[:-1], letters[-1])
        return entry


def fold_words(words: list[str]) -> str:
    """Give words without case, accents or spelling variants, with a gap around each."""
    text = f"{GAP}{GAP.join(words)}{GAP}".casefold()
    if text.isascii():
        return text
    text = _MARKS.sub("", normalize("NFKD", text))
    for variant, usual in _SPELLINGS:
        text = text.replace(variant, usual)
    return text


def fold_characters(text: str) -> str:
    """Give a text without case, or full and half width."""
    return normalize("NFKC", text).casefold()
