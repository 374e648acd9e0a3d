"""What a reader expects of real wire messages, against what `receive` gives of them.

Expected fields are named as the trade does; `FIELDS` says where each is found. A comparison
passes over what is no content: white space, case of credits, kinds of dashes and quotes.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import orjson

from support.messages import MAX_BYTES, NOW
from wiredesk.enrich.dateline import Dateline
from wiredesk.gazetteer import places_named
from wiredesk.pipeline import Outcome, handle, receive
from wiredesk.story import Article, DeadLetter, Item, Message, Status

FOLDER = Path(__file__).parents[3] / "shared" / "wire-samples"
FORMATS = {
    "anpa1312": "anpa-1312",
    "iptc7901": "iptc-7901",
    "newsml1.2": "newsml-1",
    "ninjs1": "ninjs-1",
    "ap-media-json": "ap-media",
}
"""our names of formats, where they are not spelt as the samples'"""
ALPHA_2 = {"ESP": "ES"}
"""countries that the samples name by ISO 3166-1 alpha-3"""
REGIONS = {"Ontario": ("CA", "08"), "Pennsylvania": ("US", "PA"), "Graubünden": ("CH", "GR")}
"""what the samples call a region or state: its country and GeoNames code"""
_UPDATE = re.compile(r"\b(?:Ld|Lead|Write-?thru|update\w*)\b|\d(?:st|nd|rd|th)Ld", re.IGNORECASE)
_CORRECTION = re.compile(r"corr\w*|rectif\w*|korj\w*|bericht\w*", re.IGNORECASE)
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "\u00a0": " "})


@dataclass(frozen=True)
class Found:
    """What came of one message."""

    results: Sequence[Item | DeadLetter]

    @cached_property
    def item(self) -> Item:
        """The story: the first item with words, or else the first."""
        items = [found for found in self.results if isinstance(found, Item)]
        return next((item for item in items if item.article.text), items[0])

    @cached_property
    def article(self) -> Article:
        """The story's article."""
        return self.item.article

    @cached_property
    def outcome(self) -> Outcome:
        """What comes of the item, where nothing is remembered."""
        return handle(self.item, lambda _: None, now=NOW)

    @cached_property
    def dateline(self) -> Dateline:
        """The dateline that was learnt; an empty one where there is none."""
        envelope = self.outcome.envelope
        learnt = getattr(envelope.enrichment, "dateline", None) if envelope else None
        return learnt if isinstance(learnt, Dateline) else Dateline(confidence=0)


class Difference(NamedTuple):
    """One expected field that is not so."""

    file: str
    field: str
    expected: object
    article: Article

    def __str__(self) -> str:
        """Name the field without the story's words."""
        return f"{self.file}: {self.field}: expected {self.expected!r}"


def expected() -> list[dict[str, object]]:
    """Give the expectations, a record a message."""
    lines = (FOLDER / "expected.jsonl").read_bytes().splitlines()
    return [orjson.loads(line) for line in lines]


def read(file: str) -> Found:
    """Give what comes of a sample."""
    message = Message((FOLDER / file).read_bytes(), NOW)
    return Found(receive(message, max_bytes=MAX_BYTES, now=NOW))


def plain(text: object) -> str:
    """Give words with plain quotes and single spaces."""
    return " ".join(str(text or "").translate(_QUOTES).split())


def folded(text: object) -> str:
    """Give letters and digits alone, in lower case."""
    return " ".join(re.findall(r"\w+", str(text or "").casefold()))


def _same(field: str) -> Callable[[object, Found], bool]:
    """Compare a field of the article word for word."""
    return lambda value, found: plain(getattr(found.article, field)) == plain(value)


def _equal(field: str) -> Callable[[object, Found], bool]:
    """Compare a field of the article as it is."""
    return lambda value, found: getattr(found.article, field) == value


def _instant(field: str) -> Callable[[object, Found], bool]:
    """Compare a point in time, in whichever zone."""

    def same(value: object, found: Found) -> bool:
        sent = getattr(found.article, field)
        return bool(sent == (datetime.fromisoformat(str(value)) if value else None))

    return same


def _says(field: str) -> Callable[[object, Found], bool]:
    """Look for words in a field of the article."""
    return lambda value, found: plain(value) in plain(getattr(found.article, field))


