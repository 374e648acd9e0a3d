"""What NITF says of a document: its ``head``, and what its ``body.head`` displays.

Source: IPTC NITF 3.6, ``docdata``, ``tobject``, ``pubdata``, ``revision-history``.
"""

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo

from lxml import etree

from wiredesk.decode._coded import coded
from wiredesk.decode._nitf import PRIVATE, moment, private_notes
from wiredesk.decode._sourced import STATUSES, Found, Sourced, unique
from wiredesk.decode._times import instant
from wiredesk.decode._xml import Branch, Document, attribute, child, prose, text
from wiredesk.story import Link, Reason, Rejected, Status, Subject

# Names of meta elements; those that begin with "anpa" stand for the fields of ANPA 1312.
CATEGORIES = frozenset(
    ("anpa-category", "ap-category", "categoria", "categorie", "category", "kategorie")
)
AP_CATEGORY = "apcategorycode"
# What the standard has as types of news; some senders have their categories there.
TYPES = frozenset(("news", "data", "advisory", "text"))
PRIORITIES = frozenset(
    (
        "aap-priority",
        "anpa-priority",
        "ntbprioritet",
        "prioridad",
        "prioritaet",
        "priorite",
        "priority",
    )
)
SLUGS = frozenset(("anpa-keyword", "ap-slug", "ntbstikkord", "slug", "slug-line", "slugline"))
TAKES = frozenset(("anpa-takekey",))
SEQUENCES = frozenset(("anpa-sequence", "ntbiptcsequence"))
LANGUAGES = frozenset(("article-language", "lang", "language"))
KEYWORDS = frozenset(("article-keywords", "keywords"))
REVISIONS = frozenset(("article-revision", "revision"))
WORD_COUNTS = frozenset(("anpa-wordcount", "wordcount", "word-count"))


_NUMBERED = re.compile(r"[_:.-]\d{1,6}")


class Nitf:
    """The parts of one document, and what is taken from them."""

    def __init__(self, found: Document) -> None:
        """Find the parts of a document whose root is ``nitf``."""
        self.root = root = found.root
        self.said = Sourced(found.warnings)
        if private_notes(child(root, "body", "body.content")):
            self.said.warn("notes not for publication: kept out")
        self.head = Branch(child(root, "head"))
        self.docdata = Branch(child(root, "head", "docdata"))
        self.opening = Branch(child(root, "body", "body.head"))
        self.metas = _metas(self.head)
        self.title = self.head.text("title")
        self.headline = self.opening.text("hedline", "hl1")
        self.keys = _keys(self.docdata)

    def data(self, element: str, key: str) -> Found:
        """Give an attribute of an element of ``docdata``; some senders put that beside it."""
        found = self.docdata.first(element)
        found = self.head.first(element) if found is None else found
        return f"docdata/{element}/@{key}", attribute(found, key)

    def date(self, element: str) -> Found:
        """Give a date of ``docdata``, in a form that can be read."""
        place, written = self.data(element, "norm")
        found = moment(written)
        if written and found is None:
            self.said.warn(f"{place} is a template: passed over")
        return place, found

    def meta(self, names: frozenset[str]) -> Found:
        """Give the content of the first ``meta`` element that has one of these names."""
        found = (content for name, content in self.metas.items() if name in names)
        return "head/meta/@content", next(found, None)


def _metas(head: Branch) -> dict[str, str]:
    """Give the contents of the ``meta`` elements by their names in lower case."""
    found = dict[str, str]()
    for meta in head.all("meta"):
        if content := attribute(meta, "content"):
            found.setdefault((attribute(meta, "name") or "").lower(), content)
    return found


def _keys(docdata: Branch) -> list[str]:
    """Give the keywords; the standard has each in an attribute, some senders as its text."""
    found = docdata.all("key-list", "keyword")
    return [word for key in found if (word := attribute(key, "key") or text(key))]


def status(nitf: Nitf) -> Status:
    """Read the management status; an unknown one is refused, as it may mean a kill."""
    written = (attribute(nitf.docdata.element, "management-status") or "usable").lower()
    status = STATUSES.get(written)
    if status is None:
        raise Rejected(Reason.INVALID_FIELD, "docdata/@management-status")
    if written == "embargoed" and nitf.date("date.release")[1] is None:
        nitf.said.warn("embargoed without a time of release: withheld")
        return Status.WITHHELD
    nitf.said.sources["status"] = "docdata/@management-status"
    return status


def embargo(nitf: Nitf, zone: tzinfo | None) -> datetime | None:
    """Give the time of release, where it is later than the time of issue."""
    release = nitf.said.embargo(*nitf.date("date.release"), zone=zone)
    issue = instant(nitf.date("date.issue")[1], zone=zone)[0]
    return release if release and (issue is None or release > issue) else None


