"""What NITF says of a document: its ``head``, and what its ``body.head`` displays.

Source: IPTC NITF 3.6, ``docdata``, ``tobject``, ``pubdata``, ``revision-history``.
"""

from collections.abc import Iterator

from lxml import etree

from wiredesk.decode._coded import coded
from wiredesk.decode._nitf import PRIVATE
from wiredesk.decode._nitf_parts import Nitf, ids
from wiredesk.decode._sourced import Found
from wiredesk.decode._xml import attribute, child, prose
from wiredesk.story import Subject

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
WORD_COUNTS = frozenset(("anpa-wordcount", "wordcount", "word-count"))


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
