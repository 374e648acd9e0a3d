"""Time: the one place where the clock is read for the command line, and waits."""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC, datetime
from typing import TypeVar

T = TypeVar("T")

POLL_SECONDS = 0.02
AT_ONCE = math.inf
"""a rate: as fast as it goes"""


def now() -> datetime:
    """Give the present instant, in UTC."""
    return datetime.now(UTC)


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until a condition holds, at most so long; say whether it did."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


async def paced(values: Iterable[T], per_second: float) -> AsyncIterator[T]:
    """Give values at a steady rate, which a slow receiver does not shift."""
    start = time.monotonic()
    for number, value in enumerate(values):
        await asyncio.sleep(max(0, start + number / per_second - time.monotonic()))
        yield value


async def pause(seconds: float) -> None:
    """Let others work for so long."""
    await asyncio.sleep(seconds)
