"""IPTC 7901, the text transmission format, as nearly all agencies outside America have sent it.

::

    SOH eca062 4 i 211 ccccb   dpa 061
    Germany-politics/
    STX Headline =
    Berlin (dpa) - Text ...
    ETX 131137 GMT Nov 13 EOT

The framing characters are often missing, as the lines between header and headline are; the
lines above the ``=`` say which take it is and who wrote it.

Source: IPTC Recommendation 7901, revision 5 (1995), https://iptc.org/standards/iptc-7901/.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._iptc_7901_header import agency_of, identity, sent_at
from wiredesk.decode._iptc_7901_parts import Parts, parted
from wiredesk.decode._notes import kept_out, public, split_notes
from wiredesk.decode._opening import SUBHEADINGS, Opening, read, with_subheadings
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import tidy
from wiredesk.decode._releases import dateline, public_lines
from wiredesk.decode._subjects import category_subject
from wiredesk.decode._teleprinter import IPTC_7901, Matter, framed, kind_of, matter, titled, whole
from wiredesk.story import Article, Decoded, ItemType, Reason, Rejected

FORMAT = "iptc-7901"
SCHEME = "iptc7901"

SOURCES = {
    "provider": "header: behind the word count",
    "native_id": "header: service and number; end",
    "native_version": "header: behind the number sign",
    "sequence": "header: number",
    "headline": "above the equals sign, or text",
    "slugline": "line below the header",
    "take_key": "lines above the headline",
    "byline": "line below the headline",
    "text": "text",
    "tables": "text: columns",
    "urgency": "header: priority",
    "priority": "header: priority",
    "word_count": "header: word count",
    "category": "header: category",
    "keywords": "line below the header",
    "created": "end",
    "sent": "end",
    "editor_note": "below the text; brackets above the headline",
    "subjects": "header: category",
}
HEADER = 400
"""code points in which the header's line ends"""
CREDIT = 300
"""code points of the text in which a press wire's credit is looked for"""
LAST_WORDS = 400
"""code points of a text's end in which its closing is looked for"""
EIL = 2
"""priority up to which a single paragraph is an alert"""

# APA says that a story ends, or goes on, and who wrote it.
_CLOSING = re.compile(
    r"\((?:Schluss|Forts(?:etzung)?\.?(?: mögl\.?| folgt)?)\)[ \w/+*-]{0,30}(?=\n|\Z)"
)
# The last line says who wrote and edited: "dpa wsz jln npr", "mlr/ab".
_SIGNATURE = re.compile(r"[ \t]*[a-z]{2,6}(?:[ /][a-z]{1,4}\d?){1,6}[ \t]*")


class _Read(NamedTuple):
    """A message, read."""

    header: re.Match[str]
    slugline: str | None
    opening: Opening
    matter: Matter
    provider: str
    sent: datetime | None
    note: str | None


def recognise(probe: Probe) -> Likeness:
    """Tell it by its header: service and number, priority, category and words."""
    found = IPTC_7901.match(framed((probe.text or "")[:HEADER]) + "\n")
    told = found and (found["soh"] or found["words"])
    return Likeness.YES if told else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one story of a message."""
    text = framed(probe.text or "")
    header = IPTC_7901.match(text + "\n")
    if header is None:
        raise Rejected(Reason.MALFORMED, "header: service, number, priority, category, words")
    parts = parted(text[header.end() :])
    slugline, opening = _read_opening(parts)
    provider = probe.message.header("wire-provider") or agency_of(header)
    sent, assumed = sent_at(parts.end, provider)
    prose, note, repairs = _body(parts.body)
    note = public("\n".join(filter(None, (*opening.notes, note))))
    article = _article(_Read(header, slugline, opening, matter(prose), provider, sent, note))
    known = {name: place for name, place in SOURCES.items() if getattr(article, name)}
    told = [f"time of transmission {assumed}"] if assumed else []
    told += [SUBHEADINGS] if opening.subheadings else []
    yield Decoded(article, (*probe.warnings, *told, *repairs), known)


def _body(text: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Give the prose and the note of a body without what is private, and what was repaired."""
    above, _, last = text.rstrip().rpartition("\n")
    tidied, repairs = tidy(above if _SIGNATURE.fullmatch(last) else text.rstrip())
    prose, note = split_notes(tidied)
    repairs += kept_out(tidied, prose, note)
    if dateline(prose[:CREDIT]):
        prose = "\n".join(public_lines(prose.split("\n"))[0])
    end = _CLOSING.search(prose, max(0, len(prose) - LAST_WORDS))
    return prose[: end.start()].rstrip() if end else prose, note, repairs


def _read_opening(parts: Parts) -> tuple[str | None, Opening]:
    """Read the slugline and the other lines above the text."""
    slugs, titles = list(parts.before), list(parts.opening)
    if not slugs and len(titles) > 1 and _is_slugline(titles):
        slugs = [titles.pop(0)]
    above, below = read(slugs), read(titles)
    slugline = " ".join(filter(None, (above.byline, above.headline))).strip("/ ")
    takes = " ".join(filter(None, (above.take_key, below.take_key)))
    notes = (*above.notes, *below.notes)
    return slugline or None, below._replace(take_key=takes or None, notes=notes)


def _is_slugline(lines: list[str]) -> bool:
    """Tell whether the first of some lines is a slugline: it has slashes, or no spaces."""
    return "/" in lines[0] or " " not in lines[0]


def _article(message: _Read) -> Article:
    """Build the article from the parts that were read."""
    header, opening, found = message.header, message.opening, message.matter
    identifier, version = identity(header, message.provider, message.sent)
    headline, is_first_words = titled(opening.headline, found)
    priority = int(header["priority"])
    return Article(
        format=FORMAT,
        provider=message.provider,
        native_id=identifier,
        native_version=version,
        sequence=header["sequence"],
        headline=headline,
        headline_is_first_words=is_first_words,
        slugline=message.slugline,
        take_key=opening.take_key,
        byline=opening.byline,
        text=with_subheadings(found.prose, opening.subheadings),
        tables=found.tables,
        urgency=priority or None,
        priority=priority,
        word_count=whole(header["words"]),
        category=header["category"],
        keywords=tuple(filter(None, (message.slugline or "").split("/"))),
        item_type=_item_type(message, priority),
        created=None if opening.take_key else message.sent,
        sent=message.sent,
        editor_note=message.note,
        subjects=category_subject(header["category"], SCHEME),
    )


def _item_type(message: _Read, priority: int) -> ItemType:
    """Tell what kind of thing a message is."""
    prose = message.matter.prose
    if message.matter.is_table:
        return "table"
    if dateline(prose[:CREDIT]):
        return "press_release"
    kind = kind_of(message.slugline, message.opening.headline)
    urgent = 0 < priority <= EIL and "KILL" not in (message.opening.take_key or "").upper()
    return "alert" if kind == "story" and urgent and "\n" not in prose else kind


DECODER = Decoder(FORMAT, recognise, decode)
