"""Where, when and through whom a story was filed, as its dateline says."""

from datetime import date
from typing import Literal

from wiredesk.enrich import Enricher
from wiredesk.gazetteer import Agency, Place
from wiredesk.story import Confidence, Fact, Span, Story, Value


class DatelinePlace(Value):
    """A place that a dateline names."""

    text: str
    """the name as written"""
    span: Span | None
    """where it stands in the text; null where the dateline was a field of the metadata"""
    place: Place | None = None
    """the place itself, where the gazetteer knows it"""


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
    date: date | None = None
    """the local date of filing; null where no year can be told"""
    date_as_written: str | None = None
    """the date as written"""
    agencies: tuple[DatelineAgency, ...] = ()
    """the agencies credited, in their order"""
    span: Span | None = None
    """the whole dateline with its credit and dash; null where it was a field of the metadata"""
    source: Literal["text", "metadata"] = "text"
    """whether the text or the format's own field says it"""
    confidence: Confidence
    """set by hand: 0.99 for a known place and agency, 0.6 for nothing but a regular shape"""


def learn(_story: Story) -> Dateline | None:
    """Read the dateline of a story, or None where it has none."""
    return None


DATELINE = Enricher(name="dateline", gives=Dateline, learn=learn)
