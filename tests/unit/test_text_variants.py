"""Text formats as agencies write them, each in its own way: what is read of every variant."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from support.messages import MAX_BYTES, message
from wiredesk.decode import decode
from wiredesk.decode._contacts import has_contact, without_addresses
from wiredesk.story import Article

FORMATS = tomllib.loads((Path(__file__).parent / "text_variants.toml").read_text("utf-8"))
VARIANTS = [
    pytest.param(form, variant, id=f"{form}-{name}")
    for form, variants in FORMATS.items()
    for name, variant in variants.items()
]
PRIVATE = ("555 01", "555-01", "press@", "desk@", "inland@", "photo@")


@pytest.mark.parametrize(("form", "variant"), VARIANTS)
def test_a_variant(form: str, variant: dict[str, object]) -> None:
    written = str(variant["message"])
    ((article, _, sources),) = decode(
        message(written.replace("\n", "\r\n") if "crlf" in variant else written), MAX_BYTES
    )
    fields = variant.get("fields", {})
    none = variant.get("none", [])
    assert isinstance(fields, dict)
    assert isinstance(none, list)
    assert {name: told(article, name) for name in fields} == fields
    assert not any(getattr(article, name) for name in none)
    assert article.format == form
    assert article.text.startswith(str(variant["starts"]))
    assert article.text.endswith(str(variant["ends"]))
    assert not [private for private in PRIVATE if private in repr(article)]
    assert sources.keys() <= Article.model_fields.keys()


def told(article: Article, name: str) -> object:
    """Give a field's value as TOML has it."""
    value = getattr(article, name)
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    "contact",
    [
        "(212) 555-0142", "212-555-0142", "+1 212 555 0142", "1-800-555-0142", "212.555.0142",
        "call 212 555 0142", "+44 20 7946 0958", "0044 20 7946 0958", "(030) 23125-019",
        "020 7946 0958", "0221/4710-0148", "01 42 33 44 55", "Tel.: 4710 0148",
        "電話：0138-55-0142",
        "desk@example.org", "<a.b+c@news.example.co.uk>",
    ],
)  # fmt: skip
def test_a_contact_is_told(contact: str) -> None:
    assert has_contact(f"Adds details. {contact}")
    left = without_addresses(f"Adds {contact}.")
    assert not any(map(str.isdigit, left))
    assert "example" not in left


@pytest.mark.parametrize(
    "line",
    [
        "won 101-99, 95-88 and 110-102", "on 2026-07-14 and 14.07.2026",
        "from 07-14-2026 to 01/02/2026",
        "costs $1,200-1,500 or $212-555 a day", "in 2019-2020, 2021 and 2022", "41 000 000 euros",
        "ISBN 978-3-16-148410-0", "between 0900 and 1700 GMT", "000 120 000_3 7 1", "Law 155/2024",
        "1.204.011 votes against 1 011 200", "Revenue  402  388  1204", "follow @deskwire",
    ],
)  # fmt: skip
def test_figures_that_are_no_contact_stay(line: str) -> None:
    assert not has_contact(line)
    assert without_addresses(line) == line
