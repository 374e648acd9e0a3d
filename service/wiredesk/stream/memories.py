"""What is remembered of many stories, in little memory, and for no longer than a horizon.

A story takes a key of 16 bytes and a packed value of 9 bytes and 8 per fingerprint. Stories lie
in one dict per day of their last change, so that what is too old goes a day at a time.
"""

from struct import Struct

from wiredesk.identify.verdict import Memory

DAY_SECONDS = 24 * 60 * 60
_HEAD = Struct(">?Q")
_DIGEST_BYTES = 8
_JSON = b"{"[0]


class Memories:
    """Story id to memory, without the versions that are held."""

    def __init__(self, horizon_days: int) -> None:
        """Remember each story for this many days after its last change, and up to a day more."""
        self.horizon_days = horizon_days
        self._days: dict[int, dict[bytes, bytes]] = {}

    def __len__(self) -> int:
        """Count the stories."""
        return sum(map(len, self._days.values()))

    def get(self, story: str) -> Memory | None:
        """Give what is remembered of a story, or None."""
        key = _key(story)
        for day in self._days.values():
            value = day.get(key)
            if value is not None:
                return _unpacked(value)
        return None

    def put(self, story: str, memory: Memory, at: float) -> None:
        """Remember a story as it is since this instant, in seconds since 1970."""
        self.forget(story)
        today = int(at // DAY_SECONDS)
        if today not in self._days:
            self._days[today] = {}
            self._expire()
        if today in self._days:
            self._days[today][_key(story)] = _packed(memory)

    def forget(self, story: str) -> None:
        """Forget a story."""
        key = _key(story)
        for day in self._days.values():
            if day.pop(key, None) is not None:
                return

    def _expire(self) -> None:
        """Forget the days that are beyond the horizon, as seen from the newest."""
        oldest = max(self._days) - self.horizon_days
        self._days = {day: self._days[day] for day in sorted(self._days, reverse=True)}
        for day in [day for day in self._days if day < oldest]:
            del self._days[day]


def _key(story: str) -> bytes:
    """Give the bytes of a story id; what is none is kept as it stands."""
    try:
        return bytes.fromhex(story)
    except ValueError:
        return story.encode()


def _packed(memory: Memory) -> bytes:
    """Pack a memory; one that has no room in the packed form is kept as its record."""
    try:
        digests = bytes.fromhex("".join(memory.digests))
        if len(digests) == _DIGEST_BYTES * len(memory.digests) and _regular(memory):
            return _HEAD.pack(memory.killed, memory.version) + digests
    except ValueError:
        pass
    return memory.to_bytes()


def _regular(memory: Memory) -> bool:
    """Tell whether version and fingerprints have the usual sizes."""
    sizes = {len(digest) for digest in memory.digests}
    return memory.version.bit_length() <= 8 * 8 and sizes <= {2 * _DIGEST_BYTES}


def _unpacked(value: bytes) -> Memory:
    """Read a packed memory."""
    if value[0] == _JSON:
        return Memory.from_bytes(value)
    killed, version = _HEAD.unpack_from(value)
    digests = value[_HEAD.size :].hex()
    size = 2 * _DIGEST_BYTES
    return Memory(
        version, tuple(digests[n : n + size] for n in range(0, len(digests), size)), killed
    )
