"""The elements above the text of an ANPA 1312 message: keyword, headline, byline, notes."""

import re
from typing import NamedTuple

from wiredesk.decode._opening import EMBARGO
from wiredesk.decode._prose import tidy

PICTURES = "references to pictures: left out"
_CYCLE = re.compile(r"(?:BC|AM|PM|AP)-")
_BYLINE = re.compile(r"by\s+\S", re.IGNORECASE)
# In French and Spanish a headline may begin so, too: it stands above.
_OTHER_BYLINE = re.compile(r"(?:[Pp]ar|PAR|[Pp]or|POR)\s+[^\W\d_a-z]")
_NOTE = re.compile(
    r"\(?(?:eds|editors?)\b\s*:|editor['’]s note\b\W*|update:|\((?=.*\)$)", re.IGNORECASE
)
_PICTURES = re.compile(
    r"(?:with )?(?:AP |CP )?(?:photos?|graphics?|videos?|interactive)\b", re.IGNORECASE
)
_CODE = re.compile(r"(?:code|symbol|index)\s?:|(?:urgent|bulletin|flash)\W{0,3}$", re.IGNORECASE)
# The last words of the part before, where an add goes on: "CHARLESTON: office."
_PICKUP = re.compile(r"(?:[A-Z][A-Z .'-]{1,30}|[a-z]\d{3,4}): .{1,60}\.$")
_KINDS = {
    "byline": _BYLINE,
    "note": _NOTE,
    "advance": EMBARGO,
    "picture": _PICTURES,
    "code": _CODE,
    "pickup": _PICKUP,
}
# All of them as one, which takes half the time; the group that matched is the kind.
_KIND = re.compile(
    "|".join(
        f"(?P<{kind}>(?{'i' if words.flags & re.IGNORECASE else ''}:{words.pattern}))"
        for kind, words in _KINDS.items()
    )
)
_HEADLINE = re.compile(r"hl\d?\s?:\s*", re.IGNORECASE)
_COUNT = re.compile(r",\s{0,9}(\d{1,5})$")
_MOST_BARE = 12
"""lines in which the text's first is looked for, where no marks set off the elements"""
_LONG = 160
"""code points from which an element is a summary of the story, and no headline"""


class Elements(NamedTuple):
    """What the lines above the text say."""

    keyword: str = ""
    """with its cycle and place, whole: ``BC-AS--China-Rivers``"""
    version: str = ""
    headline: str | None = None
    byline: str | None = None
    credit: str | None = None
    """whom the writer works for"""
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """elements that are none of these, as all of a digest's"""
    warnings: tuple[str, ...] = ()


def split(content: str) -> tuple[Elements, str]:
    """Part the elements from the text below them."""
    lines = content.split("\n")
    if not any(line.startswith("^") for line in lines[:3]):
        return _without_carets(lines)
    found = list[str]()
    for number, line in enumerate(lines):
        if _is_element(line, found):
            found.append(line.lstrip("^").strip())
        elif found and _goes_on(line, found[-1]):
            found[-1] += " " + line.strip()
        elif line.strip():
            return _sorted(found), "\n".join(lines[number:])
    return _sorted(found), ""


def _is_element(line: str, above: list[str]) -> bool:
    """Tell an element: it has a caret or, below one that has, ends as one and is not indented."""
    bare = bool(above) and _terminated(line) and line[0] not in "\t "
    return bare or line.startswith("^")


def _goes_on(line: str, above: str) -> bool:
    """Tell whether a line is the rest of the element above it."""
    return _terminated(line) and line[0] != "\t" and not _terminated(above)


def _terminated(line: str) -> bool:
    """Tell whether an element ends with its line."""
    return line.rstrip(" \t").endswith(("<", "="))


def _bare(line: str) -> str:
    """Give an element without what ends it: ``<``, ``=`` or ``@<``."""
    return line.rstrip(" \t").rstrip("<=").rstrip("@ ")


def _without_carets(lines: list[str]) -> tuple[Elements, str]:
    """Read a keyword and a headline that ends with ``+``, where they are there."""
    keyword = lines.pop(0).strip() if _CYCLE.match(lines[0]) else ""
    keyword, version, _ = _keyword(keyword)
    ends = [number for number, line in enumerate(lines[:4]) if line.rstrip().endswith("+")]
    if not ends:
        return _above_tab(keyword, version, lines)
    headline = " ".join(line.strip() for line in lines[: ends[0] + 1]).rstrip("+ ")
    return Elements(keyword, version, tidy(headline)[0]), "\n".join(lines[ends[0] + 1 :])


def _above_tab(keyword: str, version: str, lines: list[str]) -> tuple[Elements, str]:
    """Read the short lines above the first that a tab starts: they are elements without marks."""
    first = next((n for n, line in enumerate(lines[:_MOST_BARE]) if line.startswith("\t")), 0)
    above = [tidy(line)[0].strip() for line in lines[:first] if line.strip()]
    if any(len(line) >= _LONG for line in above):
        return Elements(keyword, version), "\n".join(lines)
    return _told(keyword, version, above), "\n".join(lines[first:])


def _sorted(lines: list[str]) -> Elements:
    """Tell the elements apart by their place and words."""
    keyword, version, others = _keyword_element([tidy(_bare(line))[0].strip() for line in lines])
    return _told(keyword, version, others)


def _told(keyword: str, version: str, lines: list[str]) -> Elements:
    """Tell the elements below the keyword apart by their words."""
    kinds = _by_kind(lines)
    headline = next((title for title in kinds["title"] if len(title) < _LONG), None)
    return Elements(
        keyword,
        version,
        _HEADLINE.sub("", headline, count=1) if headline else None,
        next(iter(kinds["byline"]), None),
        next(iter(kinds["credit"]), None),
        tuple(
            _NOTE.sub("", note, count=1).strip("() ")
            for note in (*kinds["advance"], *kinds["note"], *kinds["pickup"])
        ),
        tuple(title for title in kinds["title"] if title != headline),
        (PICTURES,) if kinds["picture"] else (),
    )


def _keyword_element(lines: list[str]) -> tuple[str, str, list[str]]:
    """Part the element with the keyword and the version, which comes first, from the others."""
    keyword, version, counted = _keyword(lines[0]) if lines else ("", "", False)
    if counted or _CYCLE.match(keyword) or " " not in keyword:
        return keyword, version, lines[1:]
    return "", "", lines


def _by_kind(lines: list[str]) -> dict[str, list[str]]:
    """Sort elements by their first words; the one below a byline says whom its writer works for."""
    kinds: dict[str, list[str]] = {kind: [] for kind in (*_KINDS, "credit", "title")}
    above = ""
    for line in lines:
        found = _KIND.match(line)
        kind = (found and found.lastgroup) or "title"
        if kind == "title" and kinds["title"] and _OTHER_BYLINE.match(line):
            kind = "byline"
        above = "credit" if kind == "title" and above == "byline" else kind
        kinds[above].append(line)
    return kinds


def _keyword(line: str) -> tuple[str, str, bool]:
    """Part the keyword, the version and the number of words, and say whether there was one."""
    without, counted = _COUNT.subn("", line)
    keyword, version = (*without.split(",", 2), "")[:2]
    return keyword.strip(), version.strip(), bool(counted)


def element(line: str) -> str:
    """Give a line without the marks that end it, or set it as a subheading amid the text."""
    return _bare(line[1:]) if line.startswith("^") else line.rstrip(" \t").removesuffix("<")
