"""The demo's play: the feed goes in at one end, and what comes out is tallied."""

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from itertools import count

from wiredesk.demo.script import Account, expected, outgoing
from wiredesk.demo.stage import Stage
from wiredesk.demo.tally import Dead, Tally
from wiredesk.route.stories import TOPIC as STORIES
from wiredesk.settings import Settings
from wiredesk.stream.client import Outgoing, Record, alongside, complete, follow, send
from wiredesk.stream.clock import now, paced, pause
from wiredesk.stream.errors import Failed
from wiredesk.topics import DEAD, RAW, Topic

ARRIVAL_SECONDS = 60
GUARD_SECONDS = 0.2

Work = Coroutine[object, object, None]


@dataclass(frozen=True, slots=True)
class Play:
    """What is played, and who is told of it."""

    stage: Stage
    tally: Tally
    rate: float
    """messages a second"""
    arrived: Callable[[bytes | Dead], None]
    """called for every envelope and dead letter, after it was tallied"""

    @property
    def settings(self) -> Settings:
        """The worker's settings."""
        return self.stage.settings

    def once(self) -> Account:
        """Play the feed to its end; `Failed` unless all that is due arrives, each once.

        Gives what was due.
        """
        messages = outgoing(now())
        due = expected(messages, self.settings.max_message_bytes, now())
        seconds = ARRIVAL_SECONDS + len(messages) / self.rate
        try:
            complete(alongside(self._watch(due), *self._work(iter(messages)), seconds=seconds))
        except TimeoutError as error:
            message = f"not all arrived within {seconds:.0f} s: missing {self.tally.missing(due)}"
            raise Failed(message, "the worker's last words are above", self._words()) from error
        if self.tally.surplus(due):
            raise Failed(f"{self.tally.surplus(due)} stories arrived that were not due")
        return due

    def on(self) -> None:
        """Play the feed over and over, each time with new stories, until interrupted."""
        turns = (message for turn in count() for message in outgoing(now(), turn))
        complete(alongside(self._watch(None), *self._work(turns)))

    def _work(self, messages: Iterator[Outgoing]) -> tuple[Work, Work]:
        """Give what runs beside the watching: the feed, and an eye on the worker."""
        return self._feed(messages), self._guard()

    async def _feed(self, messages: Iterator[Outgoing]) -> None:
        """Send messages at the rate."""
        await send(self.settings, self._name(RAW), self._led(messages), self._sent)

    async def _led(self, messages: Iterator[Outgoing]) -> AsyncIterator[Outgoing]:
        """Give the first message, and once its story is out, the others at the rate.

        Partitions know no order among them: without the wait another could come out first.
        """
        yield next(messages)
        while self.tally.first is None:
            await pause(GUARD_SECONDS)
        async for message in paced(messages, self.rate):
            yield message

    def _sent(self, _message: Outgoing) -> None:
        """Count a message that the broker has."""
        self.tally.sent += 1

    async def _guard(self) -> None:
        """Raise `Failed` when the worker has ended."""
        while self.stage.worker.running():
            await pause(GUARD_SECONDS)
        raise Failed("the worker ended", "its last words are above", self._words())

    async def _watch(self, due: Account | None) -> None:
        """Tally what arrives, until all that is due has, or for ever."""
        topics = (self._name(STORIES), self._name(DEAD))
        async with aclosing(follow(self.settings, topics, beginning=True)) as records:
            async for record in records:
                self._take(record)
                if due and self.tally.complete(due):
                    return

    def _take(self, record: Record) -> None:
        """Tally one record."""
        arrival = _dead(record) if record.topic == self._name(DEAD) else record.value
        if isinstance(arrival, Dead):
            self.tally.dead_letter(arrival)
        else:
            self.tally.story(arrival, now())
        self.arrived(arrival)

    def _name(self, topic: Topic) -> str:
        """Give the name of a topic on the stage's broker."""
        return topic.full_name(self.settings.topic_prefix)

    def _words(self) -> str:
        """Give the worker's last words."""
        return self.stage.worker.last_words()


def _dead(record: Record) -> Dead:
    """Read what wiredesk added to a dead letter."""
    headers = {name: value.decode("utf-8", "replace") for name, value in record.headers}
    source = "/".join(headers[f"wiredesk-{part}"] for part in ("topic", "partition", "offset"))
    return Dead(headers["wiredesk-reason"], headers["wiredesk-detail"], source, now())
