"""ninjs 1 to 3: the same fields in each version's spelling, bodies, and what stands in."""

import orjson
import pytest

from support.articles import article, articles, decoded, refusal
from wiredesk.story import Article, Link, Reason, Status, Subject

TWO: dict[str, object] = {"standard": {"name": "ninjs", "version": "2.1"}}
THREE: dict[str, object] = {"standard": {"name": "ninjs", "version": "3.1"}}


def document(major: int, **fields: object) -> bytes:
    """Write an item in a version's spelling."""
    one: dict[str, object] = {
        "uri": "urn:x:1",
        "pubstatus": "usable",
        "headline": "Bridge",
        "body_text": "Words.",
    }
    lists: dict[str, object] = {
        "uri": "urn:x:1",
        "headlines": [{"value": "Bridge"}],
        "bodies": [{"value": "Words."}],
    }
    usual: dict[int, dict[str, object]] = {
        1: {**one, "versioncreated": "2026-08-03T10:00:00Z"},
        2: {**TWO, **lists},
    }
    return orjson.dumps({**usual.get(major, {**THREE, **lists}), **fields})


def read(major: int, **fields: object) -> Article:
    return article(document(major, **fields))


@pytest.mark.parametrize("major", [1, 2, 3])
def test_each_version_is_told(major: int) -> None:
    found = read(major)
    assert found.format == f"ninjs-{major}"
    assert (found.headline, found.text, found.native_id) == ("Bridge", "Words.", "urn:x:1")


# field of the article, name in versions 1 and 2, name in version 3, as sent, as read
NAMES: list[tuple[str, str, str, object, object]] = [
    ("editor_note", "ednote", "edNote", "Adds quote.", "Adds quote."),
    ("status", "pubstatus", "pubStatus", "canceled", Status.CANCELED),
    ("status", "pubstatus", "pubStatus", "stat:withheld", Status.WITHHELD),
    ("provider", "copyrightholder", "copyrightHolder", "Meridian", "Meridian"),
    ("rights", "copyrightnotice", "copyrightNotice", "(c) M", "(c) M"),
    ("usage_terms", "usageterms", "usageTerms", "Not in Peru", "Not in Peru"),
    ("slugline", "slugline", "slugline", "BC-Bridge", "BC-Bridge"),
    ("take_key", "slugline", "slugline", "BC-Bridge, 2nd Ld", "2nd Ld"),
    ("byline", "byline", "by", "Ann Example", "Ann Example"),
    ("language", "language", "language", "EN_us", "en-US"),
    ("urgency", "urgency", "urgency", 3, 3),
    ("priority", "priority", "priority", 9, 9),
    ("priority", "priority", "priority", 0, 0),
    ("priority", "priority", "priority", 10, None),
    ("word_count", "wordcount", "wordcount", 250, 250),
    ("word_count", "wordcount", "wordcount", -1, None),
    ("keywords", "keywords", "keywords", [" a ", "", 1, "b"], ("a", "b")),
    ("keywords", "keywords", "keywords", "a", ()),
    ("located", "located", "located", "Lima", "Lima"),
    ("genre", "genre", "genres", [{"name": "Analysis"}, {"name": "B"}], "Analysis"),
    ("category", "service", "service", [{"code": "i"}, {"code": "j"}], "i"),
    ("native_version", "version", "version", "3", "3"),
    ("native_version", "version", "version", 3, "3"),
]


@pytest.mark.parametrize(("field", "lower", "camel", "sent", "value"), NAMES)
def test_fields(field: str, lower: str, camel: str, sent: object, value: object) -> None:
    for major, name in ((1, lower), (2, lower), (3, camel)):
        assert getattr(read(major, **{name: sent}), field) == value, major


