"""What has come out so far: counted, timed, and the newest kept to be shown."""

from collections import Counter, deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from wiredesk.demo.script import Account

KEPT = 200
TIMED = 5_000
RATE_SPAN = timedelta(seconds=5)


class Received(BaseModel):
    """When a message was received."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    received: datetime


class Head(BaseModel):
    """What is counted of an envelope."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    version: int
    action: str
    timing: Received


@dataclass(frozen=True, slots=True)
class Dead:
    """A dead letter: why, and where it was read."""

    reason: str
    detail: str
    source: str
    arrived: datetime


class Tally:
    """Counts what is sent and what arrives."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.sent = 0
        self.account = Account()
        self.stories: deque[bytes] = deque(maxlen=KEPT)
        self.dead: deque[Dead] = deque(maxlen=KEPT)
        self.first: bytes | None = None
        """the envelope that came first"""
        self._arrivals: deque[datetime] = deque(maxlen=TIMED)
        self._seconds: deque[float] = deque(maxlen=TIMED)

    def story(self, value: bytes, now: datetime) -> None:
        """Count an envelope that has arrived."""
        head = Head.model_validate_json(value)
        self.account.published[head.id, head.version, head.action] += 1
        self.stories.append(value)
        self.first = self.first or value
        self._arrivals.append(now)
        self._seconds.append((now - head.timing.received).total_seconds())

    def dead_letter(self, dead: Dead) -> None:
        """Count a dead letter that has arrived."""
        self.account.dead[dead.reason] += 1
        self.dead.append(dead)

    def freshness(self, share: float) -> float | None:
        """Give the seconds within which that share of the stories arrived, of the last 5,000."""
        ranked = sorted(self._seconds)
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else None

    def rate(self, now: datetime) -> float:
        """Give the stories a second, over the last five."""
        recent = sum(arrival > now - RATE_SPAN for arrival in tuple(self._arrivals))
        return recent / RATE_SPAN.total_seconds()

    def actions(self) -> Counter[str]:
        """Count what was published by action."""
        counts: Counter[str] = Counter()
        for (_, _, action), number in self.account.published.items():
            counts[action] += number
        return counts

    def complete(self, due: Account) -> bool:
        """Tell whether everything that is due has arrived."""
        return due.published <= self.account.published and due.dead <= self.account.dead

    def missing(self, due: Account) -> str:
        """Say what has not arrived."""
        counts = {
            "stories": (due.published - self.account.published).total(),
            "dead letters": (due.dead - self.account.dead).total(),
        }
        return " and ".join(f"{number} {what}" for what, number in counts.items() if number)

    def surplus(self, due: Account) -> int:
        """Count the stories that arrived twice, or were not due at all."""
        return (self.account.published - due.published).total()
