"""Where a story is about: its places with their geography, and its countries."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field

from wiredesk.enrich import Enricher
from wiredesk.enrich.dateline import Dateline
from wiredesk.enrich.entities import Entities, Entity
from wiredesk.gazetteer import Place
from wiredesk.gazetteer.models import gazetteer_models
from wiredesk.story import Confidence, Fact, Story, Value

_HEADLINE = 3
"""a place in the headline weighs like so many mentions more"""
_DATELINE = 2
"""so does one in the dateline, which often says no more than where the reporter sits"""


class StoryPlace(Value):
    """A place that a story is about."""

    place: Place
    """the place, with its geography"""
    count: int = Field(ge=0)
    """how often headline and text name it; 0 for a dateline that is not in the text"""
    in_dateline: bool
    """whether the story was filed from there"""
    confidence: Confidence
    """that of the entity, or of the dateline"""


class Places(Fact):
    """Where a story is about."""

    items: tuple[StoryPlace, ...]
    """the places, by weight: mentions, with headline and dateline weighing more"""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes of their countries, by the weight of all their places"""


def learn(story: Story) -> Places | None:
    """Weigh the places that a story names or was filed from; None where there are none."""
    weighed = sorted(_weighed(story), key=lambda one: -one.weight)
    if not weighed:
        return None
    countries = Counter[str]()
    for one in weighed:
        countries[one.place.country] += one.weight
    ordered = tuple(country for country, _ in countries.most_common())
    # One call for all, which is faster than to make each value by itself.
    items = [
        {"place": place, "count": times, "in_dateline": filed, "confidence": confidence}
        for _, place, times, filed, confidence in weighed
    ]
    return Places.model_validate({"items": items, "countries": ordered}, extra="ignore")


class _Weighed(NamedTuple):
    """A place and how much a story is about it, with the fields of a `StoryPlace`."""

    weight: int
    place: Place
    times: int
    in_dateline: bool
    confidence: float


def _weighed(story: Story) -> Iterator[_Weighed]:
    """Give each place with its weight."""
    dateline, entities = story.get(Dateline), story.get(Entities)
    filed = _filed(dateline) if dateline else {}
    for entity in entities.items if entities else ():
        if entity.place is not None:
            in_dateline = filed.pop(entity.place.geonames_id, None) is not None
            weight = _weight(entity) + _DATELINE * in_dateline
            yield _Weighed(weight, entity.place, entity.count, in_dateline, entity.confidence)
    for place, confidence in filed.values():
        yield _Weighed(_DATELINE, place, 0, in_dateline=True, confidence=confidence)


def _filed(dateline: Dateline) -> dict[int, tuple[Place, float]]:
    """Give the places of a dateline by their GeoNames ids, with its confidence."""
    places = (at.place for at in dateline.places if at.place)
    return {place.geonames_id: (place, dateline.confidence) for place in places}


def _weight(entity: Entity) -> int:
    """Weigh an entity by its mentions."""
    in_headline = entity.mentions[0].field == "headline"
    return entity.count + _HEADLINE * in_headline


PLACES = Enricher(
    name="places",
    gives=Places,
    learn=learn,
    needs=(Dateline, Entities),
    models=gazetteer_models,
)
