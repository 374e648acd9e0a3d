"""What the three major versions of ninjs share: IPTC News in JSON, https://iptc.org/standards/ninjs.

Version 1 spells names in lower case and puts a rendition's format into the field's name
(``body_html``); version 2 has lists of renditions; version 3 is version 2 in camel case.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wiredesk.decode._content import Content
from wiredesk.decode._fields import MOST_RECORDS, Fields
from wiredesk.decode._markup import fragment, plain
from wiredesk.decode._notes import public, split_notes
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import first_words, tidy, unwrapped
from wiredesk.decode._subjects import subject as crosswalked
from wiredesk.story import Article, Decoded, ItemType, Link, Reason, Rejected, Status, Subject

LATEST_MAJOR = 3
MOST_WORDS = 1_000_000
TABLE = "table"
MARKS = (
    (3, frozenset(("versionCreated", "pubStatus", "firstCreated", "edNote", "copyrightHolder"))),
    (2, frozenset(("bodies", "headlines", "subjects"))),
    (1, frozenset(("versioncreated", "pubstatus", "body_text", "body_html", "body_xhtml"))),
)
TAG_OR_ENTITY = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w+;")


class Body(NamedTuple):
    """The best rendition of the content, and the field that it stood in."""

    place: str
    content: Content


NO_BODY = Body("", Content())


@dataclass(frozen=True, slots=True)
class Names:
    """How one major version spells the fields, and where it keeps its content."""

    version_created: str
    first_created: str
    pub_status: str
    ed_note: str
    embargoed: str
    copyright_holder: str
    copyright_notice: str
    usage_terms: str
    headline: Callable[[Fields], str | None]
    body: Callable[[Fields], Body | None]
    subjects: Callable[[Fields], tuple[Subject, ...]]


def major(document: dict[str, object] | None) -> int | None:
    """Give the major version of ninjs that a document is in, or None where it is not ninjs."""
    if document is None or _is_spelt_alike(document):
        return None
    standard = document.get("standard") or document.get("$standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        number = str(standard.get("version", "")).split(".")[0]
        return int(number) if number.isdecimal() else LATEST_MAJOR + 1
    return next((number for number, marks in MARKS if not marks.isdisjoint(document)), None)


def _is_spelt_alike(document: dict[str, object]) -> bool:
    """Tell the formats that borrow ninjs 1's names: AP's items and dpa's entries."""
    ids = document.get("altids")
    is_ap = isinstance(ids, dict) and not {"itemid", "etag"}.isdisjoint(ids)
    return is_ap or "article_html" in document or "entry_id" in document


def decode(probe: Probe, names: Names, form: str) -> Iterable[Decoded]:
    """Read the one story of a ninjs document."""
    fields = Fields(probe.json or {})
    if fields.text("type") not in (None, "text", "composite"):
        raise fields.wrong("type", "text")
    body = names.body(fields) or NO_BODY
    article = _with_words(_described(fields, names, form), fields, names, body.content)
    places = {"text": body.place, **_places(article, fields, names)}
    sources = {field: place for field, place in places.items() if getattr(article, field)}
    yield Decoded(article, (*probe.warnings, *fields.warnings), sources)


def _described(fields: Fields, names: Names, form: str) -> Article:
    """Read all that is said of the item, without its words."""
    associated = tuple(_associated(fields))
    return Article(
        format=form,
        provider=fields.text(names.copyright_holder) or fields.text("source"),
        native_id=_identifier(fields),
        native_version=_version(fields),
        status=_status(fields, names.pub_status),
        slugline=_clean(fields, "slugline"),
        byline=_clean(fields, "byline") or _clean(fields, "by"),
        language=fields.text("language"),
        urgency=_urgency(fields),
        priority=_count(fields, "priority", 9),
        word_count=_count(fields, "wordcount", MOST_WORDS),
        category=next((entry.text("code") for entry in fields.records("service")), None),
        keywords=_strings(fields, "keywords"),
        genre=_genre(fields),
        created=fields.instant(names.first_created),
        sent=fields.instant(names.version_created),
        embargoed_until=fields.instant(names.embargoed),
        expires=fields.instant("expires"),
        located=fields.text("located"),
        rights=fields.text(names.copyright_notice),
        usage_terms=fields.text(names.usage_terms),
        links=(*_links(fields), *(link for entry in associated if (link := _related(entry)))),
        subjects=names.subjects(fields),
        captions=tuple(caption for entry in associated if (caption := _caption(entry))),
    )


