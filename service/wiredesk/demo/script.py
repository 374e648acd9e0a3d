"""What the demo sends, and what must come of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files

import orjson

from wiredesk.identify.verdict import NOTHING, Memory, decide, remember
from wiredesk.pipeline import ACTIONS, receive
from wiredesk.story import Item, Message
from wiredesk.stream.client import Outgoing

SUFFIXES = (".txt", ".json")
IDENTIFIERS = ("uri", "guid")

Published = tuple[str, int, str]
"""a story's id, its version and the action"""


@dataclass(slots=True)
class Account:
    """What came of messages, or what has to."""

    published: Counter[Published] = field(default_factory=Counter)
    dead: Counter[str] = field(default_factory=Counter)
    """dead letters by reason"""
    dropped: int = 0
    """items that say nothing new, or whose story was killed"""


@cache
def feed() -> tuple[tuple[str, bytes], ...]:
    """Give the messages in the order of sending: each its file's name and its bytes."""
    folder = files("wiredesk") / "demo" / "feed"
    found = [file for file in folder.iterdir() if file.name.endswith(SUFFIXES)]
    return tuple((file.name, file.read_bytes()) for file in sorted(found, key=lambda f: f.name))


def expected(messages: Iterable[Outgoing], max_bytes: int, now: datetime) -> Account:
    """Say what must come of messages, by the same rules that the worker follows."""
    account = Account()
    memory: dict[str, Memory] = {}
    for message in messages:
        for result in receive(Message(message.value, now), max_bytes=max_bytes, now=now):
            if isinstance(result, Item):
                _settle(result, memory, account)
            else:
                account.dead[result.reason.value] += 1
    return account


def _settle(item: Item, memory: dict[str, Memory], account: Account) -> None:
    """Book one item."""
    seen = memory.get(item.id)
    verdict = decide(item, seen, item.decoded)
    memory[item.id] = remember(item, seen, verdict) or seen or NOTHING
    action = ACTIONS.get(verdict)
    if action is None:
        account.dropped += 1
    else:
        account.published[item.id, item.version, action] += 1


def outgoing(now: datetime, turn: int = 0) -> tuple[Outgoing, ...]:
    """Give the feed as Kafka messages; in a later turn as stories that were not sent before.

    Versions of one story have the same key, so that they arrive in order: agencies that care
    for it do the same.
    """
    values = [(name, fresh(value, turn) if turn else value) for name, value in feed()]
    return tuple(Outgoing(value, _key(name, value, now)) for name, value in values)


def fresh(value: bytes, turn: int) -> bytes:
    """Make another story of a message: a new identifier, or where it has none, new words."""
    try:
        document = orjson.loads(value)
    except orjson.JSONDecodeError:
        return value + f"\n(demo, turn {turn})\n".encode()
    renamed = {name: f"{document[name]}#{turn}" for name in IDENTIFIERS if name in document}
    return orjson.dumps({**document, **renamed})


def _key(name: str, value: bytes, now: datetime) -> bytes:
    """Give the id of the message's story, or the name of its file where it is dead."""
    results = receive(Message(value, now), max_bytes=len(value), now=now)
    ids = [result.id for result in results if isinstance(result, Item)]
    return (ids[0] if ids else name).encode()
