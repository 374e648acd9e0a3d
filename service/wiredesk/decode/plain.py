"""Plain text: a dateline and prose, a paragraph a line, as many agencies file by mail or FTP.

There is no standard. Short lines above the dateline are the take, the headline and the byline;
without them the first words stand in for a headline. Lines that were broken at a fixed width
are joined, the note to editors below the text is kept apart. What the text says of its place,
date and agency is read from the dateline by an enricher.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._mail import Mail
from wiredesk.decode._mail import read as read_mail
from wiredesk.decode._notes import kept_out, public, split_notes
from wiredesk.decode._opening import SUBHEADINGS, Opening, above_dateline, with_subheadings
from wiredesk.decode._opening import read as read_opening
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import tidy
from wiredesk.decode._teleprinter import Matter, framed, kind_of, parted, titled
from wiredesk.decode._times import instant
from wiredesk.decode._zones import home_zone
from wiredesk.story import Article, Decoded, Reason, Rejected

FORMAT = "plain"
SOURCES = {
    "provider": "header wire-provider; mail: From",
    "native_id": "mail: Message-ID",
    "headline": "above the dateline; mail: Subject; or first words",
    "take_key": "above the dateline",
    "byline": "above the dateline",
    "text": "all of it",
    "tables": "text: columns",
    "editor_note": "below the text; above the dateline",
    "created": "mail: Date; last line",
    "sent": "mail: Date; last line",
    "item_type": "headline",
}
OPENING = 1500
"""code points in which the dateline is looked for"""

# Teleprinters' start and end of a message, and the routing lines of ANSA between them.
_ROUTING = re.compile(
    r"(?:ZCZC[^\n]{0,40}\n+)?(?:[A-Z]{3}\d{3,6}_[A-Z0-9_]{3,12}\n+)?"
    r"(?:[A-Z] [A-Z]{3} S\w{2} [A-Z0-9]{4}\n+)?"
)
_END = re.compile(r"\n[ \t]*(?P<when>\d\d-[A-Z]{3}-\d\d\s+\d\d[:.]\d\d)?[ \t]*(?:NNNN)?[ \t\n]*\Z")
_LAST = 60
"""code points of the end in which a teleprinter's is looked for"""
_SIGN_OFF = re.compile(r"\n[ \t]*XXX-[A-Z]{1,3}(?:/[A-Z]{1,3})?[ \t]*\Z")


class _Filed(NamedTuple):
    """A text, and when it was sent where its last line says so."""

    text: str
    when: str | None


def recognise(probe: Probe) -> Likeness:
    """Take any text that no other format claims."""
    return Likeness.FALLBACK if probe.kind == "text" else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the whole message as the text of one story."""
    if probe.kind == "binary":  # a header may call anything plain
        raise probe.unreadable()
    mail = read_mail(framed(probe.text or ""))
    clean, repairs = tidy(mail.body)
    filed = _without_frame(clean)
    article, warnings = _article(filed, mail, probe.message.header("wire-provider"))
    known = {name: place for name, place in SOURCES.items() if getattr(article, name)}
    if article.item_type == "story":
        del known["item_type"]
    yield Decoded(article, (*probe.warnings, *repairs, *warnings), known)


def _article(filed: _Filed, mail: Mail, named: str | None) -> tuple[Article, list[str]]:
    """Read what is written, and say what had to be assumed."""
    provider = named or mail.sender
    lines, below = above_dateline(filed.text, OPENING)
    opening = read_opening(lines)
    prose, note = split_notes(below)
    found = parted(prose)
    _check(opening.headline or "", found)
    headline, is_first_words = titled(opening.headline or mail.fields.get("subject"), found)
    sent, assumed = instant(mail.fields.get("date") or filed.when, zone=home_zone(provider))
    article = Article(
        format=FORMAT,
        provider=provider,
        native_id=mail.fields.get("message-id", "").strip("<>") or None,
        headline=headline,
        headline_is_first_words=is_first_words,
        take_key=opening.take_key,
        byline=opening.byline,
        text=with_subheadings(found.prose, opening.subheadings),
        tables=found.tables,
        item_type="table" if found.is_table else kind_of(opening.headline),
        created=None if opening.take_key else sent,
        sent=sent,
        editor_note=public("\n".join(filter(None, (*opening.notes, note)))),
    )
    return article, [*_told(assumed, opening), *kept_out(below, prose, note)]


def _check(headline: str, found: Matter) -> None:
    """Refuse a text without a letter or figure; raises `Rejected`."""
    if not found.tables and not any(map(str.isalnum, headline + found.prose)):
        raise Rejected(Reason.EMPTY, "no words")


def _told(assumed: str | None, opening: Opening) -> Iterator[str]:
    """Say what had to be assumed, and what was put elsewhere."""
    if assumed:
        yield f"time of transmission {assumed}"
    if opening.subheadings:
        yield SUBHEADINGS


def _without_frame(text: str) -> _Filed:
    """Give a text without what a teleprinter needs before and behind it."""
    start = _ROUTING.match(text)
    body = text[start.end() if start else 0 :]
    found = _END.search(body, max(0, len(body) - _LAST))
    body, when = (body[: found.start()], found["when"]) if found else (body, None)
    return _Filed(_SIGN_OFF.sub("", body), when)


DECODER = Decoder(FORMAT, recognise, decode)
