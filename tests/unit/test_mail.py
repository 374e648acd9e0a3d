"""Mail that carries a story: which texts are mails, and what is decoded of them."""

from base64 import b64encode
from quopri import encodestring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.decode._mail import Mail, read

BODY = "Le pont a été ouvert.\nIl est long."
TWO = "From: Meridian <desk@x.example>\nSubject: Pont\n"


def mail(body: str = BODY, fields: str = "", start: str = TWO) -> Mail:
    return read(f"{start}{fields}\n{body}")


@pytest.mark.parametrize(
    "start",
    [
        "Subject: Bridge\n",
        "From: Meridian\n",
        "Title: Bridge\nPlace: Oslo\n",
        "",
        "a story: it begins\n",
    ],
)
def test_what_is_no_mail_is_all_body(start: str) -> None:
    text = f"{start}\n{BODY}"
    assert read(text) == Mail({}, text)


def test_fields_end_at_a_blank_line_only() -> None:
    text = f"{TWO}{BODY}"
    assert read(text) == Mail({}, text)


def test_fields_are_named_in_lower_case_and_the_first_counts() -> None:
    found = mail(fields="SUBJECT: Other\nX-Desk:  a\n  b\n")
    assert found.fields["subject"] == "Pont"
    assert found.fields["x-desk"] == "a b"
    assert found.body == BODY


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Meridian <desk@x.example>", "Meridian"),
        ('"Meridian, Oslo" <desk@x.example>', "Meridian, Oslo"),
        ("desk@x.example (Meridian)", "Meridian"),
        ("desk@x.example", None),
        ("<desk@x.example>", None),
        ("=?utf-8?q?M=C3=A9ridien?= <desk@x.example>", "Méridien"),
        ("=?utf-8?b?TcOpcmlkaWVu?= <desk@x.example>", "Méridien"),
        ("=?no-such?q?M=C3?= <desk@x.example>", "=?no-such?q?M=C3?="),
    ],
)
def test_senders(sender: str, name: str | None) -> None:
    assert mail(start=f"From: {sender}\nSubject: Pont\n").sender == name


@pytest.mark.parametrize(
    ("encoding", "charset", "encoded"),
    [
        ("quoted-printable", "utf-8", encodestring(BODY.encode()).decode()),
        ("Quoted-Printable", "ISO-8859-1", encodestring(BODY.encode("latin-1")).decode()),
        ("base64", "utf-8", b64encode(BODY.encode()).decode()),
        ("base64", '"utf-8"', b64encode(BODY.replace("\n", "\r\n").encode()).decode()),
        ("8bit", "utf-8", BODY),
        ("base64", "utf-8", BODY),
        ("quoted-printable", "no-such-charset", BODY),
    ],
)
def test_what_was_encoded_is_decoded_and_else_stands(
    encoding: str, charset: str, encoded: str
) -> None:
    fields = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n"
    assert mail(encoded, fields).body.rstrip() == BODY


def part(kind: str, body: str) -> str:
    return f"--b1\nContent-Type: {kind}\n\n{body}\n"


@pytest.mark.parametrize(
    ("parts", "body"),
    [
        (part("text/html", "<p>A</p>") + part("text/plain", BODY), BODY),
        (part("text/plain", BODY) + part("text/plain", "Other."), BODY),
        (f"--b1\n\n{BODY}\n", BODY),
    ],
)
@pytest.mark.parametrize("quoted", ['"b1"', "b1"])
def test_of_several_parts_the_first_of_plain_text_is_read(
    parts: str, body: str, quoted: str
) -> None:
    fields = f"Content-Type: multipart/alternative; boundary={quoted}\n"
    assert mail(f"Preamble\n{parts}--b1--\n", fields).body.strip() == body


def test_without_plain_text_a_mail_of_parts_stands_as_it_is() -> None:
    parts = part("text/html", "<p>A</p>")
    assert mail(parts, "Content-Type: multipart/mixed; boundary=b1\n").body == parts


@pytest.mark.parametrize("sign", ["\n-- \n", "\n--\n"])
def test_a_signature_is_cut(sign: str) -> None:
    assert mail(f"{BODY}{sign}Ann Example, desk").body == BODY
    assert mail(f"{BODY}\n--- \nmore").body == f"{BODY}\n--- \nmore"


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_is_a_mail_or_none(body: str, value: str) -> None:
    for fields in ("", f"Content-Type: {value}\n", "Content-Transfer-Encoding: base64\n"):
        assert isinstance(mail(body, fields).body, str)
        assert isinstance(read(fields + body).body, str)
