"""ANPA 1312, the high-speed wire format of AP, CP, Kyodo, Reuters and others.

::

    SYN SYN SOH W2870 US asian
    r i DC3 DC1 BC-AS--China-Rivers 1stLd-Writethru   05-09 1444
    STX ^BC-AS--China-Rivers, 1st Ld-Writethru,827<
    ^Headline<
    ^Eds: Updates.<
    ^By SOMEBODY=
        BEIJING (AP) _ Text ...
        ETX AP-WF-05-09-17 0056GMT<

The first line has service level, number and selector; the second has priority, category, type
and form of the text, keyword, version, filing date and number of words.

Sources: ANPA Bulletin 1312 (NAA 89-3, 1989), https://en.wikipedia.org/wiki/ANPA-1312; what AP
says of its keywords: a story's is the same in all its leads.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from wiredesk.decode import Decoder, Likeness, _anpa_text, _anpa_trailer
from wiredesk.decode._anpa_text import Elements, Text
from wiredesk.decode._anpa_trailer import Trailer
from wiredesk.decode._contacts import has_contact, lines_with_contacts
from wiredesk.decode._notes import public
from wiredesk.decode._probe import Probe
from wiredesk.decode._subjects import category_subject
from wiredesk.decode._teleprinter import (
    ANPA_1312,
    ETX,
    PADDING,
    STX,
    framed,
    kind_of,
    titled,
    whole,
)
from wiredesk.media_topics import crosswalk
from wiredesk.story import Article, Decoded, ItemType, Link, Reason, Rejected, Subject

FORMAT = "anpa-1312"
SCHEME = "anpa"

SOURCES = {
    "provider": "end of text",
    "native_id": "keyword, end of text",
    "sequence": "header: story number",
    "headline": "element, or text",
    "slugline": "keyword element, or header",
    "take_key": "keyword element, or header: version",
    "byline": "element: By",
    "text": "text",
    "tables": "text: agate and columns",
    "urgency": "header: priority",
    "priority": "header: priority",
    "word_count": "header: word count",
    "category": "header: category",
    "created": "end of text",
    "sent": "end of text",
    "editor_note": "element: Eds; credits below the text",
    "links": "header: story number",
    "subjects": "header: category; keyword",
}

# Flash, bulletin, urgent, regular, deferred; advances for a weekday or a weekend.
PRIORITIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "h": 5, "a": 6, "s": 6}
BULLETIN = 2
# A category of AP's own that means one of the standard's.
STANDARD = {"z": "s"}

_SECOND_LINE = re.compile(
    r"(?:(?P<priority>[A-Za-z])[ \t]{1,9})?(?P<category>[A-Za-z])[ \t]{0,9}"
    r"(?P<shifts>[\x11-\x14]{0,9})[ \t]{0,9}(?P<keyword>[^\s\x02]{0,80})[ \t]{0,40}"
    r"(?P<version>[^\n\x02]{0,80}?)(?:[ \t]{1,40}\d{1,2}-\d{1,2})?"
    r"(?:[ \t]{1,40}(?P<words>\d{1,5}))?[ \t]{0,40}(?=[\n\x02]|\Z)"
)
_CYCLE = re.compile(r"(?:BC|AM|PM|AP)-(?:[A-Z]{2}--)?")
_TAKE = re.compile(
    r"l(?:ea)?d|writethru|add|sub|ins|corr|kill|elim|advance|take|urgent", re.IGNORECASE
)
_PIECE = re.compile(r"\b(?:add|sub|ins|insert|box|take)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])[ ]+(?=\S)")
_LIES = 2
"""how many times more or less words a text may have than its header says"""

# AP's keywords of sports stories start with three letters: the sport, and its league.
_SPORTS = {
    **dict.fromkeys(("BKC", "BKL", "BKN", "BKO", "BKW"), "15008000"),
    **dict.fromkeys(("BBA", "BBC", "BBH", "BBI", "BBM", "BBN", "BBO", "BBY"), "15007000"),
    **dict.fromkeys(("FBC", "FBL", "FBN", "FBO"), "15003000"),
    **dict.fromkeys(("HKC", "HKN", "HKO"), "15031000"),
    "BOX": "15014000", "CAR": "15039000", "CRI": "15017000", "CYC": "15019000",
    "FIG": "15025000", "GLF": "15027000", "GYM": "15028000", "LAC": "15035000",
    "RAC": "15030000", "RGL": "15048000", "RGU": "15049000", "SOC": "15054000",
    "SWM": "15062000", "TEN": "15065000", "WRE": "15072000",
}  # fmt: skip


class _Parts(NamedTuple):
    """A message, read."""

    first: re.Match[str]
    second: re.Match[str]
    elements: Elements
    text: Text
    trailer: Trailer
    provider: str | None


def recognise(probe: Probe) -> Likeness:
    """Tell it by its first line: service level, number, the unit separator, selector."""
    start = (probe.text or "")[:120].replace("\r", "")
    return Likeness.YES if "\x1f" in start and ANPA_1312.match(start) else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one story of a message."""
    parts = _parts(framed(probe.text or ""), probe.message.header("wire-provider"))
    article = _article(parts)
    known = {name: place for name, place in SOURCES.items() if getattr(article, name)}
    yield Decoded(article, (*probe.warnings, *_warnings(parts, article)), known)


