"""The small Kafka client of the command line: send messages, follow topics.

The worker has lanes of its own; nothing here is part of its path.
"""

import asyncio
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
)
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaConnectionError, NodeNotReadyError

from wiredesk.publish.outbound import Headers
from wiredesk.settings import Settings
from wiredesk.stream.connection import connection
from wiredesk.stream.errors import Failed
from wiredesk.stream.refusals import UNREACHABLE, Ear, listening, refusal, told

T = TypeVar("T")
Record: TypeAlias = "ConsumerRecord[bytes, bytes]"

REACH_SECONDS = 8
"""how long a broker may take to answer at all"""
LARGEST_BYTES = 64 * 1024 * 1024
"""what the client itself allows; the topic's own limit is the one that counts"""


class Startable(Protocol):
    """What all clients of aiokafka have in common."""

    async def start(self) -> None:
        """Connect."""


C = TypeVar("C", bound=Startable)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way to the raw topic."""

    value: bytes
    key: bytes | None = None
    headers: Headers = ()


def complete(work: Coroutine[object, object, T]) -> T:
    """Run a coroutine to its end; what Kafka refuses becomes `Failed`."""
    with told():
        return asyncio.run(work)


@asynccontextmanager
async def connected(settings: Settings, make: Callable[[], C]) -> AsyncIterator[C]:
    """Connect a client for as long as the block runs; `Failed` where no broker lets it."""
    client = make()
    with listening() as ear:
        try:
            await _start(client, settings, ear)
            yield client
        except NodeNotReadyError as error:  # one of the cluster's other addresses
            raise refusal(ear.heard or error, settings) from error
        finally:
            await _stop(client)


async def _start(client: Startable, settings: Settings, ear: Ear) -> None:
    """Connect a client; `Failed` where that is not possible in time."""
    try:
        await asyncio.wait_for(client.start(), REACH_SECONDS)
    except (KafkaConnectionError, OSError) as error:
        raise refusal(ear.heard or error, settings) from error
    except ValueError as error:
        raise Failed(f"not the address of a broker: {settings.broker}", UNREACHABLE) from error


async def _stop(client: Startable) -> None:
    """Disconnect a client."""
    if isinstance(client, AIOKafkaAdminClient):
        await client.close()
    elif isinstance(client, AIOKafkaConsumer | AIOKafkaProducer):
        await client.stop()


async def send(
    settings: Settings,
    topic: str,
    messages: AsyncIterable[Outgoing],
    sent: Callable[[Outgoing], None],
) -> None:
    """Send messages, and tell ``sent`` of each as soon as the broker has it."""

    async def confirm(message: Outgoing, confirmation: Awaitable[object]) -> None:
        """Wait until the broker has a message, and tell."""
        await confirmation
        sent(message)

    try:
        async with (
            connected(settings, lambda: _producer(settings)) as kafka,
            asyncio.TaskGroup() as group,
        ):
            async for message in messages:
                headers = list(message.headers)
                accepted = await kafka.send(topic, message.value, message.key, headers=headers)
                group.create_task(confirm(message, accepted))
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from failures


def _producer(settings: Settings) -> AIOKafkaProducer:
    """Make a producer that repeats what a broker did not confirm, without doubling it."""
    return AIOKafkaProducer(
        **connection(settings), enable_idempotence=True, max_request_size=LARGEST_BYTES
    )


async def follow(
    settings: Settings, topics: tuple[str, ...], *, beginning: bool
) -> AsyncGenerator[Record, None]:
    """Give the committed records of topics as they come, from their beginning or from now.

    The topics must exist: a consumer could make a broker create them.
    """
    async with connected(settings, lambda: _consumer(settings, topics)) as consumer:
        if not beginning:
            await consumer.seek_to_end()
        async for record in consumer:
            yield record


async def standing(settings: Settings, topic: str) -> list[bytes]:
    """Give the newest value of each key of a compacted topic, as it stands now.

    The topic must exist.
    """
    newest: dict[bytes | None, bytes | None] = {}
    async with connected(settings, lambda: _consumer(settings, (topic,))) as consumer:
        ends = await consumer.end_offsets(consumer.assignment())
        while any([await consumer.position(tp) < end for tp, end in ends.items()]):
            for records in (await consumer.getmany(timeout_ms=100)).values():
                newest |= {record.key: record.value for record in records}
    return [value for value in newest.values() if value is not None]


def _consumer(settings: Settings, topics: tuple[str, ...]) -> AIOKafkaConsumer:
    """Make a consumer without a group: it reads all partitions and leaves no trace."""
    return AIOKafkaConsumer(
        *topics,
        **connection(settings),
        isolation_level="read_committed",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=LARGEST_BYTES,
    )


async def alongside(
    main: Coroutine[object, object, T],
    *others: Coroutine[object, object, None],
    seconds: float | None = None,
) -> T:
    """Run coroutines until the main one ends; one that fails ends all, and so does the time."""
    first = asyncio.create_task(main)
    tasks: set[asyncio.Task[T] | asyncio.Task[None]] = {first, *map(asyncio.create_task, others)}
    try:
        async with asyncio.timeout(seconds):
            while not first.done():
                done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
            return first.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
