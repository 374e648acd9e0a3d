"""What stands between STX and ETX in ANPA 1312: elements with a caret, then the text.

AP and CP set each element in a line of its own, ``^By SOMEBODY=``; Kyodo has no carets and ends
the headline with ``+``. Device controls switch the text between prose and tables.
"""

import re
from typing import NamedTuple

from wiredesk.decode._opening import EMBARGO
from wiredesk.decode._prose import tidy
from wiredesk.decode._teleprinter import Matter, matter

PICTURES = "references to pictures: left out"
SUMMARY = "a summary above the text: left out"
DASHES = "underscores for dashes: replaced"

# DC3 and DC4 choose body type or agate, DC1 and DC2 running text or tables.
_KIND_MARKS, _FORM_MARKS = "\x13\x14", "\x11\x12"
_BODY_TYPE, _RUNNING = "\x13", "\x11"
_SHIFTS = re.compile(r"([\x11-\x14]+)")
_TAB_LINE, _SPACE_BAND = "\x08", "\x10"

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
_CREDIT = re.compile(
    r"contributed to this|contributed from|helped with this|reported from .{2,60}$"
    r"|^follow .{2,80} (?:on|at) |^online:|^https?://"
    r"|^(?:more )?ap [a-z -]{2,30}: https?://"
    r"|^(?:the )?(?:ap|associated press) [a-z ]{0,30}writers? ",
    re.IGNORECASE,
)
_RULE = re.compile(r"_{3,}")
_MORE = re.compile(r"\(?MORE\)?")
# The literal first: it is what a search looks for.
_DASH = re.compile(r"_(?<!\S_)(?!\S)")
_BROKEN = re.compile(r"\n(?<!\n\n)(?=[^\s_])")
_INDENTS = re.compile(r"\n[\t ]+")
_SIGN_OFF = re.compile(r"\n==\w[\w .-]{1,30}(?:\n.*)?\Z", re.DOTALL)
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


class Text(NamedTuple):
    """The text below the elements."""

    matter: Matter
    credits: tuple[str, ...]
    """lines at the end that say who helped"""
    repairs: tuple[str, ...]


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


def read(body: str, shifts: str) -> Text:
    """Read the text, its type and form as the header's shifts say at first."""
    prose, agate = _shifted(_SIGN_OFF.sub("", body), shifts)
    tidied, repairs = tidy("\n".join(map(_element, prose.split("\n"))))
    dashed = _DASH.sub("—", tidied)
    repairs += (DASHES,) if dashed != tidied else ()
    found = matter(_joined(dashed), tidy(agate)[0], whole_lines="\n\t" in f"\n{dashed}")
    marked = "_" in found.prose or "MORE" in found.prose
    prose, credited = _credits(found.prose) if marked else (found.prose, ())
    return Text(found._replace(prose=prose), credited, repairs)


def _shifted(body: str, shifts: str) -> tuple[str, str]:
    """Part running text in body type from all that is set in agate or in columns."""
    prose, agate = list[str](), list[str]()
    kind, form = _BODY_TYPE, _RUNNING
    shifted = any(mark in body for mark in _KIND_MARKS + _FORM_MARKS)
    pieces = (shifts, *(_SHIFTS.split(body) if shifted else (body,)))
    for marks, piece in zip(pieces[::2], pieces[1::2], strict=True):
        kind, form = _last(marks, _KIND_MARKS, kind), _last(marks, _FORM_MARKS, form)
        into = prose if (kind, form) == (_BODY_TYPE, _RUNNING) else agate
        into.append(piece.replace(_TAB_LINE, "\t").replace(_SPACE_BAND, " "))
    return "".join(prose), "".join(agate)


def _last(marks: str, wanted: str, otherwise: str) -> str:
    """Give the last of some marks that is one of the wanted ones."""
    return next((mark for mark in reversed(marks) if mark in wanted), otherwise)


def _element(line: str) -> str:
    """Give a line without the marks that end it, or set it as a subheading amid the text."""
    return _bare(line[1:]) if line.startswith("^") else line.rstrip(" \t").removesuffix("<")


def _joined(text: str) -> str:
    """Join lines that were broken amid a paragraph, where a tab starts each paragraph."""
    if "\n\t" not in f"\n{text}":
        return text
    return _INDENTS.sub("\n", "\n" + _BROKEN.sub(" ", text))


def _credits(text: str) -> tuple[str, tuple[str, ...]]:
    """Drop rules and MORE, and part the lines below a rule that say who helped."""
    prose, credited = list[str](), list[str]()
    below_rule = False
    for paragraph in text.split("\n"):
        if _RULE.fullmatch(paragraph):
            below_rule = True
        elif below_rule and _CREDIT.search(paragraph):
            credited.append(paragraph)
        elif not _MORE.fullmatch(paragraph):
            prose.append(paragraph)
    return "\n".join(prose), tuple(credited)