def _parts(text: str, provider: str | None) -> _Parts:
    """Part a message; raises `Rejected` where its header is not as it should be."""
    first = ANPA_1312.match(text)
    second = _SECOND_LINE.match(text, first.end()) if first else None
    if first is None or second is None:
        raise Rejected(Reason.MALFORMED, "header: level, number, selector, priority, category")
    content, ended, end = text[second.end() :].partition(ETX)
    trailer = _anpa_trailer.read(end)
    if not ended:
        content, trailer = _anpa_trailer.split(content)
    elements, body = _anpa_text.split(content.strip(STX + PADDING + "\n"))
    if not body.strip():
        body, elements = "\n\n".join(elements.others), elements._replace(others=())
    named = provider or trailer.provider or first["agency"] or elements.credit
    return _Parts(first, second, elements, _anpa_text.read(body, second["shifts"]), trailer, named)


def _article(parts: _Parts) -> Article:
    """Build the article of a message."""
    elements, found = parts.elements, parts.text.matter
    headline, is_first_words = titled(elements.headline, found)
    keyword = elements.keyword or parts.second["keyword"]
    take = _take(parts)
    priority = PRIORITIES.get(parts.second["priority"].lower() if parts.second["priority"] else "r")
    category = parts.second["category"].lower()
    slugline = _slugline(elements.keyword, parts.second["keyword"])
    item_type = _item_type(parts, keyword, category, priority)
    identifier, links = _identity(parts, keyword, take, item_type)
    return Article(
        format=FORMAT,
        provider=parts.provider,
        native_id=identifier,
        sequence=parts.first["sequence"],
        headline=headline,
        headline_is_first_words=is_first_words,
        slugline=slugline,
        take_key=take,
        byline=elements.byline,
        text=found.prose,
        tables=found.tables,
        urgency=priority,
        priority=priority,
        word_count=whole(parts.second["words"]),
        category=STANDARD.get(category, category),
        signals=("ABRIDGED",) if "ABRIDGED" in keyword else (),
        item_type=item_type,
        created=None if take else parts.trailer.sent,
        sent=parts.trailer.sent,
        editor_note=_note((*elements.notes, *parts.text.credits)),
        links=links,
        subjects=_subjects(category, slugline),
    )


def _slugline(element: str, header: str) -> str | None:
    """Give the keyword without its cycle and place, up to a space.

    The header's has no spaces and is cut off; the element's is whole.
    """
    found = _CYCLE.match(element)
    whole = " " not in element or (found and found[0].endswith("--"))
    keyword = element if element and whole else header
    return _CYCLE.sub("", keyword, count=1).partition(" ")[0] or None


def _note(lines: Iterable[str]) -> str | None:
    """Give the sentences of a note that hold no telephone number and no address."""
    sent = tuple(map(_SENTENCE.split, lines))
    contacts = lines_with_contacts("\n".join(map(" ".join, sent)))
    for number in contacts:
        sent[number][:] = [part for part in sent[number] if not has_contact(part)]
    return public("\n".join(map(" ".join, sent)))


def _take(parts: _Parts) -> str | None:
    """Give which lead or write-through it is, whole where the elements say it."""
    told = parts.elements.version or parts.second["version"].partition("  ")[0].strip()
    return told if _TAKE.search(told) else None


def _item_type(parts: _Parts, keyword: str, category: str, priority: int | None) -> ItemType:
    """Tell what kind of thing a message is."""
    if parts.text.matter.is_table:
        return "table"
    kind = kind_of(keyword, parts.elements.headline)
    if kind == "story" and category == "v":
        return "advisory"
    bare = parts.elements.headline is None and "\n" not in parts.text.matter.prose
    return "alert" if kind == "story" and bare and (priority or 9) <= BULLETIN else kind


def _identity(
    parts: _Parts, keyword: str, take: str | None, item_type: ItemType
) -> tuple[str | None, tuple[Link, ...]]:
    """Give an identifier that is unlike any other agency's and day's, and its other one.

    All leads of a story have its keyword, and each a number of its own. Alerts and the like
    share keywords without being one story; an add or an insert is no version of the whole.
    """
    sent = parts.trailer.sent
    if parts.provider is None or sent is None:
        return None, ()
    day = sent.date().isoformat()
    number = f"{parts.provider}:{parts.first['service']}{parts.first['sequence']}:{day}"
    if item_type != "story" or not keyword or (take and _PIECE.search(take)):
        return number, ()
    return f"{parts.provider}:{keyword}:{day}", (Link(relation="alternate", id=number),)


def _subjects(category: str, slugline: str | None) -> tuple[Subject, ...]:
    """Give what the category and AP's letters for sports say."""
    subjects = category_subject(category, SCHEME)
    letters, dash, _ = (slugline or "").partition("-")
    code = _SPORTS.get(letters) if dash else None
    if code is None:
        return subjects
    sport = Subject(code=code, name=letters, scheme="subj", media_topic=crosswalk(code))
    return (*subjects, sport)


def _warnings(parts: _Parts, article: Article) -> Iterable[str]:
    """Say what was left out, repaired or assumed, and where the header lies."""
    yield from parts.elements.warnings
    if parts.elements.others:
        yield _anpa_text.SUMMARY
    yield from parts.text.repairs
    if parts.trailer.warning:
        yield parts.trailer.warning
    found, said = 1 + article.text.count(" ") + article.text.count("\n"), article.word_count or 0
    if said and article.text and not found / _LIES <= said <= found * _LIES:
        yield f"word count: {said} in the header, {found} found"


DECODER = Decoder(FORMAT, recognise, decode)
