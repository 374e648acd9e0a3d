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

from wiredesk.decode import Decoder, Likeness, _anpa_text
from wiredesk.decode._anpa_keyword import identity, slugline, subjects, take
from wiredesk.decode._anpa_parts import Parts, parted
from wiredesk.decode._contacts import has_contact, lines_with_contacts
from wiredesk.decode._notes import public
from wiredesk.decode._probe import Probe
from wiredesk.decode._teleprinter import ANPA_1312, framed, kind_of, titled, whole
from wiredesk.story import Article, Decoded, ItemType

FORMAT = "anpa-1312"

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

_SENTENCE = re.compile(r"(?<=[.!?;])[ ]+(?=\S)")
_LIES = 2
"""how many times more or less words a text may have than its header says"""


def recognise(probe: Probe) -> Likeness:
    """Tell it by its first line: service level, number, the unit separator, selector."""
    start = (probe.text or "")[:120].replace("\r", "")
    return Likeness.YES if "\x1f" in start and ANPA_1312.match(start) else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one story of a message."""
    parts = parted(framed(probe.text or ""), probe.message.header("wire-provider"))
    article = _article(parts)
    known = {name: place for name, place in SOURCES.items() if getattr(article, name)}
    yield Decoded(article, (*probe.warnings, *_warnings(parts, article)), known)


def _article(parts: Parts) -> Article:
    """Build the article of a message."""
    elements, found = parts.elements, parts.text.matter
    headline, is_first_words = titled(elements.headline, found)
    keyword = elements.keyword or parts.second["keyword"]
    lead = take(parts)
    priority = PRIORITIES.get(parts.second["priority"].lower() if parts.second["priority"] else "r")
    category = parts.second["category"].lower()
    slug = slugline(elements.keyword, parts.second["keyword"])
    item_type = _item_type(parts, keyword, category, priority)
    identifier, links = identity(parts, keyword, lead, item_type)
    return Article(
        format=FORMAT,
        provider=parts.provider,
        native_id=identifier,
        sequence=parts.first["sequence"],
        headline=headline,
        headline_is_first_words=is_first_words,
        slugline=slug,
        take_key=lead,
        byline=elements.byline,
        text=found.prose,
        tables=found.tables,
        urgency=priority,
        priority=priority,
        word_count=whole(parts.second["words"]),
        category=STANDARD.get(category, category),
        signals=("ABRIDGED",) if "ABRIDGED" in keyword else (),
        item_type=item_type,
        created=None if lead else parts.trailer.sent,
        sent=parts.trailer.sent,
        editor_note=_note((*elements.notes, *parts.text.credits)),
        links=links,
        subjects=subjects(category, slug),
    )


def _note(lines: Iterable[str]) -> str | None:
    """Give the sentences of a note that hold no telephone number and no address."""
    sent = tuple(map(_SENTENCE.split, lines))
    contacts = lines_with_contacts("\n".join(map(" ".join, sent)))
    for number in contacts:
        sent[number][:] = [part for part in sent[number] if not has_contact(part)]
    return public("\n".join(map(" ".join, sent)))


def _item_type(parts: Parts, keyword: str, category: str, priority: int | None) -> ItemType:
    """Tell what kind of thing a message is."""
    if parts.text.matter.is_table:
        return "table"
    kind = kind_of(keyword, parts.elements.headline)
    if kind == "story" and category == "v":
        return "advisory"
    bare = parts.elements.headline is None and "\n" not in parts.text.matter.prose
    return "alert" if kind == "story" and bare and (priority or 9) <= BULLETIN else kind


def _warnings(parts: Parts, article: Article) -> Iterable[str]:
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
