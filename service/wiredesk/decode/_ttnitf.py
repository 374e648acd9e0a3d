"""TT's own body of a story, in Swedish element names, as its NewsML-G2 holds it.

There is no public standard. Names are those of TT Nyhetsbyrån's ``application/ttnitf+xml``: a
``BODY`` of one or more ``TEXT``, each with ``RUBRIK`` (headline), ``DAT`` (dateline), ``INGRESS``
(lead), ``BRODTEXT`` (text), ``BYLINE`` and ``BILD`` (picture).
"""

from collections.abc import Iterator

from lxml import etree

from wiredesk.decode._content import Content
from wiredesk.decode._xml import child, children, prose, text

ROOT = "BODY"
PARTS = ("INGRESS", "BRODTEXT")


def content(body: etree._Element) -> Content:
    """Give lead and text of every story in a body, those after the first below their headlines."""
    lines, captions = list[str](), list[str]()
    for number, story in enumerate(children(body, "TEXT")):
        if number:
            lines.append(text(story, "RUBRIK") or "")
        lines.extend(_paragraphs(story))
        captions.extend(
            caption for found in children(story, "BILD", "BILDTEXT") if (caption := text(found))
        )
    return Content("\n".join(filter(None, lines)), captions=tuple(captions))


def lines(body: etree._Element) -> tuple[str | None, str | None, str | None]:
    """Give headline, byline and dateline of the first story."""
    story = child(body, "TEXT")
    writers = (text(writer) for writer in children(story, "BYLINE"))
    return (
        text(story, "RUBRIK"),
        ", ".join(filter(None, writers)) or None,
        text(story, "DAT", "ORT"),
    )


def _paragraphs(story: etree._Element) -> Iterator[str]:
    """Give the paragraphs of lead and text, in order: each child is one, whatever its name."""
    for part in PARTS:
        for paragraph in (inner for outer in children(story, part) for inner in outer):
            yield prose(paragraph)
