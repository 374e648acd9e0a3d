"""The Kafka topics: what each carries, how long it is kept, and with which policy.

A downstream topic is declared by its file in ``route/``; those here are the ones that the
worker itself needs.
"""

from dataclasses import dataclass, field
from typing import Literal

DAY_MS = 24 * 60 * 60 * 1000
HORIZON_DAYS = 7
# A log's newest segment is neither compacted nor deleted: without this, for a week.
DAILY = {"segment.ms": str(DAY_MS)}
# What a record may be larger than the message it was made of: escapes and charsets can double
# the text, and enrichment is bounded by its own caps, well under the fixed part.
GROWTH = 3
ENRICHMENT_BYTES = 1024 * 1024
FRAMING_BYTES = 64 * 1024

CleanupPolicy = Literal["delete", "compact", "compact,delete"]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: ``<prefix>.<name>.v<version>``."""

    name: str
    carries: str
    """what a record is, in one sentence"""
    key: str
    """what a record's key is"""
    cleanup: CleanupPolicy
    retention_days: int | None
    """how long records are kept; None for a compacted topic that keeps the newest for ever"""
    version: int = 1
    config: dict[str, str] = field(default_factory=dict)
    """further Kafka topic settings"""

    def full_name(self, prefix: str) -> str:
        """Give the topic's name on the broker."""
        return f"{prefix}.{self.name}.v{self.version}"

    def settings(self, max_message_bytes: int, horizon_days: int = HORIZON_DAYS) -> dict[str, str]:
        """Give the Kafka settings that the topic is created with.

        The ledger is kept for as long as a worker remembers a story.
        """
        largest = max_message_bytes if self.name == "raw" else largest_record(max_message_bytes)
        days = horizon_days if self.name == "ledger" else self.retention_days
        retention = -1 if days is None else days * DAY_MS
        return {
            "cleanup.policy": self.cleanup,
            "retention.ms": str(retention),
            "max.message.bytes": str(largest + FRAMING_BYTES),
            **self.config,
        }


def largest_record(max_message_bytes: int) -> int:
    """Give the bytes that a record made of the largest message may have."""
    return GROWTH * max_message_bytes + ENRICHMENT_BYTES


RAW = Topic(
    name="raw",
    carries="a message as an agency sent it: bytes in any supported wire format",
    key="anything; messages of one story need not share it",
    cleanup="delete",
    retention_days=7,
)
ITEMS = Topic(
    name="items",
    carries="one version of a story, decoded and identified, not yet enriched",
    key="story id",
    cleanup="delete",
    retention_days=7,
)
DEAD = Topic(
    name="dead",
    carries="a message that could not be read, untouched, with the reason in its headers",
    key="the message's own key",
    cleanup="delete",
    retention_days=30,
)
LEDGER = Topic(
    name="ledger",
    carries="what is remembered of a story: newest version, fingerprints, whether killed",
    key="story id",
    cleanup="compact,delete",
    retention_days=HORIZON_DAYS,
    config=DAILY,
)
HELD = Topic(
    name="held",
    carries="the version of a story that waits for the end of its embargo, as an item",
    key="story id",
    cleanup="compact",
    retention_days=None,
    config=DAILY,
)
INTERNAL = (RAW, ITEMS, DEAD, LEDGER, HELD)
