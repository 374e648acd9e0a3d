"""Ritzau XML: stories of the queue, their flags, and where fields are read from."""

import pytest

from support.articles import article, articles, reason, refusal
from wiredesk.story import Link, Reason, Status, Subject

GUID = "{:08}-0000-4000-8000-000000000000"


def rb_news(number: int, **fields: str) -> str:
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<RBNews><NewsID>{GUID.format(number)}</NewsID>{inner}</RBNews>"


def story(**fields: str) -> str:
    """Give one story with these fields added to usual ones."""
    return rb_news(1, **{"headline": "Bro åbner", "content": "Tekst.", **fields})


def test_every_story_of_the_queue_is_read() -> None:
    first = rb_news(1, headline="Et", content="&lt;p&gt;A.&lt;/p&gt;")
    second = rb_news(2, headline="To", content="&lt;p&gt;B.&lt;/p&gt;", Annuleret="1")
    found = articles(f"<ListOfRBNews>{first}{second}</ListOfRBNews>")
    assert [(a.headline, a.text, a.status.value) for a in found] == [
        ("Et", "A.", "usable"),
        ("To", "B.", "canceled"),
    ]


@pytest.mark.parametrize("root", ["ListOfRBNews", "XMLNewsQueuedResponse", "XMLNewsQueuedResult"])
def test_a_story_in_any_answer_of_the_service(root: str) -> None:
    assert article(f"<{root}>{story()}</{root}>").headline == "Bro åbner"
    assert reason(f"<{root}/>") is Reason.EMPTY


def test_a_story_without_its_number_is_refused() -> None:
    refused = refusal("<RBNews><headline>Et</headline></RBNews>")
    assert (refused.reason, refused.detail) == (Reason.MISSING_FIELD, "NewsID")


def test_no_mail_address_or_number_of_writers_is_published() -> None:
    desk = {"byLineEmail": "desk@deskwire.example", "byLinePhone": "55501420"}
    found = article(story(byLine="Ida Krag", **desk))
    assert found.byline == "Ida Krag"
    assert not any(value in found.model_dump_json() for value in desk.values())


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({}, "provider", "Ritzau"),
        ({}, "native_id", GUID.format(1)),
        ({"version": "2"}, "native_version", "2"),
        ({"strapline": "- BRO/ÅBNING -"}, "slugline", "BRO/ÅBNING"),
        ({"strapline": "BRO/ ÅBNING"}, "keywords", ("BRO", "ÅBNING")),
        (
            {"strapline": "BRO", "SubjectKeyword": "<s>trafik</s><s/><s>BRO</s>"},
            "keywords",
            ("BRO", "trafik"),
        ),
        ({"Priority": "3"}, "urgency", 3),
        ({"Priority": "0"}, "urgency", None),
        ({"Priority": "0"}, "priority", 0),
        ({"section": "Indland", "sectionShort": "IND"}, "category", "IND"),
        ({"section": "Indland"}, "category", "Indland"),
        ({"town": "Odense"}, "located", "Odense"),
        ({"town": "Odense"}, "dateline", "Odense"),
        ({"town": "Odense", "section": "Pressemeddelelse"}, "dateline", None),
        ({"section": "Pressemeddelelse"}, "item_type", "press_release"),
        ({"InfoFlash": "true"}, "item_type", "alert"),
        ({"TilRedaktionen": "&lt;p&gt;Ny rubrik.&lt;/p&gt;"}, "editor_note", "Ny rubrik."),
        ({"NyVersion": "1", "Korrektion": "true"}, "signals", ("NyVersion", "Korrektion")),
        ({"NyVersion": "0", "Korrektion": "false"}, "signals", ()),
        (
            {"IPTCList": "<i>4000000</i>", "ISIN": "<i>DK0000000001</i>"},
            "subjects",
            (
                Subject(code="4000000", scheme="IPTC", media_topic="medtop:04000000"),
                Subject(code="DK0000000001", scheme="ISIN"),
            ),
        ),
    ],
)
def test_fields(fields: dict[str, str], name: str, value: object) -> None:
    assert getattr(article(story(**fields)), name) == value


@pytest.mark.parametrize(
    ("version", "created"), [("1", True), ("2", False), (None, True), ("10", False)]
)
def test_a_first_version_is_made_when_it_is_sent(version: str | None, created: bool) -> None:
    numbered = {"version": version} if version else {}
    found = article(story(PublishDate="2026-08-03T10:00:00", **numbered))
    assert found.sent is not None
    assert found.sent.isoformat() == "2026-08-03T10:00:00+02:00"
    assert found.created == (found.sent if created else None)


@pytest.mark.parametrize("flag", ["Annuleret", "NyVersion", "Korrektion", "InfoFlash"])
def test_a_flag_that_is_neither_may_be_a_kill(flag: str) -> None:
    refused = refusal(story(**{flag: "måske"}))
    assert (refused.reason, refused.detail) == (
        Reason.INVALID_FIELD,
        f"{flag}: expected true or false",
    )


@pytest.mark.parametrize("yes", ["1", "true", "TRUE"])
@pytest.mark.parametrize("no", ["0", "false", "False", ""])
def test_flags(yes: str, no: str) -> None:
    assert article(story(Annuleret=yes)).status is Status.CANCELED
    assert article(story(Annuleret=no)).status is Status.USABLE


@pytest.mark.parametrize(
    ("flags", "relation"),
    [
        ({}, "replaces"),
        ({"Korrektion": "1"}, "corrects"),
        ({"Annuleret": "1"}, "kills"),
        ({"Annuleret": "1", "Korrektion": "1"}, "kills"),
    ],
)
def test_what_it_is_to_the_story_whose_place_it_takes(flags: dict[str, str], relation: str) -> None:
    found = article(story(replacedID=GUID.format(7), Replaces=GUID.format(8), **flags))
    assert [(link.relation, link.id) for link in found.links] == [
        (relation, GUID.format(7)),
        (relation, GUID.format(8)),
    ]


def test_its_history_and_what_it_goes_with() -> None:
    related = f"{GUID.format(7)}, {GUID.format(7)} nr. 12"
    assert article(story(HistID="55", Related=related)).links == (
        Link(relation="part_of", id="ritzau:55"),
        Link(relation="related", id=GUID.format(7)),
    )
