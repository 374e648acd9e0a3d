"""The small Kafka client of the command line: send messages, follow topics.

The worker has lanes of its own; nothing here is part of its path.
"""

import asyncio
import logging
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Iterator,
)
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaConnectionError, KafkaError, MessageSizeTooLargeError

from wiredesk.publish.outbound import Headers
from wiredesk.stream.errors import Failed

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
    try:
        with quiet():
            return asyncio.run(work)
    except MessageSizeTooLargeError as error:
        hint = "raise WIREDESK_MAX_MESSAGE_BYTES and the topic's max.message.bytes"
        raise Failed("a message is larger than the topic allows", hint) from error
    except KafkaError as error:
        raise Failed(f"Kafka: {error}", "the broker's log says more") from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep aiokafka from logging what is told as an error anyway."""
    logger = logging.getLogger("aiokafka")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


@asynccontextmanager
async def connected(broker: str, make: Callable[[], C]) -> AsyncIterator[C]:
    """Connect a client for as long as the block runs; `Failed` where no broker answers."""
    client = make()
    try:
        await _start(client, broker)
        yield client
    finally:
        await _stop(client)


async def _start(client: Startable, broker: str) -> None:
    """Connect a client; `Failed` where that is not possible in time."""
    hint = "is Kafka running? set WIREDESK_BROKER or --broker to its HOST:PORT"
    try:
        await asyncio.wait_for(client.start(), REACH_SECONDS)
    except (KafkaConnectionError, OSError) as error:
        raise Failed(f"broker unreachable at {broker}", hint) from error
    except ValueError as error:
        raise Failed(f"not the address of a broker: {broker}", hint) from error


async def _stop(client: Startable) -> None:
    """Disconnect a client."""
    if isinstance(client, AIOKafkaAdminClient):
        await client.close()
    elif isinstance(client, AIOKafkaConsumer | AIOKafkaProducer):
        await client.stop()


async def send(
    broker: str,
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
            connected(broker, lambda: _producer(broker)) as kafka,
            asyncio.TaskGroup() as group,
        ):
            async for message in messages:
                headers = list(message.headers)
                accepted = await kafka.send(topic, message.value, message.key, headers=headers)
                group.create_task(confirm(message, accepted))
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from failures


def _producer(broker: str) -> AIOKafkaProducer:
    """Make a producer that repeats what a broker did not confirm, without doubling it."""
    return AIOKafkaProducer(
        bootstrap_servers=broker, enable_idempotence=True, max_request_size=LARGEST_BYTES
    )


async def follow(
    broker: str, topics: tuple[str, ...], *, beginning: bool
) -> AsyncGenerator[Record, None]:
    """Give the committed records of topics as they come, from their beginning or from now.

    The topics must exist: a consumer could make a broker create them.
    """
    async with connected(broker, lambda: _consumer(broker, topics)) as consumer:
        if not beginning:
            await consumer.seek_to_end()
        async for record in consumer:
            yield record


def _consumer(broker: str, topics: tuple[str, ...]) -> AIOKafkaConsumer:
    """Make a consumer without a group: it reads all partitions and leaves no trace."""
    return AIOKafkaConsumer(
        *topics,
        bootstrap_servers=broker,
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