def _identifier(value: object, found: Found) -> bool:
    """Find the agency's identifier: a local one behind the agency's name, or a version's own."""
    article = found.article
    own = [article.native_id, f"{article.native_id}:{article.native_version}"]
    others = [link.id for link in article.links if link.relation == "alternate"]
    return any(str(name).endswith(str(value)) for name in (*own, *others))


def _kills(value: object, found: Found) -> bool:
    """Find the item that this one kills."""
    links = [link.id for link in found.article.links if link.relation in ("kills", "replaces")]
    return found.article.status is Status.CANCELED and any(i.endswith(str(value)) for i in links)


def _status(value: object, found: Found) -> bool:
    """Tell a kill by its status, others by the action, the take, the headline or the note."""
    article = found.article
    action = found.outcome.envelope.action if found.outcome.envelope else None
    if action == value:
        return True
    if value == "kill":
        return article.status is Status.CANCELED
    marks = _UPDATE if value == "update" else _CORRECTION
    said = (article.take_key, article.headline, article.editor_note, *article.signals)
    return any(marks.search(part) for part in said if part)


def _subjects(value: object, found: Found) -> bool:
    """Find codes among the subjects as sent, or among what they stand for."""
    codes = {subject.code.rpartition(":")[2].zfill(8) for subject in found.article.subjects}
    topics = {(subject.media_topic or "")[-8:] for subject in found.article.subjects}
    return isinstance(value, list) and set(value) <= codes | topics


def _slugline(value: object, found: Found) -> bool:
    """Compare a slugline, whose take and whose cycle and region ("BC-LT--") may be apart."""
    article = found.article
    slug = plain(article.slugline).strip("/")
    bare = re.sub(r"^[A-Z]{2}-+(?:[A-Z]{2}--)?", "", slug)
    forms = {slug, bare, re.split(r"[ ,]", bare)[0], f"{slug}, {article.take_key}"}
    return plain(value) in forms


def _body_starts(value: object, found: Found) -> bool:
    """Compare the first words, with or without the dateline before them."""
    text, span = found.article.text, found.dateline.span
    bodies = (text, text[span.end :] if span else text)
    return any(plain(body).lstrip("-–— ").startswith(plain(value)) for body in bodies)


def _place_sent(value: object, found: Found) -> bool:
    """Compare the place that the metadata name."""
    named = value if isinstance(value, Mapping) else {}
    return str(named["name"]) in (found.article.located or found.article.dateline or "")


def _kept_private(value: object, found: Found) -> bool:
    """Look for words that may be in nothing that is published."""
    records = b"".join(record.value or b"" for record in found.outcome.send)
    return bool(records) and str(value).encode() not in records


def _geonames(value: object, found: Found) -> bool:
    """Find the place by its GeoNames number: that of the dateline, or that which is named."""
    places = [place.place for place in found.dateline.places if place.place]
    places += places_named(found.article.located or "")[:1]
    return str(value) in [str(place.geonames_id) for place in places]


def _variant(value: object, found: Found) -> bool:
    """Find a variant's name in what tells takes apart."""
    article = found.article
    parts = (article.take_key, article.slugline, *article.signals)
    return any(str(value) in (part or "") for part in parts)


def _byline(value: object, found: Found) -> bool:
    """Compare a byline; whether "By" belongs to it is a matter of taste."""
    names = (plain(value), plain(found.article.byline))
    expect, sent = (re.sub(r"^by ", "", name, flags=re.IGNORECASE) for name in names)
    return expect == sent


def _source(value: object, found: Found) -> bool:
    """Find whose release it is."""
    return plain(value) in map(plain, (found.article.provider, found.article.byline))


def _named(value: object, place: int) -> Callable[[Found], bool]:
    """Compare the place at a position of the dateline, as written or by its English name."""

    def same(found: Found) -> bool:
        places = found.dateline.places
        if value is None:
            return not places
        if len(places) <= place:
            return False
        names = (places[place].text, getattr(places[place].place, "name", ""))
        return folded(value) in map(folded, names)

    return same


def _dateline_place(value: object, found: Found) -> bool:
    """Compare the dateline's first place; null means that it names none."""
    return _named(value, 0)(found)


def _dateline_places(value: object, found: Found) -> bool:
    """Compare all of the dateline's places."""
    names = value if isinstance(value, list) else []
    return len(names) == len(found.dateline.places) and all(
        _named(name, place)(found) for place, name in enumerate(names)
    )


