"""Dead letters keep the message as it was, and always fit their topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.messages import NOW, dead, message
from wiredesk import __version__
from wiredesk.publish.dead import dead_record
from wiredesk.story import DeadLetter, Message, Origin, Reason


def test_key_bytes_and_headers_are_untouched() -> None:
    sent = message(b"\x00\xff", wire_provider="x")
    record = dead_record(dead(sent), 10_000)
    assert (record.key, record.value) == (sent.key, sent.value)
    assert record.headers[: len(sent.headers)] == sent.headers
    added = dict(record.headers[len(sent.headers) :])
    assert added["wiredesk-reason"] == b"wrong_encoding"
    assert added["wiredesk-topic"] == b"wire.raw.v1"
    assert added["wiredesk-partition"] == b"2"
    assert added["wiredesk-offset"] == b"15"


@given(
    key=st.none() | st.binary(max_size=2_000),
    value=st.binary(max_size=3_000),
    header=st.binary(max_size=2_000),
)
def test_it_always_fits(key: bytes | None, value: bytes, header: bytes) -> None:
    letter = DeadLetter(Message(value, NOW, key, (("h", header),)), Reason.TOO_LARGE, "why")
    record = dead_record(letter, 2_000)
    assert record.size <= 2_000
    headers = dict(record.headers)
    assert headers["wiredesk-reason"] == b"too_large"
    if "wiredesk-truncated" in headers:
        assert int(headers["wiredesk-truncated"]) == len(value)
        assert value.startswith(record.value or b"")
    else:
        assert (record.key, record.value, headers["h"]) == (key, value, header)


def letter(value: bytes, origin: Origin | None = None) -> DeadLetter:
    """Give the dead letter of a message with a key and a header."""
    sent = Message(value, NOW, b"key", (("h", b"x"),), origin)
    return DeadLetter(sent, Reason.TOO_LARGE, "more than 5 bytes")


def test_why_it_is_dead_and_who_says_so() -> None:
    added = dict(dead_record(letter(b"words"), 10_000).headers)
    assert added == {
        "h": b"x",
        "wiredesk-reason": b"too_large",
        "wiredesk-detail": b"more than 5 bytes",
        "wiredesk-version": __version__.encode(),
    }


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_written_as_it_is_called(reason: Reason) -> None:
    record = dead_record(DeadLetter(Message(b"", NOW), reason, ""), 10_000)
    assert dict(record.headers)["wiredesk-reason"] == reason.value.encode()
    assert record.topic.name == "dead"


def test_what_just_fits_is_whole() -> None:
    dead_one = letter(b"words" * 100)
    size = dead_record(dead_one, 10_000).size
    assert dead_record(dead_one, size) == dead_record(dead_one, 10_000)
    assert "wiredesk-truncated" in dict(dead_record(dead_one, size - 1).headers)


@pytest.mark.parametrize("most", [300, 500, 1_000])
def test_of_what_does_not_fit_as_much_as_can_be_is_kept(most: int) -> None:
    value = bytes(range(256)) * 20
    record = dead_record(letter(value, Origin("wire.raw.v1", 2, 15)), most)
    headers = dict(record.headers)
    assert record.size == most
    assert record.value
    assert value.startswith(record.value)
    assert (record.key, "h" in headers) == (None, False)
    assert headers["wiredesk-truncated"] == b"5120"
    assert headers["wiredesk-offset"] == b"15"