def _with_words(article: Article, fields: Fields, names: Names, content: Content) -> Article:
    """Add headline, text and note, for want of a headline the first words."""
    headline = _mended(fields, "headline", names.headline(fields))
    text, note = split_notes(_mended(fields, "text", content.text) or "")
    if article.status is not Status.CANCELED and not any((headline, text, content.tables)):
        raise Rejected(Reason.MISSING_FIELD, "headline or body")
    notes = filter(None, (public(_clean(fields, names.ed_note)), note))
    return article.model_copy(
        update={
            "headline": headline or first_words(text) or None,
            "headline_is_first_words": bool(text and not headline),
            "text": text,
            "tables": content.tables,
            "captions": (*content.captions, *article.captions),
            "editor_note": "\n".join(notes) or None,
            "item_type": _item_type(text, content, article.status),
        }
    )


def _places(article: Article, fields: Fields, names: Names) -> dict[str, str]:
    """Say which field each thing stood in."""
    return {
        "headline": _headline_place(article, fields),
        "created": names.first_created,
        "sent": names.version_created,
        "embargoed_until": names.embargoed,
        "editor_note": names.ed_note,
        "status": names.pub_status,
        "native_id": "uri" if fields.text("uri") else "guid",
        "native_version": "version",
        "provider": names.copyright_holder if fields.text(names.copyright_holder) else "source",
    }


def _headline_place(article: Article, fields: Fields) -> str:
    """Say where the headline stood."""
    if article.headline_is_first_words:
        return "first words of the text"
    return "headlines" if "headlines" in fields.record else "headline"


def _mended(fields: Fields, name: str, text: str | None) -> str | None:
    """Give text with its characters repaired, and say so."""
    mended, repairs = tidy(text or "")
    fields.warnings.extend(f"{name}: {repair}" for repair in repairs)
    return mended.strip() or None


def _clean(fields: Fields, name: str) -> str | None:
    """Give a text field with its characters repaired."""
    return _mended(fields, name, fields.text(name))


def _count(fields: Fields, name: str, most: int) -> int | None:
    """Read a number that nothing depends on; one out of bounds is passed over, with a warning."""
    number = fields.whole(name)
    if number is None or 0 <= number <= most:
        return number
    fields.warnings.append(f"{name} is not 0 to {most}: passed over")
    return None


def _strings(fields: Fields, name: str) -> tuple[str, ...]:
    """Read a list of strings; what is no string in it is passed over."""
    values = fields.record.get(name)
    words = values[:MOST_RECORDS] if isinstance(values, list) else []
    return tuple(word.strip() for word in words if isinstance(word, str) and word.strip())


def _links(fields: Fields) -> Iterator[Link]:
    """Read the item's other ids, and the one that it was made from."""
    evolved = fields.text("evolvedfrom")
    if evolved:
        yield Link(relation="replaces", id=evolved)
    for name in ("altIds", "altids"):
        for entry in fields.records(name) if isinstance(fields.record.get(name), list) else ():
            identifier = entry.text("value")
            if identifier:
                yield Link(relation="alternate", id=identifier)


def _associated(fields: Fields) -> Iterator[Fields]:
    """Give the items that go with this one: a list, or in version 1 an object of them by name."""
    found = fields.record.get("associations")
    if isinstance(found, dict):
        found = list(found.values())
    for entry in found[:MOST_RECORDS] if isinstance(found, list) else ():
        if isinstance(entry, dict):
            yield Fields(entry, "associations.", fields.warnings)


def _related(entry: Fields) -> Link | None:
    """Give the link to an item that goes with this one."""
    identifier = entry.text("uri") or entry.text("guid")
    return Link(relation="related", id=identifier) if identifier else None


def _caption(entry: Fields) -> str | None:
    """Give the caption of a picture that goes with this item."""
    if entry.record.get("type") not in ("picture", "graphic"):
        return None
    return _mended(entry, "caption", plain(entry.text("description_text") or ""))


