"""The contract as files: JSON Schemas, topic descriptions, examples and an AsyncAPI document.

Everything is generated from the types and the topics' declarations; ``wiredesk schema --write``
puts it into schemas/, and a test fails where that is stale.
"""

from collections.abc import Iterable
from functools import cache
from typing import get_type_hints

import orjson
from pydantic import BaseModel, Field, create_model

from wiredesk.identify.verdict import NOTHING, Memory
from wiredesk.publish.asyncapi import MAX_MESSAGE_BYTES, PREFIX, Json, document
from wiredesk.publish.envelope import envelope_type
from wiredesk.publish.examples import Example, examples
from wiredesk.route import routes, topics
from wiredesk.story import Item, Reason, Value
from wiredesk.topics import DEAD, HELD, ITEMS, LEDGER, Topic

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class DeadLetterHeaders(Value):
    """What wiredesk adds to the headers of a dead letter; its key and value are untouched."""

    reason: Reason = Field(alias="wiredesk-reason")
    """why it could not be read"""
    detail: str = Field(alias="wiredesk-detail")
    """the field or position at fault"""
    version: str = Field(alias="wiredesk-version")
    """the software's version"""
    topic: str = Field(alias="wiredesk-topic")
    """the topic that the message was read from"""
    partition: str = Field(alias="wiredesk-partition", pattern=r"^\d+$")
    """its partition there"""
    offset: str = Field(alias="wiredesk-offset", pattern=r"^\d+$")
    """its offset there"""


@cache
def schemas() -> dict[str, str]:
    """Give the JSON Schema of each topic's records, by the topic's short name."""
    kinds: dict[str, type[BaseModel]] = {
        ITEMS.name: Item,
        HELD.name: Item,
        LEDGER.name: _ledger_record(),
        DEAD.name: DeadLetterHeaders,
        **{route.topic.name: envelope_type() for route in routes()},
    }
    return {name: written(_schema(name, kind)) for name, kind in kinds.items()}


def files(messages: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Give every file of the contract by its path; the examples are made of these messages.

    A message is its file's name and its bytes.
    """
    shown = examples(messages)
    return {
        **{f"{name}.v1.schema.json": content for name, content in schemas().items()},
        **{example.path: written(example.content) for example in shown},
        **_topic_files(shown),
        "asyncapi.json": written(document(schemas())),
    }


def written(content: Json) -> str:
    """Write JSON as a file has it."""
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _ledger_record() -> type[BaseModel]:
    """Give the type of a ledger record: `Memory` as an object, without the version held."""
    kinds = get_type_hints(Memory)
    fields = {name: (kinds[name], ...) for name in orjson.loads(NOTHING.to_bytes())}
    return create_model("Memory", __base__=Value, __doc__=Memory.__doc__, **fields)  # type: ignore[call-overload, no-any-return]  # the stub can't tell fields from options


def _schema(name: str, kind: type[BaseModel]) -> Json:
    """Give the schema of one topic's records."""
    schema = kind.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": DIALECT, "$id": f"urn:wiredesk:{name}:v1", **_opened(schema)}


def _opened(schema: Json) -> Json:
    """Let records have fields that a schema does not know: a later wiredesk may add some."""
    return {
        key: _opened(value) if isinstance(value, dict) else value
        for key, value in schema.items()
        if (key, value) != ("additionalProperties", False)
    }


def _topic_files(shown: tuple[Example, ...]) -> dict[str, str]:
    """Give a description of each topic."""
    return {
        f"topics/{topic.name}.v{topic.version}.json": written(_described(topic, shown))
        for topic in topics()
    }


def _described(topic: Topic, shown: tuple[Example, ...]) -> Json:
    """Say what a topic carries, its policies, and where its schema and examples are."""
    schema = f"../{topic.name}.v{topic.version}.schema.json" if topic.name in schemas() else None
    return {
        "name": topic.full_name(PREFIX),
        "carries": topic.carries,
        "key": topic.key,
        "schema": schema,
        "schema_of": "headers" if topic.name == DEAD.name else "value",
        "policy": topic.settings(MAX_MESSAGE_BYTES),
        "examples": [f"../{example.path}" for example in shown if example.topic == topic.name],
    }