@pytest.mark.parametrize("major", [1, 2, 3])
@pytest.mark.parametrize(
    ("field", "lower", "camel"),
    [
        ("created", "firstcreated", "firstCreated"),
        ("sent", "versioncreated", "versionCreated"),
        ("embargoed_until", "embargoed", "embargoedUntil"),
        ("expires", "expires", "expires"),
    ],
)
def test_times(major: int, field: str, lower: str, camel: str) -> None:
    found = read(major, **{camel if major == 3 else lower: "2026-08-04T10:00:00+02:00"})
    assert getattr(found, field).isoformat() == "2026-08-04T10:00:00+02:00"


def test_a_source_is_the_provider_where_nobody_holds_the_rights() -> None:
    assert read(1, source="Meridian").provider == "Meridian"
    assert read(1, source="Meridian", copyrightholder="M").provider == "M"


@pytest.mark.parametrize(
    ("bodies", "text", "tables"),
    [
        ([{"value": "Plain."}], "Plain.", ()),
        ([{"value": "Plain."}, {"contentType": "text/html", "value": "<p>H</p>"}], "H", ()),
        ([{"contenttype": "text/html", "value": "<p>H</p>"}, {"value": "Plain."}], "H", ()),
        ([{"role": "body_html", "value": "<p>H</p>"}, {"value": "Plain."}], "H", ()),
        ([{"contentType": "text/plain", "value": "2 < 3 & 4"}], "2 < 3 & 4", ()),
        ([{"value": "A"}, {"value": "B"}], "A", ()),
        ([{"value": "A"}, {"role": "table", "value": "1\t2"}], "A", ("1\t2",)),
        ([{"value": ""}, {"value": "B"}], "B", ()),
    ],
)
def test_bodies_in_lists(bodies: list[dict[str, str]], text: str, tables: tuple[str, ...]) -> None:
    for major in (2, 3):
        found = read(major, bodies=bodies)
        assert (found.text, found.tables) == (text, tables)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"body_html": "<p>H</p>", "body_text": "T", "body_xhtml": "<p>X</p>"}, "H"),
        ({"body_xhtml": "<p>X</p>", "body_text": "T"}, "X"),
        ({"body_text": "T"}, "T"),
        ({"body_text": None, "description_text": "D"}, "D"),
        ({"body_text": None, "description_text": "<p>D</p>"}, "D"),
        ({"body_text": "T", "description_text": "D"}, "T"),
        ({"body_text": None, "descriptions": [{"value": "D"}]}, "D"),
    ],
)
def test_bodies_in_fields(fields: dict[str, object], text: str) -> None:
    (found,) = decoded(document(1, **fields))
    assert found.article.text == text
    assert ("no body: the description stands in" in found.warnings) is (text == "D")


@pytest.mark.parametrize(
    ("headlines", "headline", "first_words"),
    [
        ([{"value": "A"}, {"role": "main", "value": "B"}], "B", False),
        ([{"value": "A"}, {"role": "short", "value": "B"}], "A", False),
        ([{"value": "Oil &amp; <i>gas</i>"}], "Oil & gas", False),
        ([{"role": "firstWords", "value": "W"}], "Words.", True),
        ([], "Words.", True),
    ],
)
def test_headlines_in_lists(
    headlines: list[dict[str, str]], headline: str, first_words: bool
) -> None:
    found = read(3, headlines=headlines)
    assert (found.headline, found.headline_is_first_words) == (headline, first_words)


@pytest.mark.parametrize(
    ("entry", "subject"),
    [
        (
            {"uri": "http://cv.iptc.org/newscodes/mediatopic/04000000", "name": "Economy"},
            Subject(
                code="http://cv.iptc.org/newscodes/mediatopic/04000000",
                name="Economy",
                media_topic="medtop:04000000",
            ),
        ),
        (
            {"uri": "urn:x:1", "literal": "medtop:04000000"},
            Subject(code="urn:x:1", media_topic="medtop:04000000"),
        ),
        ({"literal": "local"}, Subject(code="local")),
    ],
)
def test_subjects_in_lists(entry: dict[str, str], subject: Subject) -> None:
    assert read(3, subjects=[entry]).subjects == (subject,)


