"""Atom: entries and tombstones, where fields are read from, and what stands in."""

import pytest

from support.articles import article, articles, decoded, reason, refusal
from wiredesk.story import Link, Reason, Status, Subject

ATOM = "http://www.w3.org/2005/Atom"


def atom(entries: str, feed: str = "<title>Deskwire</title>", base: str = "") -> str:
    return f"<feed xmlns='{ATOM}' xmlns:at='http://purl.org/atompub/tombstones/1.0'{base}>{feed}{entries}</feed>"


def entry(inner: str = "", feed: str = "<title>Deskwire</title>", base: str = "") -> str:
    """Give a feed of one entry."""
    return atom(f"<entry><title>Bridge opens</title>{inner}</entry>", feed, base)


def test_an_entry_without_a_name_says_so() -> None:
    (found,) = decoded(entry())
    assert found.article.native_id is None
    assert "neither id nor link: told by its words" in found.warnings


def test_atom_gives_stories_and_tombstones_in_their_order() -> None:
    entries = (
        "<entry><id>urn:x:1</id><title>One</title></entry>"
        "<at:deleted-entry ref='urn:x:2' when='2026-04-02T12:00:00Z'>"
        "<at:comment>It was wrong.</at:comment></at:deleted-entry>"
    )
    story, kill = articles(atom(entries))
    assert (story.native_id, story.status) == ("urn:x:1", Status.USABLE)
    assert (kill.native_id, kill.status) == ("urn:x:2", Status.CANCELED)
    assert (kill.provider, kill.editor_note) == ("Deskwire", "It was wrong.")
    assert kill.sent is not None
    assert kill.sent.isoformat() == "2026-04-02T12:00:00+00:00"


def test_a_tombstone_of_nothing_is_refused() -> None:
    refused = refusal(atom("<at:deleted-entry when='2026-04-02T12:00:00Z'/>"))
    assert (refused.reason, refused.detail) == (Reason.MISSING_FIELD, "deleted-entry/@ref")


def test_a_short_name_is_the_same_story_in_an_entry_and_in_its_tombstone() -> None:
    found = articles(atom("<entry><id>7</id><title>A</title></entry><at:deleted-entry ref='7'/>"))
    assert [each.native_id for each in found] == ["deskwire:7", "deskwire:7"]


def test_a_feed_that_is_not_atoms_is_not_read_as_atom() -> None:
    assert reason("<feed><entry><title>A</title></entry></feed>") is Reason.UNKNOWN_FORMAT
    assert reason(atom("")) is Reason.EMPTY


# field, elements of the entry, elements of the feed beside its title, value
ENTRIES: list[tuple[str, str, str, object]] = [
    ("provider", "", "", "Deskwire"),
    ("provider", "", "<author><name>Meridian</name></author>", "Meridian"),
    ("provider", "<source><title>Meridian</title></source>", "", "Meridian"),
    ("native_id", "<id>urn:x:1</id><link href='https://x.example/1'/>", "", "urn:x:1"),
    ("native_id", "<link href='https://x.example/1'/>", "", "https://x.example/1"),
    ("native_id", "<link rel='self' href='https://x.example/1'/>", "", None),
    ("status", "<control><draft>Yes</draft></control>", "", Status.WITHHELD),
    ("status", "<control><draft>no</draft></control>", "", Status.USABLE),
    ("text", "<summary>In short.</summary>", "", "In short."),
    ("text", "<summary>In short.</summary><content>All of it.</content>", "", "All of it."),
    ("text", "<content>2 &lt; 3 &amp;amp; 4</content>", "", "2 < 3 & 4"),
    ("text", "<content type='text/plain'>2 &lt; 3 &amp;amp; 4</content>", "", "2 < 3 & 4"),
    ("text", "<content type='html'>&lt;p&gt;A &amp;amp; B.&lt;/p&gt;</content>", "", "A & B."),
    ("text", "<content type='text/html'>&lt;p&gt;A.&lt;/p&gt;</content>", "", "A."),
    (
        "text",
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>A</p><p>B</p></div>"
            "</content>"
        ),
        "",
        "A\nB",
    ),
    ("text", "<content type='image/png'>QUJD</content><summary>S.</summary>", "", "S."),
    ("text", "<content src='https://x.example/1'/><summary>S.</summary>", "", "S."),
    ("byline", "<author><name>Ann A</name><email>a@x.example</email></author>", "", "Ann A"),
    (
        "byline",
        "<author><name>Ann A</name></author><author><name>Ben B</name></author>",
        "",
        "Ann A, Ben B",
    ),
    (
        "keywords",
        "<category term='b' label='Bridges'/><category term='tolls'/>",
        "",
        ("Bridges", "tolls"),
    ),
    (
        "subjects",
        "<category term='04000000' scheme='iptc' label='Economy'/><category term='x'/>",
        "",
        (Subject(code="04000000", name="Economy", scheme="iptc", media_topic="medtop:04000000"),),
    ),
    ("rights", "<rights>(c) A</rights>", "<rights>(c) D</rights>", "(c) A"),
    ("rights", "", "<rights type='html'>(c) &lt;b&gt;D&lt;/b&gt;</rights>", "(c) D"),
    (
        "links",
        (
            "<id>urn:x:1</id><link href='https://x.example/1'/>"
            "<link rel='related' href='https://x.example/2'/>"
        ),
        "",
        (
            Link(relation="alternate", id="https://x.example/1"),
            Link(relation="related", id="https://x.example/2"),
        ),
    ),
    ("links", "<id>https://x.example/1</id><link href='https://x.example/1'/>", "", ()),
]


