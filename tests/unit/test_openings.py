"""The lines above a text: which is a take, a note, a byline, and which the headline."""

import pytest

from wiredesk.decode._opening import EMBARGO, Opening, above_dateline, is_prose, read

TITLE = "Bridge opens"


@pytest.mark.parametrize(
    "take",
    [
        "LEAD", "1ST LEAD", "2nd lead", "2ND LEAD - CORRECTION", "ADD 1", "URGENT",
        "3. ZUSAMMENFASSUNG",
        "EILMELDUNG", "ALERTE", "AVANCE", "URGENTE", "RIEPILOGO", "REFILE", "WRAPUP 2",
        "СРОЧНО", "عاجل", "速報", "긴급", "** EIL **", "NEW LEAD",
    ],
)  # fmt: skip
def test_takes(take: str) -> None:
    found = read([take, TITLE])
    assert (found.take_key, found.headline) == (take, TITLE)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("(Adds quote)", "Adds quote"),
        ("(Eds: Adds quote)", "Eds: Adds quote"),
        ("Eds: Adds quote", "Eds: Adds quote"),
        ("Achtung: Neu", "Achtung: Neu"),
        ("N i e u w bericht, vervangt", "N i e u w bericht, vervangt"),
        ("This version replaces the first.", "This version replaces the first."),
        ("Photos", "Photos"),
        ("FOTO, VIDEO", "FOTO, VIDEO"),
        ("EMBARGOED UNTIL 0500 GMT", "EMBARGOED UNTIL 0500 GMT"),
        ("Sperrfrist 18.00 Uhr", "Sperrfrist 18.00 Uhr"),
        ("For release Monday", "For release Monday"),
    ],
)
def test_notes(line: str, note: str) -> None:
    found = read([line, TITLE])
    assert (found.notes, found.headline) == ((note,), TITLE)
    assert read([TITLE, line]).notes == (note,)


@pytest.mark.parametrize("line", ["(AFP)", "(dpa)", "(Reuters) rises"])
def test_a_credit_is_no_note(line: str) -> None:
    assert read([line]) == Opening(headline=line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Example", "Ann Example"),
        ("Von Ida Krag, dpa", "Ida Krag, dpa"),
        ("Par Éva Exemple", "Éva Exemple"),
        ("Por Ana Ejemplo", "Ana Ejemplo"),
        ("By Ann Example ann@desk.example", "Ann Example"),
    ],
)
def test_bylines_stand_below_a_headline(line: str, name: str) -> None:
    found = read([TITLE, line])
    assert (found.byline, found.headline) == (name, TITLE)
    assert read([line]).headline == line


def test_several_of_a_kind_are_put_together() -> None:
    found = read(["LEAD", "URGENT", "Bridge", "opens", "By Ann A", "By Ben B", "(One)", "(Two)"])
    assert found == Opening("Bridge opens", "LEAD URGENT", "Ann A; Ben B", ("One", "Two"))


def test_subheadings_and_what_stands_below_them() -> None:
    found = read([TITLE, "Utl: Costs more", "and later"])
    assert (found.headline, found.subheadings) == (TITLE, ("Costs more", "and later"))


@pytest.mark.parametrize(
    ("note", "take"),
    [
        ("(Zusammenfassung 1630 - neu: Reaktionen)", "Zusammenfassung 1630"),
        ("(2. Lead: Zitat)", "2. Lead"),
        ("(Adds: quote)", None),
    ],
)
def test_a_take_in_a_note(note: str, take: str | None) -> None:
    assert read([note, TITLE]).take_key == take


@pytest.mark.parametrize(
    ("line", "is_notice"),
    [
        ("EMBARGOED UNTIL 0500 GMT", True),
        ("Embargo: 0500 GMT", True),
        ("EMBARGO", True),
        ("Strictly embargoed for Monday", True),
        ("Hold for release until noon", True),
        ("Not for publication before 0500", True),
        ("For use at 0500 GMT", True),
        ("Embargo on arms is widened", False),
        ("Embargoed goods were found", False),
        ("For release of the hostages, they paid", False),
    ],
)
def test_what_announces_an_embargo(line: str, is_notice: bool) -> None:
    assert bool(EMBARGO.fullmatch(line)) is is_notice


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("Bridge opens", False),
        ("x" * 160, False),
        ("x" * 161, True),
        ("OSLO (AP) - A bridge.", True),
    ],
)
def test_prose_is_long_or_has_a_dateline(line: str, prose: bool) -> None:
    assert is_prose(line) is prose


@pytest.mark.parametrize(
    ("above", "lines"),
    [
        ("Title\nBy Ann\n", ["Title", "By Ann"]),
        ("\nTitle\n\n", ["Title"]),
        ("A sentence that ends.\n", None),
        ("x" * 161 + "\n", None),
        ("Line\n" * 9, ["Line"] * 9),
        ("Line\n" * 10, None),
        ("", []),
    ],
)
def test_short_lines_stand_above_a_dateline(above: str, lines: list[str] | None) -> None:
    text = "OSLO (AP) - A bridge opened."
    found, rest = above_dateline(above + text, 1000)
    assert (found, rest) == ((lines, text) if lines is not None else ([], above + text))
