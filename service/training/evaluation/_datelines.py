"""Builds the evaluation set of datelines: one file a language in ``datelines``.

A file has the patterns that agencies use in its language, and places, dates, agencies and
first sentences to fill them with; ``rows`` are whole stories with what they mean; ``none``
are texts without a dateline. Every pattern is filled `VARIANTS` times, with what comes next
in each list, so that the same files give the same set.

``blind`` holds sets that were written before wiredesk read them, with the figures of that.

In patterns ``{PLACE}``, ``{OTHER}`` and ``{DATE}`` are in capitals; ``{other}`` and
``{relay}`` are the place and the agency after the first.
"""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining, normalize

from wiredesk.story import Value

FOLDER = Path(__file__).with_name("datelines")
BLIND = Path(__file__).with_name("blind")
SENT = datetime(2021, 8, 3, 12, tzinfo=UTC)
"""when a story was sent, where its file does not say"""
VARIANTS = 2
ANY = "?"
"""stands for a place that no gazetteer need know"""
NOBODY = "-"
"""stands for no agency that is known"""


class Case(NamedTuple):
    """A text and what its dateline means; neither place nor date nor agency where it has none."""

    language: str
    """ISO 639-1"""
    text: str
    places: tuple[str, ...] = ()
    """name at GeoNames and ISO country, as ``Geneva CH``"""
    filed: date | None = None
    agencies: tuple[str, ...] = ()
    """our ids of the agencies"""
    sent: datetime = SENT
    """when the story was sent"""

    @property
    def has_dateline(self) -> bool:
        """Whether the text has a dateline."""
        return bool(self.places or self.filed or self.agencies)


class _Source(Value):
    """A language's file."""

    patterns: str
    places: str
    dates: str
    agencies: str
    stories: str
    rows: str = ""
    none: str = ""


class _Section(Value):
    """A language's stories in a set that was written blind."""

    language: str
    sentences: str
    sent: datetime = SENT
    rows: str = ""
    none: str = ""


@cache
def datelines() -> tuple[Case, ...]:
    """Give the whole set: that by language, and those written blind."""
    ours = (case for file in sorted(FOLDER.glob("*.toml")) for case in _cases(file))
    return (*ours, *(case for file in sorted(BLIND.glob("*.toml")) for case in _blind(file)))


def _blind(file: Path) -> Iterator[Case]:
    """Give the cases of a set that was written blind; ``@1`` stands for the first sentence."""
    for source in tomllib.loads(file.read_text("utf-8"))["section"]:
        section = _Section.model_validate(source)
        for row in _lines(section.rows):
            yield _row(section.language, _told(row, section))._replace(sent=section.sent)
        for text in _lines(section.none):
            yield Case(section.language, _told(text, section), sent=section.sent)


def _told(row: str, section: _Section) -> str:
    """Put the sentences into a row."""
    for number, sentence in enumerate(_lines(section.sentences), 1):
        row = row.replace(f"@{number}", sentence)
    return row


def _cases(file: Path) -> Iterator[Case]:
    """Give the cases of one language."""
    language = file.stem
    source = _Source.model_validate(tomllib.loads(file.read_text("utf-8")))
    for number, pattern in enumerate(_lines(source.patterns)):
        for variant in range(VARIANTS):
            yield _filled(language, source, pattern, number + variant * (number + 1))
    for row in _lines(source.rows):
        yield _row(language, row)
    for text in _lines(source.none):
        yield Case(language, text)


def _filled(language: str, source: _Source, pattern: str, turn: int) -> Case:
    """Fill a pattern with what is due in each list."""
    (place, where), (other, elsewhere) = _due(source.places, turn), _due(source.places, turn + 1)
    (day, when), (agency, by) = _due(source.dates, turn), _due(source.agencies, turn)
    relay, also_by = _due(source.agencies, turn + 1)
    if "{year}" in pattern:
        dates = [line for line in _lines(source.dates) if "20" not in line.split(" = ")[0]]
        day, when = _due("\n".join(dates), turn)
    stories = _lines(source.stories)
    text = pattern.format(
        place=place,
        PLACE=_capitals(place, language),
        other=other,
        OTHER=_capitals(other, language),
        date=day,
        DATE=_capitals(day, language),
        year=when[:4],
        agency=agency,
        relay=relay,
    )
    return Case(
        language,
        text.replace("\\n", "\n") + stories[turn % len(stories)],
        _named(pattern, ("{place}", where), ("{other}", elsewhere)),
        date.fromisoformat(when) if "{date}" in pattern.lower() else None,
        _named(pattern, ("{agency}", by), ("{relay}", also_by)) or _fixed_credit(pattern),
    )


def _named(pattern: str, *slots: tuple[str, str]) -> tuple[str, ...]:
    """Give what those slots mean that a pattern has."""
    return tuple(meaning for slot, meaning in slots if slot in pattern.lower())


def _fixed_credit(pattern: str) -> tuple[str, ...]:
    """Give the agency that a pattern itself names: dpa's Arabic initials stand with spaces."""
    return ("dpa",) if "(د ب أ)" in pattern else ()


def _due(listed: str, turn: int) -> tuple[str, str]:
    """Give the entry whose turn it is, as written and what it means."""
    entries = [entry for line in _lines(listed) for entry in line.split("; ")]
    written, meaning = entries[turn % len(entries)].rsplit(" = ", 1)
    return written, meaning


def _row(language: str, row: str) -> Case:
    """Read a whole story and, between strokes, its places, date and agencies."""
    text, places, day, agencies = (part.rstrip() for part in row.rsplit("|", 3))
    day, agencies = day.strip(), agencies.strip()
    return Case(
        language,
        text,
        tuple(place for place in places.strip().split("; ") if place),
        date.fromisoformat(day) if day else None,
        tuple(agency for agency in agencies.split(",") if agency and agency != NOBODY),
    )


def _lines(text: str) -> list[str]:
    """Give the lines that hold something, with the space that they end with."""
    return [line.replace("\\n", "\n") for line in text.split("\n") if line.strip()]


def _capitals(text: str, language: str) -> str:
    """Write a name in capitals, as its language does."""
    if language in {"az", "tr"}:
        text = text.replace("i", "İ")
    upper = text.upper()
    if language != "el":
        return upper
    return "".join(c for c in normalize("NFD", upper) if not combining(c))
