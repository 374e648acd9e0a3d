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


def category(kind: str, **fields: object) -> dict[str, object]:
    """Write a category of a kind."""
    return {"type": f"dnltype:{kind}", **fields}


def note(role: str, words: str, **fields: object) -> dict[str, object]:
    """Write a note to editors."""
    return {"role": f"dpaednoterole:{role}", "ednote": words, **fields}


POI = {"name": "Rathaus", "geojson": {"properties": {"locality": "Kiel"}}}


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"version": 3}, "native_version", "3"),
        ({"categories": [category("provider", name="dpa-AFX")]}, "provider", "dpa-AFX"),
        ({"creditline": "dpa"}, "provider", "dpa"),
        (
            {"categories": [category("provider", name="dpa-AFX")], "creditline": "dpa"},
            "provider",
            "dpa-AFX",
        ),
        ({"headline": "Brücke <b>offen</b>"}, "headline", "Brücke offen"),
        ({"byline": "Von Ida Krag"}, "byline", "Von Ida Krag"),
        ({"dateline": "Kiel (dpa)"}, "dateline", "Kiel (dpa)"),
        ({"language": "DE"}, "language", "de"),
        ({"urgency": 4}, "urgency", 4),
        ({"urgency": 0}, "urgency", None),
        ({"keyword_names": ["Hafen", "Brücke"]}, "keywords", ("Hafen", "Brücke")),
        ({"signal": ["sig:update"]}, "signals", ("sig:update",)),
        ({"copyrightnotice": "(c) dpa"}, "rights", "(c) dpa"),
        ({"usageterms": "Nicht in Print"}, "usage_terms", "Nicht in Print"),
        ({"categories": [category("desk", qcode="dpacat:pl")]}, "category", "pl"),
        ({"categories": [category("genre", name="Analyse")]}, "genre", "Analyse"),
        ({"categories": [category("poi", **POI)]}, "located", "Kiel"),
        ({"categories": [category("poi", name="Rathaus")]}, "located", "Rathaus"),
        ({"categories": [category("geosubject", name="Kiel")]}, "located", None),
        ({"ednotes": [note("editorialnote", "Neu: Zitat")]}, "editor_note", "Neu: Zitat"),
        ({"ednotes": [note("closingline", "ik")]}, "editor_note", None),
        (
            {"ednotes": [note("correction", "Zahl"), note("embargo", "Bis 18 Uhr")]},
            "editor_note",
            "Zahl\nBis 18 Uhr",
        ),
        ({"ednotes": [note("correction", "Zahl", is_publishable=False)]}, "editor_note", None),
        ({"notepad": {"public_html": "<p>Mehr <b>folgt</b></p>"}}, "editor_note", "Mehr folgt"),
        (
            {"notepad": {"public_html": "Mehr"}, "ednotes": [note("closingline", "ik")]},
            "editor_note",
            None,
        ),
        ({"ednotes": [note("genrenote", "Achtung")]}, "item_type", "advisory"),
        ({"categories": [category("genre", name="Terminvorschau")]}, "item_type", "advisory"),
        (
            {
                "article_html": "<p>Text.</p>",
                "associations": [{"caption": "Die <i>Brücke</i>"}, {}],
            },
            "captions",
            ("Die Brücke",),
        ),
    ],
)
def test_fields(fields: dict[str, object], name: str, value: object) -> None:
    assert getattr(article(**fields), name) == value


@pytest.mark.parametrize(
    ("kind", "is_subject"),
    [("subject", True), ("dpasubject", True), ("geosubject", True), ("desk", False)],
)
def test_subjects(kind: str, is_subject: bool) -> None:
    found = article(categories=[category(kind, qcode="medtop:04000000", name="Wirtschaft")])
    told = [(subject.code, subject.name, subject.media_topic) for subject in found.subjects]
    assert told == ([("medtop:04000000", "Wirtschaft", "medtop:04000000")] if is_subject else [])


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("content_created", "created"),
        ("version_created", "sent"),
        ("updated", "sent"),
        ("embargoed", "embargoed_until"),
    ],
)
def test_times_without_a_zone_are_germany_s(sent: str, name: str) -> None:
    found = getattr(article(**{sent: "2026-08-03T10:00:00"}), name)
    assert found is not None
    assert found.isoformat() == "2026-08-03T10:00:00+02:00"


def test_when_the_version_was_made_counts_before_when_it_was_updated() -> None:
    found = article(version_created="2026-08-03T10:00:00Z", updated="2026-08-03T11:00:00Z")
    assert found.sent is not None
    assert found.sent.hour == 10


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("stat:usable", "usable"),
        ("STAT:CANCELED", "canceled"),
        ("cancelled", "canceled"),
        ("withheld", "withheld"),
        (None, "usable"),
    ],
)
def test_statuses(sent: str | None, status: str) -> None:
    assert article(pubstatus=sent).status == status


def test_items_that_go_with_it_are_named_once_and_without_itself() -> None:
    own = entry()["urn"]
    linked = [{"urn": name} for name in ("urn:a", own, "urn:a", "urn:b")]
    assert [link.id for link in article(associations=linked).links] == ["urn:a", "urn:b"]


@pytest.mark.parametrize(
    ("fields", "reason", "detail"),
    [
        ({"urn": None}, Reason.MISSING_FIELD, "urn"),
        (
            {"pubstatus": "spiked"},
            Reason.INVALID_FIELD,
            "entry[0].pubstatus: expected usable, withheld or canceled",
        ),
    ],
)
def test_what_is_refused(fields: dict[str, object], reason: Reason, detail: str) -> None:
    error = refused(entry(**fields))
    assert (error.reason, error.detail) == (reason, detail)
