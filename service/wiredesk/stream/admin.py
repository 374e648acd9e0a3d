"""Topics on the broker: how they stand, making what is missing, and the check at start."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import (
    InvalidReplicationFactorError,
    NoError,
    TopicAlreadyExistsError,
    for_code,
)

from wiredesk.route import topics
from wiredesk.settings import Settings
from wiredesk.stream.client import complete, connected
from wiredesk.stream.connection import connection
from wiredesk.stream.errors import Failed
from wiredesk.stream.refusals import told
from wiredesk.topics import DEAD, ITEMS, RAW, Topic

REQUEST_MS = 10_000
SHOWN_TRIES = 100
SHOWN_PAUSE = 0.1
APPLY = "run: wiredesk topics apply"

Counts = Mapping[str, int]
"""how many partitions a topic has, by its name on the broker; a missing one is absent"""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a topic stands on the broker, against how it is declared."""

    topic: Topic
    name: str
    """its full name on the broker"""
    partitions: int | None
    """None where it does not exist"""
    differences: tuple[str, ...] = ()
    """what is not as declared"""


def survey(settings: Settings) -> tuple[Standing, ...]:
    """Say how every topic stands."""
    return complete(_survey(settings))


def apply(settings: Settings) -> tuple[str, ...]:
    """Create the topics that are missing, and give their names."""
    return complete(_apply(settings))


def delete(settings: Settings) -> None:
    """Delete the topics of this prefix, with all that is in them."""
    complete(_delete(settings))


async def check(settings: Settings) -> int:
    """Give the number of partitions of items; `Failed` unless all topics are there to match."""
    with told():
        counts = await require(settings, topics())
    return counts[ITEMS.name]


async def require(settings: Settings, wanted: Iterable[Topic]) -> Counts:
    """Count these topics' partitions, by short name; `Failed` unless they are there and match."""
    names = {topic.name: topic.full_name(settings.topic_prefix) for topic in wanted}
    async with _admin(settings) as admin:
        counts = await _counted(admin)
    missing = [name for name in names.values() if name not in counts]
    if missing:
        raise Failed(f"missing on {settings.broker}: {', '.join(missing)}", APPLY)
    found = {short: counts[name] for short, name in names.items()}
    unequal = mismatches(found)
    if unequal:
        raise Failed("; ".join(unequal), "recreate these topics, or add partitions to them")
    return found


def mismatches(counts: Counts) -> tuple[str, ...]:
    """Say which topics have a number of partitions that the worker can't use.

    ``counts`` is by short name. Partition p of items is written only to partition p of the
    ledger and of every downstream topic; a dead letter keeps the partition of its source.
    """
    items = counts.get(ITEMS.name)
    sources = max(counts.get(RAW.name, 1), items or 1)
    equal = [name for name in counts if name not in (RAW.name, DEAD.name)]
    faults = [
        f"{name} has {counts[name]} partitions, items has {items}"
        for name in equal
        if items is not None and counts[name] != items
    ]
    if counts.get(DEAD.name, sources) < sources:
        faults.append(f"dead has {counts[DEAD.name]} partitions, its sources have {sources}")
    return tuple(faults)


def planned(topic: Topic, counts: Counts, partitions: int) -> int:
    """Say how many partitions a missing topic gets; ``counts`` is by short name.

    It is as many as are configured, unless topics are there that it has to match.
    """
    items = counts.get(ITEMS.name, partitions)
    if topic.name == RAW.name:
        return partitions
    return max(items, counts.get(RAW.name, partitions)) if topic.name == DEAD.name else items


@asynccontextmanager
async def _admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """Connect an administrator for as long as the block runs."""

    def make() -> AIOKafkaAdminClient:
        """Make one that is not connected yet."""
        return AIOKafkaAdminClient(**connection(settings), request_timeout_ms=REQUEST_MS)

    async with connected(settings, make) as admin:
        yield admin


async def _counted(admin: AIOKafkaAdminClient) -> Counts:
    """Count the partitions of every topic; to ask for one by name could create it."""
    described = await admin.describe_topics()
    return {
        topic["topic"]: len(topic["partitions"]) for topic in described if not topic["error_code"]
    }


async def _survey(settings: Settings) -> tuple[Standing, ...]:
    """Compare each topic with its declaration."""
    async with _admin(settings) as admin:
        counts = await _counted(admin)
        found = []
        for topic in topics():
            name = topic.full_name(settings.topic_prefix)
            is_there = name in counts
            differences = await _differences(admin, topic, settings) if is_there else ()
            found.append(Standing(topic, name, counts.get(name), differences))
        return tuple(found)


async def _differences(
    admin: AIOKafkaAdminClient, topic: Topic, settings: Settings
) -> tuple[str, ...]:
    """Say which settings of a topic are not as declared, where the broker tells."""
    name = topic.full_name(settings.topic_prefix)
    declared = topic.settings(settings.max_message_bytes, settings.horizon_days)
    resource = ConfigResource(ConfigResourceType.TOPIC, name, dict.fromkeys(declared))
    responses = await admin.describe_configs([resource])
    actual = {
        entry[0]: entry[1]
        for response in responses
        for described in response.resources
        for entry in described[4]
    }
    return tuple(
        f"{key} is {actual[key]}, declared {value}"
        for key, value in declared.items()
        if key in actual and _list(actual[key]) != _list(value)
    )


def _list(value: str) -> list[str]:
    """Read a setting as Kafka does: the order in a list says nothing."""
    return sorted(value.split(","))


async def _apply(settings: Settings) -> tuple[str, ...]:
    """Create what is missing, and wait until the broker shows it."""
    async with _admin(settings) as admin:
        there = await _counted(admin)
        new = _missing(there, settings)
        if new:
            answer = await admin.create_topics(new)
            for name, code, why in answer.topic_errors:
                _refused(name, code, why)
            await _shown(admin, {topic.name for topic in new})
        return tuple(topic.name for topic in new)


def _missing(there: Counts, settings: Settings) -> list[NewTopic]:
    """Describe the topics to create."""
    names = {topic.name: topic.full_name(settings.topic_prefix) for topic in topics()}
    counts = {short: there[name] for short, name in names.items() if name in there}
    return [
        NewTopic(
            names[topic.name],
            planned(topic, counts, settings.partitions),
            settings.replication,
            topic_configs=topic.settings(settings.max_message_bytes, settings.horizon_days),
        )
        for topic in topics()
        if topic.name not in counts
    ]


def _refused(name: str, code: int, why: str | None) -> None:
    """Raise `Failed` where the broker did not create a topic; that it is there already is fine."""
    error = for_code(code)
    if error in (NoError, TopicAlreadyExistsError):
        return
    replicas = "set WIREDESK_REPLICATION to at most the number of brokers"
    hint = replicas if error is InvalidReplicationFactorError else "see the broker's log"
    raise Failed(f"{name} was not created: {why or error.__name__}", hint)


async def _shown(admin: AIOKafkaAdminClient, names: set[str]) -> None:
    """Wait until the broker lists topics that it has just created."""
    for _ in range(SHOWN_TRIES):
        if names <= (await _counted(admin)).keys():
            return
        await asyncio.sleep(SHOWN_PAUSE)
    raise Failed("the broker does not list the topics that it has created", "try again")


async def _delete(settings: Settings) -> None:
    """Delete those of our topics that are there."""
    async with _admin(settings) as admin:
        ours = {topic.full_name(settings.topic_prefix) for topic in topics()}
        await admin.delete_topics(sorted(ours & (await _counted(admin)).keys()))
