"""What IPTC 7901 and ANPA 1312 share: both were made for teleprinters.

Control characters frame a message, a header of fixed order says what it is, and tables are
set with spaces.

Sources: IPTC Recommendation 7901, revision 5 (1995); ANPA Bulletin 1312 (NAA 89-3, 1989).
"""

import re
from collections.abc import Iterator
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from wiredesk.decode._lines import Stems, lowered, utf_8
from wiredesk.decode._markup import paragraphs
from wiredesk.decode._prose import first_words, unwrapped
from wiredesk.story import ItemType, Reason, Rejected

SOH, STX, ETX = "\x01\x02\x03"
PADDING = "\x00\x04\x07\x0c\x16\x1a\x7f"

# Service and number, priority, category, words. Nothing else that a message may start with looks
# so; where it starts with SOH, the number of words may be missing.
IPTC_7901 = re.compile(
    r"(?:\s{0,9}ZCZC[^\n]{0,20}\n)?"
    r"[\s\x00\x07\x16\x7f]*(?:(?P<soh>\x01)[\s\x7f]*)?"
    r"(?P<service>[A-Za-z]{2,10}) ?(?P<sequence>\d{2,6})[ \t]+(?P<priority>\d)"
    r"[ \t]+(?P<category>[A-Za-z]{1,5})(?:[ \t]+(?P<words>\d{1,5}))?"
    r"(?P<rest>[ \t][^\n\x02]{0,200})?"
    r"(?=[\n\x02])"
)
ANPA_1312 = re.compile(
    r"[\s\x00\x07\x16\x7f]*\x01?[ \t]*(?P<service>[A-Za-z]?)(?P<sequence>\d{1,5})"
    r"(?P<agency>[A-Za-z]{2,15})?\x1f(?P<selector>[\w-]{0,15})[ \t\x15]*\n[ \t\n]{0,9}"
)

_KINDS: tuple[tuple[ItemType, re.Pattern[str]], ...] = (
    ("alert", re.compile(r"news ?alert\b|^(?:alerte?|eilmeldung|blitz|flash)\b", re.IGNORECASE)),
    ("digest", re.compile(r"\b(?:news digest|digest|newsminute|news summary)\b", re.IGNORECASE)),
    (
        "advisory",
        re.compile(r"\b(?:advisory|advisories|(?:tages|termin|themen)vorschau)\b", re.IGNORECASE),
    ),
    ("service", re.compile(r"^(?:test|testmeldung|test message|service message)$", re.IGNORECASE)),
)
# One of these is in any title that is one of these: most have none.
_KIND_STEMS = Stems(
    "alert", "eilmeldung", "blitz", "flash", "digest", "newsminute", "news summary", "advisor",
    "vorschau", "test", "service",
)  # fmt: skip

_WIDTHS = (45, 85)
"""the longest lines, in code points, that text broken for a teleprinter has"""
_LONGEST_TITLE = 300
"""code points of a title that may say what a message is"""
_TABLE_LINES = 3
"""as many lines set in columns, one below the other, are a table"""
_COLUMNS = re.compile(r"\S(?:\t| ?\.{3,} ?| {3,}| {2,}(?=[\d$€£(+–-]))[ \t]*\S")
# One of these is in every line that is set in columns.
_GAPS = Stems("  ", "\t", "...")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_INDENT = re.compile(r"\n(?=[ \t]{2,}\S)")
_ENDS = (".", "!", "?", "。", "！", "？", "؟", "।", "۔")
_WORDS_OF_PROSE, _LETTERS_OF_PROSE = 8, 25


class Matter(NamedTuple):
    """What stands between header and trailer."""

    prose: str
    """a paragraph a line; none where there are only tables and their titles"""
    tables: tuple[str, ...]
    """a row a line, tabs between columns"""

    @property
    def is_table(self) -> bool:
        """Whether nothing but tables is there."""
        return bool(self.tables) and not self.prose


