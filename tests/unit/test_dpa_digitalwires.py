"""dpa digitalwires beyond its cases: a queue's entries, notes, the dateline, other JSON."""

import orjson
import pytest

from support.messages import message
from wiredesk.decode import Likeness, dpa_digitalwires, ninjs_1
from wiredesk.decode._probe import Probe
from wiredesk.story import Article, Reason, Rejected


def entry(**fields: object) -> dict[str, object]:
    """Write an entry."""
    urn = "urn:newsml:dpa.com:20090101:260101-930-1"
    return {
        "entry_id": "e",
        "urn": urn,
        "headline": "Brücke offen",
        "pubstatus": "usable",
        **fields,
    }


def probe(document: object) -> Probe:
    """Look at a document."""
    return Probe(message(orjson.dumps(document)))


def read(document: object) -> list[Article]:
    """Read a document."""
    return [found.article for found in dpa_digitalwires.decode(probe(document))]


def article(**fields: object) -> Article:
    """Read one entry."""
    (found,) = read(entry(**fields))
    return found


def refused(document: object) -> Rejected:
    """Give why a document is refused."""
    with pytest.raises(Rejected) as caught:
        read(document)
    return caught.value


def test_the_entries_of_a_queue_are_items() -> None:
    found = read({"entries": [entry(urn="urn:1"), entry(urn="urn:2"), entry(type="image")]})
    assert [one.native_id for one in found] == ["urn:1", "urn:2"]


def test_only_one_format_claims_an_entry() -> None:
    sent = probe(entry())
    assert dpa_digitalwires.recognise(sent) is Likeness.YES
    assert ninjs_1.recognise(sent) is Likeness.NO


@pytest.mark.parametrize("document", [{}, {"entries": []}, {"entries": {}}, {"entries": [{}]}])
def test_other_json_is_not_claimed(document: object) -> None:
    assert dpa_digitalwires.recognise(probe(document)) is Likeness.NO


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Oslo (dpa) - Eine Brücke.", "Eine Brücke."),
        ("OSLO (dpa) – Eine Brücke.", "Eine Brücke."),
        ("Oslo (dpa) - Oslo (dpa) - Eine Brücke.", "Oslo (dpa) - Eine Brücke."),
        ("Oslo ist groß.", "Oslo ist groß."),
    ],
)
def test_the_dateline_is_taken_from_the_text_once(text: str, rest: str) -> None:
    found = article(dateline="Oslo (dpa) - ", article_html=f"<p>{text}</p>")
    assert (found.dateline, found.text) == ("Oslo (dpa) -", rest)


def test_notes_that_are_not_publishable_are_not_kept() -> None:
    notes = [
        {"role": "dpaednoterole:editorialnote", "ednote": "Geheim.", "is_publishable": False},
        {
            "role": "dpaednoterole:dpacontacts",
            "ednote": "Ruf niemanden an.",
            "is_publishable": True,
        },
        {"role": "dpaednoterole:editorialnote", "ednote": "Öffentlich.\nTel. 030 555 0123"},
        {"role": "dpaednoterole:closingline", "ednote": "dpa xx yyzz", "is_publishable": True},
    ]
    pad = {"nonpublic_html": "<p>Auch geheim.</p>", "public_html": "<p>Öffentlich.</p>"}
    found = article(ednotes=notes, notepad=pad)
    assert found.editor_note == "Öffentlich."
    assert not any(word in found.model_dump_json() for word in ("Geheim", "geheim", "niemand"))


def test_without_notes_the_public_notepad_stands_in() -> None:
    pad = {"nonpublic_html": "<p>Geheim.</p>", "public_html": "<p>Mit <b>Bildern</b>.</p>"}
    assert article(notepad=pad).editor_note == "Mit Bildern."


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": 1}, {"categories": {}}, {"associations": [1]}, {"ednotes": "x"},
        {"notepad": []}, {"keyword_names": [1]}, {"signal": 1}, {"version": {}},
        {"article_html": ["x"]}, {"categories": [{}] * 1001}, {"embargoed": "bald"},
    ],
)  # fmt: skip
def test_fields_of_another_type_are_refused(fields: dict[str, object]) -> None:
    assert refused(entry(**fields)).reason is Reason.INVALID_FIELD
