"""Bytes to text: the charset that a message names, the one that it has, and what is said of it."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.articles import article, decoded, refusal
from support.messages import message
from wiredesk.decode._probe import Probe
from wiredesk.story import Reason

WORDS = {
    "utf-8": "Đường phố 北京 Škoda",
    "utf-16": "Đường phố 北京 Škoda",
    "iso-8859-1": "Ein Straßenfest in Köln",
    "iso-8859-2": "Żółta łódź na Wiśle",
    "iso-8859-9": "Türkiye'nin başkenti şimdi",
    "windows-1250": "Žluťoučký kůň",
    "windows-1251": "Россия и Украина",
    "windows-1252": "“Où est la forêt ?” – 5 €",
    "windows-1256": "بغداد في العراق",
    "koi8-r": "Россия и Украина",
    "gb18030": "北京的新桥",
    "gbk": "北京的新桥",
    "big5": "臺北的新橋",
    "shift_jis": "東京の新しい橋",
    "euc-jp": "東京の新しい橋",
    "euc-kr": "서울의 새 다리",
}


def text_of(value: bytes, charset: str | None = None) -> str | None:
    """Give a message's text, where its header names this charset."""
    headers = {"content_type": f"text/plain; charset={charset}"} if charset else {}
    return Probe(message(value, **headers)).text


@pytest.mark.parametrize(("charset", "words"), WORDS.items())
def test_a_charset_in_the_header(charset: str, words: str) -> None:
    value = words.encode(charset)
    assert text_of(value, charset) == words
    assert text_of(value, charset.upper()) == words
    assert text_of(value, f'"{charset}"') == words
    assert Probe(message(value, content_type=f"text/plain; charset={charset}")).warnings == ()


@pytest.mark.parametrize(("charset", "words"), WORDS.items())
def test_a_charset_in_an_xml_declaration(charset: str, words: str) -> None:
    if charset == "utf-16":  # has a byte order mark, and no declaration that ASCII could read
        return
    declaration = f"<?xml version='1.0' encoding='{charset}'?>"
    xml = f"{declaration}<nitf><head><title>{words}</title></head></nitf>"
    assert article(xml.encode(charset)).headline == " ".join(words.split())


@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("declared", [None, "iso-8859-1", "koi8-r"])
def test_a_mark_counts_before_what_is_declared(
    mark: bytes, charset: str, declared: str | None
) -> None:
    assert text_of(mark + WORDS["utf-8"].encode(charset), declared) == WORDS["utf-8"]


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "latin1", "koi8-r", "us-ascii"])
def test_utf_8_that_says_that_it_is_not(declared: str) -> None:
    probe = Probe(message(WORDS["utf-8"].encode(), content_type=f"text/plain; charset={declared}"))
    assert probe.text == WORDS["utf-8"]
    assert probe.warnings == (f"declared {declared}, is UTF-8: read as that",)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252"])
def test_ascii_is_ascii_whatever_it_says(declared: str) -> None:
    probe = Probe(message(b"A bridge.", content_type=f"text/plain; charset={declared}"))
    assert (probe.text, probe.warnings) == ("A bridge.", ())


@pytest.mark.parametrize("declared", ["utf-8", "no-such", "utf-7", "idna", "unicode-escape", None])
def test_western_bytes_under_a_wrong_name(declared: str | None) -> None:
    words = "Ein langer Satz mit nur einem ß darin, “so” 5 €"
    value = words.encode("windows-1252")
    assert text_of(value, declared) == words
    (found,) = decoded(b"OSLO (NTB) - " + value)
    assert "not in the declared charset or UTF-8: read as Windows-1252" in found.warnings


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "windows-1256", "gbk", "euc-kr"])
def test_other_bytes_without_a_name_are_refused(charset: str) -> None:
    assert refusal(WORDS[charset].encode(charset) * 3).reason is Reason.WRONG_ENCODING


@pytest.mark.parametrize("control", [0x00, 0x05, 0x06, 0x10, 0x15, 0x18, 0x19, 0x1B])
def test_bytes_that_no_text_has(control: int) -> None:
    assert Probe(message(b"A bridge" + bytes((control,)) + b" opens")).kind == "binary"


@pytest.mark.parametrize("control", [1, 2, 3, 4, 7, 0x0C, 0x0E, 0x11, 0x14, 0x16, 0x1A, 0x1C, 0x1F])
def test_bytes_that_teleprinters_send(control: int) -> None:
    assert Probe(message(b"A bridge" + bytes((control,)) + b" opens")).kind == "text"


@given(st.sampled_from(["iso-8859-1", "windows-1251", "koi8-r", "gb18030"]), st.text(max_size=60))
def test_what_is_in_its_charset_is_read_as_it_was_written(charset: str, text: str) -> None:
    value = text.encode(charset, "ignore")
    meant = value.decode(charset)
    read = text_of(b"A bridge. " + value, charset)
    assert read == f"A bridge. {meant}" or read == (b"A bridge. " + value).decode(
        "utf-8", "replace"
    )


@given(st.binary(max_size=80), st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", max_size=12))
def test_any_bytes_under_any_name_are_text_or_none(value: bytes, declared: str) -> None:
    text = text_of(value, declared)
    assert text is None or isinstance(text.encode(), bytes)
