"""The fields of an article as they are found, with where each was and what was repaired."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from itertools import islice
from typing import NamedTuple

from wiredesk.decode._contacts import without_addresses
from wiredesk.decode._content import Content
from wiredesk.decode._lines import Stems, utf_8
from wiredesk.decode._notes import PRIVATE, count_lines, public, split_notes
from wiredesk.decode._prose import first_words, strip_dateline_once, tidy
from wiredesk.decode._releases import dateline as release_dateline
from wiredesk.decode._releases import public_lines
from wiredesk.decode._residue import unescaped, untagged, without_end, without_headline
from wiredesk.decode._times import instant
from wiredesk.story import Article, Decoded, Reason, Rejected, Status, Subject

Found = tuple[str, str | None]
"""a place in the message, and what it says, if anything"""

COUNTRY = 2
"""letters of the part of a language tag that names a country"""
# ISO 639-2 codes, of both kinds, of languages that also have a code of two letters.
THREE_LETTERS = {
    "ara": "ar", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "eng": "en",
    "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gre": "el", "hun": "hu", "ita": "it",
    "jpn": "ja", "kor": "ko", "nld": "nl", "nno": "nn", "nob": "nb", "nor": "no", "pol": "pl",
    "por": "pt", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "ukr": "uk", "zho": "zh",
}  # fmt: skip
MOST_ITEMS = 1000
"""how many items a message may have"""
MOST_ENTRIES = 1000
"""how many keywords, subjects and the like an item may have"""
ESCAPED = "entities escaped twice: resolved"
TAGGED = "markup escaped twice: dropped"
REPEATED = "headline repeated above the text: dropped"
ENDED = "marks at the text's end: dropped"
NO_PLACE = "names no place: passed over"
MOST_ABOVE_TABLES, TABLE_TO_WORDS = 200, 5
"""code points that stand above tables at most, and how much longer the tables are then"""
LONGEST_CONTACT = 80
"""code points of a line up to which a number or an address in it makes it a contact"""
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
# One of these is in any number or address.
_MARKS = Stems("@", "+", "Tel", "tel.", "TEL", "Phone", "phone", "Fax", "Tél")
_CONTACT = re.compile(r"\b(?:contact|kontakt|contatt)\w*\s*:", re.IGNORECASE)
# Two letters that are no zone's name.
_WORD = re.compile(r"\b(?!(?:GMT|UTC|CES?T|E[DS]T)\b)[^\W\d_]{2,}")
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
        self.is_release = False

    def warn(self, *warnings: str) -> None:
        """Keep warnings, each once."""
        self.warnings.update(dict.fromkeys(warnings))

    def mended(self, text: str) -> str:
        """Give text with its characters repaired, and keep what was."""
        clean, repairs = tidy(text)
        whole = unescaped(clean)
        self.warn(*repairs, *([ESCAPED] if whole != clean else []))
        return whole

    def said(self, field: str, *candidates: Found) -> str | None:
        """Give the first candidate that says anything, as this field."""
        for place, value in candidates:
            if value and (clean := self.mended(value).strip()):
                self.sources[field] = place
                return clean
        return None

    def dateline(self, *candidates: Found) -> str | None:
        """Give the first candidate that has a word in it; some senders put a time there."""
        named = list[Found]()
        for place, value in candidates:
            if value and not _WORD.search(value):
                self.warn(f"{place} {NO_PLACE}")
            else:
                named.append((place, value))
        return self.said("dateline", *named)

    def language(self, *candidates: Found) -> str | None:
        """Give the first candidate as a BCP 47 tag, whose letters senders write in any case."""
        return language_tag(self.said("language", *candidates))

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
        whole = self._prose(content.text)
        text, inner_note = split_notes(whole)
        shown = public(note)
        changed = text != whole or shown != note
        if changed and count_lines(note, whole) > count_lines(shown, text, inner_note):
            self.warn(PRIVATE)
        text = self._trimmed(_without_dateline(text, dateline), headline, shown)
        notes = [part for part in (shown, inner_note) if part]
        head = headline or first_words(text) or None
        return Words(
            headline=head,
            headline_is_first_words=head is not None and not headline,
            content=content._replace(text=text),
            editor_note=self.mended("\n".join(notes)) or None,
        )

    def _trimmed(self, text: str, headline: str | None, note: str | None) -> str:
        """Give a text without a headline above it and marks at its end."""
        below = without_headline(text, headline)
        if below != text:
            self.warn(REPEATED)
        ended = without_end(below, note)
        if ended != below:
            self.warn(ENDED)
        return ended

    def _prose(self, text: str) -> str:
        """Give a text without what the markup left in it, and a release without its contacts."""
        mended = self.mended(text)
        whole = untagged(mended)
        if whole != mended:
            self.warn(TAGGED)
        self.is_release = release_dateline(whole) is not None
        if not self.is_release:
            return self._without_contacts(whole)
        seen, hidden = public_lines(whole.split("\n"))
        kept = (bare for line in seen if (bare := _public_line(line)))
        public_text = "\n".join(kept)
        if hidden or len(public_text) < len("\n".join(filter(None, seen))):
            self.warn(PRIVATE)
        return public_text

    def _without_contacts(self, text: str) -> str:
        """Give a text without the lines that are little more than a desk's number or address."""
        if not _MARKS.are_in(utf_8(text)) or without_addresses(text) == text:
            return text
        lines = text.split("\n")
        kept = [line for line in lines if not _is_contact(line)]
        if len(kept) < len(lines):
            self.warn(PRIVATE)
        return "\n".join(kept)

    def put_together(self, *parts: Mapping[str, object]) -> Decoded:
        """Give the article that these fields make, each part read before the next."""
        fields = dict[str, object]()
        for part in parts:
            fields |= part
        return self.decoded(Article.model_validate(fields))

    def decoded(self, article: Article) -> Decoded:
        """Give the article with all that was kept; one that says nothing is refused."""
        if article.status is not Status.CANCELED and not (
            article.headline or article.text or article.tables
        ):
            raise Rejected(Reason.MISSING_FIELD, "headline or body")
        typed = self._typed(article)
        known = {name: place for name, place in self.sources.items() if getattr(typed, name)}
        return Decoded(typed, tuple(self.warnings), known)

    def _typed(self, article: Article) -> Article:
        """Give an article that nothing calls anything else the type that its words have."""
        if article.item_type != "story" or not (self.is_release or _is_table(article)):
            return article
        kind = "press_release" if self.is_release else "table"
        return article.model_copy(update={"item_type": kind})


def _is_table(article: Article) -> bool:
    """Tell tables that have no more words than the lines above them."""
    words, rows = len(article.text), sum(map(len, article.tables))
    return words <= MOST_ABOVE_TABLES and words * TABLE_TO_WORDS < rows


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


def language_tag(written: str | None) -> str | None:
    """Give a BCP 47 tag as it is to be written; of a language's two codes it has the short one."""
    primary, *rest = (written or "").strip().replace("_", "-").split("-")
    language = THREE_LETTERS.get(primary.lower(), primary.lower())
    tail = (part.upper() if len(part) == COUNTRY else part.title() for part in rest)
    return "-".join((language, *tail)) or None


def unique(identifier: str | None, provider: str | None) -> str | None:
    """Give an identifier that is no other agency's: a short one gets the provider before it."""
    if not identifier or not provider:
        return identifier
    if len(identifier) >= LONG_ENOUGH or re.search(r"[:/.]", identifier):
        return identifier
    return f"{'-'.join(provider.lower().split())}:{identifier}"
