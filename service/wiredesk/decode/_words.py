"""Headline, text and note of an item as they are published: nothing private, nothing twice."""

import re
from typing import NamedTuple

from wiredesk.decode._contacts import without_addresses
from wiredesk.decode._content import Content
from wiredesk.decode._lines import Stems, utf_8
from wiredesk.decode._notes import PRIVATE, count_lines, public, split_notes
from wiredesk.decode._prose import first_words, strip_dateline_once
from wiredesk.decode._releases import dateline as release_dateline
from wiredesk.decode._releases import public_lines
from wiredesk.decode._residue import untagged, without_end, without_headline
from wiredesk.decode._sourced import Sourced

TAGGED = "markup escaped twice: dropped"
REPEATED = "headline repeated above the text: dropped"
ENDED = "marks at the text's end: dropped"
LONGEST_CONTACT = 80
"""code points of a line up to which a number or an address in it makes it a contact"""
# One of these is in any number or address.
_MARKS = Stems("@", "+", "Tel", "tel.", "TEL", "Phone", "phone", "Fax", "Tél")
_CONTACT = re.compile(r"\b(?:contact|kontakt|contatt)\w*\s*:", re.IGNORECASE)
# What ends a dateline in print: a dash, or the bracket of its credit.
_ENDS = ("-", "–", "—", "_", ")")


class Words(NamedTuple):
    """What readers read of an item, and what only editors do."""

    headline: str | None
    headline_is_first_words: bool
    content: Content
    editor_note: str | None

    def fields(self) -> dict[str, object]:
        """Give them as an article's fields."""
        return {
            "headline": self.headline,
            "headline_is_first_words": self.headline_is_first_words,
            "editor_note": self.editor_note,
            **self.content._asdict(),
        }


def as_published(
    said: Sourced, headline: str | None, content: Content, dateline: str | None, note: str | None
) -> Words:
    """Give headline, text and note as they are published.

    The note in the text joins the one apart from it; a dateline that the text repeats is
    taken from it; without a headline the first words stand in.
    """
    whole = _prose(said, content.text)
    text, inner_note = split_notes(whole)
    shown = public(note)
    changed = text != whole or shown != note
    if changed and count_lines(note, whole) > count_lines(shown, text, inner_note):
        said.warn(PRIVATE)
    text = _trimmed(said, _without_dateline(text, dateline), headline, shown)
    notes = [part for part in (shown, inner_note) if part]
    head = headline or first_words(text) or None
    return Words(
        headline=head,
        headline_is_first_words=head is not None and not headline,
        content=content._replace(text=text),
        editor_note=said.mended("\n".join(notes)) or None,
    )


def _trimmed(said: Sourced, text: str, headline: str | None, note: str | None) -> str:
    """Give a text without a headline above it and marks at its end."""
    below = without_headline(text, headline)
    if below != text:
        said.warn(REPEATED)
    ended = without_end(below, note)
    if ended != below:
        said.warn(ENDED)
    return ended


def _prose(said: Sourced, text: str) -> str:
    """Give a text without what the markup left in it, and a release without its contacts."""
    mended = said.mended(text)
    whole = untagged(mended)
    if whole != mended:
        said.warn(TAGGED)
    said.is_release = release_dateline(whole) is not None
    if not said.is_release:
        return _without_contacts(said, whole)
    seen, hidden = public_lines(whole.split("\n"))
    kept = (bare for line in seen if (bare := _public_line(line)))
    public_text = "\n".join(kept)
    if hidden or len(public_text) < len("\n".join(filter(None, seen))):
        said.warn(PRIVATE)
    return public_text


def _without_contacts(said: Sourced, text: str) -> str:
    """Give a text without the lines that are little more than a desk's number or address."""
    if not _MARKS.are_in(utf_8(text)) or without_addresses(text) == text:
        return text
    lines = text.split("\n")
    kept = [line for line in lines if not _is_contact(line)]
    if len(kept) < len(lines):
        said.warn(PRIVATE)
    return "\n".join(kept)


def _begin_alike(*texts: str) -> bool:
    """Tell whether texts begin with the same letter: looked at first, as that costs nothing."""
    return len({text.lstrip()[:1].casefold() for text in texts}) == 1


def _public_line(line: str) -> str:
    """Give a line of a release without addresses; one that introduces a contact is none."""
    bare = without_addresses(line)
    return "" if bare != line and _CONTACT.search(line[:60]) else bare


def _is_contact(line: str) -> bool:
    """Tell whether a line is short, and has a number or an address in it."""
    return len(line) <= LONGEST_CONTACT and without_addresses(line) != line


def _without_dateline(text: str, dateline: str | None) -> str:
    """Take from a text the dateline that it repeats; a place alone may begin a sentence."""
    if not dateline or not _begin_alike(text, dateline):
        return text
    rest = strip_dateline_once(text, dateline)
    taken = text[: len(text) - len(rest)].rstrip()
    return rest if taken.endswith(_ENDS) else text
