"""What the three major versions of ninjs share: IPTC News in JSON, https://iptc.org/standards/ninjs.

Version 1 spells names in lower case and puts a rendition's format into the field's name
(``body_html``); version 2 has lists of renditions; version 3 is version 2 in camel case.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wiredesk.decode._fields import Fields
from wiredesk.decode._markup import paragraphs, plain
from wiredesk.decode._probe import Probe
from wiredesk.media_topics import crosswalk
from wiredesk.story import Article, Decoded, ItemType, Reason, Rejected, Status, Subject

LATEST_MAJOR = 3
MARKS = (
    (3, frozenset(("versionCreated", "pubStatus", "firstCreated", "edNote", "copyrightHolder"))),
    (2, frozenset(("bodies", "headlines", "subjects"))),
    (1, frozenset(("versioncreated", "pubstatus", "body_text", "body_html", "body_xhtml"))),
)
TAG_OR_ENTITY = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w+;")


@dataclass(frozen=True, slots=True)
class Names:
    """How one major version spells the fields, and where it keeps its content."""

    version_created: str
    first_created: str
    pub_status: str
    ed_note: str
    embargoed: str
    copyright_holder: str
    headline: Callable[[Fields], str | None]
    body: Callable[[Fields], str | None]
    subjects: Callable[[Fields], tuple[Subject, ...]]


def major(document: dict[str, object] | None) -> int | None:
    """Give the major version of ninjs that a document is in, or None where it is not ninjs."""
    if document is None:
        return None
    standard = document.get("standard") or document.get("$standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        number = str(standard.get("version", "")).split(".")[0]
        return int(number) if number.isdecimal() else LATEST_MAJOR + 1
    return next((number for number, marks in MARKS if not marks.isdisjoint(document)), None)


def decode(probe: Probe, names: Names, form: str) -> Iterable[Decoded]:
    """Read the one story of a ninjs document."""
    fields = Fields(probe.json or {})
    if fields.text("type") not in (None, "text", "composite"):
        raise fields.wrong("type", "text")
    article = _article(fields, names, form)
    yield Decoded(article, (*probe.warnings, *fields.warnings))


def _article(fields: Fields, names: Names, form: str) -> Article:
    """Read the fields that all versions have."""
    status = _status(fields, names.pub_status)
    headline, body = names.headline(fields), names.body(fields)
    if not headline and not body and status is not Status.CANCELED:
        raise Rejected(Reason.MISSING_FIELD, "headline or body")
    return Article(
        format=form,
        provider=fields.text(names.copyright_holder) or fields.text("source"),
        native_id=_identifier(fields),
        native_version=_version(fields),
        status=status,
        headline=headline,
        slugline=fields.text("slugline"),
        byline=fields.text("byline") or fields.text("by"),
        text=body or "",
        language=fields.text("language"),
        urgency=_urgency(fields),
        genre=_genre(fields),
        item_type=_item_type(body, status),
        created=fields.instant(names.first_created),
        sent=fields.instant(names.version_created),
        embargoed_until=fields.instant(names.embargoed),
        editor_note=fields.text(names.ed_note),
        located=fields.text("located"),
        subjects=names.subjects(fields),
    )


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


def _item_type(body: str | None, status: Status) -> ItemType:
    """Take a headline that comes alone as an alert."""
    return "story" if body or status is Status.CANCELED else "alert"


def rendition(value: str | None, content_type: str) -> str | None:
    """Give the plain text of a body in ``text/html``, XHTML or plain text."""
    if value is None:
        return None
    return (plain(value) if "html" in content_type else paragraphs(value)) or None


def without_tags(headline: str | None) -> str | None:
    """Give a headline as plain text; only one with a tag or an entity in it is markup."""
    if headline and TAG_OR_ENTITY.search(headline):
        return rendition(headline, "html")
    return headline


def listed_headline(fields: Fields) -> str | None:
    """Give the main headline of version 2 and 3: the one so called, or the first."""
    headlines = fields.records("headlines")
    main = [entry for entry in headlines if entry.text("role") == "main"] or headlines
    return without_tags(main[0].text("value")) if main else None


def listed_body(fields: Fields) -> str | None:
    """Give the body of version 2 and 3, markup first: it knows the paragraphs."""
    bodies = [(_content_type(entry), entry.text("value")) for entry in fields.records("bodies")]
    bodies.sort(key=lambda body: "html" not in body[0])
    return next((rendition(value, kind) for kind, value in bodies if value), None)


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
    topic = crosswalk(code, scheme) if code else None
    return Subject(code=code or "", name=name, scheme=scheme, media_topic=topic)
