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
from typing import Annotated, Literal, NamedTuple, Self, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

SchemaVersion = Literal[1]
SCHEMA_VERSION: SchemaVersion = 1


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
    EMBARGOED = "embargoed"


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


class Value(BaseModel):
    """A frozen, closed record: an unknown field is an error, not a guess."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


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
    status: Status = Status.USABLE
    """IPTC publishing status"""
    headline: str | None = None
    """the headline, in plain text"""
    slugline: str | None = None
    """the agency's short working title"""
    byline: str | None = None
    """who wrote it, as sent"""
    dateline: str | None = None
    """the dateline, where the format has a field of its own for it"""
    text: str = ""
    """plain text, a paragraph a line, without markup"""
    language: str | None = None
    """BCP 47 tag as declared by the sender"""
    urgency: int | None = Field(default=None, ge=1, le=9)
    """IPTC urgency: 1 is a flash, 5 is normal, 8 is the least urgent"""
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
    editor_note: str | None = None
    """the note to editors, without its private lines"""
    located: str | None = None
    """the place that the agency's metadata name"""
    subjects: tuple[Subject, ...] = ()
    """subjects as sent"""


class Decoded(NamedTuple):
    """An article, and what its decoder repaired or had to pass over to read it."""

    article: Article
    warnings: tuple[str, ...] = ()


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
