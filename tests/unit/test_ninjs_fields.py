"""ninjs 3.1 out: each of an article's fields in its place, and nothing of what is not said."""

from datetime import UTC, datetime

import pytest

from support.messages import NOW, handled, item, message, ninjs
from wiredesk.publish.envelope import Envelope, wrap
from wiredesk.publish.ninjs import ninjs as published
from wiredesk.story import Article, Link, Status, Story, Subject

BARE = Article(format="x", native_id="urn:x:1", text="Words.")
AT = datetime(2026, 8, 3, 10, tzinfo=UTC)
WRITTEN = "2026-08-03T10:00:00+00:00"


def envelope(**fields: object) -> Envelope:
    """Give the envelope of an article of which nothing was learnt."""
    article = Article.model_validate({**BARE.model_dump(), **fields})
    made = item(ninjs()).model_copy(update={"article": article, "version": 7})
    return wrap(Story(made), "new", supersedes=None, now=NOW)


def out(**fields: object) -> dict[str, object]:
    return published(envelope(**fields))


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({}, "uri", "urn:x:1"),
        ({}, "version", "7"),
        ({"native_version": "2.1"}, "version", "2.1"),
        ({"status": Status.CANCELED}, "pubStatus", "canceled"),
        ({"language": "de"}, "language", "de"),
        ({"created": AT}, "firstCreated", WRITTEN),
        ({"sent": AT}, "versionCreated", WRITTEN),
        ({"embargoed_until": AT}, "embargoedUntil", WRITTEN),
        ({"expires": AT}, "expires", WRITTEN),
        ({"urgency": 3}, "urgency", 3),
        ({"rights": "(c) M"}, "copyrightNotice", "(c) M"),
        ({"usage_terms": "Not in Peru"}, "usageTerms", "Not in Peru"),
        ({"editor_note": "Adds."}, "edNote", "Adds."),
        ({"provider": "Meridian"}, "infoSources", [{"name": "Meridian"}]),
        ({"byline": "Ann A"}, "by", "Ann A"),
        ({"slugline": "BC-Bridge"}, "slugline", "BC-Bridge"),
        ({"located": "Lima"}, "located", "Lima"),
        ({"genre": "Analysis"}, "genres", [{"name": "Analysis"}]),
        ({"headline": "Bridge"}, "headlines", [{"role": "main", "value": "Bridge"}]),
        (
            {"headline": "Words.", "headline_is_first_words": True},
            "headlines",
            [{"role": "firstWords", "value": "Words."}],
        ),
        (
            {"captions": ("A bridge.",)},
            "descriptions",
            [{"role": "caption", "value": "A bridge."}],
        ),
        ({"keywords": ("toll",)}, "subjects", [{"name": "toll", "rel": "keyword"}]),
        (
            {"subjects": (Subject(code="f", name="Business", media_topic="medtop:04000000"),)},
            "subjects",
            [
                {
                    "name": "Business",
                    "uri": "http://cv.iptc.org/newscodes/mediatopic/04000000",
                    "literal": "f",
                }
            ],
        ),
        (
            {"subjects": (Subject(code="http://x.example/1"), Subject(code="", name="B"))},
            "subjects",
            [{"uri": "http://x.example/1", "literal": "http://x.example/1"}, {"name": "B"}],
        ),
        (
            {"links": (Link(relation="replaces", id="urn:x:0"), Link(relation="related", id="7"))},
            "associations",
            [{"name": "urn:x:0", "uri": "urn:x:0", "rel": "replaces"}],
        ),
    ],
)
def test_fields(fields: dict[str, object], name: str, value: object) -> None:
    assert out(**fields)[name] == value


def test_what_is_not_said_is_not_there() -> None:
    assert set(out()) == {
        "standard", "uri", "type", "representationType", "version", "pubStatus", "bodies", "altIds",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tables", "bodies"),
    [
        ("Two words", (), [("main", 9, 2, "Two words")]),
        (
            "Two words",
            ("a\tb\n1\t2",),
            [("main", 9, 2, "Two words"), ("table", 7, 4, "a\tb\n1\t2")],
        ),
        ("", ("a\tb",), [("table", 3, 2, "a\tb")]),
    ],
)
def test_bodies_are_counted(
    text: str, tables: tuple[str, ...], bodies: list[tuple[str, int, int, str]]
) -> None:
    assert out(text=text, tables=tables)["bodies"] == [
        {
            "role": role,
            "contentType": "text/plain",
            "charCount": characters,
            "wordCount": words,
            "value": value,
        }
        for role, characters, words, value in bodies
    ]


@pytest.mark.parametrize(
    ("native_id", "links", "ids"),
    [
        ("urn:x:1", (), []),
        ("local 1", (), [("native", "local 1")]),
        (None, (), []),
        ("urn:x:1", (Link(relation="alternate", id="a1"),), [("alternate", "a1")]),
        ("urn:x:1", (Link(relation="related", id="a1"),), []),
    ],
)
def test_other_names(
    native_id: str | None, links: tuple[Link, ...], ids: list[tuple[str, str]]
) -> None:
    found = out(native_id=native_id, links=links)
    own = {"role": "wiredesk", "value": item(ninjs()).id}
    assert found["altIds"] == [own, *({"role": role, "value": value} for role, value in ids)]


@pytest.mark.parametrize(
    ("identifier", "is_uri"),
    [
        ("urn:x:1", True),
        ("https://x.example/a?b=c#d", True),
        ("tag:x.example,2026:1", True),
        ("a1", False),
        ("1:a", False),
        ("urn:a b", False),
        ("urn:ö", False),
        ("urn:", False),
    ],
)
def test_only_a_uri_is_its_uri(identifier: str, is_uri: bool) -> None:
    own = f"urn:wiredesk:{item(ninjs()).id}"
    assert out(native_id=identifier)["uri"] == (identifier if is_uri else own)


def test_a_kill_is_canceled_whatever_its_article_says() -> None:
    made = item(ninjs())
    kill = wrap(Story(made), "kill", supersedes=1, now=NOW)
    assert published(kill)["pubStatus"] == "canceled"
    assert made.article.status is Status.USABLE


def test_what_was_learnt() -> None:
    text = (
        "LIMA, Aug 3 (Reuters) - President Ann Example told Parliament on Monday that the vote "
        "on the budget of the government of Peru comes first, after elections in Cusco."
    )
    found = handled(message(text)).envelope
    assert found is not None
    told = published(found)
    assert told["language"] == "en"
    assert {"name": "Reuters"} in told["organisations"]  # type: ignore[operator]  # a list
    places = {place["name"]: place for place in told["places"]}  # type: ignore[attr-defined]  # a list
    assert places["Lima"]["rel"] == "dateline"
    assert places["Peru"]["uri"] == "https://sws.geonames.org/3932488/"
    assert "rel" not in places["Peru"]
    learnt = [one for one in told["subjects"] if one.get("creator") == "wiredesk"]  # type: ignore[attr-defined]  # a list
    assert learnt
    for topic in learnt:
        assert topic["uri"].startswith("http://cv.iptc.org/newscodes/mediatopic/")
        assert 0 <= topic["confidence"] <= 100
