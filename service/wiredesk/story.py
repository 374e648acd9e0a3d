"""The words that every part of wiredesk shares.

A *message* is what an agency sent. Decoded, each story in it is an *article*; with an
identity it is an *item*, one version of a story. What an enricher learns of an item is a
*fact*. A message that cannot be read is a *dead letter*. Everything here is a frozen value
and does nothing on its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple, Self, TypeVar

import orjson
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

SchemaVersion = Literal[1]
SCHEMA_VERSION: SchemaVersion = 1
UNDETERMINED = "und"
"""BCP 47 tag of a text whose language is not told"""


class Reason(StrEnum):
    """Why a message could not be read: the bounded set that dead letters and metrics use."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_FORMAT = "unknown_format"
    AMBIGUOUS_FORMAT = "ambiguous_format"
    WRONG_ENCODING = "wrong_encoding"
    MALFORMED = "malformed"
    TOO_DEEP = "too_deep"
    MISSING_FIELD = "missing_field"
    INVALID_FIELD = "invalid_field"
    UNSUPPORTED_VERSION = "unsupported_version"
    WITHHELD = "withheld"


class Rejected(Exception):  # noqa: N818 (it names what happened to the message, as a reader would)
    """The one error for bad input.

    Raise it with a reason and with the field or position at fault, keeping the cause:
    ``raise Rejected(Reason.MISSING_FIELD, "headline") from error``.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        """Keep the reason and the detail, which must not quote the story's text."""
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Origin(NamedTuple):
    """Where in Kafka a record was read: ``topic/partition/offset``."""

    topic: str
    partition: int
    offset: int

    def __str__(self) -> str:
        """Write it as the ``wiredesk-source`` header has it."""
        return f"{self.topic}/{self.partition}/{self.offset}"


@dataclass(frozen=True, slots=True)
class Message:
    """The bytes that an agency sent, with their Kafka key, headers and timestamp."""

    value: bytes
    received: datetime
    key: bytes | None = None
    headers: tuple[tuple[str, bytes], ...] = ()
    origin: Origin | None = None

    def header(self, name: str) -> str | None:
        """Give the last value of a header as text, or None where it is absent."""
        values = [value for key, value in self.headers if key == name]
        return values[-1].decode("utf-8", "replace") if values else None


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that could not be read or may not be published, whole, with the reason."""

    message: Message
    reason: Reason
    detail: str
    """the field or position at fault; never the story's text"""


_FIELDS = attrgetter("__dict__")


class Value(BaseModel):
    """A frozen, closed record: an unknown field is an error, not a guess."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def to_json(self) -> bytes:
        """Write it as JSON in UTF-8: what `model_dump_json` gives, in half the time."""
        try:
            return orjson.dumps(self, _FIELDS, orjson.OPT_UTC_Z)
        except orjson.JSONEncodeError:  # an integer of more than 64 bits, as a count of words
            return self.model_dump_json().encode()


Start = Annotated[int, Field(ge=0, description="first code point of the span")]
End = Annotated[int, Field(ge=0, description="code point after the span's last")]
Confidence = Annotated[float, Field(ge=0, le=1, description="0 (a guess) to 1 (certain)")]


class Span(Value):
    """A stretch of an article's text or headline, in Unicode code points.

    ``getattr(article, span.field)[span.start:span.end] == span.text`` always holds.
    """

    start: Start
    end: End
    text: str
    """the characters of the span, as they stand in the article"""
    field: Literal["text", "headline"] = "text"
    """the field of the article that the offsets count in"""


class Subject(Value):
    """A subject as the agency sent it, and the Media Topic that it stands for."""

    code: str
    """the code as sent: a qcode, a uri or a bare number"""
    name: str | None = None
    """the name as sent"""
    scheme: str | None = None
    """the vocabulary as sent"""
    media_topic: str | None = None
    """IPTC Media Topic, as ``medtop:20000002``, where a crosswalk knows it"""


LinkRelation = Literal["replaces", "corrects", "kills", "related", "alternate", "part_of"]


class Link(Value):
    """Another item that an article refers to."""

    relation: LinkRelation
    """what this article is to the other one; ``alternate`` is another id of its own"""
    id: str
    """the other item's identifier, as sent"""


