"""What a consumer must have seen of generated stories, by the generator alone.

It knows nothing of the pipeline's verdicts; of its code it uses only what makes a story's id.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson

from support.expectation import Records, message_of
from support.generator import Wire
from support.kafka_log import Record
from wiredesk.decode import decode
from wiredesk.identify.identity import story_id
from wiredesk.topics import RAW

LARGEST = 1_000_000
UNPUBLISHED = ("broken", "repeat")

Version = tuple[str, int]
"""a story's id and the number of a version"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How the stories that came out compare with those that were sent."""

    stories: int
    """versions that had to come out"""
    lost: int = 0
    doubled: int = 0
    disordered: int = 0
    """versions that came after a newer one of their story"""


def standing(records: Records) -> dict[str, int]:
    """Read ``latest`` as its consumers do: the version that stands, by story."""
    last = {(r.key or b"").decode(): r.value for r in records["latest"]}
    return {key: orjson.loads(value)["version"] for key, value in last.items() if value}


def should_stand(records: Records, wires: Iterable[Wire]) -> dict[str, int]:
    """Work out the same from what was generated, in the order in which it was sent."""
    newest = {w.story: w for w in wires if w.kind not in UNPUBLISHED}
    ids = _ids(records, newest.values())
    return {ids[w.story]: w.version for w in newest.values() if w.kind != "kill"}


def tally(records: Records, wires: Sequence[Wire]) -> Tally:
    """Count what is lost, doubled or out of order on ``stories``."""
    sent = [w for w in wires if w.kind not in UNPUBLISHED]
    ids = _ids(records, sent)
    expected = Counter((ids[w.story], w.version) for w in sent)
    seen = [_version(record) for record in records["stories"]]
    there = Counter(seen)
    return Tally(
        stories=expected.total(),
        lost=(expected - there).total(),
        doubled=(there - expected).total(),
        disordered=_disordered(seen),
    )


def _disordered(seen: Iterable[Version]) -> int:
    """Count the versions that come after a newer one."""
    newest: dict[str, int] = {}
    late = 0
    for story, version in seen:
        late += version < newest.get(story, 0)
        newest[story] = max(version, newest.get(story, 0))
    return late


def _version(record: Record) -> Version:
    """Read which version of which story a record of ``stories`` is."""
    return (record.key or b"").decode(), orjson.loads(record.value or b"")["version"]


def _ids(records: Records, wires: Iterable[Wire]) -> dict[str, str]:
    """Give each story's id, by the generator's name for it."""
    one_each = {wire.story: wire for wire in wires}
    by_value = {record.value: record for record in records[RAW.name]}
    messages = {story: message_of(by_value[wire.value]) for story, wire in one_each.items()}
    return {
        story: story_id(next(iter(decode(message, LARGEST))).article)
        for story, message in messages.items()
    }
