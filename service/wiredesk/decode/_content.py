"""The body of an item: its prose, and apart from it what is not prose."""

import re
from collections.abc import Iterable
from typing import NamedTuple, Self

from lxml import etree

from wiredesk.decode._markup import CAPTIONS, TABLES, captions, fragment, one_line, prose, tables
from wiredesk.decode._prose import unwrapped

_TABLES, _CAPTIONS = (
    tuple(f"{{*}}{tag}" for name in names for tag in (name, name.upper()))
    for names in (TABLES, CAPTIONS)
)
_TAG = re.compile(r"</?[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>|<!--")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Content(NamedTuple):
    """Text, a paragraph a line, with the tables and the captions that stood in it."""

    text: str = ""
    tables: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()

    @classmethod
    def of_element(cls, element: etree._Element | None) -> Self:
        """Read the body that an element holds; no element holds an empty one."""
        if element is None:
            return cls()
        if not _holds(element, (*_TABLES, *_CAPTIONS)):
            return cls(prose(element))
        return cls(prose(element), tables(element), captions(element))

    @classmethod
    def of_text(cls, text: str | None) -> Self:
        """Read a body that is written as text, which may be markup."""
        if text and is_markup(text):
            return cls.of_element(fragment(text))
        return cls.of_plain(text or "")

    @classmethod
    def of_plain(cls, text: str) -> Self:
        """Read a body of plain text, in which nothing is markup."""
        return cls(unwrapped(text))

    @classmethod
    def of_field(cls, element: etree._Element | None) -> Self:
        """Read a body that an element holds as its children or, escaped, as its text."""
        if element is None or len(element):
            return cls.of_element(element)
        return cls.of_text(element.text)

    @classmethod
    def joined(cls, contents: Iterable[Self]) -> Self:
        """Put the parts of a body together."""
        parts = tuple(contents)
        return cls(
            "\n".join(part.text for part in parts if part.text),
            tuple(table for part in parts for table in part.tables),
            tuple(caption for part in parts for caption in part.captions),
        )


def _holds(element: etree._Element, tags: tuple[str, ...]) -> bool:
    """Tell whether there is an element of some names: libxml2 looks faster than we walk."""
    return next(element.iter(*tags), None) is not None


def is_markup(text: str) -> bool:
    """Tell markup from plain text, in which a less-than sign or an ampersand is only that."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def line(text: str | None) -> str | None:
    """Give a text that may be markup as one line of plain text."""
    if text is None:
        return None
    root = fragment(text) if is_markup(text) else None
    return one_line(text if root is None else prose(root)) or None
