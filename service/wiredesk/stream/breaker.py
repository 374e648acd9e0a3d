"""The breaker: a worker whose messages nearly all die stops, before it drains a topic.

It guards against a decoder that a deployment has broken, or a feed in a format that nobody
knows: what a healthy worker could read must not end up among the dead letters.
"""

from collections import deque
from dataclasses import dataclass, field

WINDOW = 1000
"""how many of the last messages the ratio is taken over"""


@dataclass(slots=True)
class Breaker:
    """Counts the dead among the last messages of one partition."""

    ratio: float
    """share of the last `WINDOW` messages that may be dead; 1 never trips"""
    run: int
    """so many dead messages in a row trip it; 0 never does"""
    _last: deque[bool] = field(default_factory=lambda: deque(maxlen=WINDOW))
    _dead: int = 0
    _row: int = 0

    def trips(self, *, dead: bool) -> str | None:
        """Count one message, and say why the worker has to stop, if so."""
        if len(self._last) == WINDOW:
            self._dead -= self._last[0]
        self._last.append(dead)
        self._dead += dead
        self._row = self._row + 1 if dead else 0
        if self.run and self._row >= self.run:
            return f"{self._row} messages in a row are dead letters"
        if len(self._last) == WINDOW and self._dead > self.ratio * WINDOW:
            return f"{self._dead} of the last {WINDOW} messages are dead letters"
        return None
