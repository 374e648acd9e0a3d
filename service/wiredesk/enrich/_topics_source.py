"""How the lists of topic words are written."""

from collections.abc import Mapping

from wiredesk.enrich._topics_haystack import folded
from wiredesk.story import Value

LONG = 6
"""letters of an entry that is looked for inside compounds"""


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
    compounds: bool = False
    """whether words are written together as one, so that a long entry may be inside another word"""
    strong: Mapping[str, str] = {}
    """by topic: words that hardly mean anything else"""
    weak: Mapping[str, str] = {}
    """by topic: words that point that way"""

    def patterns(self, entry: str) -> set[str]:
        """Give what the automaton looks for, to find an entry in folded text."""
        if not self.spaced:
            other = entry.translate({ord(pair[0]): pair[1] for pair in self.variants.split()})
            return {folded([each], spaced=False).folded.strip() for each in (entry, other)}
        return {
            pattern
            for written in {entry, entry.replace("ß", "ss"), self._in_other_script(entry)}
            for pattern in self._of_words(written)
        }

    def inside(self, entry: str) -> str:
        """Write an entry as it is looked for inside compounds, or nothing if it is not."""
        stem = entry.strip("*")
        return f"*{stem}*" if self.compounds and len(stem) >= LONG and " " not in stem else ""

    def _of_words(self, entry: str) -> set[str]:
        """Give the patterns of an entry that stands for words."""
        stem = folded([entry], spaced=True).folded.strip()
        if entry.startswith("*"):
            return {stem if entry.endswith("*") else f"{stem} "}
        end = "" if entry.endswith("*") else " "
        return {f" {prefix}{stem}{end}" for prefix in ("", *self.prefixes.split())}

    def _in_other_script(self, entry: str) -> str:
        """Write an entry in the language's second script, if it has one."""
        for letters in self.script.split():
            entry = entry.replace(letters[:-1], letters[-1])
        return entry
