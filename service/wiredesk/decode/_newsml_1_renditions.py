"""The renditions of a NewsML 1 component's content: NITF, XHTML or plain text."""

from lxml import etree

from wiredesk.decode import _nitf
from wiredesk.decode._content import Content, is_markup
from wiredesk.decode._markup import fragment
from wiredesk.decode._xml import Branch, attribute, child, name

_TEXTUAL = ("text", "application/xhtml", "application/xml", "application/nitf")
_MEDIA = ("text", "complexdata")


class Rendition:
    """A content item: its data, and how much it knows of its paragraphs."""

    def __init__(self, element: etree._Element) -> None:
        """Look at an item once, which is asked for many times."""
        self.inner = Branch(element)
        self.data = self.inner.first("DataContent")
        self.nitf = child(self.data, "nitf")
        self.richness = self._richness()

    @property
    def is_text(self) -> bool:
        """Tell whether it holds text, by what it says of itself; what is encoded is none."""
        media = (attribute(self.inner.first("MediaType"), "FormalName") or "text").lower()
        mime = (attribute(self.inner.first("MimeType"), "FormalName") or "text").lower()
        return (
            self.data is not None
            and media.startswith(_MEDIA)
            and mime.startswith(_TEXTUAL)
            and mime != "text/css"
        )

    def _richness(self) -> int:
        """Say how much it knows of its paragraphs: markup more than plain text."""
        if self.data is None:
            return 0
        if self.nitf is not None:
            return 4
        if len(self.data):
            return 3
        return 2 if is_markup(self.data.text or "") else 1

    def content(self) -> Content:
        """Read NITF, XHTML, bare paragraphs, or text that may be markup."""
        if self.data is None:
            return Content()
        if self.nitf is not None:
            return _nitf.content(self.nitf)
        html = child(self.data, "html", "body")
        if html is not None or len(self.data):
            return Content.of_element(self.data if html is None else html)
        return _escaped(self.data.text or "")


def _escaped(markup: str) -> Content:
    """Read content in a CDATA section; of a whole NITF document there, only the body."""
    root = fragment(markup) if "<body.content" in markup else None
    if root is None:
        return Content.of_text(markup)
    bodies = [element for element in root.iter() if name(element) == "body.content"]
    return Content.of_element(bodies[-1] if bodies else root)
