"""Whom and what a story names. So far: places and news agencies, by their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from wiredesk.enrich import Enricher
from wiredesk.enrich._inflected import find_inflected
from wiredesk.enrich.dateline import Dateline
from wiredesk.enrich.language import Language
from wiredesk.gazetteer import Agency, Place, PlaceMatch, find_agencies, find_places
from wiredesk.gazetteer.models import gazetteer_models
from wiredesk.gazetteer.resolve import resolve
from wiredesk.languages import LanguageData, language_files, languages
from wiredesk.story import Article, Confidence, Fact, Span, Story, Value

EntityType = Literal["PERSON", "ORGANISATION", "PLACE", "AGENCY", "MISC"]
FieldName = Literal["headline", "text"]

_FIELDS: tuple[FieldName, ...] = ("headline", "text")
_MOST_READ = 200_000
"""code points of a field that are looked at, to bound the time: no story is so long"""
_MOST_SPANS = 50
"""mentions of one entity that are listed; the others are counted"""
_NAMED = 0.95
"""confidence of an agency's name, set by hand"""
_OPENING = 300
"""code points of the text that count as its opening"""


class Entity(Value):
    """Someone or something that a story names."""

    type: EntityType
    """what kind of thing it is"""
    name: str
    """its English name"""
    place: Place | None = None
    """the place that it is, for a PLACE"""
    agency: Agency | None = None
    """the agency that it is, for an AGENCY"""
    count: int
    """how often headline and text mention it"""
    mentions: tuple[Span, ...]
    """where they do: the first 50, the headline's before the text's"""
    confidence: Confidence
    """that of its surest mention; set by hand, see the gazetteer's `resolve`"""


class Entities(Fact):
    """Whom and what a story names, the most salient first."""

    items: tuple[Entity, ...]
    """each once, with all its mentions"""
    types: tuple[EntityType, ...]
    """the types that were looked for: one that is not listed here was not looked for"""


class _Found(NamedTuple):
    """One mention of a place or an agency."""

    field: FieldName
    start: int
    end: int
    thing: Place | Agency
    confidence: float


def learn(story: Story) -> Entities:
    """Find the places and agencies that the headline and the text name."""
    grouped: dict[int | str, list[_Found]] = defaultdict(list)
    for found in _find(story):
        thing = found.thing
        grouped[thing.geonames_id if isinstance(thing, Place) else thing.id].append(found)
    ordered = sorted(grouped.values(), key=_salience)
    items = tuple(_entity(story.article, mentions) for mentions in ordered)
    return Entities(items=items, types=("PLACE", "AGENCY"))


def _find(story: Story) -> Iterator[_Found]:
    """Give all mentions: the headline's, then the text's, each in the order of the field."""
    dateline = story.get(Dateline)
    filed = tuple(_filed_from(dateline)) if dateline else ()
    told = story.get(Language)
    language = languages().get(told.primary) if told else None
    home = _home(filed, language)
    known = {field: _known(story.article, field, filed) for field in _FIELDS}
    texts = [(_read(story.article, field), known[field]) for field in _FIELDS]
    places = resolve(
        [(text, _outside(_places(text, language), taken)) for text, taken in texts], home
    )
    for field, mentions in zip(_FIELDS, places, strict=True):
        found = [_Found(field, *mention) for mention in mentions]
        yield from sorted((*known[field], *found), key=lambda mention: mention.start)


def _home(filed: Sequence[_Found], language: LanguageData | None) -> frozenset[str]:
    """Give the countries that a story was filed from, or else where its language is spoken."""
    home = frozenset(found.thing.country for found in filed if found.thing.country)
    if home or language is None or language.home is None:
        return home
    return frozenset({language.home})


def _places(text: str, language: LanguageData | None) -> Sequence[PlaceMatch]:
    """Find what reads like a place's name, also as the language of the story inflects it."""
    found = find_places(text)
    return find_inflected(text, language, found) if language else found


def _filed_from(dateline: Dateline) -> Iterator[_Found]:
    """Give the places of a dateline that stands in the text."""
    for at in dateline.places:
        if at.place is not None and at.span is not None:
            yield _Found(at.span.field, at.span.start, at.span.end, at.place, dateline.confidence)


def _known(article: Article, field: FieldName, filed: Sequence[_Found]) -> list[_Found]:
    """Give what a field names beyond the places yet to be told: its dateline, its agencies."""
    places = [found for found in filed if found.field == field]
    agencies = [
        _Found(field, match.start, match.end, match.agency, _NAMED)
        for match in find_agencies(_read(article, field))
        if all(match.end <= place.start or place.end <= match.start for place in places)
    ]
    return sorted((*places, *agencies), key=lambda found: found.start)


def _read(article: Article, field: FieldName) -> str:
    """Give what is looked at of a field; first words that stand in for a headline are no other."""
    return (article.sent_headline if field == "headline" else article.text)[:_MOST_READ]


def _outside(matches: Iterable[PlaceMatch], taken: Sequence[_Found]) -> list[PlaceMatch]:
    """Give the matches that overlap nothing that is taken already, in the same order."""
    free = []
    rest = iter(taken)
    block = next(rest, None)
    for match in matches:
        while block is not None and block.end <= match.start:
            block = next(rest, None)
        if block is None or match.end <= block.start:
            free.append(match)
    return free


def _salience(mentions: Sequence[_Found]) -> tuple[int, int]:
    """Order entities by mentions; headline and opening count as three more, ties by place."""
    first = mentions[0]
    titled = first.field == "headline"
    opening = any(m.field == "text" and m.start < _OPENING for m in mentions)
    return (-3 * titled - 3 * opening - len(mentions), first.start)


def _entity(article: Article, mentions: Sequence[_Found]) -> Entity:
    """Make one entity of its mentions."""
    thing = mentions[0].thing
    is_place = isinstance(thing, Place)
    return Entity(
        type="PLACE" if is_place else "AGENCY",
        name=thing.name,
        place=thing if is_place else None,
        agency=None if is_place else thing,
        count=len(mentions),
        mentions=tuple(_span(article, mention) for mention in mentions[:_MOST_SPANS]),
        confidence=max(mention.confidence for mention in mentions),
    )


def _span(article: Article, mention: _Found) -> Span:
    """Quote a mention."""
    text: str = getattr(article, mention.field)
    start, end = mention.start, mention.end
    return Span(start=start, end=end, text=text[start:end], field=mention.field)


ENTITIES = Enricher(
    name="entities",
    gives=Entities,
    learn=learn,
    needs=(Dateline, Language),
    models=lambda: (*gazetteer_models(), language_files()),
)