class Status(StrEnum):
    """IPTC publishing status: what the agency says of this version."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


ItemType = Literal["story", "alert", "table", "digest", "advisory", "press_release", "service"]


class Article(Value):
    """What one version of a story says, whichever format it came in."""

    format: str
    """the wire format that it was decoded from"""
    provider: str | None = None
    """who sent it, as the message says"""
    native_id: str | None = None
    """the agency's own identifier, the same for all versions and unlike any other agency's"""
    native_version: str | None = None
    """the agency's own version, as sent"""
    sequence: str | None = None
    """the running number of the transmission, as sent, where the format has one"""
    status: Status = Status.USABLE
    """IPTC publishing status"""
    headline: str | None = None
    """the headline, in plain text"""
    headline_is_first_words: bool = False
    """true where the agency sent no headline and the text's first words stand in"""
    slugline: str | None = None
    """the agency's short working title"""
    take_key: str | None = None
    """which take of the story it is, as sent: ``1st Lead``, ``2nd Ld-Writethru``, ``ADD 1``"""
    byline: str | None = None
    """who wrote it, as sent"""
    dateline: str | None = None
    """the dateline, where the format has a field of its own for it"""
    text: str = ""
    """plain text, a paragraph a line, without markup"""
    tables: tuple[str, ...] = ()
    """tables and agate of the text, apart from it: a row a line, tabs between cells"""
    captions: tuple[str, ...] = ()
    """captions of the pictures that came with it"""
    language: str | None = None
    """BCP 47 tag as declared by the sender"""
    urgency: int | None = Field(default=None, ge=1, le=9)
    """IPTC urgency: 1 is a flash, 5 is normal, 8 is the least urgent"""
    priority: int | None = Field(default=None, ge=0, le=9)
    """transmission priority, where the format has one beside the urgency"""
    word_count: int | None = Field(default=None, ge=0)
    """how many words the sender says that the text has"""
    category: str | None = None
    """the agency's category code, as sent"""
    keywords: tuple[str, ...] = ()
    """keywords as sent"""
    signals: tuple[str, ...] = ()
    """signals to the receiver's systems, as sent: ``sig:update``, ``cqn:…``"""
    genre: str | None = None
    """IPTC genre, as sent"""
    item_type: ItemType = "story"
    """what kind of thing it is"""
    created: AwareDatetime | None = None
    """when the first version was made, as sent"""
    sent: AwareDatetime | None = None
    """when this version was made or sent, as sent"""
    embargoed_until: AwareDatetime | None = None
    """not to be published before this instant"""
    expires: AwareDatetime | None = None
    """not to be used after this instant"""
    editor_note: str | None = None
    """the note to editors, without its private lines"""
    located: str | None = None
    """the place that the agency's metadata name"""
    rights: str | None = None
    """copyright notice, as sent"""
    usage_terms: str | None = None
    """what the sender says of its use"""
    links: tuple[Link, ...] = ()
    """other items that it refers to"""
    subjects: tuple[Subject, ...] = ()
    """subjects as sent"""

    @property
    def sent_headline(self) -> str:
        """The headline that the agency sent; empty where only the first words stand in."""
        return "" if self.headline_is_first_words else self.headline or ""


class Decoded(NamedTuple):
    """An article, and what its decoder repaired or had to pass over to read it."""

    article: Article
    warnings: tuple[str, ...] = ()
    sources: Mapping[str, str] = MappingProxyType({})
    """where fields came from, for who asks: a field of the article to its place in the message,
    as ``headline`` to ``NewsLines/HeadLine``; a field that is not here was not said"""


class Intent(StrEnum):
    """What a message says that it does, by its status, its signals or in words."""

    PUBLISH = "publish"
    CORRECT = "correct"
    ADVISE = "advise"
    """tells editors something, and is no story"""
    KILL = "kill"
    KILL_NOTICE = "kill_notice"
    """says that a story is killed: its own where that is known, else one that it may not name"""


class Embargo(Value):
    """Until when a version may not be published."""

    until: AwareDatetime | None = None
    """the instant; None where there is an embargo whose end could not be read"""


class Item(Value):
    """An article with its identity: one version of a story, as ``wire.items`` carries it."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    """version of this record's layout"""
    id: str
    """the story: the same for all its versions, on every machine and run"""
    version: int = Field(ge=1)
    """orders the versions of one story"""
    digest: str
    """fingerprint of the words alone, to tell a repeat from a new version"""
    intent: Intent = Intent.PUBLISH
    """what the message says that it does"""
    embargo: Embargo | None = None
    """until when it may not be published, if it says so"""
    relates: tuple[str, ...] = ()
    """ids of other stories that it refers to"""
    article: Article
    """the story's content and the agency's metadata"""
    warnings: tuple[str, ...] = ()
    """what the decoder repaired or had to ignore"""
    source: str | None = None
    """where the message was read: ``topic/partition/offset``"""
    traceparent: str | None = None
    """W3C trace context of the message, carried on"""
    received: AwareDatetime
    """the Kafka timestamp of the agency's message"""
    decoded: AwareDatetime
    """when the message was decoded"""


class Fact(Value):
    """What one enricher learnt of an item. Each enricher has a type of its own."""


F = TypeVar("F", bound=Fact)


class Model(Value):
    """A model or a data file that facts were learnt from."""

    name: str
    """what it is called, as in its card"""
    digest: str
    """the first 12 hexadecimal digits of its SHA-256"""
    language: str | None = None
    """ISO 639-1 code of the language that it is for; null where it is for more than one"""


@dataclass(frozen=True, slots=True)
class Story:
    """An item and the facts that are known of it so far."""

    item: Item
    facts: Mapping[type[Fact], Fact] = field(default_factory=dict)

    @property
    def article(self) -> Article:
        """The item's article."""
        return self.item.article

    def get(self, kind: type[F]) -> F | None:
        """Give the fact of this type, or None where its enricher had nothing to say."""
        found = self.facts.get(kind)
        return found if isinstance(found, kind) else None

    def knowing(self, fact: Fact) -> Self:
        """Give the same story with one more fact."""
        return replace(self, facts={**self.facts, type(fact): fact})