def framed(text: str) -> str:
    """Give a message with one kind of line end and without the padding behind it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return text.rstrip(PADDING + " \t\n")


def matter(text: str, agate: str = "", *, whole_lines: bool = False) -> Matter:
    """Part prose from runs of lines that are set in columns, and from what was sent as agate.

    ``whole_lines`` says that a line is a paragraph, and never broken.
    """
    prose, tables = _parted(text)
    tables += filter(None, ["\n".join(_columns(row) for row in agate.split("\n") if row.strip())])
    return _told(paragraphs(prose) if whole_lines else unwrapped(_spaced(prose)), tables)


def parted(text: str) -> Matter:
    """Part prose from tables, where text was not broken for a teleprinter: by blank lines if so."""
    prose, tables = _parted(text)
    return _told(unwrapped(prose), tables)


def _told(found: str, tables: list[str]) -> Matter:
    """Tell prose from the titles of tables."""
    if not tables or any(map(_is_sentence, found.split("\n"))):
        return Matter(found, tuple(tables))
    titled = "\n".join(filter(None, (found, tables[0])))
    return Matter("", (titled, *tables[1:]))


def _parted(text: str) -> tuple[str, list[str]]:
    """Part the lines of prose from the tables: runs of at least a few lines in columns."""
    if not _GAPS.are_in(utf_8(text)):
        return text, []
    lines = text.split("\n")
    rows = _rows(lines)
    if not rows:
        return text, []
    runs = [run for run in _runs(rows) if len(run) >= _TABLE_LINES]
    tables = ["\n".join(_columns(lines[number]) for number in run) for run in runs]
    taken = set(chain.from_iterable(runs))
    return "\n".join(line for n, line in enumerate(lines) if n not in taken), tables


def _rows(lines: list[str]) -> list[int]:
    """Give the numbers of the lines that are set in columns."""
    inner = list(map(str.strip, lines))
    return [n for n in _GAPS.lines(utf_8("\n".join(inner))) if _COLUMNS.search(inner[n])]


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Give the runs of numbers that follow each other without a gap."""
    for _, group in groupby(enumerate(numbers), lambda numbered: numbered[1] - numbered[0]):
        yield [number for _, number in group]


def _spaced(text: str) -> str:
    """Give text with blank lines between its paragraphs, where indents or short lines part them."""
    inner = text.strip()
    if _BLANK.search(inner):
        return text
    if _INDENT.search(inner):
        return _INDENT.sub("\n\n", text)
    lines = inner.split("\n")
    width = max(map(len, lines))
    if not _WIDTHS[0] <= width <= _WIDTHS[1]:
        return text
    joined = lines[:1]
    for above, line in pairwise(lines):
        # A line was broken where the next word would have gone beyond the others' ends.
        broken = len(above) + 1 + len(line.partition(" ")[0]) > width
        joined.append(f"{joined.pop()} {line}" if broken else line)
    return "\n".join(joined)


def _columns(line: str) -> str:
    """Give a line of a table with a tab between its columns."""
    return re.sub(r"[ \t]*(?:\t|\.{3,}| {2,})[ \t]*", "\t", line.strip())


def _is_sentence(line: str) -> bool:
    """Tell a finished sentence from a title or a caption."""
    enough = len(line.split()) >= _WORDS_OF_PROSE or len(line) >= _LETTERS_OF_PROSE
    return enough and line.rstrip(" \"'”’»)").endswith(_ENDS)


def titled(headline: str | None, found: Matter) -> tuple[str | None, bool]:
    """Give the headline, or else the first words, and whether it is these.

    Raises `Rejected` where a message says nothing at all.
    """
    first = "" if headline else first_words(found.prose)
    if not (headline or first or found.tables):
        raise Rejected(Reason.EMPTY, "neither headline nor text")
    return headline or first or None, bool(first)


def whole(digits: str | None) -> int | None:
    """Give the number that a header has, if it has it; 0 says that there is none."""
    return int(digits or 0) or None


def kind_of(*titles: str | None) -> ItemType:
    """Tell from slugline and headline what kind of thing a message is."""
    telling = [title for title in titles if title and _KIND_STEMS.are_in(lowered(title))]
    for kind, pattern in _KINDS if telling else ():
        if any(pattern.search(title, 0, _LONGEST_TITLE) for title in telling):
            return kind
    return "story"
