"""NITF 3.x: the News Industry Text Format, a whole article with its metadata in XML.

Source: IPTC NITF 3.6, https://iptc.org/standards/nitf, and the DTDs from 3.0 on. Names are
read with or without its namespace.
"""

from collections.abc import Iterable

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode import _nitf_head as head
from wiredesk.decode import _nitf_management as management
from wiredesk.decode._conventions import byline_in
from wiredesk.decode._document import document
from wiredesk.decode._item_types import item_type
from wiredesk.decode._nitf import byline, content, dateline
from wiredesk.decode._nitf_parts import Nitf
from wiredesk.decode._probe import Probe
from wiredesk.decode._words import as_published
from wiredesk.decode._zones import home_zone
from wiredesk.story import Article, Decoded, Status

FORMAT = "nitf"


def recognise(probe: Probe) -> Likeness:
    """Tell NITF by its root element."""
    return Likeness.YES if probe.root == "nitf" else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one story of a NITF document."""
    nitf = Nitf(document(probe, "nitf"))
    yield nitf.said.decoded(_article(nitf))


def _article(nitf: Nitf) -> Article:
    """Read all that a document says."""
    provider = head.provider(nitf)
    return Article.model_validate(
        {
            "format": FORMAT,
            "provider": provider,
            "native_id": management.identifier(nitf, provider),
            "native_version": management.version(nitf),
            "links": management.links(nitf, provider),
            **_words(nitf),
            **_metadata(nitf),
            **management.times(nitf, home_zone(provider)),
        }
    )


def _words(nitf: Nitf) -> dict[str, object]:
    """Read headline, text and what stands around them."""
    said, status = nitf.said, management.status(nitf)
    filed = said.dateline(("body.head/dateline", dateline(nitf.opening)))
    words = as_published(said, head.headline(nitf), content(nitf.root), filed, head.note(nitf))
    text = words.content.text
    if text:
        said.sources["text"] = "body.content"
    return {
        **words.fields(),
        "status": status,
        "dateline": filed,
        "byline": said.said(
            "byline", ("body.head/byline", byline(nitf.opening)), ("text", byline_in(text))
        ),
        "item_type": item_type(head.labels(nitf), words.content, ended=status is Status.CANCELED),
    }


def _metadata(nitf: Nitf) -> dict[str, object]:
    """Read what is said about the text."""
    said = nitf.said
    return {
        "slugline": head.slugline(nitf),
        "take_key": said.said(
            "take_key", nitf.meta(head.TAKES), nitf.data("du-key", "part"), head.take(nitf)
        ),
        "sequence": said.said("sequence", nitf.meta(head.SEQUENCES)),
        "language": said.language(*head.languages(nitf)),
        "urgency": said.whole("urgency", (1, 9), nitf.data("urgency", "ed-urg")),
        "priority": said.whole("priority", (0, 9), head.priority(nitf)),
        "word_count": said.whole("word_count", (1, 10**6), *head.word_count(nitf)),
        "category": said.said("category", *head.category(nitf)),
        "keywords": said.each("keywords", "docdata/key-list/keyword", head.keywords(nitf)),
        "genre": said.said("genre", *head.genres(nitf)),
        "located": said.said("located", *head.places(nitf)),
        "rights": said.said("rights", *head.rights(nitf)),
        "usage_terms": said.said("usage_terms", nitf.data("doc.rights", "limitations")),
        "subjects": said.subjects("tobject/tobject.subject", head.subjects(nitf)),
    }


DECODER = Decoder(FORMAT, recognise, decode)
