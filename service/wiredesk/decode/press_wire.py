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

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._contacts import without_addresses
from wiredesk.decode._opening import SUBHEADINGS, with_subheadings
from wiredesk.decode._press_wire_head import HEAD, LABEL, Head, read_head, text_start
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import tidy
from wiredesk.decode._releases import dateline, notice, public_lines
from wiredesk.decode._teleprinter import IPTC_7901, Matter, framed, matter, titled
from wiredesk.story import Article, Decoded

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
LONGEST_END = 12
"""code points of a line that says that the release ends"""
HEADER = 400
"""code points in which the header of IPTC 7901 ends"""

# A line that says whose a release is: "SOURCE Company Inc.", "Quelle: Firma GmbH".
_SOURCE = re.compile(
    r"\n[^\w\n]{0,9}(?:(?:SOURCE|FUENTE|FONTE|QUELLE|BRON|KÄLLA|KILDE|LÄHDE|ŹRÓDŁO|KAYNAK|ИСТОЧНИК)"
    rf"[ \t]{{0,9}}:?[ \t]{{1,9}}|(?i:{LABEL})[ \t]{{0,9}}[:：][ \t]{{0,9}})(?P<name>\S[^\n]*)"
)
_END = re.compile(r"#\s?#\s?#|\W{0,3}(?:ends?|ende|fin|30)\W{0,3}", re.IGNORECASE)


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
    start, credit = text_start(text)
    head = read_head(text[:start].split("\n"))
    lines, source = _body(text[start:])
    seen, hidden = public_lines(lines)
    provider = probe.message.header("wire-provider") or credit
    article = _article(
        head._replace(source=source or head.source), provider, matter("\n".join(seen))
    )
    known = {name: place for name, place in SOURCES.items() if getattr(article, name)}
    yield Decoded(article, (*probe.warnings, *repairs, *_warnings(hidden, head)), known)


def _article(head: Head, provider: str | None, found: Matter) -> Article:
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


def _warnings(hidden: int, head: Head) -> Iterator[str]:
    """Say what was left out or put elsewhere."""
    if hidden:
        yield f"lines of contacts and picture links left out: {hidden}"
    if head.subheadings:
        yield SUBHEADINGS


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