def _countries(value: object, found: Found) -> bool:
    """Compare the countries of the dateline's places."""
    countries = [str(code) for code in (value if isinstance(value, list) else [value])]
    known = [getattr(place.place, "country", None) for place in found.dateline.places]
    return known == [ALPHA_2.get(country, country) for country in countries]


def _region(value: object, found: Found) -> bool:
    """Compare the division that the dateline's place is in."""
    (place,) = [place.place for place in found.dateline.places] or [None]
    return place is not None and (place.country, place.subdivision) == REGIONS[str(value)]


def _agency(value: object, found: Found) -> bool:
    """Compare the dateline's credit, or else who sent the message."""
    credited = found.dateline.agencies
    written = ["/".join(credit.text for credit in credited), found.article.provider or ""]
    known = [credit.agency for credit in credited if credit.agency]
    names = [*written, *(agency.name for agency in known), *(agency.id for agency in known)]
    return any(folded(name).startswith(folded(value)) for name in names)


def _dateline_date(value: object, found: Found) -> bool:
    """Compare the dateline's date; null means that it has none."""
    date = found.dateline.date
    return (date.isoformat() if date else None) == value


def _dateline_text(value: object, found: Found) -> bool:
    """Compare the dateline as written, in the text or in a field of its own."""
    span = found.dateline.span
    written = (found.article.dateline, span.text if span else None)
    return folded(value) in map(folded, written)


DATELINE: dict[str, Callable[[object, Found], bool]] = {
    "place": _dateline_place,
    "places": _dateline_places,
    "country": _countries,
    "countries": _countries,
    "region": _region,
    "state": _region,
    "agency": _agency,
    "date": _dateline_date,
    "text": _dateline_text,
}
FIELDS: dict[str, Callable[[object, Found], bool]] = {
    "headline": _same("headline"),
    "headline_in_file": _same("headline"),
    "headline_from_body": _equal("headline_is_first_words"),
    "slugline": _slugline,
    "slugline_upstream": lambda value, found: (
        folded(value).replace(" ", "") in folded(found.article.slugline).replace(" ", "")
    ),
    "take_key": lambda value, found: folded(found.article.take_key) == folded(value),
    "variant": _variant,
    "sequence": _equal("sequence"),
    "priority": _equal("priority"),
    "urgency": _equal("urgency"),
    "word_count": _equal("word_count"),
    "category": _equal("category"),
    "byline": _byline,
    "source": _source,
    "language": lambda value, found: (found.article.language or "").partition("-")[0] == value,
    "type": _equal("item_type"),
    "guid": _identifier,
    "version": _equal("native_version"),
    "pubstatus": lambda value, found: found.article.status.value == value,
    "status": _status,
    "kills": _kills,
    "signal": lambda value, found: set(value) <= set(found.article.signals),  # type: ignore[call-overload]  # a list in JSON
    "firstcreated": _instant("created"),
    "versioncreated": _instant("sent"),
    "embargoed": _instant("embargoed_until"),
    "expiry": _instant("expires"),
    "ednote": _says("editor_note"),
    "ednote_contains": _says("editor_note"),
    "ednote_starts": lambda value, found: plain(found.article.editor_note).startswith(plain(value)),
    "ednote_private": _kept_private,
    "body": _equal("text"),
    "body_starts": _body_starts,
    "body_contains": _says("text"),
    "subject": _subjects,
    "subject_in_file": _subjects,
    "subject_medtop": _subjects,
    "subject_count": lambda value, found: len(found.article.subjects) == value,
    "place": _place_sent,
    "located_in_file": _same("located"),
    "located_geonames": _geonames,
    "upstream_injects_place": lambda value, found: not _dateline_place(value, found),
    "item_count_min": lambda value, found: (
        len(found.results) + len(found.article.links) >= int(str(value))
    ),
}


def fields_of(record: Mapping[str, object]) -> dict[str, object]:
    """Give the expected fields of a record, those of its dateline each by itself."""
    expect = record["expect"]
    assert isinstance(expect, Mapping)
    flat = {name: value for name, value in expect.items() if name != "dateline"}
    dateline = expect.get("dateline") or {}
    return flat | {f"dateline.{name}": value for name, value in dateline.items()}


def is_so(field: str, value: object, found: Found) -> bool:
    """Tell whether an expected field is as expected."""
    name = field.removeprefix("dateline.")
    return (DATELINE if name != field else FIELDS)[name](value, found)
