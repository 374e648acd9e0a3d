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
from wiredesk.decode._notes import split_notes
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import tidy
from wiredesk.decode._releases import dateline, public_lines
from wiredesk.decode._teleprinter import (
    ETX,
    IPTC_7901,
    PADDING,
    STX,
    Matter,
    category_subject,
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
OPENING = 1500
"""code points in which the headline's ``=`` is looked for"""
CREDIT = 300
"""code points of the text in which a press wire's credit is looked for"""
SHORT_LINE = 160
"""code points that a headline's line may have"""
BLOCK_LINES = 4
"""lines that a headline's block may have"""
EIL = 2
"""priority up to which a single paragraph is an alert"""

_END = re.compile(r"\d{6}\b[^\n]{0,24}")
# Behind the routing code stand the agency and its own number: "dpa 061", "/AFP-WX12",
# "KNA 170123-89-00065#2".
_AGENCY = re.compile(
    r"(?:^|[\s/])(?P<agency>[^\W\d_]{2,12}(?:-[^\W\d_]{2,12})?)[ -]+(?!/)[\w#/-]*\d[\w#/-]*\s*$"
)
_GLOBAL_ID = re.compile(r"\b(?P<id>\d{6}-\d{2,3}-\d{3,9})(?:[#/](?P<version>\d{1,5}))?\s*$")
_KIND_OF_TAKE = (
    r"(?:LEAD|NET|ADD|TAKE|ROUNDUP|REFILE|EXTRA|URGENT|CORRECTION|CORRECTED|CORR|UPDATE|WRITETHRU"
    r"|(?:NEWS ?)?FEATURE|PREVIEW|PROFILE|BACKGROUND|INTERVIEW|ANALYSIS|ALERT|FLASH|KILL|REPEAT"
    r"|EIL|EILMELDUNG|BLITZ|VORRANG|ZUSAMMENFASSUNG|ZF|BERICHTIGUNG|KORREKTUR|WIEDERHOLUNG|NEU"
    r"|ALERTE|PAPIER|GENERAL|REPETITION|URGENTE|AVANCE|AMPLIACI[OÓ]N|CORRECCI[OÓ]N|RESUMEN"
    r"|RIEPILOGO)"
)
_TAKE = re.compile(
    rf"\W{{0,3}}(?:(?:\d{{1,2}}(?:ST|ND|RD|TH|ER|\.)?|FIRST|SECOND|THIRD|NEW|ERSTE|ZWEITE) )*"
    rf"{_KIND_OF_TAKE}(?:\W{{1,3}}(?:\d{{1,2}}(?:ST|ND|RD|TH|\.)?|{_KIND_OF_TAKE}))*\W{{0,3}}",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|af|da|od|autor(?:in)?:)\s+(?=\w)", re.IGNORECASE
)
_NOTE = re.compile(r"\((?!dpa|AFP|Reuters|APA).*\)")
# The last line says who wrote and edited: "dpa wsz jln npr", "mlr/ab".
_SIGNATURE = re.compile(r"\n[ \t]*[a-z]{2,6}(?:[ /][a-z]{1,4}\d?){1,6}[ \t]*\Z")


class _Parts(NamedTuple):
    """A message's parts, framed or not."""

    before: list[str]
    """the lines between header and STX; none where there is no STX"""
    opening: list[str]
    """the lines of the headline's block"""
    body: str
    end: str
    """the last line, which says when it was sent"""


class _Opening(NamedTuple):
    """What the lines above the text say."""

    slugline: str | None
    keywords: tuple[str, ...]
    take_key: str | None
    headline: str | None
    byline: str | None
    notes: tuple[str, ...]


def recognise(probe: Probe) -> Likeness:
    """Tell it by its header: service and number, priority, category and words."""
    found = IPTC_7901.match(framed((probe.text or "")[:OPENING]) + "\n")
    told = found and (found["soh"] or found["words"])
    return Likeness.YES if told else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one story of a message."""
    text = framed(probe.text or "")
    header = IPTC_7901.match(text + "\n")
    if header is None:
        raise Rejected(Reason.MALFORMED, "header: service, number, priority, category, words")
    parts = _parts(text[header.end() :])
    opening = _read_opening(parts)
    provider = probe.message.header("wire-provider") or _agency(header)
    sent, assumed = _sent(parts.end, provider)
    prose, note, repairs = _body(parts.body)
    article = _article(header, opening, matter(prose), sent, provider)
    note = "\n".join(filter(None, (*opening.notes, note))) or None
    article = article.model_copy(update={"editor_note": note})
    known = {name: place for name, place in SOURCES.items() if getattr(article, name)}
    told = (f"time of transmission {assumed}",) if assumed else ()
    yield Decoded(article, (*probe.warnings, *told, *repairs), known)


def _body(text: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Give the prose and the note of a body without what is private, and what was repaired."""
    tidied, repairs = tidy(_SIGNATURE.sub("", text.rstrip()))
    prose, note = split_notes(tidied)
    if dateline(prose[:CREDIT]):
        prose = "\n".join(public_lines(prose.split("\n"))[0])
    return prose, note, repairs


