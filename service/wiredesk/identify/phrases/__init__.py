"""What wires say of their own stories: one data file per language.

A phrase in capitals counts only in capitals; any other in whatever case. Files are read all
together: a notice is often in another language than its story.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files

from daachorse import DoubleArrayAhoCorasick

from wiredesk.story import Value

# Scripts that set no space between words, so that a phrase has no border.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Announcement(Value):
    """How one thing is announced."""

    labels: tuple[str, ...] = ()
    """what a line begins with, before a colon, a dash or its end"""
    sentences: tuple[str, ...] = ()
    """what stands anywhere in a note to editors"""


class Phrases(Value):
    """How the wires in one language speak to editors."""

    notes: tuple[str, ...] = ()
    """what a line begins with that is a note to editors"""
    kill: Announcement = Announcement()
    """that a story must not be used"""
    correction: Announcement = Announcement()
    """that a version corrects one before it"""
    advisory: Announcement = Announcement()
    """that it is for editors, and no story"""
    embargo: tuple[str, ...] = ()
    """what stands before the instant from which a story may be published"""
    release: tuple[str, ...] = ()
    """the same, in words that may open a story: outside of notes there has to be an instant"""
    lifted: tuple[str, ...] = ()
    """that an embargo has ended"""
    takes: tuple[str, ...] = ()
    """what a number stands beside that counts a story's versions"""
    noon: tuple[str, ...] = ()
    midnight: tuple[str, ...] = ()
    before_noon: tuple[str, ...] = ()
    """words for the hours before noon, as a.m."""
    after_noon: tuple[str, ...] = ()
    today: tuple[str, ...] = ()
    tomorrow: tuple[str, ...] = ()
    zones: Mapping[str, str] = {}
    """names of time zones: the IANA name of each, or nothing where a name tells no zone"""

    def announcing(self) -> tuple[str, ...]:
        """Give all phrases that announce something, whatever it is."""
        parts = (part for _, part in self if isinstance(part, Announcement))
        announced = (phrase for part in parts for phrase in (*part.labels, *part.sentences))
        return (*announced, *self.embargo, *self.release, *self.lifted)


@cache
def phrases() -> Mapping[str, Phrases]:
    """Give the phrases of every language that has a file here, by its tag."""
    folder = files(__name__)
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return {
        name.removesuffix(".toml"): Phrases.model_validate(
            tomllib.loads((folder / name).read_text("utf-8"))
        )
        for name in found
    }


def announces(text: str) -> bool:
    """Tell whether a text may announce something: it holds the longest word of such a phrase.

    Most hold none, which is seen far sooner than that no pattern matches.
    """
    return bool(_words().find(_folded(text).encode("utf-8", "replace")))


@cache
def _words() -> DoubleArrayAhoCorasick:
    """Build what looks for the longest word of each phrase that announces something."""
    listed = (phrase for part in phrases().values() for phrase in part.announcing())
    longest = {max(_folded(phrase).split(), key=len) for phrase in listed}
    return DoubleArrayAhoCorasick([word.encode() for word in sorted(longest)])


def _folded(text: str) -> str:
    """Give text in one case, as patterns without case see it: to them, İ and ı are i as well."""
    return text.lower().replace("i\u0307", "i").replace("ı", "i")


def every(part: Callable[[Phrases], Iterable[str]]) -> str:
    """Give a pattern for any phrase of this part, in any language, the longest first."""
    listed = {phrase for each in phrases().values() for phrase in part(each)}
    return any_of(listed)


def any_of(listed: Iterable[str]) -> str:
    """Give a pattern for any of these phrases, the longest first.

    The borders of whole words stand once for all phrases: so few places are looked at.
    """
    longest = sorted(listed, key=lambda phrase: (-len(phrase), phrase))
    whole = [phrase for phrase in longest if _bordered(phrase[0]) and _bordered(phrase[-1])]
    others = [phrase for phrase in longest if phrase not in whole]
    words = [rf"(?<!\w)(?:{'|'.join(map(_flagged, whole))})(?!\w)"] if whole else []
    return "(?:" + "|".join((*words, *map(_pattern, others))) + ")"


def _pattern(phrase: str) -> str:
    """Give a pattern for one phrase, with the borders that it has."""
    before = r"(?<!\w)" if _bordered(phrase[0]) else ""
    after = r"(?!\w)" if _bordered(phrase[-1]) else ""
    return f"{before}{_flagged(phrase)}{after}"


def _flagged(phrase: str) -> str:
    """Give a pattern for the words of a phrase, with any space between them."""
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return f"(?{'-i' if phrase.isupper() else 'i'}:{words})"


def _bordered(edge: str) -> bool:
    """Tell whether a phrase with this first or last character ends at a word's border."""
    return edge.isalnum() and not _UNSPACED.match(edge)
