"""Whether what waits also moves: each partition, each rebalance, each question for itself."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sight:
    """How one thing stands."""

    what: str
    """names it: begins the line that a stuck worker ends with"""
    mark: object
    """differs from the one before where something has moved"""
    waits: bool
    """whether there is anything to do"""
    limit: float
    """seconds that it may wait without moving"""


@dataclass(slots=True)
class Progress:
    """Remembers since when each thing has stood still with something to do."""

    _since: dict[str, tuple[object, float]] = field(default_factory=dict)

    def overdue(self, sights: Iterable[Sight]) -> Iterator[tuple[str, float]]:
        """Take in how things stand; give what is stuck, and the seconds beyond its limit."""
        now = time.monotonic()
        before, self._since = self._since, {}
        for sight in sights:
            mark, since = before.get(sight.what, (sight.mark, now))
            stands = sight.waits and mark == sight.mark
            self._since[sight.what] = sight.mark, since if stands else now
            if stands and now - since > sight.limit:
                yield (
                    f"{sight.what}; nothing has moved for {now - since:.0f} s",
                    (now - since - sight.limit),
                )
