"""What ``wiredesk read --as ninjs`` prints: ninjs 3.1 for every case, and what it keeps of it."""

import re
from datetime import datetime
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it has no types

from support import cases
from support.cases import FOLDERS, NAMES, facts_of, message_of
from support.messages import MAX_BYTES, handled, message, ninjs
from wiredesk.decode import decode
from wiredesk.pipeline import handle, receive
from wiredesk.publish import ninjs as published
from wiredesk.publish.envelope import Envelope
from wiredesk.story import Item, Message, Status

SCHEMA = Path(cases.__file__).parent / "ninjs-schema_3.1.json"


def is_time(value: object) -> bool:
    """Tell an RFC 3339 time: with a T and an offset."""
    return datetime.fromisoformat(str(value)).tzinfo is not None and "T" in str(value)


def is_uri(value: object) -> bool:
    """Tell an RFC 3986 URI by its scheme and its characters."""
    return bool(re.fullmatch(r"[A-Za-z][\w+.-]*:[!-~]+", str(value), re.ASCII))


FORMATS = FormatChecker(formats=())
FORMATS.checks("date-time", raises=ValueError)(is_time)
FORMATS.checks("uri")(is_uri)
VALIDATOR = Draft202012Validator(orjson.loads(SCHEMA.read_bytes()), format_checker=FORMATS)


def envelopes(sent: Message) -> list[Envelope]:
    """Give the envelopes of a message's items."""
    found = receive(sent, max_bytes=MAX_BYTES, now=sent.received)
    outcomes = [
        handle(item, lambda _: None, now=sent.received) for item in found if isinstance(item, Item)
    ]
    return [outcome.envelope for outcome in outcomes if outcome.envelope]


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_case_is_valid(folder: Path) -> None:
    for envelope in envelopes(message_of(folder, facts_of(folder))):
        VALIDATOR.validate(published.ninjs(envelope))


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_it_reads_back_as_the_same_story(folder: Path) -> None:
    kept = ("headline", "byline", "slugline", "tables", "urgency", "created", "sent", "expires")
    for envelope in envelopes(message_of(folder, facts_of(folder))):
        written = message(orjson.dumps(published.ninjs(envelope)))
        (again,) = decode(written, MAX_BYTES)
        before, after = envelope.article, again.article
        assert after.format == "ninjs-3"
        assert after.text.split() == before.text.split()
        assert (after.status is Status.CANCELED) == (envelope.action == "kill")
        assert {n: getattr(after, n) for n in kept} == {n: getattr(before, n) for n in kept}


def test_a_schema_that_refuses() -> None:
    envelope = handled(ninjs()).envelope
    assert envelope
    found = published.ninjs(envelope)
    for wrong in ({"uri": "no uri"}, {"versionCreated": "noon"}, {"urgency": 0}, {"colour": "red"}):
        assert not VALIDATOR.is_valid({**found, **wrong})


def test_what_is_learnt_stands_beside_what_was_sent() -> None:
    sent = ninjs(
        uri="local 7",
        body_text="LIMA, Aug 3 (Reuters) - Parliament passed the budget after a long vote.",
        subject=[{"code": "11000000", "name": "politics", "scheme": "iptc_subject_code"}],
    )
    envelope = handled(sent).envelope
    assert envelope
    found = published.ninjs(envelope)
    assert found["uri"] == f"urn:wiredesk:{envelope.id}"
    assert {"role": "native", "value": "local 7"} in found["altIds"]  # type: ignore[operator]  # a list
    lima = {"name": "Lima", "uri": "https://sws.geonames.org/3936456/", "rel": "dateline"}
    assert lima in found["places"]  # type: ignore[operator]  # a list
    sent_subject = found["subjects"][0]  # type: ignore[index]  # a list
    assert sent_subject["uri"] == "http://cv.iptc.org/newscodes/mediatopic/11000000"
