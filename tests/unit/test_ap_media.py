"""AP media JSON beyond its cases: several items, statuses, types, what is no text."""

import orjson
import pytest

from support.messages import message
from wiredesk.decode import Likeness, ap_media, ninjs_1
from wiredesk.decode._probe import Probe
from wiredesk.story import Article, Reason, Rejected, Status

ITEM_ID = "0123456789abcdef0123456789abcdef"


def item(**fields: object) -> dict[str, object]:
    """Write an item."""
    ids = {"itemid": ITEM_ID, "etag": f"{ITEM_ID}_1"}
    return {"altids": ids, "type": "text", "headline": "Bridge opens", **fields}


def probe(document: object) -> Probe:
    """Look at a document."""
    return Probe(message(orjson.dumps(document)))


def read(document: object) -> list[Article]:
    """Read a document."""
    return [found.article for found in ap_media.decode(probe(document))]


def article(**fields: object) -> Article:
    """Read one item."""
    (found,) = read({"data": {"item": item(**fields)}})
    return found


def refused(document: object) -> Rejected:
    """Give why a document is refused."""
    with pytest.raises(Rejected) as caught:
        read(document)
    return caught.value


def test_a_feed_of_texts_gives_each() -> None:
    ids = [f"{number:032x}" for number in range(3)]
    feed = [{"item": item(altids={"itemid": one})} for one in ids]
    assert [found.native_id for found in read({"data": {"items": feed}})] == ids


def test_only_one_format_claims_a_bare_item() -> None:
    bare = probe(item(pubstatus="usable", versioncreated="2026-01-01T00:00:00Z"))
    assert ap_media.recognise(bare) is Likeness.YES
    assert ninjs_1.recognise(bare) is Likeness.NO


@pytest.mark.parametrize(
    "document", [{}, {"data": []}, {"data": {"items": {}}}, {"item": 1}, {"altids": ["itemid"]}]
)
def test_other_json_is_not_claimed(document: object) -> None:
    assert ap_media.recognise(probe(document)) is Likeness.NO


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, Status.USABLE),
        ({"pubstatus": "Usable"}, Status.USABLE),
        ({"pubstatus": "cancelled"}, Status.CANCELED),
        ({"pubstatus": "withheld"}, Status.WITHHELD),
        ({"pubstatus": "embargoed"}, Status.WITHHELD),
        ({"pubstatus": "embargoed", "embargoed": "2030-01-01T00:00:00Z"}, Status.USABLE),
        ({"editorialtypes": ["Lead", "Kill"]}, Status.CANCELED),
    ],
)
def test_statuses(fields: dict[str, object], status: Status) -> None:
    assert article(**fields).status is status


def test_an_embargo_that_cannot_be_read_is_refused() -> None:
    assert refused(item(embargoed="after the speech")).reason is Reason.INVALID_FIELD


def test_the_id_may_stand_in_the_uri_alone() -> None:
    uri = f"https://api.ap.org/media/v/content/{ITEM_ID}?qt=x"
    assert article(altids={"etag": "x"}, uri=uri).native_id == ITEM_ID


def test_a_reference_is_no_identity_of_its_own_where_there_is_an_id() -> None:
    ids = {"itemid": ITEM_ID, "referenceid": "US--Bridge"}
    assert article(altids=ids).native_id == ITEM_ID
    assert article(altids={"etag": "x", "referenceid": "US--Bridge"}).native_id == "ap:US--Bridge"


@pytest.mark.parametrize("signals", [[], ["newscontent"], ["NewsContent", "x"]])
def test_what_may_be_published_is_a_story(signals: list[str]) -> None:
    assert article(signals=signals, body_text="A bridge opened.").item_type == "story"


def test_what_may_never_be_published_is_an_advisory() -> None:
    assert article(signals=["x"], body_text="A bridge opens.").item_type == "advisory"


def test_a_body_may_be_an_object() -> None:
    nitf = {"nitf": "<block><p>OSLO (AP) — One <b>two</b> three.</p></block>"}
    assert article(body_nitf=nitf).text == "OSLO (AP) — One two three."


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": 1}, {"altids": []}, {"bylines": "x"}, {"signals": [1]}, {"usageterms": {}},
        {"subject": [1]}, {"renditions": []}, {"version": 1.5}, {"datelinelocation": "Oslo"},
        {"body_nitf": 1}, {"urgency": [4]}, {"subject": [{}] * 1001},
    ],
)  # fmt: skip
def test_fields_of_another_type_are_refused(fields: dict[str, object]) -> None:
    document = {"data": {"item": item(**fields)}}
    assert refused(document).reason in (Reason.INVALID_FIELD, Reason.MISSING_FIELD)


