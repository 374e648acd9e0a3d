"""The envelope: the value of a record on ``wire.stories`` and on ``wire.latest``."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Literal, TypeVar

from pydantic import AwareDatetime, Field, create_model

from wiredesk import __version__
from wiredesk.enrich import enrichers, models
from wiredesk.enrich.entities import Entities
from wiredesk.enrich.language import Language
from wiredesk.story import (
    SCHEMA_VERSION,
    UNDETERMINED,
    Article,
    Fact,
    Model,
    SchemaVersion,
    Story,
    Value,
)

F = TypeVar("F", bound=Fact)
Action = Literal["new", "update", "correction", "advisory", "kill"]


class Provenance(Value):
    """What the facts were made with."""

    software: str
    """wiredesk's version"""
    models: tuple[Model, ...]
    """the models and data files that were used"""
    warnings: tuple[str, ...] = ()
    """what was repaired or passed over when the message was decoded"""
    notes: tuple[str, ...] = ()
    """what could not be looked for, and why"""
    source: str | None = None
    """where the agency's message was read: ``topic/partition/offset``"""


class Timing(Value):
    """The instants of a story's way through wiredesk, in UTC."""

    received: AwareDatetime
    """the Kafka timestamp of the agency's message"""
    decoded: AwareDatetime
    """when the message was decoded"""
    enriched: AwareDatetime
    """when the facts were learnt"""


class Envelope(Value):
    """One accepted version of a story, or its kill, with what was learnt of it."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    """version of this record's layout"""
    id: str
    """the story: the same for all its versions"""
    version: int = Field(ge=1)
    """orders the versions of one story"""
    action: Action
    """what this record does to the story"""
    late: bool = False
    """true where a newer version was published before this one"""
    supersedes: int | None = None
    """the newest version that was published before, if any"""
    relates: tuple[str, ...] = ()
    """ids of other stories that this one refers to"""
    article: Article
    """the story's content and the agency's metadata"""
    enrichment: Value
    """what each enricher learnt; null where it had nothing to say"""
    provenance: Provenance
    """what the facts were made with"""
    timing: Timing
    """when it passed through"""


@cache
def enrichment_type() -> type[Value]:
    """Give the type of ``enrichment``: a field for each enricher in ``enrich/``."""
    facts = {part.name: (part.gives | None, None) for part in enrichers()}
    doc = "What each enricher learnt; null where it had nothing to say."
    return create_model("Enrichment", __base__=Value, __doc__=doc, **facts)  # type: ignore[call-overload, no-any-return]  # the stub can't tell fields from options


@cache
def envelope_type() -> type[Envelope]:
    """Give the envelope's type with the enrichment that this installation makes."""
    enrichment = (enrichment_type(), ...)
    return create_model(
        "Envelope", __base__=Envelope, __doc__=Envelope.__doc__, enrichment=enrichment
    )


def fact_in(envelope: Envelope, kind: type[F]) -> F | None:
    """Give an envelope's fact of this type, or None where its enricher had nothing to say."""
    values = (getattr(envelope.enrichment, part.name) for part in enrichers())
    return next((value for value in values if isinstance(value, kind)), None)


def wrap(story: Story, action: Action, *, supersedes: int | None, now: datetime) -> Envelope:
    """Put a story and its facts into an envelope."""
    item = story.item
    before = None if action == "advisory" else supersedes
    learnt = {part.name: story.get(part.gives) for part in enrichers()}
    return envelope_type()(
        id=item.id,
        version=item.version,
        action=action,
        late=before is not None and item.version < before,
        supersedes=before,
        relates=item.relates,
        article=item.article,
        enrichment=enrichment_type().model_validate(learnt),
        provenance=_provenance(story),
        timing=Timing(received=item.received, decoded=item.decoded, enriched=now),
    )


def _provenance(story: Story) -> Provenance:
    """Say what this software and these models are, and what they could not look for."""
    told = story.get(Language)
    return Provenance(
        software=__version__,
        models=_models_for(told.primary if told else None),
        warnings=story.item.warnings,
        notes=tuple(_notes(story)),
        source=story.item.source,
    )


@cache
def _models_for(language: str | None) -> tuple[Model, ...]:
    """Name the models that are used on a language: not those of other languages alone."""
    return tuple(model for model in models() if model.language in {None, language})


def _notes(story: Story) -> Iterator[str]:
    """Say which names were not looked for, for want of a tagger of the language."""
    entities, language = story.get(Entities), story.get(Language)
    if entities and entities.tagger is None:
        tag = language.tag if language else UNDETERMINED
        yield f"entities: no tagger for {tag}, so {' and '.join(entities.types)} alone"
