"""What ``tail`` and ``read`` show of a record or a story: a line, all of it, or JSON."""

import base64
import io
import re

import orjson
import pytest
from aiokafka import ConsumerRecord
from rich.console import Console

from support.commands import Run, Write
from support.messages import dead, handled, message, ninjs
from wiredesk.cli._pretty import pretty
from wiredesk.cli._records import as_line, written
from wiredesk.cli._story import Glance, glance, line
from wiredesk.identify.verdict import Memory
from wiredesk.publish.dead import dead_record
from wiredesk.publish.outbound import Headers
from wiredesk.route import topics
from wiredesk.story import Message
from wiredesk.stream.client import Record

TOPICS = {topic.name: topic for topic in topics()}
# 12:34:56 UTC
STAMP = 1_785_760_496_000
LIMA = "LIMA, Aug 3 (Reuters) - Parliament passed the budget on Monday after a long vote."


def record(value: bytes | None, key: bytes | None = b"k", headers: Headers = ()) -> Record:
    """Give a record as Kafka's client does."""
    return ConsumerRecord(
        topic="wire.x.v1",
        partition=2,
        offset=15,
        timestamp=STAMP,
        timestamp_type=0,
        key=key,
        value=value,
        checksum=None,
        serialized_key_size=len(key or b""),
        serialized_value_size=len(value or b""),
        headers=headers,
    )


def shown(topic: str, sent: Record, width: int | None = None) -> str:
    return as_line(TOPICS[topic], sent, width).plain


def story(sent: Message, seen: Memory | None = None) -> Glance:
    """Give what a terminal sees of a message's envelope."""
    envelope = handled(sent, seen).envelope
    assert envelope is not None
    return glance(envelope.to_json())


def envelope_of(sent: Message) -> bytes:
    envelope = handled(sent).envelope
    assert envelope is not None
    return envelope.to_json()


@pytest.mark.parametrize("topic", ["stories", "latest"])
def test_a_story_on_a_line(topic: str) -> None:
    told = shown(topic, record(envelope_of(message(LIMA))))
    assert told.startswith("12:00:00  en       Lima, PE 2026-08-03")
    assert "new" in told
    assert told.endswith("Parliament passed the budget on Monday after a long vote.")


def test_a_kill_is_told_on_both_topics() -> None:
    kill = envelope_of(ninjs(pubstatus="canceled"))
    assert " kill " in shown("stories", record(kill))
    assert shown("latest", record(None, b"s1")) == "12:34:56  withdrawn: story s1"


def test_a_dead_letter_on_a_line() -> None:
    letter = dead_record(dead(message(b"\x00\xff")), 10_000)
    told = shown("dead", record(letter.value, headers=letter.headers))
    assert told.startswith("12:34:56  dead letter  wrong_encoding")
    assert told.endswith("wire.raw.v1/2/15, 2 bytes")
    assert shown("dead", record(b"x")).endswith("?/?/?, 1 bytes")


@pytest.mark.parametrize("topic", ["raw", "items", "ledger"])
def test_a_record_of_which_only_bytes_are_known(topic: str) -> None:
    told = shown(topic, record(b"\x1b[31mwords\n\xff", b"key"))
    assert told == f"12:34:56  2/15  {'key':32}  [31mwords \ufffd"
    assert "\x1b" not in told


def test_what_is_no_story_on_a_story_s_topic_is_shown_as_bytes() -> None:
    assert shown("stories", record(b'{"other": 1}')).endswith('{"other": 1}')


@pytest.mark.parametrize("width", [60, 80, 109, 110, 200])
def test_a_line_keeps_to_its_width(width: int) -> None:
    told = line(story(message(LIMA)), width).plain
    assert len(told) <= width
    assert ("politics" in told) is (width >= 110)


def test_a_line_without_a_width_is_whole() -> None:
    words = "word " * 100
    assert line(story(ninjs(headline=words))).plain.endswith(words.strip())


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"headline": "Bridge\nopens"}, "Bridge opens"),
        ({"headline": None, "body_text": "One.\nTwo."}, "One."),
    ],
)
def test_a_story_s_title(fields: dict[str, object], title: str) -> None:
    assert story(ninjs(**fields)).title == title


def test_a_story_without_facts_is_shown_as_far_as_it_goes() -> None:
    kill = story(ninjs(pubstatus="canceled", language="de"))
    assert (kill.language, kill.filed, kill.topics) == ("de", "", ())