@pytest.mark.parametrize(("field", "inner", "feed", "value"), ENTRIES)
def test_atom_fields(field: str, inner: str, feed: str, value: object) -> None:
    found = article(entry(inner, f"<title>Deskwire</title>{feed}"))
    assert getattr(found, field) == value


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("<title>Oil &lt; 5 &amp; up</title>", "Oil < 5 & up"),
        ("<title type='html'>Oil &amp;amp; &lt;i&gt;gas&lt;/i&gt;</title>", "Oil & gas"),
    ],
)
def test_titles_of_either_type(title: str, headline: str) -> None:
    found = article(atom(f"<entry>{title}<id>urn:x:1</id></entry>"))
    assert found.headline == headline


@pytest.mark.parametrize(
    ("field", "inner", "feed", "hour"),
    [
        ("created", "<published>2026-08-03T10:00:00Z</published>", "", 10),
        ("sent", "<published>2026-08-03T10:00:00Z</published>", "", 10),
        ("sent", "", "<updated>2026-08-03T09:00:00Z</updated>", 9),
        (
            "sent",
            "<published>2026-08-03T10:00:00Z</published><updated>2026-08-03T11:00:00Z</updated>",
            "",
            11,
        ),
    ],
)
def test_atom_times(field: str, inner: str, feed: str, hour: int) -> None:
    found = getattr(article(entry(inner, f"<title>Deskwire</title>{feed}")), field)
    assert found is not None
    assert found.hour == hour


@pytest.mark.parametrize(
    ("entry_s", "feed_s", "content_s", "language"),
    [
        (" xml:lang='de'", "", "", "de"),
        (" xml:lang='de'", " xml:lang='fr'", "", "de"),
        ("", " xml:lang='fr'", "", "fr"),
        (" xml:lang='de'", " xml:lang='fr'", " xml:lang='it'", "it"),
    ],
)
def test_where_the_language_is_declared(
    entry_s: str, feed_s: str, content_s: str, language: str
) -> None:
    inner = f"<entry{entry_s}><title>A</title><content{content_s}>Words.</content></entry>"
    assert article(atom(inner, base=feed_s)).language == language


@pytest.mark.parametrize(
    ("base", "href", "address"),
    [
        (" xml:base='https://x.example/a/'", "1", "https://x.example/a/1"),
        (" xml:base='https://x.example/a/'", "/1", "https://x.example/1"),
        (" xml:base='https://x.example/a/'", "https://y.example/1", "https://y.example/1"),
        ("", "1", "deskwire:1"),
        (" xml:base='https://[x/'", "1", "deskwire:1"),
    ],
)
def test_addresses_are_relative_to_the_feed_s(base: str, href: str, address: str) -> None:
    assert article(entry(f"<link href='{href}'/>", base=base)).native_id == address