def headline(nitf: Nitf) -> str | None:
    """Give the main headline; the document's title stands in for it."""
    return nitf.said.said(
        "headline",
        ("body.head/hedline/hl1", nitf.headline),
        ("body.head/hedline", nitf.opening.text("hedline")),
        ("head/title", nitf.title),
    )


def note(nitf: Nitf) -> str | None:
    """Give the message to editors, else what the last revision says that it changed."""
    notes = [prose(note) for note in nitf.opening.all("note") if attribute(note, "type") != PRIVATE]
    revisions = [attribute(r, "comment") for r in nitf.head.all("revision-history")]
    place, message = nitf.data("ed-msg", "info")
    said = "\n".join(part for part in (message, *notes) if part)
    return nitf.said.said(
        "editor_note", (place, said), ("revision-history/@comment", (revisions or [None])[-1])
    )


def provider(nitf: Nitf) -> str | None:
    """Give who sent it: who registered it, first delivered it, distributes or owns it."""
    return nitf.said.said(
        "provider",
        nitf.data("doc-id", "regsrc"),
        (
            "docdata/del-list/from-src",
            attribute(nitf.docdata.first("del-list", "from-src"), "src-name"),
        ),
        ("body.head/distributor", nitf.opening.text("distributor")),
        ("body.head/rights/rights.owner", nitf.opening.text("rights", "rights.owner")),
        nitf.data("doc.copyright", "holder"),
    )


def identifier(nitf: Nitf, provider: str | None) -> str | None:
    """Give the document's id, which is only the publisher's own, without a version's number."""
    place, (stable, _) = nitf.data("doc-id", "id-string")[0], ids(nitf)
    found = nitf.said.said("native_id", (place, stable))
    if found is None:
        nitf.said.warn("no doc-id: told by its words")
    return unique(found, provider)


def ids(nitf: Nitf) -> tuple[str | None, str | None]:
    """Give the story's id, and that of the version where it is another: the key and a number."""
    sent, key = nitf.data("doc-id", "id-string")[1], nitf.data("du-key", "key")[1]
    if sent and key and sent.startswith(key) and _NUMBERED.fullmatch(sent, len(key)):
        return key, sent
    return sent, None


def version(nitf: Nitf) -> str | None:
    """Give generation and version of the story's key, where there is one."""
    parts = (nitf.data("du-key", "generation")[1], nitf.data("du-key", "version")[1])
    return nitf.said.said(
        "native_version",
        ("docdata/du-key", ".".join(filter(None, parts))),
        nitf.meta(REVISIONS),
    )


def take(nitf: Nitf) -> Found:
    """Give the part of a series of takes; a series with a name is of other stories."""
    series = nitf.docdata.first("series")
    part = None if attribute(series, "series.name") else attribute(series, "series.part")
    return "docdata/series/@series.part", part if part != "0" else None


def keywords(nitf: Nitf) -> list[str]:
    """Give the keywords; a list in a ``meta`` element stands in."""
    return nitf.keys or [word.strip() for word in (nitf.meta(KEYWORDS)[1] or "").split(",")]


def slugline(nitf: Nitf) -> str | None:
    """Give the slug: a keyword that stands alone is one, and so is a title that is no headline."""
    words, title = nitf.keys, nitf.title
    headed = nitf.headline not in (None, title)
    place, key = nitf.data("du-key", "key")
    return nitf.said.said(
        "slugline",
        nitf.meta(SLUGS),
        ("docdata/key-list/keyword", words[0] if len(words) == 1 else None),
        (place, None if key == ids(nitf)[0] else key),
        ("head/title", title if headed else None),
    )


def category(nitf: Nitf) -> tuple[Found, ...]:
    """Give where a category may stand: the type of news is one where it is not the standard's."""
    kind = attribute(nitf.head.first("tobject"), "tobject.type")
    own = kind if kind and kind.lower() not in TYPES else None
    classifiers = nitf.docdata.all("identified-content", "classifier")
    codes = (attribute(c, "value") for c in classifiers if attribute(c, "type") == AP_CATEGORY)
    return (
        nitf.meta(CATEGORIES),
        ("identified-content/classifier", next(filter(None, codes), None)),
        ("tobject/@tobject.type", own),
    )


def languages(nitf: Nitf) -> tuple[Found, ...]:
    """Give where the language may be declared."""
    return (
        ("nitf/@xml:lang", attribute(nitf.root, "lang")),
        ("nitf/@baselang", attribute(nitf.root, "baselang")),
        ("body/@xml:lang", attribute(child(nitf.root, "body"), "lang")),
        nitf.meta(LANGUAGES),
    )


def priority(nitf: Nitf) -> Found:
    """Give the transmission priority, where it is a number as in IPTC 7901."""
    place, written = nitf.meta(PRIORITIES)
    return place, written if written and written.isdecimal() else None


