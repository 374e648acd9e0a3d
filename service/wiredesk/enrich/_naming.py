"""Every mention in a story, and what it is of: by dateline, agencies, gazetteer and tagger."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from wiredesk.enrich._abbreviations import aliases, with_abbreviations
from wiredesk.enrich._agreement import agree, known_enough
from wiredesk.enrich._inflected import find_inflected
from wiredesk.enrich._mentions import FieldName, Mention, outside, written
from wiredesk.enrich._trim import trim
from wiredesk.enrich.dateline import Dateline
from wiredesk.gazetteer import Place, PlaceMatch, agency_named, find_agencies, find_places
from wiredesk.gazetteer._beside import is_body, word_before
from wiredesk.gazetteer.organisations import organisation_named
from wiredesk.gazetteer.resolve import PlaceMention, resolve
from wiredesk.languages import LanguageData
from wiredesk.story import Article, Story
from wiredesk.taggers import Tagged, Tagger

_FIELDS: tuple[FieldName, ...] = ("headline", "text")
_MOST_READ = 200_000
"""code points of a field that are looked at, to bound the time: no story is so long"""
_NAMED = 0.95
"""confidence of an agency's name, set by hand"""
_SURE = 0.5
"""from this confidence on, a person who is called like a firm is a person"""
_LONG_NAME = 5
"""letters of an agency's name that is no abbreviation which others have, too"""


class Found(NamedTuple):
    """The mentions of a story: the headline's, then the text's, each in their order."""

    mentions: tuple[Mention, ...]
    aliases: Mapping[str, str]
    """full names of abbreviations"""


class _Page(NamedTuple):
    """A field as far as it is looked at, and what is known of it before its places are told."""

    field: FieldName
    text: str
    known: Sequence[Mention]
    names: Sequence[Tagged]


def find_mentions(story: Story, language: LanguageData | None, tagger: Tagger | None) -> Found:
    """Find whom and what a story names; without a tagger, places and agencies alone."""
    filed = tuple(_filed_from(story.get(Dateline)))
    read = _pages(story.article, filed, language, tagger)
    home = _home(filed, language)
    pages, places = _placed(read, home, language)
    if tagger is not None:
        seen = zip(places, read, strict=True)
        places = [list(known_enough(found, page.names)) for found, page in seen]
    countries = home | {place.place.country for found in places for place in found}
    short = dict[str, str]()
    for page in pages:
        short |= aliases(page.text, page.names)
    mentions = list[Mention]()
    for page, found in zip(pages, places, strict=True):
        here = [*page.known, *(_of_place(page.field, place) for place in found)]
        here += (_linked(page, name, short, countries) for name in outside(page.names, found))
        mentions += sorted(here, key=_start)
    return Found(tuple(mentions), short)


def _placed(
    pages: Sequence[_Page], home: AbstractSet[str], language: LanguageData | None
) -> tuple[list[_Page], Sequence[Sequence[PlaceMention]]]:
    """Tell the places of both fields, and give the names that are left beside them."""
    agreed = [
        agree(page.text, tuple(outside(_places(page.text, language), page.known)), page.names)
        for page in pages
    ]
    both = list(zip(pages, agreed, strict=True))
    places = resolve([(page.text, one.matches) for page, one in both], home)
    return [page._replace(names=one.names) for page, one in both], places


def _start(mention: Mention) -> int:
    """Give where a mention starts."""
    return mention.start


def _pages(
    article: Article,
    filed: Sequence[Mention],
    language: LanguageData | None,
    tagger: Tagger | None,
) -> list[_Page]:
    """Read both fields with their agencies and names."""
    texts = [_read(article, field) for field in _FIELDS]
    known = [_known(text, field, filed) for text, field in zip(texts, _FIELDS, strict=True)]
    home = {written(article, place).casefold() for place in filed}
    names = [
        list(_in_its_place(text, named, home))
        for text, named in zip(texts, _names(texts, language, tagger), strict=True)
    ]
    return [
        _Page(field, text, taken, tuple(outside(named, taken)))
        for field, text, taken, named in zip(_FIELDS, texts, known, names, strict=True)
    ]