def _identifier(fields: Fields) -> str:
    """Give the uri; Superdesk, the commonest sender of ninjs, calls it guid."""
    identifier = fields.text("uri") or fields.text("guid")
    if identifier is None:
        raise Rejected(Reason.MISSING_FIELD, "uri")
    return identifier


def _version(fields: Fields) -> str | None:
    """Give the version as sent; the standard has a string, some senders a number."""
    version = fields.record.get("version")
    return str(version) if isinstance(version, int) else fields.text("version")


def _status(fields: Fields, name: str) -> Status:
    """Read the publishing status; an unknown one is refused, as it may mean a kill."""
    sent = fields.text(name)
    try:
        return Status(sent.lower().removeprefix("stat:")) if sent else Status.USABLE
    except ValueError as error:
        raise fields.wrong(name, "usable, withheld or canceled") from error


def _urgency(fields: Fields) -> int | None:
    """Read the urgency; 0 is how some systems send none."""
    urgency = fields.whole("urgency") or None
    if urgency is not None and not 1 <= urgency <= 9:  # noqa: PLR2004 (the standard's own bounds)
        raise fields.wrong("urgency", "1 to 9")
    return urgency


def _genre(fields: Fields) -> str | None:
    """Read the first genre's name: ``genre`` in version 1, ``genres`` after it."""
    genres = fields.records("genres") or fields.records("genre")
    return genres[0].text("name") if genres else None


def _item_type(text: str, content: Content, status: Status) -> ItemType:
    """Take a headline that comes alone as an alert, and one with tables alone as a table."""
    if text or status is Status.CANCELED:
        return "story"
    return "table" if content.tables else "alert"


def rendition(value: str, content_type: str) -> Content:
    """Give a body that is in ``text/html``, XHTML or plain text."""
    if "html" in content_type:
        return Content.of_element(fragment(value))
    return Content(unwrapped(value))


def without_tags(headline: str | None) -> str | None:
    """Give a headline as plain text; only one with a tag or an entity in it is markup."""
    if headline and TAG_OR_ENTITY.search(headline):
        return plain(headline).replace("\n", " ") or None
    return headline


def listed_headline(fields: Fields) -> str | None:
    """Give the main headline of version 2 and 3: the one so called, or the first."""
    headlines = fields.records("headlines")
    main = [entry for entry in headlines if entry.text("role") == "main"] or headlines
    return without_tags(main[0].text("value")) if main else None


def listed_body(fields: Fields) -> Body | None:
    """Give the body of version 2 and 3, markup first: it knows the paragraphs.

    Bodies in the role of a table, as wiredesk itself writes them, are tables.
    """
    entries = [
        (entry, value) for entry in fields.records("bodies") if (value := entry.text("value"))
    ]
    tables = tuple(value for entry, value in entries if entry.text("role") == TABLE)
    bodies = [(_content_type(e), value) for e, value in entries if e.text("role") != TABLE]
    if not entries:
        return None
    kind, value = min(bodies, key=lambda body: "html" not in body[0], default=("text/plain", ""))
    content = rendition(value, kind)
    return Body(f"bodies, {kind}", content._replace(tables=content.tables + tables))


def _content_type(entry: Fields) -> str:
    """Give a rendition's media type, by whichever name it is sent."""
    kind = entry.text("contentType") or entry.text("contenttype")
    return kind or ("text/html" if "html" in (entry.text("role") or "") else "text/plain")


def listed_subjects(fields: Fields) -> tuple[Subject, ...]:
    """Give the subjects of version 2 and 3, which name each by a uri or a literal."""
    return tuple(
        subject(entry.text("uri") or entry.text("literal"), entry.text("name"), None)
        for entry in fields.records("subjects")
    )


def subject(code: str | None, name: str | None, scheme: str | None) -> Subject:
    """Build a subject as sent, with its Media Topic where the crosswalk knows one."""
    return crosswalked(code or "", name, scheme)


LOWER_CASE = Names(
    version_created="versioncreated",
    first_created="firstcreated",
    pub_status="pubstatus",
    ed_note="ednote",
    embargoed="embargoed",
    copyright_holder="copyrightholder",
    copyright_notice="copyrightnotice",
    usage_terms="usageterms",
    headline=listed_headline,
    body=listed_body,
    subjects=listed_subjects,
)
"""the spelling of versions 1 and 2, and where version 2 keeps its content"""
