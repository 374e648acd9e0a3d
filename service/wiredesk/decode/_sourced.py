"""The fields of an article as they are found, with where each was and what was repaired."""

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo
from itertools import islice
from typing import NamedTuple

from wiredesk.decode._content import Content
from wiredesk.decode._notes import public, split_notes
from wiredesk.decode._prose import first_words, strip_dateline_once, tidy
from wiredesk.decode._times import instant
from wiredesk.story import Article, Decoded, Reason, Rejected, Status, Subject

Found = tuple[str, str | None]
"""a place in the message, and what it says, if anything"""

COUNTRY = 2
"""letters of the part of a language tag that names a country"""
MOST_ITEMS = 1000
"""how many items a message may have"""
MOST_ENTRIES = 1000
"""how many keywords, subjects and the like an item may have"""
PRIVATE = "lines that are not for publication: kept out"
LONG_ENOUGH = 20
"""characters of an identifier that no two agencies make alike"""
STATUSES = {
    "usable": Status.USABLE,
    "embargoed": Status.USABLE,
    "withheld": Status.WITHHELD,
    "canceled": Status.CANCELED,
    "cancelled": Status.CANCELED,
}
"""what NITF and NewsML 1 call a publishing status; an embargo has its own field"""
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


class Sourced:
    """Takes the fields of one article and keeps where they came from."""

    def __init__(self, warnings: Iterable[str] = ()) -> None:
        """Start with what was already repaired in the message."""
        self.warnings = dict.fromkeys(warnings)
        self.sources: dict[str, str] = {}

    def warn(self, *warnings: str) -> None:
        """Keep warnings, each once."""
        self.warnings.update(dict.fromkeys(warnings))

    def mended(self, text: str) -> str:
        """Give text with its characters repaired, and keep what was."""
        clean, repairs = tidy(text)
        self.warn(*repairs)
        return clean

    def said(self, field: str, *candidates: Found) -> str | None:
        """Give the first candidate that says anything, as this field."""
        for place, value in candidates:
            if value and (clean := self.mended(value).strip()):
                self.sources[field] = place
                return clean
        return None

    def language(self, *candidates: Found) -> str | None:
        """Give the first candidate as a BCP 47 tag, whose letters senders write in any case."""
        found = self.said("language", *candidates)
        primary, *rest = (found or "").replace("_", "-").split("-")
        tail = (part.upper() if len(part) == COUNTRY else part.title() for part in rest)
        return "-".join((primary.lower(), *tail)) or None

    def each(self, field: str, place: str, values: Iterable[str | None]) -> tuple[str, ...]:
        """Give all that a place says, each once, as this field."""
        found = tuple(dict.fromkeys(self.mended(value) for value in values if value))
        if len(found) > MOST_ENTRIES:
            self.warn(f"{place}: more than {MOST_ENTRIES}: the rest passed over")
            found = found[:MOST_ENTRIES]
        if found:
            self.sources[field] = place
        return found

    def subjects(self, place: str, sent: Iterable[Subject]) -> tuple[Subject, ...]:
        """Give the subjects that a place names, each once."""
        found = tuple(dict.fromkeys(islice(sent, MOST_ENTRIES)))
        if found:
            self.sources["subjects"] = place
        return found

    def when(self, field: str, *candidates: Found, zone: tzinfo | None = None) -> datetime | None:
        """Give the first candidate that is a point in time; naive ones are in this zone."""
        for place, value in candidates:
            found, warning = instant(value, zone=zone)
            if warning:
                self.warn(f"{place} {warning}")
            if found:
                self.sources[field] = place
                return found
        return None

    def embargo(
        self, place: str, value: str | None, *, zone: tzinfo | None = None
    ) -> datetime | None:
        """Give an embargo; one that can't be read is refused, for the story may not run yet."""
        found = self.when("embargoed_until", (place, value), zone=zone)
        if value and value.strip() and found is None:
            raise Rejected(Reason.INVALID_FIELD, f"{place}: expected a point in time")
        return found

    def whole(self, field: str, bounds: tuple[int, int], *candidates: Found) -> int | None:
        """Give the first candidate that is a whole number within bounds; 0 may mean none."""
        for place, value in candidates:
            written = (value or "").strip()
            if not written:
                continue
            digits = written if written.isascii() and written.isdecimal() else ""
            number = int(digits[:9]) if digits else -1
            if bounds[0] <= number <= bounds[1]:
                self.sources[field] = place
                return number
            if number:
                self.warn(f"{place}: no whole number from {bounds[0]} to {bounds[1]}: passed over")
        return None

    def words(
        self, headline: str | None, content: Content, dateline: str | None, note: str | None
    ) -> Words:
        """Give headline, text and note as they are published.

        The note in the text joins the one apart from it; a dateline that the text repeats is
        taken from it; without a headline the first words stand in.
        """
        whole = self.mended(content.text)
        text, inner_note = split_notes(whole)
        shown = public(note)
        changed = text != whole or shown != note
        if changed and _lines(note, whole) > _lines(shown, text, inner_note):
            self.warn(PRIVATE)
        text = _without_dateline(text, dateline)
        notes = [part for part in (shown, inner_note) if part]
        head = headline or first_words(text) or None
        return Words(
            headline=head,
            headline_is_first_words=head is not None and not headline,
            content=content._replace(text=text),
            editor_note=self.mended("\n".join(notes)) or None,
        )

    def decoded(self, article: Article) -> Decoded:
        """Give the article with all that was kept; one that says nothing is refused."""
        if article.status is not Status.CANCELED and not (
            article.headline or article.text or article.tables
        ):
            raise Rejected(Reason.MISSING_FIELD, "headline or body")
        known = {name: place for name, place in self.sources.items() if getattr(article, name)}
        return Decoded(article, tuple(self.warnings), known)


def _begin_alike(*texts: str) -> bool:
    """Tell whether texts begin with the same letter: looked at first, as that costs nothing."""
    return len({text.lstrip()[:1].casefold() for text in texts}) == 1


def _lines(*texts: str | None) -> int:
    """Count the lines that have words."""
    lines = "\n".join(filter(None, texts)).split("\n")
    return sum(any(map(str.isalnum, line)) for line in lines)


def _without_dateline(text: str, dateline: str | None) -> str:
    """Take from a text the dateline that it repeats; a place alone may begin a sentence."""
    if not dateline or not _begin_alike(text, dateline):
        return text
    rest = strip_dateline_once(text, dateline)
    taken = text[: len(text) - len(rest)].rstrip()
    return rest if taken.endswith(_ENDS) else text


def unique(identifier: str | None, provider: str | None) -> str | None:
    """Give an identifier that is no other agency's: a short one gets the provider before it."""
    if not identifier or not provider:
        return identifier
    if len(identifier) >= LONG_ENOUGH or re.search(r"[:/.]", identifier):
        return identifier
    return f"{'-'.join(provider.lower().split())}:{identifier}"
