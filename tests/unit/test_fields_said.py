"""What all decoders make of a field: numbers, tags, names, labels, and where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.articles import article
from support.messages import item, ninjs
from wiredesk.decode._content import Content
from wiredesk.decode._item_types import labelled
from wiredesk.decode._prose import MOJIBAKE
from wiredesk.decode._sourced import Sourced, unique


@pytest.mark.parametrize(
    ("candidates", "value", "source"),
    [
        ((("a", "One"), ("b", "Two")), "One", "a"),
        ((("a", None), ("b", "Two")), "Two", "b"),
        ((("a", " \n"), ("b", " Two ")), "Two", "b"),
        ((("a", "\u00ad"), ("b", "Two")), "Two", "b"),
        ((("a", ""),), None, None),
        ((), None, None),
    ],
)
def test_the_first_that_says_anything_counts(
    candidates: tuple[tuple[str, str | None], ...], value: str | None, source: str | None
) -> None:
    said = Sourced()
    assert said.said("headline", *candidates) == value
    assert said.sources.get("headline") == source


@pytest.mark.parametrize(
    ("declared", "canonical"),
    [
        ("FR", "fr"),
        ("pt_br", "pt-BR"),
        ("zh-hans", "zh-Hans"),
        ("sr-LATN-rs", "sr-Latn-RS"),
        ("ger", "de"),
        ("deu-AT", "de-AT"),
        ("ENG", "en"),
        ("kab", "kab"),
        (" en ", "en"),
        ("", None),
    ],
)
def test_language_tags_in_any_case(declared: str, canonical: str | None) -> None:
    assert Sourced().language(("here", declared)) == canonical


@pytest.mark.parametrize("written", ["x", "-1", "9.5", "²", "10", "99999999999999999999"])
def test_numbers_out_of_bounds_are_told(written: str) -> None:
    said = Sourced()
    assert said.whole("urgency", (1, 9), ("here", written)) is None
    assert list(said.warnings) == ["here: no whole number from 1 to 9: passed over"]


@pytest.mark.parametrize("number", [1, 5, 9])
def test_numbers_within_bounds(number: int) -> None:
    said = Sourced()
    assert said.whole("urgency", (1, 9), ("here", f" {number} ")) == number
    assert (said.sources, said.warnings) == ({"urgency": "here"}, {})


@pytest.mark.parametrize(
    ("identifier", "provider", "name"),
    [
        ("42", "Agencia Uno", "agencia-uno:42"),
        ("42", None, "42"),
        ("42", "", "42"),
        ("urn:x:42", "Uno", "urn:x:42"),
        ("a/42", "Uno", "a/42"),
        ("a.42", "Uno", "a.42"),
        ("17b7b4c36e0546909b6c", "Uno", "17b7b4c36e0546909b6c"),
        ("17b7b4c36e0546909b6", "Uno", "uno:17b7b4c36e0546909b6"),
        (None, "Uno", None),
        ("", "Uno", ""),
    ],
)
def test_short_identifiers_are_their_providers(
    identifier: str | None, provider: str | None, name: str | None
) -> None:
    assert unique(identifier, provider) == name


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Press Release", "press_release"),
        ("---PRESSEMEDDELELSE---", "press_release"),
        ("Flash", "alert"),
        ("Results Listings and Tables", "table"),
        ("Advisory", "advisory"),
        ("press-digest", "digest"),
        ("Flash fiction", None),
        ("Feature", None),
        (None, None),
    ],
)
def test_labels_name_item_types_as_a_whole(label: str | None, kind: str | None) -> None:
    assert labelled([label]) == kind


@pytest.mark.parametrize(
    ("written", "read"), [("LIMA", "LIMA"), ("12:30", None), ("12:30 GMT", None), ("X", None)]
)
def test_a_dateline_names_a_place(written: str, read: str | None) -> None:
    said = Sourced()
    assert said.dateline(("here", written)) == read
    assert list(said.warnings) == ([] if read else ["here names no place: passed over"])


@given(st.text())
def test_any_text_is_a_body(text: str) -> None:
    body = Content.of_text(text).text
    assert body == "\n".join(line for line in body.split("\n") if line.strip())


# UTF-8 that was read as Windows-1252: a letter's second half can be a space

GARBLED = [
    ("CafÃ© Ã\u00a0 Paris, voilÃ\u00a0.", "Café à Paris, voilà."),
    ("10Â\u00a0000 euros", "10\u00a0000 euros"),
    ("Å\u00a0koda Å\u00a0kodÃ¡k", "Škoda Škodák"),
    ("Ð\u00a0Ð¾Ñ\u0081Ñ\u0081Ð¸Ñ\u008f", "Россия"),
]


@pytest.mark.parametrize(("sent", "meant"), GARBLED)
def test_garbled_letters_are_repaired_in_every_format(sent: str, meant: str) -> None:
    html = item(ninjs(headline=sent, body_text=None, body_html=f"<p>{sent}</p>"))
    plain = item(ninjs(headline="A", body_text=f"{sent}\n\n  {sent}"))
    body = f"<body><body.content><p>{sent}</p></body.content></body>"
    nitf = article(f"<nitf><head><title>{sent}</title></head>{body}</nitf>")
    assert (html.article.headline, html.article.text) == (meant, meant)
    assert plain.article.text == f"{meant}\n{meant}"
    assert (nitf.headline, nitf.text) == (meant, meant)
    assert MOJIBAKE in html.warnings


@pytest.mark.parametrize("words", ["Été\u00a0: là\u00a0», né", "3\u00a0000 €", "A\u00a0 \u00a0B"])
def test_spaces_that_are_no_letter_are_single_spaces(words: str) -> None:
    single = " ".join(words.split())
    found = item(ninjs(headline="A", body_text=None, body_html=f"<p>{words}</p>"))
    assert (found.article.text, found.warnings) == (single, ())
