"""The body of NITF, as documents of its own and those of NewsML 1 have it.

Source: IPTC NITF 3.6, ``body.head``, ``body.content`` and ``body.end``.
"""

import re
from collections.abc import Iterator

from lxml import etree

from wiredesk.decode._content import Content
from wiredesk.decode._xml import Branch, attribute, child, children, name, prose, text

PRIVATE = "npa"
"""the type of a note that is a non-publishable advisory"""
_DATE = re.compile(r"(\d{8})T?(\d{4,6})?\s*(Z|[+-]\d{4})?|\d{4}-\d\d-\d\d\S*")
_TEMPLATE = re.compile(r"Y{4}|0{8}", re.IGNORECASE)


def moment(written: str | None) -> str | None:
    """Give a date of NITF as ISO 8601; one that nobody filled in the template's place is none.

    Dates without a time are written ``YYYYMMDD000000-HHMM``, without the T of all others.
    """
    if written is None or _TEMPLATE.match(written):
        return None
    found = _DATE.fullmatch(written)
    if not found or not found[2]:
        return written
    return f"{found[1]}T{found[2]}{found[3] or ''}"


def content(nitf: etree._Element | None) -> Content:
    """Give the body of a ``nitf`` element; the abstract stands in where there is no content."""
    body = child(nitf, "body")
    main, end = child(body, "body.content"), child(body, "body.end")
    for note in private_notes(main):
        del note[:]
        note.text = None
    found = Content.joined((Content.of_element(main), *map(Content.of_element, _ends(end))))
    if found.text or found.tables:
        return found
    return Content.of_element(child(body, "body.head", "abstract"))


def private_notes(main: etree._Element | None) -> list[etree._Element]:
    """Give the notes in the text that are not for publication."""
    if main is None:
        return []
    return [note for note in main.iter("{*}note") if attribute(note, "type") == PRIVATE]


def _ends(end: etree._Element | None) -> Iterator[etree._Element]:
    """Give the lines at the end of a story: who else wrote it."""
    yield from children(end, "tagline")


def byline(opening: Branch) -> str | None:
    """Give the writers in ``body.head``, without their titles and organisations."""
    return _joined(_without(line, ("byttl",)) for line in opening.all("byline"))


def dateline(opening: Branch) -> str | None:
    """Give the dateline in ``body.head`` as it would be printed, without dates for machines."""
    return _joined(map(_printed, opening.all("dateline")))


def _joined(lines: Iterator[str]) -> str | None:
    """Put lines together, with commas."""
    return ", ".join(line for line in lines if line) or None


def _without(element: etree._Element, unwanted: tuple[str, ...]) -> str:
    """Give the words of an element without those of some of its children."""
    parts = [element.text or ""]
    for inner in element:
        if name(inner) not in unwanted:
            parts.append(" ".join(prose(inner).split()))
        parts.append(inner.tail or "")
    return " ".join("".join(parts).split()).strip(" ,;")


def _printed(line: etree._Element) -> str:
    """Give one dateline; parts without punctuation of their own get commas."""
    date = text(line, "story.date")
    unwanted = ("story.date",) if date and _DATE.fullmatch(date) else ()
    if _is_punctuated(line):
        return _without(line, unwanted)
    parts = (_place(inner) for inner in line if name(inner) not in unwanted)
    return ", ".join(filter(None, parts))


def _place(part: etree._Element) -> str | None:
    """Give a location as it is written, or its parts with commas; anything else as it stands."""
    if len(part) == 0 or name(part) != "location" or _is_punctuated(part):
        return text(part)
    return ", ".join(filter(None, map(text, part))) or None


def _is_punctuated(element: etree._Element) -> bool:
    """Tell whether anything is written between an element's children."""
    loose = (element.text, *(inner.tail for inner in element))
    return any(part and part.strip() for part in loose)
