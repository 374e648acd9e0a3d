"""NewsML 1.2: news items of components, with identification, management and metadata in XML.

Source: IPTC NewsML 1.2 Functional Specification and DTD, https://iptc.org/standards/newsml-1;
1.0 and 1.1 are read alike. The content is NITF, XHTML or plain text.
"""

from collections.abc import Iterable

from lxml import etree

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode import _newsml_1_item as of
from wiredesk.decode import _newsml_1_management as management
from wiredesk.decode._conventions import byline_in, take_key
from wiredesk.decode._document import document
from wiredesk.decode._item_types import item_type
from wiredesk.decode._newsml_1 import has_apart, parts
from wiredesk.decode._nitf import byline, dateline
from wiredesk.decode._probe import Probe
from wiredesk.decode._sourced import MOST_ITEMS, Sourced
from wiredesk.decode._words import as_published
from wiredesk.decode._xml import child
from wiredesk.decode._zones import home_zone
from wiredesk.story import Article, Decoded, Reason, Rejected, Status

FORMAT = "newsml-1"


def recognise(probe: Probe) -> Likeness:
    """Tell NewsML 1 by its root element, which later versions write otherwise."""
    return Likeness.YES if probe.root == "NewsML" else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read every story of a NewsML document; news items without text are passed over."""
    root, repairs = document(probe, "NewsML")
    items = list(root.iter("{*}NewsItem"))
    if len(items) > MOST_ITEMS:
        raise Rejected(Reason.TOO_LARGE, f"more than {MOST_ITEMS} news items")
    warnings = list(repairs)
    stories = [(item, part) for item in items for part in parts(item)]
    if len(stories) < len(items):
        warnings.append("news items without text: passed over")
    if not stories:
        raise Rejected(Reason.MISSING_FIELD, "NewsItem/NewsComponent: no text")
    envelope = child(root, "NewsEnvelope")
    for item, part in stories:
        news = of.NewsItem(item, part, Sourced(warnings))
        yield news.said.decoded(_article(news, envelope))


def _article(news: of.NewsItem, envelope: etree._Element | None) -> Article:
    """Read all that a news item says."""
    if has_apart(news.element):
        news.said.warn("components that are no part of the story: passed over")
    provider = of.provider(news)
    native_id = management.identifier(news, provider)
    return Article.model_validate(
        {
            "format": FORMAT,
            "provider": provider,
            "native_id": native_id,
            "native_version": news.said.said("native_version", management.revision(news)),
            "sequence": news.said.said("sequence", of.sequence(envelope)),
            "priority": news.said.whole("priority", (0, 9), of.priority(envelope)),
            "links": management.links(news, native_id),
            **_words(news),
            **_metadata(news),
            **management.times(news, envelope, home_zone(provider)),
        }
    )


def _words(news: of.NewsItem) -> dict[str, object]:
    """Read headline, text and what stands around them."""
    said, opening, status = news.said, news.opening, management.status(news)
    filed = said.dateline(news.line("DateLine"), ("nitf/body.head/dateline", dateline(opening)))
    words = as_published(said, of.headline(news), news.part.content(), filed, of.note(news))
    text = words.content.text
    if text:
        said.sources["text"] = "ContentItem/DataContent"
    signed = ("nitf/body.head/byline", byline(opening))
    return {
        **words.fields(),
        "status": status,
        "dateline": filed,
        "byline": said.said("byline", news.line("ByLine"), signed, ("text", byline_in(text))),
        "item_type": item_type(of.labels(news), words.content, ended=status is Status.CANCELED),
    }


def _metadata(news: of.NewsItem) -> dict[str, object]:
    """Read what is said about the text."""
    said = news.said
    slugline = said.said("slugline", *of.sluglines(news))
    properties, codes = "DescriptiveMetadata/Property", "DescriptiveMetadata/SubjectCode"
    return {
        "slugline": slugline,
        "take_key": said.said("take_key", ("NewsLines/SlugLine", take_key(slugline))),
        "language": said.language(*of.languages(news)),
        "urgency": said.whole("urgency", (1, 9), news.managed("Urgency")),
        "word_count": said.whole("word_count", (1, 10**6), of.word_count(news)),
        "category": said.said("category", of.category(news)),
        "keywords": said.each("keywords", properties, of.keywords(news)),
        "signals": said.each("signals", "NewsManagement/Instruction", management.signals(news)),
        "genre": said.said("genre", news.formal("DescriptiveMetadata", "Genre")),
        "located": said.said("located", of.place(news)),
        "rights": said.said("rights", *of.rights(news)),
        "usage_terms": said.said("usage_terms", of.usage_terms(news)),
        "subjects": said.subjects(codes, of.subjects(news)),
    }


DECODER = Decoder(FORMAT, recognise, decode)
