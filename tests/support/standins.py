"""As much of a Faust app as a fence and a watchdog look at."""

from dataclasses import dataclass, field

from faust.types import TP

from wiredesk.settings import Settings

PART = TP("wire.items.v1", 0)
SETTINGS = Settings(limit_seconds=1, start_timeout_seconds=5)


class Died(Exception):  # noqa: N818 (what happened)
    """Stands for the end of the process."""


@dataclass
class Thread:
    """What a consumer thread knows of one partition."""

    fetched: int | None = 10

    def fetched_to(self, _: TP) -> int | None:
        return self.fetched


@dataclass
class Consumer:
    """A consumer with its thread."""

    thread: Thread = field(default_factory=Thread)


@dataclass
class App:
    """An app that owns partitions."""

    rebalancing: bool = False
    exact: Consumer = field(default_factory=Consumer)
