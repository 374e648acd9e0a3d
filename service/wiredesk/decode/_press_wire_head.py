"""What stands above the text of a press release: its number, source, embargo, headline."""

import re
from datetime import datetime
from typing import NamedTuple

from wiredesk.decode._opening import EMBARGO, is_prose
from wiredesk.decode._releases import dateline, notice, public_lines, stamp
from wiredesk.decode._teleprinter import matter
from wiredesk.story import Reason, Rejected

WRAPPED = 60
"""code points from which a headline's line was broken, and goes on in the next"""
HEAD = 2000
"""code points that may stand above the dateline"""
LABEL = r"(?:source|quelle|fuente|fonte|(?:消息|资料|資料|新闻)?来源|消息來源|稿源|ソース)"
_LABELLED = re.compile(rf"{LABEL}\s*[:：]\s*(?P<name>\S.*)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:media|press|news) release\s+(?P<number>[A-Z]{0,4}\d{3,10})\W*", re.IGNORECASE
)
_NOTICE = re.compile(
    r"\W*(?:for immediate release|(?:media|press|news) (?:release|advisory)|pressemitteilung"
    r"|comunicado de prensa|communiqué de presse|comunicato stampa)\b.{0,60}",
    re.IGNORECASE,
)
# Lines above the dateline that say what they are; what a group holds is what they say.
_NAMED = (("note", EMBARGO), ("source", _LABELLED), ("number", _NUMBER), ("notice", _NOTICE))


class Head(NamedTuple):
    """What the lines above the dateline say."""

    headline: str | None
    subheadings: tuple[str, ...]
    source: str | None
    number: str | None
    notes: tuple[str, ...]
    sent: datetime | None


def text_start(text: str) -> tuple[int, str | None]:
    """Give where the text starts, and whom its dateline credits.

    A wire's dateline may have been broken over two lines. Without one, the text starts with
    another dateline, or with the first line that ends as a sentence.
    """
    found = dateline(text)
    if found is None:
        return _first_prose(text), None
    above = text[: found.start].rstrip(" \t").removesuffix("\n")
    broken = re.search(r"(?:,|/|\band|\bund|\bet|\by|\be|\ben)[ \t]*$", above)
    return above.rfind("\n") + 1 if broken else found.start, found.credit


def _first_prose(text: str) -> int:
    """Give where the first line of prose is; raises `Rejected` where nothing tells a release."""
    start = 0
    for line in text[:HEAD].split("\n"):
        bare = line.strip()
        if start and (is_prose(bare) or bare.endswith((".", "。"))):
            return start
        start += len(line) + 1
    raise Rejected(Reason.MISSING_FIELD, "dateline with the credit of a press wire")


def read_head(lines: list[str]) -> Head:
    """Sort the lines above the dateline: what has no name is the headline, and then subheadings."""
    named: dict[str, list[str]] = {kind: [] for kind in ("source", "number", "note", "notice")}
    titles, times = list[str](), list[datetime]()
    for line in public_lines([line.strip() for line in lines])[0]:
        stamped = stamp(line)
        kind, name = ("source", stamped.name) if stamped else _told(line)
        named.get(kind, titles).extend([name] if name is not None else [])
        times += [stamped.when] if stamped else []
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", "\n".join(titles).strip("\n"))]
    headline, below = _headline(blocks[0])
    others = (*below, *(matter("\n".join(block)).prose for block in blocks[1:]))
    return Head(
        headline or None,
        tuple(filter(None, others)),
        next(iter(named["source"]), None),
        next(iter(named["number"]), None),
        tuple(named["note"]),
        next(iter(times), None),
    )


def _told(line: str) -> tuple[str, str]:
    """Tell what a line above the dateline is, by its words, and what it says."""
    for kind, words in _NAMED:
        found = words.fullmatch(line)
        if found:
            named = notice(line) if kind == "notice" else None
            name = named["name"] if named else None
            return ("source", name) if name else (kind, found[found.lastindex or 0].strip())
    return "", line


def _headline(block: list[str]) -> tuple[str, list[str]]:
    """Give the headline of a block, over as many lines as it was broken, and the lines below."""
    ends = next((n for n, line in enumerate(block, start=1) if len(line) < WRAPPED), len(block))
    return " ".join(block[:ends]), block[ends:]
