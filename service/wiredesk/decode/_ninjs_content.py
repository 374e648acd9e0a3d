"""The words and subjects of ninjs, as its versions keep them: in fields, or in lists.

Source: IPTC ninjs 1.4, 2.1 and 3.1 schemas.
"""

import re
from typing import NamedTuple

from wiredesk.decode._coded import coded
from wiredesk.decode._content import Content
from wiredesk.decode._fields import Fields
from wiredesk.decode._markup import fragment, plain
from wiredesk.decode._prose import tidy, unwrapped
from wiredesk.media_topics import crosswalk
from wiredesk.story import Subject

TABLE = "table"
FIRST_WORDS = "firstWords"
TAG_OR_ENTITY = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w+;")


class Body(NamedTuple):
    """The best rendition of the content, and the field that it stood in."""

    place: str
    content: Content


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
    """Give the main headline of version 2 and 3: the one so called, or the first.

    The first words of the text, which wiredesk writes for want of a headline, are none.
    """
    sent = fields.records("headlines")
    headlines = [entry for entry in sent if entry.text("role") != FIRST_WORDS]
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
    return tuple(map(_listed_subject, fields.records("subjects")))


def _listed_subject(entry: Fields) -> Subject:
    """Read one subject; its literal may be the IPTC's code where its uri is another's."""
    uri, literal = entry.text("uri"), entry.text("literal")
    found = coded(uri or literal or "", entry.text("name"))
    topic = found.media_topic or crosswalk(literal or "")
    return found if topic == found.media_topic else found.model_copy(update={"media_topic": topic})


def mended(fields: Fields, name: str, text: str | None) -> str | None:
    """Give text with its characters repaired, and say so."""
    clean, repairs = tidy(text or "")
    fields.warnings.extend(f"{name}: {repair}" for repair in repairs)
    return clean.strip() or None
