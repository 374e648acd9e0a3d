"""Where names stand in running text, by the spelling alone."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from wiredesk.gazetteer._fold import Positions, fold
from wiredesk.gazetteer._patterns import part

# What may follow a name within a Korean word.
_PARTICLES = re.compile(
    r"(?:에서는?|에서도|에는|에도|에|의|은|는|이|가|을|를|와|과|으로|로|도|만|까지|부터|보다|처럼|이나|나"
    r"|시|측|발|행|산|인|군|당국|이다|이며|이라고?|라고|과의|와의|으로부터|로부터)(?![가-힣])"
)
_KATAKANA = re.compile(r"[ァ-ヺー]")
_BREAK = re.compile(r"[\n,;:!?()،؛。、]")
_HIDDEN_REACH = 40
"""how far beyond a name that is not accepted another may reach that it hid"""
_ARTICLES = frozenset("the el la los las le les il lo o os a as der die das den de".split())


Match = tuple[int, int, int]
"""where a name starts and ends in a folded text, and its number"""
Find = Callable[[str], list[Match]]


class Hit(NamedTuple):
    """A name in a text, in code points, and its number in the automaton."""

    start: int
    end: int
    name: int


class Readings(NamedTuple):
    """A text as it is searched: folded, a space at each end, and where it stands in the text."""

    whole: str
    parted: tuple[str, ...]
    """the same with one-letter words parted from the words after them"""
    positions: Positions


@lru_cache(maxsize=2)
def read(text: str) -> Readings:
    """Prepare a text to be searched; the last two are kept, to be searched for all kinds."""
    folded, positions = fold(text)
    whole = f" {folded} "
    return Readings(whole, tuple(part(whole)), positions)


def scan(text: str, find: Find, accept: Callable[[Hit], bool]) -> list[Hit]:
    """Find the names in a text, from left to right, leftmost and longest, without overlap.

    ``find`` is that of an automaton whose names are as `wiredesk.gazetteer._patterns` gives
    them; ``accept`` says whether a hit is good as it is written.
    """
    whole, readings, positions = read(text)
    page = _Page(text, positions, find, accept)
    found = list(page.hits(whole, find(whole)))
    for parted in readings:
        matches = [match for match in find(parted) if parted[match[0] - 1] == " "]
        found += page.hits(parted, matches)
    # A name that was hidden may stand there in its own right, too.
    return _leftmost(found)


def capitalised(text: str, hit: Hit) -> bool:
    """Tell whether a name is written as one, with a capital.

    A script without capitals is as good as one in capitals. A small article before a
    capital will do, as in "the Hague" and "la Habana".
    """
    if not text[hit.start].islower():
        return True
    article, _, rest = text[hit.start : hit.end].partition(" ")
    return article in _ARTICLES and rest != "" and not rest[0].islower()


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with the ways to search it."""

    text: str
    positions: Positions
    find: Find
    accept: Callable[[Hit], bool]

    def hits(self, hay: str, matches: Iterable[Match]) -> Iterator[Hit]:
        """Give the matches in a reading that begin, end and are written as a name is.

        In place of one that is not, it gives those that it may have hidden.
        """
        for match in matches:
            hit = self._hit(hay, match) if _ends(hay, match) else None
            if hit is not None and self.accept(hit):
                yield hit
            elif (space := hay.find(" ", match[0] + 1, match[1])) > 0:
                hidden = self.find(hay[space : match[1] + _HIDDEN_REACH])
                yield from self.hits(hay, [(b + space, e + space, n) for b, e, n in hidden[:1]])

    def _hit(self, hay: str, match: Match) -> Hit | None:
        """Give the hit that a match is, if a name can begin there and has no break in it."""
        begin, end, name = match
        spaced = hay[begin] == " "
        if not (spaced or _starts(hay, begin)):
            return None
        start, stop = self.positions[begin if spaced else begin - 1], self.positions[end - 1]
        if hay.find(" ", begin + 1, end) > 0 and _BREAK.search(self.text, start, stop):
            return None
        return Hit(start, stop, name)


def _leftmost(hits: list[Hit]) -> list[Hit]:
    """Give the hits that overlap none further left, the longest of those that start together."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _starts(hay: str, begin: int) -> bool:
    """Tell whether a name of a script without spaces can start here."""
    return not (_KATAKANA.match(hay, begin) and _KATAKANA.match(hay, begin - 1))


def _ends(hay: str, match: Match) -> bool:
    """Tell whether a name can end where a match does."""
    begin, end, _ = match
    following = hay[end]
    if following == " ":
        return True
    if hay[begin] != " ":
        return not (_KATAKANA.match(following) and _KATAKANA.match(hay, end - 1))
    if following.isalnum():
        return "가" <= following <= "힣" and _PARTICLES.match(hay, end) is not None
    return category(following)[0] != "M"
