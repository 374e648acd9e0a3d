"""Where, when and through whom a story was filed, as its dateline says."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal

from wiredesk.enrich import Enricher
from wiredesk.enrich._body import read_body
from wiredesk.enrich._confidences import PLACE_ALONE
from wiredesk.enrich._conflicts import Conflict, conflicts
from wiredesk.enrich._credits import credited_languages
from wiredesk.enrich._date_patterns import DEFAULT
from wiredesk.enrich._dateline_above import Above, credits_above
from wiredesk.enrich._dateline_lines import LINE, is_heading, lines
from wiredesk.enrich._dateline_search import is_above, may_be_told, read_below, read_line
from wiredesk.enrich._filed_from import NamedPlace
from wiredesk.enrich._local_time import local_day
from wiredesk.enrich._reading import Reading
from wiredesk.enrich.language import Language
from wiredesk.gazetteer import Agency, Place
from wiredesk.gazetteer.models import gazetteer_models
from wiredesk.languages import language_files, languages
from wiredesk.story import UNDETERMINED, Confidence, Fact, Span, Story, Value

LINES = 8
"""lines of the text among which a dateline is looked for, behind notes and a byline"""


class DatelinePlace(Value):
    """A place that a dateline names."""

    text: str
    """the name as written"""
    span: Span | None
    """where it stands in the text; null where the dateline was a field of the metadata"""
    place: Place | None = None
    """the place itself, where the gazetteer knows it"""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of its country, which may be told by what stands beside its name"""
    subdivision: str | None = None
    """GeoNames code of its first-level division, told in the same way"""


class DatelineAgency(Value):
    """An agency that a dateline credits."""

    text: str
    """the credit as written"""
    agency: Agency | None = None
    """the agency itself, where it is known"""


class Dateline(Fact):
    """Where, when and through whom a story was filed."""

    places: tuple[DatelinePlace, ...] = ()
    """the places, in their order"""
    date: dt.date | None = None
    """the local date of filing: as written, or where no date is written the day at its first place
    when the story was sent, if that is another than the day that the message says; else null"""
    date_as_written: str | None = None
    """the date as written"""
    agencies: tuple[DatelineAgency, ...] = ()
    """the agencies credited, in their order"""
    local_date: dt.date | None = None
    """the day at its first place when the story was sent, which may be another than the UTC day;
    null where either is not known"""
    span: Span | None = None
    """the whole dateline with its credit and dash; null where it was a field of the metadata"""
    source: Literal["text", "metadata"] = "text"
    """whether the text or the format's own field says it"""
    days_before_sent: int | None = None
    """days from its date to the UTC day of sending: 1 may be no more than the time zone of its
    place, and so may -1; null where either is not known"""
    conflicts: tuple[Conflict, ...] = ()
    """what of the metadata it contradicts: ``located``, which names another place, or ``sent``,
    when no time zone had its date, nor any of the three days before"""
    confidence: Confidence
    """set by hand: 0.99 for a known place and agency, 0.6 for nothing but a regular shape"""


def learn(story: Story) -> Dateline | None:
    """Read the dateline of a story, or None where it has none.

    A short text may not be in the language that it seems to be in; the declared one is tried, too.
    """
    readings = [
        _in_text(story, language) or _in_metadata(story, language) for language in _languages(story)
    ]
    return max(filter(None, readings), key=lambda found: found.confidence, default=None)


def _languages(story: Story) -> Iterable[str]:
    """Give the language of a story, and the one declared if that is another that we know.

    Where its language can't be told, an agency that it credits may tell.
    """
    found = story.get(Language)
    declared = re.split("[-_]", (story.article.language or "").lower())[0]
    told = found.primary if found else DEFAULT
    others = credited_languages(story.article.text[:LINE]) if told == UNDETERMINED else ()
    known = (declared,) if declared in languages() else ()
    return dict.fromkeys((told, *known, *others))


