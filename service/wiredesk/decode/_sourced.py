"""The fields of an article as they are found, with where each was and what was repaired."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from itertools import islice

from wiredesk.decode._prose import tidy
from wiredesk.decode._residue import unescaped
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
NO_PLACE = "names no place: passed over"
MOST_ABOVE_TABLES, TABLE_TO_WORDS = 200, 5
"""code points that stand above tables at most, and how much longer the tables are then"""
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
# Two letters that are no zone's name.
_WORD = re.compile(r"\b(?!(?:GMT|UTC|CES?T|E[DS]T)\b)[^\W\d_]{2,}")


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
