"""What stands between STX and ETX in ANPA 1312: elements with a caret, then the text.

AP and CP set each element in a line of its own, ``^By SOMEBODY=``; Kyodo has no carets and ends
the headline with ``+``. Device controls switch the text between prose and tables.
"""

import re
from typing import NamedTuple

from wiredesk.decode._anpa_elements import element
from wiredesk.decode._prose import tidy
from wiredesk.decode._teleprinter import Matter, matter

SUMMARY = "a summary above the text: left out"
DASHES = "underscores for dashes: replaced"

# DC3 and DC4 choose body type or agate, DC1 and DC2 running text or tables.
_KIND_MARKS, _FORM_MARKS = "\x13\x14", "\x11\x12"
_BODY_TYPE, _RUNNING = "\x13", "\x11"
_SHIFTS = re.compile(r"([\x11-\x14]+)")
_TAB_LINE, _SPACE_BAND = "\x08", "\x10"

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


class Text(NamedTuple):
    """The text below the elements."""

    matter: Matter
    credits: tuple[str, ...]
    """lines at the end that say who helped"""
    repairs: tuple[str, ...]


def read(body: str, shifts: str) -> Text:
    """Read the text, its type and form as the header's shifts say at first."""
    prose, agate = _shifted(_SIGN_OFF.sub("", body), shifts)
    tidied, repairs = tidy("\n".join(map(element, prose.split("\n"))))
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
