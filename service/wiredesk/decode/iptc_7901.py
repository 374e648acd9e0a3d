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
from wiredesk.decode._notes import kept_out, public, split_notes
from wiredesk.decode._opening import (
    SUBHEADINGS,
    Opening,
    below_headline,
    is_prose,
    read,
    with_subheadings,
)
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import tidy
from wiredesk.decode._releases import dateline, public_lines
from wiredesk.decode._subjects import category_subject
from wiredesk.decode._teleprinter import (
    ETX,
    IPTC_7901,
    PADDING,
    STX,
    Matter,
    framed,
    kind_of,
    matter,
    titled,
    whole,
)
from wiredesk.decode._times import instant
from wiredesk.decode._zones import home_zone
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
OPENING = 1500
"""code points in which the headline's ``=`` is looked for"""
CREDIT = 300
"""code points of the text in which a press wire's credit is looked for"""
BLOCK_LINES = 4
"""lines that a headline's block may have"""
END = 1000
"""code points behind the text that are looked at"""
END_LINES = 6
"""lines that may stand at the end of a message and are no text"""
LAST_WORDS = 400
"""code points of a text's end in which its closing is looked for"""
EIL = 2
"""priority up to which a single paragraph is an alert"""

# "131137 GMT Nov 13"; "APA0345    2024-03-12/10:15"; "12-MAR-24 10:15"; "NNNN".
_END = re.compile(
    r"\d{6}\b[^\n]{0,24}|[A-Z]{2,4}\d{4}\s+\d{4}-\d\d-\d\d/\d\d:\d\d"
    r"|\d\d-[A-Z]{3}-\d\d \d\d[:.]\d\d(?: NNNN)?|ISSN [\dX -]{9,13}|NNNN",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(\d{4}-\d\d-\d\d)/(\d\d:\d\d)")
_EQUALS = re.compile(r"=[ \t]*(?:\n|\Z)")
# APA says that a story ends, or goes on, and who wrote it.
_CLOSING = re.compile(
    r"\((?:Schluss|Forts(?:etzung)?\.?(?: mögl\.?| folgt)?)\)[ \w/+*-]{0,30}(?=\n|\Z)"
)
# Behind the routing code stand the agency and its own number: "dpa 061", "/AFP-WX12",
# "KNA 170123-89-00065#2".
_AGENCY = re.compile(
    r"(?:^|[\s/])(?P<agency>[^\W\d_]{2,12}(?:-[^\W\d_]{2,12})?)[ -]+(?!/)[\w#/-]*\d[\w#/-]*\s*$"
)
_GLOBAL_ID = re.compile(r"\b(?P<id>\d{6}-\d{2,3}-\d{3,9})(?:[#/](?P<version>\d{1,5}))?\s*$")
# The last line says who wrote and edited: "dpa wsz jln npr", "mlr/ab".
_SIGNATURE = re.compile(r"[ \t]*[a-z]{2,6}(?:[ /][a-z]{1,4}\d?){1,6}[ \t]*")


class _Parts(NamedTuple):
    """A message's parts, framed or not."""

    before: list[str]
    """the lines between header and STX; none where there is no STX"""
    opening: list[str]
    """the lines of the headline's block"""
    body: str
    end: str
    """the last line, which says when it was sent"""


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
    parts = _parts(text[header.end() :])
    slugline, opening = _read_opening(parts)
    provider = probe.message.header("wire-provider") or _agency(header)
    sent, assumed = _sent(parts.end, provider)
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


def _sent(end: str, provider: str) -> tuple[datetime | None, str | None]:
    """Read the time of transmission; one that names no zone is in the agency's."""
    zone = home_zone(provider, provider.partition("-")[0])
    assumed: str | None = None
    for line in filter(None, map(str.strip, reversed(end[:END].split("\n")))):
        found = _DAY_FIRST.search(line)
        sent, assumed = instant(f"{found[1]}T{found[2]}" if found else line, zone=zone)
        if sent:
            return sent, assumed
    return None, assumed


def _parts(text: str) -> _Parts:
    """Part a message behind its header: slugline, headline's block, body and end."""
    before, is_framed, rest = text[:OPENING].partition(STX)
    before, rest = (before, rest + text[OPENING:]) if is_framed else ("", text)
    body, ended, end = rest.partition(ETX)
    if not ended:
        body, end = _split_end(body)
    opening, body = _split_opening(body)
    return _Parts(_lines(before), _lines(opening), body, end.strip(PADDING + " \n"))


def _split_end(text: str) -> tuple[str, str]:
    """Part the last lines, which say when a message was sent and that it ends, from the text."""
    body, end = text.rstrip(), ""
    for _ in range(END_LINES):
        above, _, last = body.rpartition("\n")
        if not _END.fullmatch(last.strip()):
            break
        body, end = above.rstrip(), f"{last}\n{end}"
    return body, end


def _split_opening(text: str) -> tuple[str, str]:
    """Part the headline's block, which ``=`` ends, or else a blank line, from the text."""
    end = 0
    for marked in _EQUALS.finditer(text[:OPENING]):
        lines = _lines(text[end : marked.start()])
        if end and (len(lines) > BLOCK_LINES or any(map(is_prose, lines))):
            break
        end = marked.end()
    if end:
        below, rest = below_headline(text[end:], OPENING)
        return "\n".join((text[:end], *below)), rest
    return _by_blank_lines(text)


def _by_blank_lines(text: str) -> tuple[str, str]:
    """Part the short blocks above the text, which blank lines end, from it."""
    opening, body = "", text.lstrip()
    while "\n" in body and not opening.strip("\n/").count("\n"):
        block, _, rest = re.sub(r"\n[ \t]*\n", "\n\n", body[:OPENING], count=1).partition("\n\n")
        lines = _lines(block)
        if not rest or len(lines) > BLOCK_LINES or any(map(is_prose, lines)):
            break
        opening += block + "\n"
        body = body[len(block) :].lstrip()
    return opening, body


def _lines(text: str) -> list[str]:
    """Give the lines of a block that are not blank."""
    return [line.strip() for line in tidy(text)[0].split("\n") if line.strip()]


def _read_opening(parts: _Parts) -> tuple[str | None, Opening]:
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
    identifier, version = _identity(header, message.provider, message.sent)
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


def _agency(header: re.Match[str]) -> str:
    """Give the agency that the header names, or else its service."""
    named = _AGENCY.search(header["rest"] or "")
    return str(named["agency"] if named else header["service"])


def _identity(
    header: re.Match[str], provider: str, sent: datetime | None
) -> tuple[str | None, str | None]:
    """Give an identifier that is unlike any other agency's and day's, and the version if told.

    Numbers start anew every day or month: without a date, they identify nothing.
    """
    told = _GLOBAL_ID.search(header["rest"] or "")
    if told:
        return f"{provider}:{told['id']}", told["version"]
    if sent is None:
        return None, None
    number = f"{header['service']}{header['sequence']}".lower()
    return f"{provider}:{number}:{sent.date().isoformat()}", None


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
