"""What is looked at first, and soon: it may pass over nothing that the slow way finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wiredesk.decode import _contacts
from wiredesk.decode._lines import Stems, lowered, utf_8
from wiredesk.decode._xml import Branch, child, children, text

STEMS = ("ab", "b c", "é", "新闻", "ba")
BLOCK = 1 << 14


@given(st.text(alphabet="abc é新闻\n", max_size=60))
def test_the_lines_that_hold_a_stem(written: str) -> None:
    found = [n for n, line in enumerate(written.split("\n")) if any(s in line for s in STEMS)]
    assert list(Stems(*STEMS).lines(utf_8(written))) == found
    assert Stems(*STEMS).are_in(utf_8(written)) is bool(found)


@pytest.mark.parametrize("before", range(BLOCK - 8, BLOCK + 2))
def test_a_stem_across_blocks(before: int) -> None:
    written = "x" * before + "新闻\n" + "y" * BLOCK + "\n新闻"
    assert list(Stems("新闻").lines(utf_8(written))) == [0, 2]
    assert Stems("新闻").are_in(utf_8("x" * before + "新闻"))


def test_either_case_of_ascii() -> None:
    assert Stems("note").are_in(lowered("A NOTE"))
    assert not Stems("note").are_in(utf_8("A NOTE"))


@given(st.text(alphabet="0123456789 ()/.–-xé٣３\n+", max_size=60))
def test_the_figures_that_a_telephone_number_may_have(written: str) -> None:
    found = [figures.span() for figures in _contacts._FIGURES.finditer(written)]
    assert [figures.span() for figures in _contacts._figures(written)] == found


def test_the_children_of_a_name_are_those_at_its_path() -> None:
    root = etree.fromstring('<r xmlns:m="urn:m"><a/><b>x</b><m:a><c> 1  2</c></m:a><a><c/></a></r>')
    branch = Branch(root)
    for path in (("a",), ("b",), ("a", "c"), ("b", "c"), ("d",), ("a", "c", "e")):
        assert branch.all(*path) == children(root, *path)
        assert branch.first(*path) is child(root, *path)
        assert branch.text(*path) == text(root, *path)
    assert (Branch(None).first("a"), Branch(None).all("a")) == (None, [])