def test_a_later_wiredesk_s_fields_are_passed_over() -> None:
    sent = orjson.loads(envelope_of(message(LIMA)))
    sent["later"] = 1
    sent["article"]["later"] = {"a": 1}
    assert glance(orjson.dumps(sent)).filed == "Lima, PE 2026-08-03"


# JSON


@pytest.mark.parametrize(
    ("value", "field", "content"),
    [
        (b'{"a": 1}', "value", {"a": 1}),
        (b"words", "value", "words"),
        (b"\xff\x00", "value_base64", base64.b64encode(b"\xff\x00").decode()),
        (None, "value", None),
    ],
)
def test_a_record_as_json(value: bytes | None, field: str, content: object) -> None:
    told = orjson.loads(written(record(value, b"key", (("wiredesk-reason", b"empty"),))))
    assert told == {
        "topic": "wire.x.v1",
        "partition": 2,
        "offset": 15,
        "timestamp": "2026-08-03T12:34:56+00:00",
        "key": "key",
        "headers": {"wiredesk-reason": "empty"},
        field: content,
    }


# All of it


def looked_at(sent: Message) -> str:
    """Give what a person sees of a story in full."""
    console = Console(file=io.StringIO(), width=100, highlight=False)
    console.print(pretty(story(sent), "a\x1bfile"))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_story_in_full() -> None:
    told = looked_at(message(LIMA))
    for fact in (
        "a file",
        "language    en, ",
        "filed from  Lima, PE (LIMA), GeoNames 3936456",
        "filed on    2026-08-03",
        "agency      Reuters (Reuters)",
        "version 1, new",
        "format      plain",
        "LIMA, Aug 3 (Reuters) - Parliament",
    ):
        assert fact in told, fact


def test_a_fact_that_is_not_known_has_no_line() -> None:
    told = looked_at(ninjs(headline="Bridge", body_text="It opened.", copyrightholder="Meridian"))
    assert "filed from" not in told
    assert "filed on" not in told
    assert re.search("agency +Meridian", told)


def test_whom_a_story_names_is_listed() -> None:
    told = looked_at(message(f"{LIMA} The vote in Lima came late. Cusco and Lima wait."))
    assert "GeoNames" in told
    assert any(row.split()[:3] == ["Lima", "place", "PE"] for row in told.splitlines())


# Notes of `read`


@pytest.mark.parametrize(
    ("value", "note"),
    [
        (b'{"uri":"a","pubstatus":"withheld","body_text":"x"}', "withheld: the agency withholds"),
        (b'{"uri":"a","pubstatus":"spiked","body_text":"x"}', "invalid_field: pubstatus: expected"),
        (b'{"pubstatus":"usable","body_text":"x"}', "missing_field: uri"),
        (b"<a><b></a>", "malformed: XML"),
        (b"<html/>", "unknown_format: "),
    ],
)
def test_why_nothing_comes_of_a_file(run: Run, write: Write, value: bytes, note: str) -> None:
    ended = run("read", write(value))
    assert (ended.code, ended.out) == (3, "")
    assert f"dead letter: {note}" in ended.err


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"embargoed": "2999-01-01T00:00:00Z"}, "not published: held of story "),
        ({"expires": "2001-01-01T00:00:00Z"}, "not published: expired of story "),
    ],
)
def test_what_is_not_published_is_noted_and_no_failure(
    run: Run, write: Write, fields: dict[str, object], note: str
) -> None:
    ended = run("read", write(ninjs(**fields).value))
    assert (ended.code, ended.out) == (0, "")
    assert note in ended.err


def test_a_name_cannot_drive_the_terminal(run: Run, write: Write) -> None:
    path = write(b"")
    evil = path.rename(path.with_name("a\x1b[31mb"))
    assert "\x1b" not in run("read", evil).err


def test_hidden_folders_are_passed_over_and_others_read(run: Run, write: Write) -> None:
    folder = write(b"PARIS, Aug 3 - The story is here.").parent
    for name in (".git", "deep/er"):
        (folder / name).mkdir(parents=True)
        (folder / name / "file.txt").write_text(f"OSLO, Aug 3 - The story is in {name} now.")
    texts = [each["article"]["text"] for each in run("read", folder).envelopes]  # type: ignore[index]  # JSON
    assert [text[:5] for text in texts] == ["OSLO,", "PARIS"]


def test_a_kill_as_ninjs(run: Run, write: Write) -> None:
    (found,) = run("read", "--as", "ninjs", write(ninjs(pubstatus="canceled").value)).envelopes
    assert (found["pubStatus"], found["uri"]) == ("canceled", "urn:example:1")