def word_count(nitf: Nitf) -> tuple[Found, ...]:
    """Give where the length in words may stand."""
    data = nitf.head.first("pubdata")
    in_words = attribute(data, "unit-of-measure") == "word"
    length = attribute(data, "item-length") if in_words else None
    return (("pubdata/@item-length", length), nitf.meta(WORD_COUNTS))


def properties(nitf: Nitf) -> list[str]:
    """Give the kinds that the document says it is of."""
    found = nitf.head.all("tobject", "tobject.property")
    return [kind for entry in found if (kind := attribute(entry, "tobject.property.type"))]


def labels(nitf: Nitf) -> list[str | None]:
    """Give what may name the kind of item that it is."""
    return [*properties(nitf), attribute(nitf.head.first("tobject"), "tobject.type")]


def genres(nitf: Nitf) -> list[Found]:
    """Give where a genre may stand."""
    return [("tobject/tobject.property", kind) for kind in properties(nitf)]


def times(nitf: Nitf, zone: tzinfo | None) -> dict[str, object]:
    """Read the points in time, in the provider's zone where they have none."""
    said = nitf.said
    issued = said.when("sent", nitf.date("date.issue"), *other_dates(nitf), zone=zone)
    return {
        "created": created(nitf, issued, zone),
        "sent": issued,
        "embargoed_until": embargo(nitf, zone),
        "expires": said.when("expires", nitf.date("date.expire"), zone=zone),
    }


def other_dates(nitf: Nitf) -> tuple[Found, ...]:
    """Give what stands in for a missing date of issue."""
    filed = attribute(nitf.opening.first("dateline", "story.date"), "norm")
    printed = attribute(nitf.head.first("pubdata"), "date.publication")
    return (
        ("dateline/story.date/@norm", moment(filed)),
        ("pubdata/@date.publication", moment(printed)),
    )


def created(nitf: Nitf, issued: datetime | None, zone: tzinfo | None) -> datetime | None:
    """Give the earliest of the times that the document names: of a revision, or of its issue."""
    revisions = nitf.head.all("revision-history")
    found = [instant(moment(attribute(entry, "norm")), zone=zone)[0] for entry in revisions]
    first = min((time for time in found if time), default=None)
    if first and not (issued and issued <= first):
        nitf.said.sources["created"] = "revision-history/@norm"
        return first
    nitf.said.sources["created"] = nitf.said.sources.get("sent", "")
    return issued


def places(nitf: Nitf) -> tuple[Found, ...]:
    """Give where the events took place, as the metadata say."""
    parts = [nitf.data("evloc", key)[1] for key in ("city", "state-prov", "county-dist", "iso-cc")]
    return (
        ("docdata/evloc", ", ".join(dict.fromkeys(filter(None, parts)))),
        (
            "docdata/identified-content/location",
            nitf.docdata.text("identified-content", "location"),
        ),
        ("body.head/dateline/location/city", nitf.opening.text("dateline", "location", "city")),
    )


def rights(nitf: Nitf) -> tuple[Found, ...]:
    """Give the copyright notice: a printed one, else year and holder."""
    parts = (nitf.data("doc.copyright", "year")[1], nitf.data("doc.copyright", "holder")[1])
    return (
        ("body.head/rights", nitf.opening.text("rights")),
        ("docdata/doc.copyright", " ".join(filter(None, parts))),
        nitf.data("doc.rights", "owner"),
    )


def links(nitf: Nitf, provider: str | None) -> tuple[Link, ...]:
    """Give the version's own id, and the document that it replaces or, whatever its id, kills."""
    _, of_version = ids(nitf)
    found = [Link(relation="alternate", id=of_version)] if of_version else []
    other = unique(attribute(nitf.docdata.element, "management-doc-idref"), provider)
    if other:
        fate = attribute(nitf.docdata.element, "management-idref-status")
        fate = fate or attribute(nitf.docdata.element, "management-status") or ""
        nitf.said.sources["links"] = "docdata/@management-doc-idref"
        kills = STATUSES.get(fate.lower()) is Status.CANCELED
        found.append(Link(relation="kills" if kills else "replaces", id=other))
    return tuple(found)


def subjects(nitf: Nitf) -> Iterator[Subject]:
    """Give the subjects that have a code."""
    for entry in nitf.head.all("tobject", "tobject.subject"):
        code = attribute(entry, "tobject.subject.refnum") or attribute(
            entry, "tobject.subject.code"
        )
        if code:
            yield coded(code, subject_name(entry), attribute(entry, "tobject.subject.ipr"))


def subject_name(entry: etree._Element) -> str | None:
    """Give the most exact name that a subject has."""
    levels = ("detail", "matter", "type", "qualifier")
    return next(
        (n for level in levels if (n := attribute(entry, f"tobject.subject.{level}"))), None
    )