def _in_text(story: Story, language: str) -> Dateline | None:
    """Read the dateline that the text starts with, if need be behind notes or a heading.

    Behind a heading, only one with a place and either a credit or a date is believed.
    """
    behind_heading = False
    above = Above()
    for line in islice(lines(story.article.text), LINES):
        reading, read, start = read_below(line, above, language, story.article.text)
        if reading and may_be_told(reading, story, behind_heading=behind_heading):
            return _fact(reading, read, start, story)
        above = Above(line.start, credits_above(line.text, language) if line.after else ())
        if not (above.credits or is_above(line, language)):
            if story.article.item_type == "digest" or not is_heading(line.text):
                return None
            behind_heading = True
    return None


def _in_metadata(story: Story, language: str) -> Dateline | None:
    """Read the dateline that the format has a field of its own for."""
    field = (story.article.dateline or "")[:LINE].strip()
    if not field:
        return None
    reading = read_line(field, language) or _bare(field, language)
    return _fact(reading, field, None, story) if reading else None


def _bare(field: str, language: str) -> Reading | None:
    """Read a field that holds known places, and perhaps a date, and no mark of a dateline."""
    body = read_body(field, (0, len(field)), language, ())
    return Reading(len(field), body, PLACE_ALONE) if body and body.is_known else None


def _fact(reading: Reading, line: str, start: int | None, story: Story) -> Dateline:
    """Put a reading into the story's terms; ``start`` is the line's, None in the metadata."""
    body, article = reading.body, story.article
    written, sent = body.written, article.sent
    known = [named.place for named in body.places if named.place]
    local = _local(known, sent)
    filed = written.resolved(local or _sent(story)) if written else _other_day(local, sent)
    return Dateline(
        places=tuple(_place(named, line, start) for named in body.places),
        date=filed,
        date_as_written=line[written.start : written.end] if written else None,
        agencies=tuple(
            DatelineAgency(text=line[credit.start : credit.end], agency=credit.agency)
            for credit in body.credits
        ),
        local_date=local,
        span=_span(line, 0, len(line[: reading.end].rstrip()), start),
        source="metadata" if start is None else "text",
        days_before_sent=_days_between(filed, sent),
        conflicts=tuple(conflicts(known, filed, article.located, sent)),
        confidence=reading.confidence,
    )


def _local(places: Sequence[Place], sent: dt.datetime | None) -> dt.date | None:
    """Give the day at the first of some places when a story was sent."""
    return local_day(places[0], sent) if places and sent else None


def _other_day(local: dt.date | None, sent: dt.datetime | None) -> dt.date | None:
    """Give the day at a place where a reader of the time of sending would take another for it."""
    return local if local and sent and local != sent.date() else None


def _days_between(filed: dt.date | None, sent: dt.datetime | None) -> int | None:
    """Give how many days a date is before the UTC day of sending."""
    return (sent.date() - filed).days if filed and sent else None


def _place(named: NamedPlace, line: str, start: int | None) -> DatelinePlace:
    """Put a place into the story's terms."""
    where = named.place or named.region
    return DatelinePlace(
        text=line[named.start : named.end],
        span=_span(line, named.start, named.end, start),
        place=named.place,
        country=where.country if where else None,
        subdivision=where.subdivision if where else None,
    )


def _sent(story: Story) -> dt.date:
    """Give the day on which a story was sent: as it says, or else as Kafka has it."""
    article = story.article
    return (article.sent or article.created or story.item.received).date()


def _span(line: str, first: int, last: int, start: int | None) -> Span | None:
    """Give a stretch of a line as a span of the text that the line starts at ``start`` in."""
    if start is None:
        return None
    return Span(start=start + first, end=start + last, text=line[first:last])


DATELINE = Enricher(
    name="dateline",
    gives=Dateline,
    learn=learn,
    needs=(Language,),
    models=lambda: (*gazetteer_models(), language_files()),
)
