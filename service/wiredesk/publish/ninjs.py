"""An envelope as a news object of IPTC ninjs 3.1, for systems that read that.

What ninjs has no place for is left out: the dateline's parts, takes, signals, spans.
Source: https://iptc.org/std/ninjs/ninjs-schema_3.1.json.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from wiredesk.enrich.entities import Entities
from wiredesk.enrich.language import Language
from wiredesk.enrich.places import Places
from wiredesk.enrich.topics import Topics
from wiredesk.media_topics import PREFIX
from wiredesk.publish.envelope import Envelope, fact_in
from wiredesk.story import Article, Link, Status, Subject

Json = dict[str, object]

STANDARD: Json = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
GEONAMES = "https://sws.geonames.org/{}/"
# RFC 3986: a scheme, and then only characters that a URI may have.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")


def ninjs(envelope: Envelope) -> Json:
    """Give an envelope's story as a ninjs 3.1 object, without what it doesn't say."""
    article = envelope.article
    language = fact_in(envelope, Language)
    said: Json = {
        "standard": STANDARD,
        "uri": _uri(article.native_id) or f"urn:wiredesk:{envelope.id}",
        "type": "text",
        "representationType": "full",
        "version": article.native_version or str(envelope.version),
        "pubStatus": (Status.CANCELED if envelope.action == "kill" else article.status).value,
        "language": language.tag if language else article.language,
        **_metadata(article),
        **_content(article),
        "subjects": [*_subjects(article), *_topics(fact_in(envelope, Topics))],
        "places": list(_places(fact_in(envelope, Places))),
        **_names(fact_in(envelope, Entities)),
        "altIds": list(_identifiers(envelope)),
        "associations": [_association(link) for link in article.links if _uri(link.id)],
    }
    return {name: value for name, value in said.items() if value not in (None, [])}


def _metadata(article: Article) -> Json:
    """Give what the agency says of the item."""
    return {
        "firstCreated": _time(article.created),
        "versionCreated": _time(article.sent),
        "embargoedUntil": _time(article.embargoed_until),
        "expires": _time(article.expires),
        "urgency": article.urgency,
        "copyrightNotice": article.rights,
        "usageTerms": article.usage_terms,
        "edNote": article.editor_note,
        "infoSources": [{"name": article.provider}] if article.provider else [],
        "by": article.byline,
        "slugline": article.slugline,
        "located": article.located,
        "genres": [{"name": article.genre}] if article.genre else [],
    }


def _content(article: Article) -> Json:
    """Give headline, text and tables; paragraphs are parted by line breaks."""
    role = "firstWords" if article.headline_is_first_words else "main"
    bodies = [("main", article.text), *(("table", table) for table in article.tables)]
    return {
        "headlines": [{"role": role, "value": article.headline}] if article.headline else [],
        "bodies": [_body(role, text) for role, text in bodies if text],
        "descriptions": [{"role": "caption", "value": caption} for caption in article.captions],
    }


def _body(role: str, text: str) -> Json:
    """Give one body in plain text, counted."""
    return {
        "role": role,
        "contentType": "text/plain",
        "charCount": len(text),
        "wordCount": len(text.split()),
        "value": text,
    }


def _subjects(article: Article) -> Iterator[Json]:
    """Give subjects and keywords as the agency sent them."""
    for subject in article.subjects:
        yield _present(name=subject.name, uri=_subject_uri(subject), literal=subject.code or None)
    for keyword in article.keywords:
        yield {"name": keyword, "rel": "keyword"}


def _subject_uri(subject: Subject) -> str | None:
    """Give the uri of a subject's Media Topic, or else its own where it is one."""
    if subject.media_topic:
        return MEDIA_TOPICS + subject.media_topic.removeprefix(PREFIX)
    return _uri(subject.code)


def _topics(topics: Topics | None) -> Iterator[Json]:
    """Give the Media Topics that were learnt from the text."""
    for topic in topics.items if topics else ():
        if topic.source == "text":
            yield {
                "name": topic.name,
                "uri": MEDIA_TOPICS + topic.media_topic.removeprefix(PREFIX),
                "creator": "wiredesk",
                "confidence": round(100 * topic.score),
            }


def _places(places: Places | None) -> Iterator[Json]:
    """Give the places that the story is about."""
    for item in places.items if places else ():
        uri = GEONAMES.format(item.place.geonames_id)
        rel = {"rel": "dateline"} if item.in_dateline else {}
        yield {"name": item.place.name, "uri": uri, **rel}


def _names(entities: Entities | None) -> Json:
    """Give the agencies, people and organisations that the story names."""
    named = entities.items if entities else ()
    organisations = [{"name": e.name} for e in named if e.type in ("AGENCY", "ORGANISATION", "ORG")]
    people = [{"name": e.name} for e in named if e.type in ("PERSON", "PER")]
    return {"people": people, "organisations": organisations}


def _identifiers(envelope: Envelope) -> Iterator[Json]:
    """Give the story's own id, and the agency's others."""
    yield {"role": "wiredesk", "value": envelope.id}
    if envelope.article.native_id and not _uri(envelope.article.native_id):
        yield {"role": "native", "value": envelope.article.native_id}
    for link in envelope.article.links:
        if link.relation == "alternate":
            yield {"role": "alternate", "value": link.id}


def _association(link: Link) -> Json:
    """Give another item that this one refers to."""
    return {"name": link.id, "uri": link.id, "rel": link.relation}


def _uri(identifier: str | None) -> str | None:
    """Give an identifier where it is a URI."""
    return identifier if identifier and _URI.fullmatch(identifier) else None


def _time(instant: datetime | None) -> str | None:
    """Write an instant as RFC 3339 has it."""
    return instant.isoformat() if instant else None


def _present(**fields: str | None) -> Json:
    """Give the fields that say something."""
    return {name: value for name, value in fields.items() if value is not None}
