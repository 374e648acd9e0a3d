"""Whom and what a story names: persons, organisations, places, agencies and other names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wiredesk.enrich import Enricher
from wiredesk.enrich._coreference import full_name, group
from wiredesk.enrich._mentions import EntityType, Mention
from wiredesk.enrich._naming import Found, find_mentions
from wiredesk.enrich.dateline import Dateline
from wiredesk.enrich.language import Language
from wiredesk.gazetteer import Agency, Place
from wiredesk.gazetteer.models import gazetteer_models, organisation_model
from wiredesk.gazetteer.organisations import Organisation
from wiredesk.languages import NameForms, language_files, languages
from wiredesk.story import Confidence, Fact, Model, Span, Story, Value
from wiredesk.taggers import Tagger, tagger, taggers

Json = dict[str, object]

_MOST_SPANS = 50
"""mentions of one entity that are listed; the others are counted"""
_OPENING = 300
"""code points of the text that count as its opening"""
LEAST = 0.5
"""confidence of its surest mention that a name which only a tagger knows needs: what is more
likely no name, or not of this type, is left out"""
_UNTAGGED: tuple[EntityType, ...] = ("PLACE", "AGENCY")
"""what is found without a tagger"""


class Entity(Value):
    """Someone or something that a story names."""

    type: EntityType
    """what kind of thing it is"""
    name: str
    """the English name of a known place or agency; otherwise the fullest name as written, in
    the nominative where that stands in the story"""
    place: Place | None = None
    """the place that it is, for a PLACE that the gazetteer knows"""
    agency: Agency | None = None
    """the agency that it is, for an AGENCY"""
    organisation: Organisation | None = None
    """the organisation that it is, for an ORGANISATION that is well known"""
    count: int
    """how often headline and text mention it"""
    mentions: tuple[Span, ...]
    """where they do: the first 50, the headline's before the text's"""
    confidence: Confidence
    """that of its surest mention: the tagger's, or set by hand, see the gazetteer's `resolve`"""


class Entities(Fact):
    """Whom and what a story names, the most salient first."""

    items: tuple[Entity, ...]
    """each once, with all its mentions"""
    types: tuple[EntityType, ...]
    """the types that were looked for: one that is not listed here was not looked for"""
    tagger: str | None = None
    """the tagger that looked for names; null where there is none for the story's language"""


def learn(story: Story) -> Entities:
    """Find what the headline and the text name, with the tagger for the story's language."""
    told = story.get(Language)
    return name_entities(story, tagger(told.primary) if told else None)


def name_entities(story: Story, by: Tagger | None) -> Entities:
    """Find what the headline and the text name; without a tagger, places and agencies alone."""
    told = story.get(Language)
    language = languages().get(told.primary) if told else None
    tagger_used = by if language else None
    found = find_mentions(story, language, tagger_used)
    forms = language.names if language else NameForms()
    groups = sorted(_groups(found, forms), key=_salience)
    types = tagger_used.types(language.tag) if tagger_used and language else ()
    found_out = {
        "items": [_entity(one, forms) for one in groups],
        "types": tuple(dict.fromkeys((*types, *_UNTAGGED))),
        "tagger": tagger_used.name if tagger_used else None,
    }
    # One call for all is faster than to make each value by itself, and the look for fields that
    # there are not, which would be our own, takes a quarter of it.
    return Entities.model_validate(found_out, extra="ignore")


def _groups(found: Found, forms: NameForms) -> Iterator[list[Mention]]:
    """Put the mentions of each thing together."""
    linked: dict[str | int, list[Mention]] = defaultdict(list)
    loose = list[Mention]()
    for mention in found.mentions:
        thing = mention.thing
        if thing is None:
            loose.append(mention)
        else:
            linked[thing.geonames_id if isinstance(thing, Place) else thing.id].append(mention)
    yield from linked.values()
    if loose:
        for one in group(loose, forms, found.aliases):
            if _surest(one) >= LEAST:
                yield one


def _salience(mentions: Sequence[Mention]) -> tuple[int, int, int]:
    """Order entities by mentions; headline and opening count as three more, ties by place."""
    first = mentions[0]
    titled = first.field == "headline"
    in_text = next((m for m in mentions if m.field == "text"), None) if titled else first
    opening = in_text is not None and in_text.start < _OPENING
    return (-3 * titled - 3 * opening - len(mentions), not titled, first.start)


def _surest(mentions: Sequence[Mention]) -> float:
    """Give the confidence of the surest of the mentions."""
    return max([mention.confidence for mention in mentions])


def _entity(mentions: Sequence[Mention], forms: NameForms) -> Json:
    """Give the fields of one entity by its mentions."""
    kind, thing = mentions[0].type, mentions[0].thing
    if thing is not None and kind in _UNTAGGED:
        name = thing.name
    else:
        name = full_name([mention.text for mention in mentions], forms)
    return {
        "type": kind,
        "name": name,
        "place": thing if kind == "PLACE" else None,
        "agency": thing if kind == "AGENCY" else None,
        "organisation": thing if kind == "ORGANISATION" else None,
        "count": len(mentions),
        "mentions": [
            {"start": start, "end": end, "text": text, "field": field}
            for field, start, end, text, _, _, _ in mentions[:_MOST_SPANS]
        ],
        "confidence": _surest(mentions),
    }


def _models() -> Iterator[Model]:
    """Load the data that names are looked up in, and name it and the taggers' models."""
    yield from (*gazetteer_models(), organisation_model(), language_files())
    for one in taggers():
        yield from one.models()


ENTITIES = Enricher(
    name="entities",
    gives=Entities,
    learn=learn,
    needs=(Dateline, Language),
    models=lambda: tuple(_models()),
)
