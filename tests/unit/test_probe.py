"""What bytes look like, before any decoder reads them."""

import pytest

from support.messages import dead, item, message
from wiredesk.decode import Decoder, Likeness, choose, decoders
from wiredesk.decode._probe import Probe
from wiredesk.story import Reason, Rejected


def probe(value: bytes | str, **headers: str) -> Probe:
    return Probe(message(value, **headers))


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_names_the_charset(charset: str) -> None:
    mark = "" if charset in ("utf-8-sig", "utf-16", "utf-32") else "\ufeff"
    assert probe((mark + "Москва, «да»").encode(charset)).text == "Москва, «да»"


def test_a_declared_charset_is_used() -> None:
    value = "القاهرة".encode("windows-1256")
    assert probe(value, content_type="text/plain; charset=windows-1256").text == "القاهرة"


def test_western_text_without_a_charset_is_read_and_said_so() -> None:
    found = item(message("Café à Orléans".encode("cp1252")))
    assert found.article.text == "Café à Orléans"
    assert found.warnings == ("not in the declared charset or UTF-8: read as Windows-1252",)


def test_other_charsets_are_refused_and_not_misread() -> None:
    assert dead(message("القاهرة أول".encode("windows-1256"))).reason is Reason.WRONG_ENCODING


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (b'{"a": 1}', "json"),
        (b'\n [{"a": 1}]', "json"),
        (b"<?xml version='1.0'?>", "xml"),
        (b"<nitf>", "xml"),
        (b"< 5 goals", "text"),
        (b"[Editor: hold]", "text"),
        (b"\x01framed \x02as by wires\x03", "text"),
        (b"bytes \x05\x06", "binary"),
        (b"\x00\xff\xfe\x81", "binary"),
    ],
)
def test_kind(value: bytes, kind: str) -> None:
    assert probe(value).kind == kind


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t", Reason.EMPTY),
        (b"--- ***", Reason.EMPTY),
        (b'{"uri": "x', Reason.MALFORMED),
        (b'{"a": ' * 3000, Reason.TOO_DEEP),
        (b"{}", Reason.UNKNOWN_FORMAT),
        (b'[{"uri": "x"}]', Reason.UNKNOWN_FORMAT),
        (b"<svg/>", Reason.UNKNOWN_FORMAT),
        (b"a\x00b\x00c\x00", Reason.WRONG_ENCODING),
        (b"ENQ \x05 and ACK \x06", Reason.UNKNOWN_FORMAT),
        (b"\xff\xfea", Reason.WRONG_ENCODING),
    ],
)
def test_reasons(value: bytes, reason: Reason) -> None:
    assert dead(message(value)).reason is reason


def test_a_header_names_the_format() -> None:
    assert dead(message("Words.", wire_format="ninjs-1")).reason is Reason.MISSING_FIELD
    assert dead(message("Words.", wire_format="nonsense")).detail == "header wire-format"
    assert dead(message(b"W\0o\0", wire_format="plain")).reason is Reason.WRONG_ENCODING


def test_a_tie_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = Decoder("twin", lambda _: Likeness.FALLBACK, lambda _: ())
    monkeypatch.setitem(decoders(), "twin", twin)
    with pytest.raises(Rejected) as refused:
        choose(probe("Words."))
    assert refused.value.reason is Reason.AMBIGUOUS_FORMAT
    assert refused.value.detail == "plain or twin"
