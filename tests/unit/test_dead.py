"""Dead letters keep the message as it was, and always fit their topic."""

from hypothesis import given
from hypothesis import strategies as st

from support.messages import NOW, dead, message
from wiredesk.publish.dead import dead_record
from wiredesk.story import DeadLetter, Message, Reason


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
