"""Whole lives of stories, message by message: what comes of each, and what stands at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import orjson

from support.messages import MAX_BYTES, NOW, message, ninjs
from wiredesk.identify.verdict import Memory
from wiredesk.pipeline import Outcome, handle, receive, release
from wiredesk.story import DeadLetter, Message

NITF_KILL = """<?xml version="1.0"?>
<nitf><head><title>KILL Bridge opens</title><docdata management-status="canceled"
management-doc-idref="urn:example:1"><doc-id id-string="urn:example:kill-1"/></docdata></head>
<body><body.head><hedline><hl1>MANDATORY KILL: Bridge opens</hl1></hedline></body.head>
<body.content><p>Editors: do not use the story on the bridge. It is wrong.</p></body.content>
</body></nitf>"""


@dataclass
class Newsroom:
    """What a reader of the topics has, and what is remembered."""

    memory: dict[str, Memory] = field(default_factory=dict)
    verdicts: list[str] = field(default_factory=list)
    stories: list[tuple[str, int, bool]] = field(default_factory=list)
    """action, version and whether late, of all that was published"""
    latest: dict[bytes | None, bytes | None] = field(default_factory=dict)

    def take(self, messages: Sequence[Message], now: datetime = NOW) -> None:
        """Receive and handle messages, one after the other."""
        for each in messages:
            for item in receive(each, max_bytes=MAX_BYTES, now=now):
                assert not isinstance(item, DeadLetter), item
                self._settle(item.id, handle(item, self.memory.get, now=now))

    def wait_until(self, now: datetime) -> None:
        """Release what is due."""
        for story in list(self.memory):
            outcome = release(story, self.memory.get, now=now)
            if outcome:
                self._settle(story, outcome)

    def _settle(self, story: str, outcome: Outcome) -> None:
        self.verdicts.append(outcome.verdict.value)
        if outcome.remember:
            self.memory[story] = outcome.remember
        for record in outcome.send:
            if record.topic.name == "latest":
                self.latest[record.key] = record.value
            if record.topic.name == "stories":
                envelope = orjson.loads(record.value or b"")
                self.stories.append((envelope["action"], envelope["version"], envelope["late"]))

    @property
    def standing(self) -> list[tuple[int, str]]:
        """Give version and text of what stands."""
        values = [orjson.loads(value) for value in self.latest.values() if value]
        return [(value["version"], value["article"]["text"]) for value in values]


def at(minute: int, **fields: object) -> Message:
    """Give a version without a number of its own, sent at this minute past ten."""
    return ninjs(versioncreated=f"2026-08-03T10:{minute:02}:00Z", **fields)


TAKES = [
    at(0, headline="Bridge opens", body_text=None),
    at(5, headline="Bridge opens (1st Lead)", body_text="It opened."),
    at(9, headline="Bridge opens (2nd Lead-Writethru)", body_text="It opened at last."),
    at(12, headline="CORRECTION: Bridge opens", body_text="It opened at noon."),
]
KILL = at(20, pubstatus="canceled")


def test_from_alert_to_kill() -> None:
    room = Newsroom()
    room.take(TAKES)
    assert room.verdicts == ["new", "update", "update", "correction"]
    assert [text for _, text in room.standing] == ["It opened at noon."]
    room.take([KILL])
    assert [action for action, _, _ in room.stories] == [
        "new", "update", "update", "correction", "kill",
    ]  # fmt: skip
    versions = [version for _, version, _ in room.stories]
    assert versions == sorted(set(versions))
    assert room.standing == []


def test_takes_out_of_order_end_in_the_same_place() -> None:
    room = Newsroom()
    room.take([TAKES[2], TAKES[0], TAKES[1], TAKES[3]])
    assert room.verdicts == ["new", "late", "late", "correction"]
    assert [late for _, _, late in room.stories] == [False, True, True, False]
    assert [text for _, text in room.standing] == ["It opened at noon."]


def test_takes_of_one_minute_are_told_apart_by_their_marks() -> None:
    first, second = (
        at(5, headline=f"UPDATE {number}-Bridge opens", body_text=f"Take {number}.")
        for number in (1, 2)
    )
    room = Newsroom()
    room.take([second, first])
    assert room.verdicts == ["new", "late"]
    assert [text for _, text in room.standing] == ["Take 2."]


def test_a_kill_before_its_story() -> None:
    room = Newsroom()
    room.take([KILL, *TAKES])
    assert room.verdicts == ["kill", "killed", "killed", "killed", "killed"]
    assert room.standing == []


def test_a_kill_in_another_document() -> None:
    room = Newsroom()
    room.take([*TAKES, message(NITF_KILL), at(30, body_text="Again.")])
    assert room.verdicts[4:] == ["advisory", "kill", "killed"]
    assert room.standing == []


def test_a_kill_in_another_document_before_its_story() -> None:
    room = Newsroom()
    room.take([message(NITF_KILL), *TAKES])
    assert room.verdicts == ["advisory", "kill", "killed", "killed", "killed", "killed"]
    assert room.standing == []


def test_an_update_of_what_is_held_comes_out_at_its_instant() -> None:
    until = NOW + timedelta(hours=6)
    room = Newsroom()
    room.take([at(0, embargoed=until.isoformat()), at(5, body_text="It will open.")])
    assert room.verdicts == ["held", "held"]
    room.wait_until(until - timedelta(seconds=1))
    assert (room.stories, room.standing) == ([], [])
    room.wait_until(until)
    room.wait_until(until)
    assert [action for action, _, _ in room.stories] == ["new"]
    assert [text for _, text in room.standing] == ["It will open."]
    room.take([at(5, body_text="It will open."), at(9, body_text="It is open.")], until)
    assert room.verdicts[2:] == ["new", "repeat", "update"]


def test_what_is_killed_while_held_never_comes_out() -> None:
    until = NOW + timedelta(hours=6)
    room = Newsroom()
    room.take([at(0, embargoed=until.isoformat()), KILL])
    room.wait_until(until)
    assert room.verdicts == ["held", "kill"]
    assert room.standing == []


def test_a_repeat_through_a_relay() -> None:
    room = Newsroom()
    relayed = at(7, body_text="The bridge over the\nriver  opened on Monday.", byline="A relay")
    room.take([at(0), relayed])
    assert room.verdicts == ["new", "repeat"]
    assert len(room.stories) == 1


def test_a_repeat_of_plain_text() -> None:
    room = Newsroom()
    text = "LONDON, Aug 3 (Meridian) - The bridge opened.\nIt is long."
    room.take([message(text), message(text.replace("\n", "\r\n"))])
    assert room.verdicts == ["new", "repeat"]


def test_two_stories_with_one_slug() -> None:
    room = Newsroom()
    room.take(
        [
            ninjs(uri="urn:a", slugline="Bridge", body_text="It opened."),
            ninjs(uri="urn:b", slugline="Bridge", body_text="It closed."),
            ninjs(uri="urn:a", slugline="Bridge", pubstatus="canceled", version="2"),
        ]
    )
    assert room.verdicts == ["new", "new", "kill"]
    assert [text for _, text in room.standing] == ["It closed."]
