"""Where names stand in running text, by the spelling alone."""

import re
from collections.abc import Callable
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
_HIDDEN_ROUNDS = 6
"""how often in a row: a name of more words than that hides none"""
_ARTICLES = frozenset("the el la los las le les il lo o os a as der die das den de".split())


Match = tuple[int, int, int]
"""where a name starts and ends in a folded text, and its number"""
Find = Callable[[str], list[Match]]
Hit = tuple[int, int, int]
"""where a name starts and ends in a text, in code points, and its number"""


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


def scan(text: str, find: Find, accept: Callable[[int, int, int], bool]) -> list[Hit]:
    """Find the names in a text, from left to right, leftmost and longest, without overlap.

    ``find`` is that of an automaton whose names are as `wiredesk.gazetteer._patterns` gives
    them; ``accept`` says of a start, an end and a name whether it is good as it is written.
    """
    whole, readings, positions = read(text)
    page = _Page(text, positions, find, accept)
    found = page.hits(whole, _ended(whole, find(whole)))
    for hay in readings:
        parted = [match for match in _ended(hay, find(hay)) if hay[match[0] - 1] == " "]
        found += page.hits(hay, parted)
    return _leftmost(found) if found else found


def capitalised(text: str, start: int, end: int) -> bool:
    """Tell whether a name is written as one, with a capital.

    A script without capitals is as good as one in capitals. A small article before a
    capital will do, as in "the Hague" and "la Habana".
    """
    if not text[start].islower():
        return True
    article, _, rest = text[start:end].partition(" ")
    return article in _ARTICLES and rest != "" and not rest[0].islower()


class _Page(NamedTuple):
    """A text with the ways to search it."""

    text: str
    positions: Positions
    find: Find
    accept: Callable[[int, int, int], bool]

    def hits(self, hay: str, matches: list[Match]) -> list[Hit]:
        """Give the matches in a reading that are names, and the names that others have hidden."""
        found = list[Hit]()
        for _ in range(_HIDDEN_ROUNDS):
            refused = list[Match]()
            for match in matches:
                hit = _hit(self.text, hay, match, self.positions)
                if hit is not None and self.accept(*hit):
                    found.append(hit)
                elif " " in hay[match[0] + 1 : match[1]]:
                    refused.append(match)
            if not refused:
                break
            # What a refused name has hidden may stand there in its own right.
            matches = [match for one in refused for match in _hidden(hay, one, self.find)]
        return found


def _ended(hay: str, matches: list[Match]) -> list[Match]:
    """Leave out, of the many matches, those within a word that cannot hide another name."""
    return [
        match
        for match in matches
        if not (following := hay[match[1]]).isalnum()
        or following >= "가"
        or hay[match[0]] != " "
        or hay.find(" ", match[0] + 1, match[1]) > 0
    ]


def _hit(text: str, hay: str, match: Match, positions: Positions) -> Hit | None:
    """Give the hit that a match is, if a name can begin and end there and has no break in it."""
    begin, end, name = match
    spaced = hay[begin] == " "
    if hay[end] != " " and not _ends(hay, begin, end):
        return None
    if not (spaced or _starts(hay, begin)):
        return None
    start, stop = begin if spaced else begin - 1, end - 1
    if not positions.same:
        start, stop = positions[start], positions[stop]
    if " " in hay[begin + 1 : end] and _BREAK.search(text, start, stop):
        return None
    return start, stop, name


def _hidden(hay: str, match: Match, find: Find) -> list[Match]:
    """Give the name that starts within a match which is none itself."""
    space = hay.index(" ", match[0] + 1)
    found = find(hay[space : match[1] + _HIDDEN_REACH])[:1]
    return [(begin + space, end + space, name) for begin, end, name in found]


def _leftmost(hits: list[Hit]) -> list[Hit]:
    """Give the hits that overlap none further left, the longest of those that start together."""
    kept = list[Hit]()
    for hit in sorted(hits):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
        elif hit[0] == kept[-1][0]:
            kept[-1] = hit
    return kept


def _starts(hay: str, begin: int) -> bool:
    """Tell whether a name of a script without spaces can start here."""
    return not (_KATAKANA.match(hay, begin) and _KATAKANA.match(hay, begin - 1))


def _ends(hay: str, begin: int, end: int) -> bool:
    """Tell whether a name can end where a match does, before something else than a space."""
    following = hay[end]
    if hay[begin] != " ":
        return not (_KATAKANA.match(following) and _KATAKANA.match(hay, end - 1))
    if following.isalnum():
        return "가" <= following <= "힣" and _PARTICLES.match(hay, end) is not None
    return following.isascii() or category(following)[0] != "M"