def _sent(end: str, provider: str) -> tuple[datetime | None, str | None]:
    """Read the time of transmission; one that names no zone is in the agency's."""
    sent, assumed = instant(end)
    zone = home_zone(provider, provider.partition("-")[0]) if sent and assumed else None
    return instant(end, zone=zone) if zone else (sent, assumed)


def _parts(text: str) -> _Parts:
    """Part a message behind its header: slugline, headline's block, body and end."""
    before, is_framed, rest = text[:OPENING].partition(STX)
    before, rest = (before, rest + text[OPENING:]) if is_framed else ("", text)
    body, ended, end = rest.partition(ETX)
    if not ended:
        start, _, last = body.rpartition("\n")
        body, end = (start, last) if _END.fullmatch(last.strip()) else (body, "")
    opening, body = _split_opening(body)
    return _Parts(_lines(before), _lines(opening), body, end.strip(PADDING + " \n"))


def _split_opening(text: str) -> tuple[str, str]:
    """Part the headline's block, which ``=`` ends, or else a blank line, from the text."""
    marked = re.search(r"=[ \t]*(?:\n|\Z)", text[:OPENING])
    if marked:
        return text[: marked.start()], text[marked.end() :]
    opening, body = "", text.lstrip()
    while "\n" in body and not opening.strip("\n/").count("\n"):
        block, _, rest = re.sub(r"\n[ \t]*\n", "\n\n", body[:OPENING], count=1).partition("\n\n")
        lines = _lines(block)
        if not rest or len(lines) > BLOCK_LINES or any(map(_is_prose, lines)):
            break
        opening += block + "\n"
        body = body[len(block) :].lstrip()
    return opening, body


def _is_prose(line: str) -> bool:
    """Tell a line of a story from one of the block above it."""
    return len(line) > SHORT_LINE or bool(re.search(r"\([^()\n]{2,20}\)\s*[-–—_]", line))


def _lines(text: str) -> list[str]:
    """Give the lines of a block that are not blank."""
    return [line.strip() for line in tidy(text)[0].split("\n") if line.strip()]


def _read_opening(parts: _Parts) -> _Opening:
    """Sort the lines above the text."""
    slugs, titles = list(parts.before), list(parts.opening)
    if not slugs and len(titles) > 1 and _is_slugline(titles):
        slugs = [titles.pop(0)]
    below, above = _by_kind(titles), _by_kind(slugs)
    slugline = " ".join((*above["byline"], *above["title"])).strip("/ ")
    return _Opening(
        slugline or None,
        tuple(filter(None, slugline.split("/"))),
        " ".join((*above["take"], *below["take"])) or None,
        " ".join(below["title"]).strip("= ") or None,
        "; ".join(_BYLINE.sub("", line, count=1).strip("= ") for line in below["byline"]) or None,
        tuple(line.strip("()") for line in (*above["note"], *below["note"])),
    )


def _by_kind(lines: list[str]) -> dict[str, list[str]]:
    """Sort lines by their words; the first that is no take or note is never a byline."""
    kinds: dict[str, list[str]] = {kind: [] for kind in ("take", "note", "byline", "title")}
    for line in lines:
        if _TAKE.fullmatch(line):
            kind = "take"
        elif _NOTE.fullmatch(line):
            kind = "note"
        else:
            kind = "byline" if kinds["title"] and _BYLINE.match(line) else "title"
        kinds[kind].append(line)
    return kinds


def _is_slugline(lines: list[str]) -> bool:
    """Tell whether the first of some lines is a slugline: it has slashes, or no spaces."""
    return "/" in lines[0] or " " not in lines[0]


def _article(
    header: re.Match[str],
    opening: _Opening,
    found: Matter,
    sent: datetime | None,
    provider: str,
) -> Article:
    """Build the article from the parts that were read."""
    identifier, version = _identity(header, provider, sent)
    headline, is_first_words = titled(opening.headline, found)
    priority = int(header["priority"])
    return Article(
        format=FORMAT,
        provider=provider,
        native_id=identifier,
        native_version=version,
        sequence=header["sequence"],
        headline=headline,
        headline_is_first_words=is_first_words,
        slugline=opening.slugline,
        take_key=opening.take_key,
        byline=opening.byline,
        text=found.prose,
        tables=found.tables,
        urgency=priority or None,
        priority=priority,
        word_count=whole(header["words"]),
        category=header["category"],
        keywords=opening.keywords,
        item_type=_item_type(opening, found, priority),
        created=None if opening.take_key else sent,
        sent=sent,
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


def _item_type(opening: _Opening, found: Matter, priority: int) -> ItemType:
    """Tell what kind of thing a message is."""
    if found.is_table:
        return "table"
    if dateline(found.prose[:CREDIT]):
        return "press_release"
    kind = kind_of(opening.slugline, opening.headline)
    if kind == "story" and 0 < priority <= EIL and found.prose.count("\n") == 0:
        return "alert"
    return kind


DECODER = Decoder(FORMAT, recognise, decode)