def test_subjects_of_version_1() -> None:
    sent = {"code": "04000000", "name": "Economy", "scheme": "iptc_subject_code"}
    (subject,) = read(1, subject=[sent]).subjects
    assert (subject.code, subject.name, subject.scheme) == tuple(sent.values())
    assert subject.media_topic == "medtop:04000000"


def test_other_names_and_what_it_was_made_from() -> None:
    ids = [{"role": "a", "value": "urn:y:1"}, {"role": "b"}]
    found = read(1, evolvedfrom="urn:x:0", altids=ids)
    assert found.links == (
        Link(relation="replaces", id="urn:x:0"),
        Link(relation="alternate", id="urn:y:1"),
    )
    assert read(3, altIds=ids).links == (Link(relation="alternate", id="urn:y:1"),)


PICTURE = {"type": "picture", "uri": "urn:p:1", "description_text": "The <b>bridge</b>"}


@pytest.mark.parametrize("associations", [[PICTURE, 5], {"main": PICTURE, "other": None}])
def test_pictures_that_go_with_it(associations: object) -> None:
    found = read(1, associations=associations)
    assert found.captions == ("The bridge",)
    assert found.links == (Link(relation="related", id="urn:p:1"),)


def test_the_description_of_a_story_that_goes_with_it_is_no_caption() -> None:
    assert read(1, associations=[{**PICTURE, "type": "text"}]).captions == ()
    assert read(1, associations=[{**PICTURE, "type": "graphic"}]).captions == ("The bridge",)


@pytest.mark.parametrize("kind", ["text", "composite", "advisory", "alert", "preformatted", None])
def test_types_that_have_words(kind: str | None) -> None:
    assert read(1, type=kind).text == "Words."


def test_of_a_list_the_texts_are_read() -> None:
    items = [orjson.loads(document(1, uri=f"urn:x:{n}", type=kind)) for n, kind in
             enumerate(("text", "picture", "text"))]  # fmt: skip
    found = decoded(orjson.dumps({"items": items}))
    assert [each.article.native_id for each in found] == ["urn:x:0", "urn:x:2"]
    assert found[0].warnings == ("passed over in the same message: items that are no text",)
    assert articles(orjson.dumps({"item": items[:1]}))[0].native_id == "urn:x:0"


@pytest.mark.parametrize(
    ("fields", "reason", "detail"),
    [
        ({"priority": "x"}, Reason.INVALID_FIELD, "priority: expected a whole number"),
        ({"altids": [1]}, Reason.INVALID_FIELD, "altids[0]: expected an object"),
        ({"expires": "soon"}, Reason.INVALID_FIELD, "expires: expected an ISO 8601 time"),
        (
            {"associations": [{"uri": 5}]},
            Reason.INVALID_FIELD,
            "associations.uri: expected a string",
        ),
        ({"urgency": 10}, Reason.INVALID_FIELD, "urgency: expected 1 to 9"),
        ({"urgency": -1}, Reason.INVALID_FIELD, "urgency: expected 1 to 9"),
    ],
)
def test_what_is_refused_names_the_field(
    fields: dict[str, object], reason: Reason, detail: str
) -> None:
    refused = refusal(document(1, **fields))
    assert (refused.reason, refused.detail) == (reason, detail)


def test_sources_name_where_a_field_stood() -> None:
    (one,), (three,) = decoded(document(1)), decoded(document(3, guid="urn:y:1", uri=None))
    assert one.sources["headline"] == "headline"
    assert one.sources["text"] == "body_text"
    assert one.sources["native_id"] == "uri"
    assert (three.sources["headline"], three.sources["text"]) == ("headlines", "bodies, text/plain")
    assert three.sources["native_id"] == "guid"
    assert not {"editor_note", "embargoed_until", "provider"} & set(one.sources)
