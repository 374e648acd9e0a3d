"""Press releases as PR Newswire, Business Wire, GlobeNewswire, AsiaNet and others send them.

::

    Source: Company Inc.
    MEDIA RELEASE PR67271
    Headline
    NEW YORK, LONDON and BEIJING, Feb. 2, 2017 /PRNewswire-AsiaNet/ --
    Text ...
    Contact: ...
    SOURCE: Company Inc.

There is no standard; the credit in the dateline tells a release, and its lines have names.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import tidy
from wiredesk.decode._releases import dateline, public_lines, without_addresses
from wiredesk.decode._teleprinter import IPTC_7901, Matter, framed, matter, titled
from wiredesk.story import Article, Decoded, Reason, Rejected

FORMAT = "press-wire"
SOURCES = {
    "provider": "credit in the dateline",
    "native_id": "release number above the dateline",
    "headline": "above the dateline, or text",
    "byline": "line of the source",
    "text": "from the dateline on",
    "tables": "text: columns",
    "item_type": "credit in the dateline",
    "editor_note": "embargo above the dateline",
}
WRAPPED = 60
"""code points from which a headline's line was broken, and goes on in the next"""
HEAD = 2000
"""code points that may stand above the dateline"""

_SOURCE = re.compile(r"\W*SOURCE\s{0,9}:?\s{1,9}(?P<name>\S.*)")
_LABEL = re.compile(
    r"(?:source|quelle|fuente|fonte|来源|稿源)\s*[:：]\s*(?P<name>\S.*)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:media|press|news) release\s+(?P<number>[A-Z]{0,4}\d{3,10})\W*", re.IGNORECASE
)
_NOTICE = re.compile(
    r"\W*(?:for immediate release|(?:media|press|news) (?:release|advisory)|pressemitteilung"
    r"|comunicado de prensa|communiqué de presse|comunicato stampa)\b.{0,60}",
    re.IGNORECASE,
)
_EMBARGO = re.compile(
    r"\W*(?:embargo|not for (?:release|publication) (?:before|until)|sperrfrist).*", re.IGNORECASE
)
# Lines above the dateline that say what they are; what a group holds is what they say.
_NAMED = (("note", _EMBARGO), ("source", _LABEL), ("number", _NUMBER), ("notice", _NOTICE))


class _Head(NamedTuple):
    """What the lines above the dateline say."""

    headline: str | None
    subheadings: tuple[str, ...]
    source: str | None
    number: str | None
    notes: tuple[str, ...]


def recognise(probe: Probe) -> Likeness:
    """Tell it by the credit in a dateline near its start."""
    if probe.kind != "text":
        return Likeness.NO
    found = dateline(probe.text or "")
    if (
        found is None
        or found.start > HEAD
        or IPTC_7901.match(framed((probe.text or "")[:HEAD]) + "\n")
    ):
        return Likeness.NO
    return Likeness.YES


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one release of a message."""
    text, repairs = tidy(framed(probe.text or ""))
    found = dateline(text)
    if found is None:
        raise Rejected(Reason.MISSING_FIELD, "dateline with the credit of a press wire")
    start = _start(text, found.start)
    head = _head(text[:start].split("\n"))
    lines, source = _body(text[start:].split("\n"))
    seen, hidden = public_lines(lines)
    provider = probe.message.header("wire-provider") or found.credit
    article = _article(
        head._replace(source=source or head.source), provider, matter("\n".join(seen))
    )
    known = {name: place for name, place in SOURCES.items() if getattr(article, name)}
    yield Decoded(article, (*probe.warnings, *repairs, *_warnings(hidden, head)), known)


def _article(head: _Head, provider: str, found: Matter) -> Article:
    """Build the article of a release."""
    prose = "\n".join(map(without_addresses, found.prose.split("\n")))
    headline, is_first_words = titled(head.headline, found._replace(prose=prose))
    return Article(
        format=FORMAT,
        provider=provider,
        native_id=f"{provider}:{head.number}" if head.number else None,
        headline=headline,
        headline_is_first_words=is_first_words,
        byline=head.source,
        text=_with_subheadings(prose, head.subheadings),
        tables=found.tables,
        item_type="press_release",
        editor_note="\n".join(head.notes) or None,
    )


def _warnings(hidden: int, head: _Head) -> Iterator[str]:
    """Say what was left out or put elsewhere."""
    if hidden:
        yield f"lines of contacts and picture links left out: {hidden}"
    if head.subheadings:
        yield "subheadings: below the first paragraph"


def _start(text: str, start: int) -> int:
    """Give where a dateline starts that may have been broken over two lines."""
    above = text[:start].rstrip(" \t").removesuffix("\n")
    if re.search(r"(?:,|/|\band|\bund|\bet|\by|\be|\ben)[ \t]*$", above):
        return above.rfind("\n") + 1
    return start


def _head(lines: list[str]) -> _Head:
    """Sort the lines above the dateline: what has no name is the headline, and then subheadings."""
    named: dict[str, list[str]] = {"source": [], "number": [], "note": [], "notice": []}
    titles = list[str]()
    for line in public_lines([line.strip() for line in lines])[0]:
        kind, found = next(
            ((kind, found) for kind, words in _NAMED if (found := words.fullmatch(line))),
            ("", None),
        )
        if found:
            named[kind].append(found[found.lastindex or 0].strip())
        else:
            titles.append(line)
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", "\n".join(titles).strip("\n"))]
    headline, below = _headline(blocks[0])
    others = (*below, *(matter("\n".join(block)).prose for block in blocks[1:]))
    return _Head(
        headline or None,
        tuple(filter(None, others)),
        next(iter(named["source"]), None),
        next(iter(named["number"]), None),
        tuple(named["note"]),
    )


def _headline(block: list[str]) -> tuple[str, list[str]]:
    """Give the headline of a block, over as many lines as it was broken, and the lines below."""
    ends = next((n for n, line in enumerate(block, start=1) if len(line) < WRAPPED), len(block))
    return " ".join(block[:ends]), block[ends:]


def _body(lines: list[str]) -> tuple[list[str], str | None]:
    """Part the release from the line that says whose it is, and all below that."""
    for number in range(len(lines) - 1, 0, -1):
        named = _SOURCE.fullmatch(lines[number]) or _LABEL.fullmatch(lines[number].strip())
        if named:
            return lines[:number], named["name"].strip()
    return lines, None


def _with_subheadings(prose: str, subheadings: tuple[str, ...]) -> str:
    """Set subheadings below the first paragraph, whose dateline has to come first."""
    first, *others = prose.split("\n")
    return "\n".join((first, *subheadings, *others))


DECODER = Decoder(FORMAT, recognise, decode)
