"""The topics as an AsyncAPI 3.0 document, for the tools that read those.

Source: AsyncAPI 3.0.0, Kafka bindings 0.5.0.
"""

from collections.abc import Collection

from wiredesk import __version__
from wiredesk.route import topics
from wiredesk.settings import Settings
from wiredesk.topics import DEAD, RAW, Topic

Json = dict[str, object]

PREFIX: str = Settings.model_fields["topic_prefix"].default
MAX_MESSAGE_BYTES: int = Settings.model_fields["max_message_bytes"].default
BINDING = "0.5.0"
INTEGERS = ("retention.ms", "max.message.bytes")


def document(with_schema: Collection[str]) -> Json:
    """Describe every topic; those named have a schema file of their own beside the document."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "wiredesk",
            "version": __version__,
            "description": "News-agency wires in, clean and enriched stories out.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic, with_schema) for topic in topics()},
        "operations": {topic.name: _operation(topic) for topic in topics()},
    }


def _channel(topic: Topic, with_schema: Collection[str]) -> Json:
    """Describe a topic and what is on it."""
    policy: Json = {
        **topic.settings(MAX_MESSAGE_BYTES),
        **{name: int(topic.settings(MAX_MESSAGE_BYTES)[name]) for name in INTEGERS},
        "cleanup.policy": topic.cleanup.split(","),
    }
    return {
        "address": topic.full_name(PREFIX),
        "description": topic.carries,
        "messages": {topic.name: _message(topic, with_schema)},
        "bindings": {"kafka": {"topicConfiguration": policy, "bindingVersion": BINDING}},
    }


def _message(topic: Topic, with_schema: Collection[str]) -> Json:
    """Describe a record: its value, or for a dead letter the headers that are added."""
    key: Json = {"type": "string", "description": topic.key}
    message: Json = {
        "summary": topic.carries,
        "bindings": {"kafka": {"key": key, "bindingVersion": BINDING}},
    }
    if topic.name in with_schema:
        part = "headers" if topic.name == DEAD.name else "payload"
        message[part] = {"$ref": f"./{topic.name}.v{topic.version}.schema.json"}
    if topic.name in (RAW.name, DEAD.name):
        message["contentType"] = "application/octet-stream"
    return message


def _operation(topic: Topic) -> Json:
    """Say whether wiredesk reads a topic or writes it."""
    action = "receive" if topic.name == RAW.name else "send"
    return {"action": action, "channel": {"$ref": f"#/channels/{topic.name}"}}
