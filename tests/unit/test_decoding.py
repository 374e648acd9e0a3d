"""Fields and markup: what decoders have in common, and what ninjs makes of odd input."""

import pytest

from support.messages import dead, item, message, ninjs
from wiredesk.decode._fields import MOST_RECORDS
from wiredesk.decode._markup import paragraphs, plain
from wiredesk.story import Reason, Status


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>two</b> three</p><p>Four&nbsp;&amp; five</p>", "One two three\nFour & five"),
        ("a<br/>b<br>c", "a\nb\nc"),
        ("<ul><li>one<li>two</ul> tail", "one\ntwo\ntail"),
        ("<script>x()</script><p>seen</p><style>p{}</style>", "seen"),
        ("<p>open <i>and <b>never closed", "open and never closed"),
        ("before<!-- not this -->after", "beforeafter"),
        ("line\nbreaks\tare spaces", "line breaks are spaces"),
        ("no markup", "no markup"),
        ("\x00\x0b\x1f", ""),
        ("", ""),
        ("&#x1F600; &eacute;", "😀 é"),
    ],
)
def test_plain(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_deep_and_long_markup_is_bounded() -> None:
    assert plain("<div>" * 100_000 + "x") in ("x", "")
    assert len(plain("<p>word</p>" * 50_000).split("\n")) == 50_000


def test_paragraphs() -> None:
    assert paragraphs(" a \r\n\r\n\u00a0b\t c\u2028d ") == "a\nb c\nd"


@pytest.mark.parametrize(
    ("fields", "reason", "detail"),
    [
        ({"headline": 5}, Reason.INVALID_FIELD, "headline: expected a string"),
        ({"uri": None}, Reason.MISSING_FIELD, "uri"),
        ({"urgency": 12}, Reason.INVALID_FIELD, "urgency: expected 1 to 9"),
        ({"urgency": True}, Reason.INVALID_FIELD, "urgency: expected a whole number"),
        ({"versioncreated": "soon"}, Reason.INVALID_FIELD, "versioncreated: expected an ISO"),
        ({"pubstatus": "spiked"}, Reason.INVALID_FIELD, "pubstatus: expected usable"),
        ({"subject": {}}, Reason.INVALID_FIELD, "subject: expected a list"),
        ({"subject": ["x"]}, Reason.INVALID_FIELD, "subject[0]: expected an object"),
        ({"subject": [{"code": 1}]}, Reason.INVALID_FIELD, "subject[0].code: expected a string"),
        ({"subject": [{}] * (MOST_RECORDS + 1)}, Reason.INVALID_FIELD, "subject: expected at most"),
        ({"type": "picture"}, Reason.INVALID_FIELD, "type: expected text"),
        ({"headline": None, "body_text": " "}, Reason.MISSING_FIELD, "headline or body"),
        (
            {"standard": {"name": "ninjs", "version": "9.0"}},
            Reason.UNSUPPORTED_VERSION,
            "standard.version",
        ),
        (
            {"standard": {"name": "ninjs", "version": "x"}},
            Reason.UNSUPPORTED_VERSION,
            "standard.version",
        ),
    ],
)
def test_ninjs_refuses(fields: dict[str, object], reason: Reason, detail: str) -> None:
    letter = dead(ninjs(**fields))
    assert letter.reason is reason
    assert letter.detail.startswith(detail)


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"urgency": "3"}, "urgency", 3),
        ({"urgency": 0}, "urgency", None),
        ({"version": 7}, "native_version", "7"),
        ({"pubstatus": "stat:canceled"}, "status", Status.CANCELED),
        ({"headline": "Oil &amp; <i>gas</i>"}, "headline", "Oil & gas"),
        ({"headline": "Shares < 5 > 3"}, "headline", "Shares < 5 > 3"),
        ({"body_html": "<p>A</p><p>B</p>"}, "text", "A\nB"),
        ({"body_text": None}, "item_type", "alert"),
        ({"uri": None, "guid": "urn:superdesk:1"}, "native_id", "urn:superdesk:1"),
    ],
)
def test_ninjs_reads(fields: dict[str, object], name: str, value: object) -> None:
    assert getattr(item(ninjs(**fields)).article, name) == value


def test_a_time_without_a_zone_is_taken_as_utc_and_said_so() -> None:
    found = item(ninjs(versioncreated="2026-08-03T10:00:00"))
    assert found.article.sent is not None
    assert found.article.sent.isoformat() == "2026-08-03T10:00:00+00:00"
    assert found.warnings == ("versioncreated has no time zone: taken as UTC",)


def test_surrogates_in_json_are_refused() -> None:
    assert dead(message(b'{"uri": "x", "pubstatus": "\\ud800"}')).reason is Reason.MALFORMED
