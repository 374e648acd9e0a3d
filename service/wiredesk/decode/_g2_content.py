"""The words of a newsItem: what its contentSet holds in XHTML, NITF or plain text."""

from typing import NamedTuple

from lxml import etree

from wiredesk.decode import _nitf, _ttnitf
from wiredesk.decode._content import Content
from wiredesk.decode._xml import Branch, attribute, child, children, name, text
from wiredesk.story import Reason, Rejected


class Rendition(NamedTuple):
    """One rendition of the content, and what of it stands in for absent metadata."""

    place: str
    content: Content
    element: etree._Element
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None

    @property
    def language(self) -> str | None:
        """The tag of the language that it says it is in."""
        return attribute(self.element, "lang")

    @property
    def word_count(self) -> str | None:
        """How many words its sender says that it has."""
        return attribute(self.element, "wordcount")

    @property
    def is_empty(self) -> bool:
        """Tell whether it says nothing."""
        return not (self.content.text or self.content.tables)


def rendition(contents: etree._Element | None, language: str | None) -> Rendition | None:
    """Give the first rendition in a language that says something, or else any that does.

    None where the message holds no rendition; one that is encoded, as binary data are, is
    `Rejected`.
    """
    held = [
        *(_inline_xml(element) for element in children(contents, "inlineXML")),
        *(_inline_data(element) for element in children(contents, "inlineData")),
    ]
    held.sort(key=lambda one: (one.is_empty, not _is_in(one.language, language)))
    return held[0] if held else None


def _is_in(tag: str | None, language: str | None) -> bool:
    """Tell whether two tags are of the same language, whatever the region."""
    return (tag or "").partition("-")[0].lower() == (language or "").partition("-")[0].lower()


def _inline_xml(element: etree._Element) -> Rendition:
    """Read XHTML, NITF, or markup that was escaped and so came as text."""
    document = next(iter(element), None)
    if document is None:
        return Rendition("inlineXML", Content.of_text(element.text), element)
    if name(document) == "nitf":
        return _nitf_in(element, document)
    if name(document) == _ttnitf.ROOT and child(document, "TEXT") is not None:
        return Rendition(
            "inlineXML/BODY", _ttnitf.content(document), element, *_ttnitf.lines(document)
        )
    body = child(document, "body") if name(document) == "html" else None
    if body is None:
        return Rendition("inlineXML", Content.of_element(element), element)
    title = text(document, "head", "title")
    return Rendition("inlineXML/html/body", Content.of_element(body), element, title)


def _nitf_in(element: etree._Element, document: etree._Element) -> Rendition:
    """Read NITF, with the headline and the byline of its own."""
    opening = Branch(child(document, "body", "body.head"))
    headline = (
        opening.text("hedline", "hl1")
        or opening.text("headline", "hl1")
        or text(document, "head", "title")
    )
    byline = _nitf.byline(opening)
    place = "inlineXML/nitf/body"
    return Rendition(place, _nitf.content(document), element, headline, byline)


def _inline_data(element: etree._Element) -> Rendition:
    """Read plain text, or HTML that came as text."""
    if attribute(element, "encoding") or attribute(element, "encodinguri"):
        raise Rejected(Reason.INVALID_FIELD, "inlineData/@encoding: expected none")
    written = "".join(map(str, element.itertext()))
    return Rendition("inlineData", Content.of_text(written), element)
