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
from datetime import datetime
from typing import NamedTuple

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._contacts import without_addresses
from wiredesk.decode._opening import EMBARGO, SUBHEADINGS, is_prose, with_subheadings
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import tidy
from wiredesk.decode._releases import dateline, notice, public_lines, stamp
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
    "created": "line above the dateline",
    "sent": "line above the dateline",
    "editor_note": "embargo above the dateline",
}
WRAPPED = 60
"""code points from which a headline's line was broken, and goes on in the next"""
LONGEST_END = 12
"""code points of a line that says that the release ends"""
HEADER = 400
"""code points in which the header of IPTC 7901 ends"""
HEAD = 2000
"""code points that may stand above the dateline"""

_LABEL = r"(?:source|quelle|fuente|fonte|(?:消息|资料|資料|新闻)?来源|消息來源|稿源|ソース)"
# A line that says whose a release is: "SOURCE Company Inc.", "Quelle: Firma GmbH".
_SOURCE = re.compile(
    r"\n[^\w\n]{0,9}(?:(?:SOURCE|FUENTE|FONTE|QUELLE|BRON|KÄLLA|KILDE|LÄHDE|ŹRÓDŁO|KAYNAK|ИСТОЧНИК)"
    rf"[ \t]{{0,9}}:?[ \t]{{1,9}}|(?i:{_LABEL})[ \t]{{0,9}}[:：][ \t]{{0,9}})(?P<name>\S[^\n]*)"
)
_LABELLED = re.compile(rf"{_LABEL}\s*[:：]\s*(?P<name>\S.*)", re.IGNORECASE)
_END = re.compile(r"#\s?#\s?#|\W{0,3}(?:ends?|ende|fin|30)\W{0,3}", re.IGNORECASE)
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


class _Head(NamedTuple):
    """What the lines above the dateline say."""

    headline: str | None
    subheadings: tuple[str, ...]
    source: str | None
    number: str | None
    notes: tuple[str, ...]
    sent: datetime | None


def recognise(probe: Probe) -> Likeness:
    """Tell it by the credit in a dateline near its start, or by its first line."""
    text = probe.text or ""
    if probe.kind != "text" or _is_framed(text):
        return Likeness.NO
    found = dateline(text)
    told = found.start <= HEAD if found else notice(text.lstrip()[:HEAD].partition("\n")[0])
    return Likeness.YES if told else Likeness.NO


def _is_framed(text: str) -> bool:
    """Tell whether a release is framed as IPTC 7901."""
    return bool(IPTC_7901.match(framed(text[:HEADER]) + "\n"))


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one release of a message."""
    text, repairs = tidy(framed(probe.text or ""))
    start, credit = _start(text)
    head = _head(text[:start].split("\n"))
    lines, source = _body(text[start:])
    seen, hidden = public_lines(lines)
    provider = probe.message.header("wire-provider") or credit
    article = _article(
        head._replace(source=source or head.source), provider, matter("\n".join(seen))
    )
    known = {name: place for name, place in SOURCES.items() if getattr(article, name)}
    yield Decoded(article, (*probe.warnings, *repairs, *_warnings(hidden, head)), known)


def _article(head: _Head, provider: str | None, found: Matter) -> Article:
    """Build the article of a release."""
    prose = without_addresses(found.prose)
    first, _, rest = prose.partition("\n")
    credited = dateline(first)
    bare = rest if rest and credited and credited.end == len(first) else prose
    headline, is_first_words = titled(head.headline, found._replace(prose=bare))
    return Article(
        format=FORMAT,
        provider=provider,
        native_id=f"{provider}:{head.number}" if provider and head.number else None,
        headline=headline,
        headline_is_first_words=is_first_words,
        byline=head.source,
        text=with_subheadings(prose, head.subheadings),
        tables=found.tables,
        item_type="press_release",
        created=head.sent,
        sent=head.sent,
        editor_note="\n".join(head.notes) or None,
    )


def _warnings(hidden: int, head: _Head) -> Iterator[str]:
    """Say what was left out or put elsewhere."""
    if hidden:
        yield f"lines of contacts and picture links left out: {hidden}"
    if head.subheadings:
        yield SUBHEADINGS


def _start(text: str) -> tuple[int, str | None]:
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


def _head(lines: list[str]) -> _Head:
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
    return _Head(
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


def _body(text: str) -> tuple[list[str], str | None]:
    """Part the lines of the release from that which says whose it is, and all below it."""
    named = [*_SOURCE.finditer(text)]
    if not named:
        return _without_end(text), None
    return _without_end(text[: named[-1].start()]), named[-1]["name"].strip()


def _without_end(text: str) -> list[str]:
    """Give the lines of a text without those that only say that the release ends."""
    return [line for line in text.split("\n") if not _is_end(line)]


def _is_end(line: str) -> bool:
    """Tell whether a line only says that the release ends; a blank one does not."""
    return 0 < len(line) <= LONGEST_END and bool(_END.fullmatch(line.strip()))


DECODER = Decoder(FORMAT, recognise, decode)
