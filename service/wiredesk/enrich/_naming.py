"""Every mention in a story, and what it is of: by dateline, agencies, gazetteer and tagger."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import NamedTuple

from wiredesk.enrich._abbreviations import aliases, with_abbreviations
from wiredesk.enrich._agreement import agree, known_enough
from wiredesk.enrich._inflected import find_inflected
from wiredesk.enrich._mentions import FieldName, Mention, outside
from wiredesk.enrich._trim import trim
from wiredesk.enrich.dateline import Dateline
from wiredesk.gazetteer import Place, PlaceMatch, agency_named, find_agencies, find_places
from wiredesk.gazetteer._beside import body_before
from wiredesk.gazetteer.organisations import organisation_named
from wiredesk.gazetteer.resolve import PlaceMention, resolve
from wiredesk.languages import LanguageData
from wiredesk.story import Article, Story
from wiredesk.taggers import Tagged, Tagger

_START = attrgetter("start")
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

    mentions: Sequence[Mention]
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
    filed = list(_filed_from(story.get(Dateline)))
    read = _pages(story.article, filed, language, tagger)
    home = _home(filed, language)
    pages, places = _placed(read, home, language)
    if tagger is not None:
        seen = zip(places, read, strict=True)
        places = [known_enough(found, page.names) for found, page in seen]
    countries = home | {place.place.country for found in places for place in found}
    short = dict[str, str]()
    for page in pages:
        short |= aliases(page.text, page.names)
    mentions = list[Mention]()
    for page, found in zip(pages, places, strict=True):
        here = [*page.known, *_of_places(page, found)]
        here += [_linked(page, name, short, countries) for name in outside(page.names, found)]
        mentions += sorted(here, key=_START)
    return Found(mentions, short)


def _placed(
    pages: Sequence[_Page], home: AbstractSet[str], language: LanguageData | None
) -> tuple[list[_Page], Sequence[Sequence[PlaceMention]]]:
    """Tell the places of both fields, and give the names that are left beside them."""
    agreed = [
        agree(page.text, outside(_places(page.text, language), page.known), page.names)
        for page in pages
    ]
    both = list(zip(pages, agreed, strict=True))
    places = resolve([(page.text, one.matches) for page, one in both], home)
    return [page._replace(names=one.names) for page, one in both], places


def _pages(
    article: Article,
    filed: Sequence[Mention],
    language: LanguageData | None,
    tagger: Tagger | None,
) -> list[_Page]:
    """Read both fields with their agencies and names."""
    texts = [_read(article, field) for field in _FIELDS]
    home = {place.text.casefold() for place in filed}
    pages = list[_Page]()
    for field, text, names in zip(_FIELDS, texts, _names(texts, language, tagger), strict=True):
        known = _known(text, field, filed)
        pages.append(_Page(field, text, known, outside(_in_its_place(text, names, home), known)))
    return pages


def _in_its_place(text: str, names: Sequence[Tagged], home: AbstractSet[str]) -> list[Tagged]:
    """Give names, with two common errors mended.

    What is called just like the place that a story was filed from is that place, and a place
    right after a word like the Arabic for brigade is part of a brigade's name.
    """
    mended = list(names)
    free = 0
    for index, (start, end, kind, confidence) in enumerate(names):
        if kind == "PERSON" and home and text[start:end].casefold() in home:
            mended[index] = Tagged(start, end, "PLACE", confidence)
        elif kind == "PLACE" and (body := body_before(text, start)):
            before = start - len(body) - 1
            if before >= free:
                mended[index] = Tagged(before, end, "ORGANISATION", confidence)
        free = end
    return mended


def _names(
    texts: Sequence[str], language: LanguageData | None, tagger: Tagger | None
) -> list[Sequence[Tagged]]:
    """Give the tagger's names in each text, without titles and the like."""
    if tagger is None or language is None:
        return [()] * len(texts)
    tagged = trim(texts, tagger.tag(texts, language.tag), language)
    return [with_abbreviations(text, names) for text, names in zip(texts, tagged, strict=True)]


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
            where = (span.field, span.start, span.end, span.text)
            yield Mention(*where, "PLACE", dateline.confidence, at.place)


def _known(text: str, field: FieldName, filed: Sequence[Mention]) -> list[Mention]:
    """Give what a field names beyond doubt: the places of its dateline, and agencies."""
    places = [found for found in filed if found.field == field]
    agencies = [
        Mention(field, start, end, text[start:end], "AGENCY", _NAMED, agency)
        for start, end, agency in outside(find_agencies(text), places)
    ]
    return sorted((*places, *agencies), key=_START)


def _read(article: Article, field: FieldName) -> str:
    """Give what is looked at of a field; first words that stand in for a headline are no other."""
    return (article.sent_headline if field == "headline" else article.text)[:_MOST_READ]


def _of_places(page: _Page, found: Sequence[PlaceMention]) -> list[Mention]:
    """Give the mentions of places."""
    field, text, *_ = page
    return [
        Mention(field, start, end, text[start:end], "PLACE", confidence, place)
        for start, end, place, confidence in found
    ]


def _linked(
    page: _Page, name: Tagged, short: Mapping[str, str], countries: AbstractSet[str]
) -> Mention:
    """Give the mention that a tagger's name is, with the organisation or agency that it is."""
    start, end, kind, confidence = name
    written = page.text[start:end]
    loose = Mention(page.field, start, end, written, kind, confidence)
    if kind == "PERSON" and confidence >= _SURE:
        return loose
    full = short.get(written, written)
    known = organisation_named(full, countries)
    if known is not None:
        return loose._replace(type="ORGANISATION", thing=known)
    agency = agency_named(full) if kind == "ORGANISATION" and len(full) >= _LONG_NAME else None
    return loose._replace(type="AGENCY", thing=agency) if agency else loose
