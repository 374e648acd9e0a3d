"""Text as senders leave it: characters, wraps, datelines, notes to editors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.decode._notes import public, split_notes
from wiredesk.decode._prose import (
    CONTROL,
    FIRST_WORDS,
    INVISIBLE,
    MOJIBAKE,
    QUOTES,
    first_words,
    strip_dateline_once,
    tidy,
    unwrapped,
)


@pytest.mark.parametrize(
    ("text", "clean", "repairs"),
    [
        ("nothing to do", "nothing to do", ()),
        ("Ärger in Łódź — «déjà vu»", "Ärger in Łódź — «déjà vu»", ()),
        ("``Go,'' he said", "“Go,” he said", (QUOTES,)),
        ("a 6'10'' player", "a 6'10'' player", ()),
        ("Koali\u00adtion\u200b", "Koalition", (INVISIBLE,)),
        ("می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष", ()),
        ("a\x01b\x7fc\x0bd", "abcd", (CONTROL,)),
        ("\x93quoted\x94 \x96 cost \x80 5", "“quoted” – cost € 5", (CONTROL,)),
        ("DÃ©cÃ¨s Ã\xa0 NÃ®mes", "Décès à Nîmes", (MOJIBAKE,)),
        ("ÐŸÑ€Ð°Ð²Ð´Ð°", "Правда", (MOJIBAKE,)),
        ("itâ€™s", "it’s", (MOJIBAKE,)),
        ("CAFÉ» «MAÇÃ»", "CAFÉ» «MAÇÃ»", ()),
        ("Ã©tÃ©\nune pomme sûre", "été\nune pomme sûre", (MOJIBAKE,)),
    ],
)
def test_tidy(text: str, clean: str, repairs: tuple[str, ...]) -> None:
    assert tidy(text) == (clean, repairs)


@given(st.text(max_size=80))
def test_tidying_twice_adds_nothing_but_quotes(text: str) -> None:
    clean, _ = tidy(text)
    assert tidy(clean)[1] in ((), (QUOTES,), (MOJIBAKE,), (INVISIBLE,))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("OSLO (Deskwire) _ The U.S. team won. It rained.", "The U.S. team won. It rained."),
        ("Turku, 3 aug 2026 (EFE).- El puerto abre.", "El puerto abre."),
        ("(Deskwire) - ROMA, 1 LUG - Apre il parco.", "Apre il parco."),
        ("（東京=聯合） 火災。", "火災。"),
        ("A processing agreement (DPA) - the contract - is often forgotten.",) * 2,
        ("First line.\nSecond line.", "First line."),
        ("", ""),
    ],
)
def test_first_words(text: str, headline: str) -> None:
    assert first_words(text) == headline


def test_long_first_words_end_with_a_sentence_or_between_words() -> None:
    assert first_words("Dr. No met the U.S. team. Then " + "he left " * 40) == (
        "Dr. No met the U.S. team."
    )
    cut = first_words("without an end " * 40)
    assert cut.endswith("…")
    assert len(cut) <= FIRST_WORDS
    assert first_words("没" * 400) == "没" * (FIRST_WORDS - 1) + "…"


@pytest.mark.parametrize(
    ("text", "dateline", "rest"),
    [
        ("Peine (dpa/lni) - Ein Baum", "Peine (dpa/lni) - ", "Ein Baum"),
        ("PEINE (dpa/lni) – Ein Baum", "Peine (dpa/lni) - ", "Ein Baum"),
        ("Ein Baum", "Peine (dpa/lni) - ", "Ein Baum"),
        ("Peine - Peine - Ein", "Peine - ", "Peine - Ein"),
        ("Ein Baum", None, "Ein Baum"),
        ("Ein Baum", "  ", "Ein Baum"),
    ],
)
def test_strip_dateline_once(text: str, dateline: str | None, rest: str) -> None:
    assert strip_dateline_once(text, dateline) == rest


WRAPPED = """\
   LISBON (Deskwire) - The harbour of the Portuguese capital opened a
new quay on Monday, a year later than the city had planned, and

   Fishermen said they would
wait and see.
"""


def test_lines_of_a_fixed_width_are_joined() -> None:
    first, second = unwrapped(WRAPPED).split("\n")
    assert first.endswith(
        "opened a new quay on Monday, a year later than the city had planned, and"
    )
    assert second == "Fishermen said they would wait and see."


@pytest.mark.parametrize(
    "text", ["One line.\nAnother line.", "Short\n\nlines\n\nhere", "x" * 300 + "\n\n" + "y" * 60]
)
def test_other_lines_stay(text: str) -> None:
    assert unwrapped(text) == text.replace("\n\n", "\n")


NOTED = """\
The story.

# Notebook

## Note to editors
- Adds a quote

* * * *
The following information is not for publication

## Contacts
- Reporting by: Ada Nemo
Tel: +49 30 1234567; <desk@example.org>"""


def test_a_note_is_apart_and_without_what_is_private() -> None:
    prose, note = split_notes(NOTED)
    assert prose == "The story."
    assert note == "Notebook\nNote to editors\n- Adds a quote\nContacts"


@pytest.mark.parametrize(
    "line",
    [
        "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt",
        "The following information is not intended for publication",
        "* NOT FOR PUBLICATION *",
        "Ces informations ne sont pas destinées à la publication",
        "以下内容不供发表",
    ],
)
def test_what_is_private_in_many_languages(line: str) -> None:
    prose, note = split_notes(f"Prose.\n{line}\nAda Nemo wrote it")
    assert (prose, note) == ("Prose.", None)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("call +44 20 7946 0958", False),
        ("Tel: (030) 1234-567", False),
        ("write to desk.two@news.example.org", False),
        ("adds 2,000 seats and 1,300 jobs", True),
        ("in 2019 and 2020", True),
        ("scores: 101-99, 95-88, 110-102", True),
    ],
)
def test_contacts_are_private(line: str, *, kept: bool) -> None:
    assert public(f"Adds details\n{line}") == (f"Adds details\n{line}" if kept else "Adds details")


def test_prose_has_no_notes() -> None:
    assert split_notes("Only\nprose.") == ("Only\nprose.", None)
    assert public(None) is None