def test_a_number_that_is_none_is_passed_over() -> None:
    found = list(ap_media.decode(probe(item(urgency="9" * 5000, version=7))))
    assert found[0].article.urgency is None
    assert any("urgency" in warning for warning in found[0].warnings)


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({}, "provider", "AP"),
        ({"provider": "Meridian"}, "provider", "Meridian"),
        ({"version": 3}, "native_version", "3"),
        ({"headline": None, "headline_extended": "Bridge is open"}, "headline", "Bridge is open"),
        ({"headline": None, "title": "Bridge"}, "headline", "Bridge"),
        ({"title": "Bridge"}, "headline", "Bridge opens"),
        ({"located": "LIMA, Peru"}, "dateline", "LIMA, Peru"),
        (
            {"bylines": [{"by": "By ANN A"}, {"x": "y"}, {"by": "BEN B"}]},
            "byline",
            "By ANN A, BEN B",
        ),
        ({"body_nitf": "<p>In NITF.</p>", "body_text": "Plain."}, "text", "In NITF."),
        ({"body_html": "<p>In HTML.</p>", "body_text": "Plain."}, "text", "In HTML."),
        ({"description_summary": "In <b>short</b>."}, "text", "In short."),
        ({"description_summary": "In short.", "body_text": "All."}, "text", "All."),
        ({"language": "EN-us"}, "language", "en-US"),
        ({"slugline": "BC-US--Bridge, 2nd Ld"}, "slugline", "BC-US--Bridge, 2nd Ld"),
        ({"slugline": "BC-US--Bridge, 2nd Ld"}, "take_key", "2nd Ld"),
        ({"slugline": "BC-US--Bridge"}, "take_key", None),
        ({"urgency": 4}, "urgency", 4),
        ({"urgency": 10}, "urgency", None),
        ({"renditions": {"a": 1, "b": {}, "c": {"words": 250}}}, "word_count", 250),
        ({"keywords": ["a", "b", "a"]}, "keywords", ("a", "b")),
        (
            {"signals": ["newscontent"], "editorialtypes": ["Lead"]},
            "signals",
            ("newscontent", "Lead"),
        ),
        ({"profile": "Analysis"}, "genre", "Analysis"),
        ({}, "item_type", "story"),
        ({"editorialrole": "Advisory", "body_text": "A."}, "item_type", "advisory"),
        ({"textformat": "at", "body_text": "A 1"}, "item_type", "table"),
        ({"textformat": "bx", "body_text": "A 1"}, "item_type", "story"),
        (
            {
                "datelinelocation": {
                    "city": "Lima",
                    "countryareaname": "Lima",
                    "countryname": "Peru",
                }
            },
            "located",
            "Lima, Lima, Peru",
        ),
        ({"datelinelocation": {"countryname": "Peru"}}, "located", "Peru"),
        ({"copyrightnotice": "(c) AP"}, "rights", "(c) AP"),
        (
            {"usageterms": ["Not in Peru", "Not in print"]},
            "usage_terms",
            "Not in Peru\nNot in print",
        ),
        ({"ednote": "Adds quote."}, "editor_note", "Adds quote."),
        ({"subject": [{"code": "a", "rels": ["category"]}]}, "category", "a"),
        ({"subject": [{"code": "a", "rels": ["direct"]}]}, "category", None),
    ],
)
def test_fields(fields: dict[str, object], name: str, value: object) -> None:
    assert getattr(article(**fields), name) == value


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("firstcreated", "created"),
        ("versioncreated", "sent"),
        ("embargoed", "embargoed_until"),
        ("expires", "expires"),
    ],
)
def test_times(sent: str, name: str) -> None:
    found = getattr(article(**{sent: "2026-08-03T10:00:00Z"}), name)
    assert found is not None
    assert found.isoformat() == "2026-08-03T10:00:00+00:00"
    others = {"created", "sent", "embargoed_until", "expires"} - {name}
    assert not any(getattr(article(**{sent: "2026-08-03T10:00:00Z"}), other) for other in others)


@pytest.mark.parametrize(
    ("rels", "topic"), [(["category"], "medtop:04000000"), (["direct"], None), ([], None)]
)
def test_the_letter_of_a_category_stands_for_a_topic(rels: list[str], topic: str | None) -> None:
    (subject,) = article(subject=[{"code": "f", "name": "Business", "rels": rels}]).subjects
    assert (subject.code, subject.name, subject.media_topic) == ("f", "Business", topic)


def test_items_that_go_with_it_are_named_once_and_without_itself() -> None:
    names = ["a" * 32, ITEM_ID, "a" * 32, "b" * 32]
    media = {str(n): {"altids": {"itemid": name}} for n, name in enumerate(names)}
    assert [(link.relation, link.id) for link in article(associations=media).links] == [
        ("related", "a" * 32),
        ("related", "b" * 32),
    ]


@pytest.mark.parametrize("kill", ["Kill", "Elimination"])
def test_a_kill_needs_no_story(kill: str) -> None:
    found = article(editorialtypes=[kill], headline=None)
    assert (found.status, found.text) == (Status.CANCELED, "")


def test_an_item_without_any_name_is_refused() -> None:
    error = refused({"data": {"item": item(altids={"etag": "x"})}})
    assert (error.reason, error.detail) == (Reason.MISSING_FIELD, "altids.itemid")
