"""The one way that a worker ends on a failure: a clear line, then the process is gone.

Nothing is repaired in place. Whoever supervises the worker starts it again, and the fence of
the next owner aborts what was left open. A process that lived on after a failed transaction
could hold in memory what the broker has thrown away.
"""

import logging
import os
from collections.abc import Callable, Coroutine, Mapping
from functools import wraps
from typing import NoReturn, ParamSpec

from aiokafka.errors import (
    InvalidProducerEpoch,
    KafkaConnectionError,
    KafkaError,
    LeaderNotAvailableError,
    MessageSizeTooLargeError,
    NodeNotReadyError,
    NotLeaderForPartitionError,
    ProducerFenced,
    UnknownTopicOrPartitionError,
)

from wiredesk.stream.errors import Failed

P = ParamSpec("P")
Main = Callable[P, Coroutine[None, None, None]]
FAILED = 1

AWAY = "the broker was away; or a topic is missing, which wiredesk topics shows"
TAKEN = "another worker has taken this partition over, as is meant"
MEANINGS: Mapping[type[BaseException], str] = {
    KafkaConnectionError: AWAY,
    LeaderNotAvailableError: AWAY,
    NodeNotReadyError: AWAY,
    NotLeaderForPartitionError: AWAY,
    UnknownTopicOrPartitionError: AWAY,
    TimeoutError: "the broker did not answer in time (WIREDESK_LIMIT_SECONDS)",
    InvalidProducerEpoch: TAKEN,
    ProducerFenced: TAKEN,
    MessageSizeTooLargeError: "a topic takes less than is written to it, see wiredesk topics",
}
"""what an error of aiokafka means to who runs a worker"""

logger = logging.getLogger(__name__)


def die(why: str, error: BaseException | None = None) -> NoReturn:
    """Log why, and end the process at once, with exit code 1."""
    logger.critical("stopped: %s%s", why, _words(error), exc_info=_trace(error))
    logging.shutdown()
    os._exit(FAILED)


def _words(error: BaseException | None) -> str:
    """Name an error, and say what it means."""
    if error is None:
        return ""
    meaning = MEANINGS.get(type(error))
    return f": {error!r}, {meaning}" if meaning else f": {error!r}"


def _trace(error: BaseException | None) -> BaseException | None:
    """Keep the traceback of a bug; of a broker that is away it says nothing."""
    return None if isinstance(error, OSError | TimeoutError | KafkaError | Failed) else error


def fatal(what: str) -> Callable[[Main[P]], Main[P]]:
    """Make any error of a coroutine function the end of the process.

    Faust keeps a process alive whose agent has died; a task whose exception nobody reads
    just stops. Neither may happen.
    """

    def wrap(function: Main[P]) -> Main[P]:
        """Wrap one coroutine function."""

        @wraps(function)
        async def run(*args: P.args, **kwargs: P.kwargs) -> None:
            """Run it, and end the process with its error."""
            try:
                await function(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 (whatever it is, the process ends with it)
                die(what, error)

        return run

    return wrap
