"""Names as spaCy's pipelines find them, for languages that have no tagger of wiredesk's own.

``pip install wiredesk[spacy]`` and the package of a pipeline, such as ``ja_ginza``, make it
known. Without either, no language is listed; neither is loaded before a text is tagged. A
pipeline's licence is its own: some are under the GPL.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol, TypedDict, get_args

from wiredesk.story import Model
from wiredesk.taggers import NameType, Tagged, Tagger

CONFIDENCE: Final = 0.8
"""spaCy tells none: about what its small pipelines reach on news"""
LONGEST: Final = 100_000
"""code points of a text that are tagged: spaCy reads some 8,000 words a second"""
PIECE: Final = 8_000
"""code points that a pipeline gets at once: some refuse longer texts"""

_ARTICLE = re.compile(r"[Tt]he (?=\S)")
"""English pipelines take it into a name"""
_WANTED = frozenset({"tok2vec", "transformer", "ner"})
"""what a pipeline needs for names; the rest of it is not loaded"""

_TYPES: dict[NameType, str] = {
    "PERSON": "PER PERSON Person PRS persName",
    "ORGANISATION": """ORG ORGANIZATION orgName Company Company_Group Corporation_Other
        Government International_Organization Military Newspaper Organization_Other
        Political_Organization_Other Political_Party Pro_Sports_Organization
        Public_Institution Research_Institute School Show_Organization
        Sports_Organization_Other""",
    "PLACE": """LOC LOCATION GPE FAC placeName geogName Airport Bay Bridge City
        Continental_Region Country County Domestic_Region Facility_Other GPE_Other
        Geological_Region_Other Island Lake Location_Other Mountain Museum Park Port Province
        Railroad Region_Other River Road Sea Spa Sports_Facility Station Theater Tunnel
        Worship_Place Zoo""",
    "MISC": """MISC EVENT PRODUCT WORK_OF_ART EVN WRK Award Book Conference Event_Other Law
        Movie Music Occasion_Other Treaty War""",
}
_NAME_TYPES = {label: kind for kind, labels in _TYPES.items() for label in labels.split()}
"""labels of spaCy's and GiNZA's pipelines; others, such as dates, are no names"""


class _Span(Protocol):
    start_char: int
    end_char: int
    label_: str


class _Doc(Protocol):
    ents: Sequence[_Span]


class _Pipeline(Protocol):
    def pipe(self, texts: Iterable[str]) -> Iterable[_Doc]:
        """Read texts."""
        ...


class _Meta(TypedDict):
    lang: str
    pipeline: list[str]
    labels: dict[str, list[str]]


@cache
def _pipelines() -> dict[str, tuple[EntryPoint, _Meta]]:
    """Give the installed pipeline that finds names for each language.

    Of several it is the first by name, which puts large (lg) before small (sm).
    """
    found: dict[str, tuple[EntryPoint, _Meta]] = {}
    if find_spec("spacy") is not None:
        for entry in sorted(entry_points(group="spacy_models"), key=lambda entry: entry.name):
            meta = _meta(entry)
            if meta is not None and "ner" in meta["pipeline"]:
                found.setdefault(meta["lang"], (entry, meta))
    return found


def _meta(entry: EntryPoint) -> _Meta | None:
    """Read what a pipeline says of itself, without loading it."""
    spec = find_spec(entry.module)
    for folder in spec.submodule_search_locations or () if spec else ():
        file = Path(folder, "meta.json")
        if file.is_file():
            meta: _Meta = json.loads(file.read_text("utf-8"))
            return meta
    return None


def _languages() -> frozenset[str]:
    return frozenset(_pipelines())


def _types(language: str) -> tuple[NameType, ...]:
    known = _pipelines().get(language)
    given = {_NAME_TYPES.get(label) for label in known[1]["labels"].get("ner", ())} if known else ()
    kinds: tuple[NameType, ...] = get_args(NameType)
    return tuple(kind for kind in kinds if kind in given)


@cache
def _load(language: str) -> _Pipeline:
    entry, meta = _pipelines()[language]
    unwanted = [part for part in meta["pipeline"] if part not in _WANTED]
    loaded: _Pipeline = import_module("spacy").load(entry.name, exclude=unwanted)
    return loaded


def _tag(texts: Sequence[str], language: str) -> tuple[tuple[Tagged, ...], ...]:
    pipeline = _load(language)
    return tuple(tuple(_names(text, pipeline)) for text in texts)


def _names(text: str, pipeline: _Pipeline) -> Iterator[Tagged]:
    """Give the names of a text."""
    pieces = tuple(_pieces(text[:LONGEST]))
    docs = pipeline.pipe(text[start:end] for start, end in pieces)
    for (start, _), doc in zip(pieces, docs, strict=True):
        for span in doc.ents:
            kind = _NAME_TYPES.get(span.label_)
            if kind is not None:
                article = _ARTICLE.match(text, start + span.start_char, start + span.end_char)
                first = article.end() if article else start + span.start_char
                yield Tagged(first, start + span.end_char, kind, CONFIDENCE)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Part a text after line breaks, or where it must be parted."""
    start = 0
    while start < len(text):
        end = start + PIECE
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        yield start, min(end, len(text))
        start = end


def _models() -> tuple[Model, ...]:
    """Name the pipelines, each with the digest of the list of its files and their hashes."""
    named = sorted(
        (entry.name, (entry.dist and entry.dist.read_text("RECORD")) or "")
        for entry, _ in _pipelines().values()
    )
    return tuple(
        Model(name=name, digest=sha256(record.encode()).hexdigest()[:12]) for name, record in named
    )


SPACY = Tagger("spacy", _languages, _types, _tag, _models, rank=-1)