def _in_its_place(text: str, names: Sequence[Tagged], home: AbstractSet[str]) -> Iterator[Tagged]:
    """Give names, with two common errors mended.

    What is called just like the place that a story was filed from is that place, and a place
    right after a word like the Arabic for brigade is part of a brigade's name.
    """
    end = 0
    for name in names:
        mended = name
        if name.type == "PERSON" and text[name.start : name.end].casefold() in home:
            mended = name._replace(type="PLACE")
        elif name.type == "PLACE" and is_body(word := word_before(text, name.start)):
            start = name.start - len(word) - 1
            if start >= end:
                mended = name._replace(start=start, type="ORGANISATION")
        end = name.end
        yield mended


def _names(
    texts: Sequence[str], language: LanguageData | None, tagger: Tagger | None
) -> list[tuple[Tagged, ...]]:
    """Give the tagger's names in each text, without titles and the like."""
    if tagger is None or language is None:
        return [()] * len(texts)
    tagged = list(zip(texts, tagger.tag(texts, language.tag), strict=True))
    words = {word for text, names in tagged for word in _words(text, names)}
    return [
        with_abbreviations(text, _trimmed(text, names, words, language)) for text, names in tagged
    ]


def _words(text: str, names: Sequence[Tagged]) -> Iterator[str]:
    """Give the words of all names."""
    for name in names:
        yield from text[name.start : name.end].split()


def _trimmed(
    text: str, names: Sequence[Tagged], words: AbstractSet[str], language: LanguageData
) -> list[Tagged]:
    """Trim the names, without those of which nothing is left."""
    trimmed = (trim(text, name, language, words) for name in names)
    return [name for name in trimmed if name.start < name.end]


def _home(filed: Sequence[Mention], language: LanguageData | None) -> AbstractSet[str]:
    """Give the countries that a story was filed from, or else where its language is spoken."""
    home = {found.thing.country for found in filed if isinstance(found.thing, Place)}
    if home or language is None or language.home is None:
        return home
    return {language.home}


def _places(text: str, language: LanguageData | None) -> Sequence[PlaceMatch]:
    """Find what reads like a place's name, also as the language of the story inflects it."""
    found = find_places(text)
    return find_inflected(text, language, found) if language else found


def _filed_from(dateline: Dateline | None) -> Iterator[Mention]:
    """Give the places of a dateline that stands in the text."""
    for at in dateline.places if dateline else ():
        if dateline and at.place is not None and at.span is not None:
            span = at.span
            yield Mention(span.field, span.start, span.end, "PLACE", dateline.confidence, at.place)


def _known(text: str, field: FieldName, filed: Sequence[Mention]) -> list[Mention]:
    """Give what a field names beyond doubt: the places of its dateline, and agencies."""
    places = [found for found in filed if found.field == field]
    agencies = (
        Mention(field, match.start, match.end, "AGENCY", _NAMED, match.agency)
        for match in outside(find_agencies(text), places)
    )
    return sorted((*places, *agencies), key=_start)


def _read(article: Article, field: FieldName) -> str:
    """Give what is looked at of a field; first words that stand in for a headline are no other."""
    return (article.sent_headline if field == "headline" else article.text)[:_MOST_READ]


def _of_place(field: FieldName, found: PlaceMention) -> Mention:
    """Give the mention of a place."""
    return Mention(field, found.start, found.end, "PLACE", found.confidence, found.place)


def _linked(
    page: _Page, name: Tagged, short: Mapping[str, str], countries: AbstractSet[str]
) -> Mention:
    """Give the mention that a tagger's name is, with the organisation or agency that it is."""
    start, end, kind, confidence = name
    loose = Mention(page.field, start, end, kind, confidence)
    if kind == "PERSON" and confidence >= _SURE:
        return loose
    name_as_written = page.text[start:end]
    full = short.get(name_as_written, name_as_written)
    known = organisation_named(full, countries)
    if known is not None:
        return loose._replace(type="ORGANISATION", thing=known)
    agency = agency_named(full) if kind == "ORGANISATION" and len(full) >= _LONG_NAME else None
    return loose._replace(type="AGENCY", thing=agency) if agency else loose
