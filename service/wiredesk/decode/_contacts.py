"""Telephone numbers and mail addresses: what no reader of a story may be given.

A number is told by how it is written: with a country's code, as North America writes its ten
digits, with the zero of a trunk call, or behind a word such as "Tel". Scores, dates, prices
and years are written otherwise.

Sources: ITU-T E.123 (how numbers are written), the North American Numbering Plan (the first
digits of area and exchange are 2 to 9), RFC 5322.
"""

import re
from collections.abc import Iterator

from wiredesk.decode._lines import Stems, utf_8

# A mail address is found by its sign, and its user's name then behind it.
_HOST = re.compile(r"@(?<=[\w+-]@)[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}>?")
_USER = re.compile(r"<?[\w.+-]{1,64}\Z")
_LONGEST_USER = 65
_AREA = r"[2-9]\d\d"
_PHONE = re.compile(
    r"(?<![\w.,$€£-])(?:"
    r"(?:\+|00)[1-9]\d{0,2}[ ()/.–-]{0,3}\d[\d ()/.–-]{5,18}\d"
    rf"|(?:\+?1[-. ])?(?:\({_AREA}\)[- ]?|{_AREA}[-–./]){_AREA}[-–. ]\d{{4}}(?!\w)"
    r"|\(0\d{1,4}\)[ /-]{0,2}\d[\d /–-]{3,12}\d"
    r"|0\d{2,4}[ /-]{1,3}\d{3,5}[ -]?\d{3,8}(?!\w)"
    r"|0\d(?:[ .]\d\d){4}(?!\w|\.\d)"
    rf")|\b(?:call|at|or) {_AREA} {_AREA} \d{{4}}(?!\w)"
    r"|\b(?:tel(?:e(?:fono?|phone)|éfono|\.?-?nr)?|tél(?:éphone)?|ph(?:one)?|(?:tele)?fax"
    r"|mob(?:ile?)?|whatsapp|電話|电话|هاتف)\b\.?[^\S\n]{0,3}[:：]?[^\S\n]{0,3}"
    r"[\d+(][\d ()/.–-]{5,20}\d",
    re.IGNORECASE,
)
# What every telephone number has; found sooner than one.
_FIGURES = re.compile(r"\d[\d ()/.–-]{5,}\d")
_ASCII_FIGURES = re.compile(r"[0-9][0-9 ()/.–-]{5,}[0-9]")
_OTHER_FIGURES = Stems(*filter(str.isdecimal, map(chr, range(0x80, 0x20000))))
# A run of what numbers are written with, each as one byte, at the speed of C.
_RUN = re.compile(b"0000000+")
_RUNS = bytes(ord("0") if code in b"0123456789 ()/.-" else ord("x") for code in range(256))
_BEFORE = 24
"""code points that may stand in a number before its figures: "Telephone : +("."""


def has_contact(text: str) -> bool:
    """Tell whether a telephone number or a mail address is in a text."""
    return next(_contacts(text), None) is not None


def without_addresses(text: str) -> str:
    """Give a text without the telephone numbers and mail addresses in it."""
    kept, end = list[str](), 0
    for first, last in sorted(_contacts(text)):
        kept.append(text[end:first])
        end = max(end, last)
    if not kept:
        return text
    rest = "".join((*kept, text[end:]))
    while "  " in rest:
        rest = rest.replace("  ", " ")
    return rest


def lines_with_contacts(text: str) -> set[int]:
    """Give the numbers, from 0, of the lines that hold a telephone number or a mail address."""
    lines, line, last = set[int](), 0, 0
    for _, end in sorted(_contacts(text)):
        line += text.count("\n", last, end)
        lines.add(line)
        last = max(last, end)
    return lines


def _contacts(text: str) -> Iterator[tuple[int, int]]:
    """Give where each number and address in a text starts and ends."""
    for host in _HOST.finditer(text) if "@" in text else ():
        user = _USER.search(text, max(0, host.start() - _LONGEST_USER), host.start())
        yield user.start() if user else host.start(), host.end()
    yield from _numbers(text)


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Give where telephone numbers are: they are looked for only where figures are."""
    end = 0
    for figures in _figures(text):
        start = max(end, figures.start() - _BEFORE)
        while (found := _PHONE.search(text, start, figures.end() + 1)) and found.end() > end:
            yield found.span()
            start = end = found.end()


def _figures(text: str) -> Iterator[re.Match[str]]:
    """Give the runs of figures that are long enough for a telephone number."""
    if not text.isascii() and _OTHER_FIGURES.are_in(utf_8(text)):
        yield from _FIGURES.finditer(text)
        return
    value = text.replace("–", "-").encode("ascii", "replace").translate(_RUNS)
    for run in _RUN.finditer(value):
        if found := _ASCII_FIGURES.search(text, *run.span()):
            yield found
