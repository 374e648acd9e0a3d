"""Telephone numbers and mail addresses: told by how they are written, and from other figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.decode._contacts import has_contact, lines_with_contacts, without_addresses

NUMBERS = [
    "+49 30 23125 014",
    "+4930 23125014",
    "0049 30 23125014",
    "+1 (212) 555-0142",
    "(212) 555-0142",
    "212-555-0142",
    "212.555.0142",
    "212–555–0142",
    "1-212-555-0142",
    "(030) 23125 014",
    "030/23125 014",
    "0221 4710148",
    "01 42 36 36 36",
    "call 212 555 0142",
    "Tel: 0221 471",
    "tel 22850000",
    "Phone: 555 0142",
    "Tél. : 0142363636",
    "fax 22850000",
    "WhatsApp +47 22850000",
    "电话：010 6512 3456",
    "هاتف: 0221 4710",
]
ADDRESSES = [
    "ann@x.example",
    "<ann@x.example>",
    "ann.b-c+d@mail.x.example",
    "a_1@x-y.example",
]
FIGURES = [
    "2026-08-03",
    "12:30",
    "3-2",
    "1,234,567",
    "$1 234 567",
    "12.345.678",
    "2022-2026",
    "1984/85",
    "12 345 678 people",
    "0-0",
    "100-200-300",
    "A 212 555 0142 B",
    "1999-2000-2001",
    "S&P 500",
    "112-555-0142",
    "ISBN 978-3-16-148410-0",
    "@ann",
    "a @ b",
    "ann@",
    "x@y",
    "3.14159265",
    "2.0221 4710",
    "€0221 4710148",
]


@pytest.mark.parametrize("contact", [*NUMBERS, *ADDRESSES])
def test_contacts(contact: str) -> None:
    assert has_contact(contact)
    assert has_contact(f"Ask Ann, {contact}.")
    left = without_addresses(f"Ask Ann, {contact}.")
    assert left.startswith("Ask Ann, ")
    assert not has_contact(left)
    assert not any(part in left for part in ("0142", "2312", "4710", "@", "2285", "3636"))


@pytest.mark.parametrize("figures", FIGURES)
def test_other_figures(figures: str) -> None:
    text = f"It was {figures} on Monday."
    assert not has_contact(text)
    assert without_addresses(text) == text


def test_several_in_one_text() -> None:
    text = "Ann: ann@x.example, +49 30 23125 014; Ben: ben@x.example, (212) 555-0142."
    assert without_addresses(text) == "Ann: , ; Ben: , ."


def test_which_lines_hold_any() -> None:
    text = "One.\nann@x.example\n\nTel: 0221 4710\nFive.\nben@x.example or 212-555-0142"
    assert lines_with_contacts(text) == {1, 3, 5}
    assert lines_with_contacts("One.\nTwo.") == set()


@pytest.mark.parametrize("figures", ["٠٢٢١ ٤٧١٠١٤٨", "०२२१ ४७१०१४८"])
def test_figures_of_other_scripts(figures: str) -> None:
    assert has_contact(f"Tel: {figures}")


@given(st.text(alphabet="0123456789 +-()/.@abTel:\n", max_size=80))
def test_nothing_but_contacts_is_taken(text: str) -> None:
    left = without_addresses(text)
    assert (left == text) is not has_contact(text)
    assert len(left) <= len(text)
    assert bool(lines_with_contacts(text)) is has_contact(text)
    assert all(number <= text.count("\n") for number in lines_with_contacts(text))
