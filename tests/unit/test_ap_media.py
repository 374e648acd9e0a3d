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
