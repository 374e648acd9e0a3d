"""What the three major versions of ninjs share: IPTC News in JSON, https://iptc.org/standards/ninjs.

Version 1 spells names in lower case and puts a rendition's format into the field's name
(``body_html``); version 2 has lists of renditions; version 3 is version 2 in camel case.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wiredesk.decode._content import Content
from wiredesk.decode._conventions import at_most, take_key
from wiredesk.decode._fields import Fields
from wiredesk.decode._item_types import item_type
from wiredesk.decode._markup import plain
from wiredesk.decode._ninjs_content import (
    TAG_OR_ENTITY,
    Body,
    listed_body,
    listed_headline,
    listed_subjects,
    mended,
)
from wiredesk.decode._ninjs_fields import clean, count, genre, strings, urgency
from wiredesk.decode._ninjs_management import captions, identifier, links, status, version
from wiredesk.decode._ninjs_versions import records
from wiredesk.decode._probe import Probe
from wiredesk.decode._sourced import Sourced, language_tag
from wiredesk.decode._words import as_published
from wiredesk.decode._zones import home_zone
from wiredesk.story import Article, Decoded, Status, Subject

MOST_WORDS = 1_000_000
TEXTS = frozenset((None, "text", "composite", "advisory", "alert", "preformatted"))
"""types of items that have words: those of the standard, and what systems add to them"""
SUMMARY = "no body: the description stands in"


NO_BODY = Body("", Content())


@dataclass(frozen=True, slots=True)
class Names:
    """How one major version spells the fields, and where it keeps its content.

    Unless it is told otherwise, that is in lists, as in version 2 and 3.
    """

    version_created: str
    first_created: str
    pub_status: str
    ed_note: str
    embargoed: str
    copyright_holder: str
    copyright_notice: str
    usage_terms: str
    headline: Callable[[Fields], str | None] = listed_headline
    body: Callable[[Fields], Body | None] = listed_body
    subjects: Callable[[Fields], tuple[Subject, ...]] = listed_subjects


def decode(probe: Probe, names: Names, form: str) -> Iterable[Decoded]:
    """Read every story of a document: one, or the texts of a list."""
    sent = at_most(records(probe.json or {}), "item")
    items = [Fields(record) for record in sent]
    texts = [fields for fields in items if fields.text("type") in TEXTS]
    if not texts:
        raise (items or [Fields({})])[0].wrong("type", "text")
    if len(texts) < len(items):
        texts[0].warnings.append("passed over in the same message: items that are no text")
    return [_decoded(fields, names, form, probe.warnings) for fields in texts]


def _decoded(fields: Fields, names: Names, form: str, repaired: tuple[str, ...]) -> Decoded:
    """Read one item."""
    body = names.body(fields) or _description(fields)
    said = Sourced(repaired)
    article = _with_words(_described(fields, names, form), fields, names, body.content, said)
    places = {"text": body.place, **_places(article, fields, names)}
    read = said.decoded(article)
    sources = {field: place for field, place in places.items() if getattr(read.article, field)}
    return Decoded(read.article, (*read.warnings, *fields.warnings), sources)


def _described(fields: Fields, names: Names, form: str) -> Article:
    """Read all that is said of the item, without its words."""
    slugline = clean(fields, "slugline")
    provider = fields.text(names.copyright_holder) or fields.text("source")
    zone = home_zone(provider)
    return Article(
        format=form,
        provider=provider,
        native_id=identifier(fields),
        native_version=version(fields),
        status=status(fields, names.pub_status),
        slugline=slugline,
        take_key=take_key(slugline),
        byline=clean(fields, "byline") or clean(fields, "by"),
        language=language_tag(fields.text("language")),
        urgency=urgency(fields),
        priority=count(fields, "priority", 9),
        word_count=count(fields, "wordcount", MOST_WORDS),
        category=next((entry.text("code") for entry in fields.records("service")), None),
        keywords=strings(fields, "keywords"),
        genre=genre(fields),
        created=fields.instant(names.first_created, zone),
        sent=fields.instant(names.version_created, zone),
        embargoed_until=fields.instant(names.embargoed, zone),
        expires=fields.instant("expires", zone),
        located=fields.text("located"),
        rights=fields.text(names.copyright_notice),
        usage_terms=fields.text(names.usage_terms),
        links=tuple(links(fields)),
        subjects=names.subjects(fields),
        captions=tuple(captions(fields)),
    )


def _with_words(
    article: Article, fields: Fields, names: Names, content: Content, said: Sourced
) -> Article:
    """Add headline, text and note, for want of a headline the first words."""
    headline = mended(fields, "headline", names.headline(fields))
    words = as_published(said, headline, content, None, clean(fields, names.ed_note))
    ended = article.status is Status.CANCELED
    labels = (fields.text("type"), article.genre)
    return article.model_copy(
        update={
            **words.fields(),
            "captions": tuple(dict.fromkeys((*words.content.captions, *article.captions))),
            "item_type": item_type(labels, words.content, ended=ended),
        }
    )


def _description(fields: Fields) -> Body:
    """Give the description that stands in for a body that is not in the message."""
    listed = (entry.text("value") for entry in fields.records("descriptions"))
    found = fields.text("description_text") or next(filter(None, listed), None)
    if found is None:
        return NO_BODY
    fields.warnings.append(SUMMARY)
    return Body("description", Content(plain(found) if TAG_OR_ENTITY.search(found) else found))


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


LOWER_CASE = Names(
    version_created="versioncreated",
    first_created="firstcreated",
    pub_status="pubstatus",
    ed_note="ednote",
    embargoed="embargoed",
    copyright_holder="copyrightholder",
    copyright_notice="copyrightnotice",
    usage_terms="usageterms",
)
"""the spelling of versions 1 and 2, and where version 2 keeps its content"""
