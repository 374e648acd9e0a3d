"""RSS: every item of a channel, where fields are read from, and what stands in."""

from collections.abc import Iterable

import pytest

from support.articles import article, decoded, reason, refusal
from wiredesk.story import Link, Reason, Subject

MODULES = (
    "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'"
)


def rss(items: Iterable[str], channel: str = "<title>Deskwire</title>") -> str:
    inner = f"<channel>{channel}{''.join(items)}</channel>"
    return f"<rss version='2.0' {MODULES}>{inner}</rss>"


def item(inner: str = "", channel: str = "<title>Deskwire</title>") -> str:
    """Give a channel of one item."""
    return rss([f"<item><title>Bridge opens</title>{inner}</item>"], channel)


def test_every_item_of_a_channel_is_read_and_empty_ones_are_told() -> None:
    items = [f"<item><title>Story {n}</title><guid>urn:x:{n}</guid></item>" for n in range(40)]
    found = decoded(rss([*items, "<item><guid>urn:x:empty</guid></item>"]))
    assert [each.article.headline for each in found] == [f"Story {n}" for n in range(40)]
    assert found[0].article.item_type == "alert"
    assert "items without words: passed over" in found[0].warnings


@pytest.mark.parametrize("mark", ["<guid>urn:x:1</guid>", "<description>A.</description>"])
def test_an_item_alone_is_told_by_its_own_elements(mark: str) -> None:
    assert article(f"<item><title>Bridge</title>{mark}</item>").format == "rss"
    assert reason("<item><title>Bridge</title></item>") is Reason.UNKNOWN_FORMAT


def test_a_channel_without_words_is_refused() -> None:
    refused = refusal(rss(["<item><guid>1</guid></item>"]))
    assert (refused.reason, refused.detail) == (
        Reason.EMPTY,
        "no item with a title or a description",
    )


# field, elements of the item, elements of the channel beside its title, value
RSS: list[tuple[str, str, str, object]] = [
    ("provider", "", "", "Deskwire"),
    ("provider", "<source url='x'>Meridian</source>", "", "Meridian"),
    ("native_id", "<guid>urn:x:1</guid><link>https://x.example/1</link>", "", "urn:x:1"),
    ("native_id", "<guid>7</guid>", "", "deskwire:7"),
    ("native_id", "<link>https://x.example/1</link>", "", "https://x.example/1"),
    ("text", "<description>In short.</description>", "", "In short."),
    (
        "text",
        (
            "<description>In short.</description>"
            "<content:encoded>&lt;p&gt;All.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content:encoded>"
        ),
        "",
        "All.\nTwo.",
    ),
    ("headline", "<media:title>Picture</media:title>", "", "Bridge opens"),
    ("byline", "<dc:creator>Ann Example</dc:creator>", "", "Ann Example"),
    ("byline", "<author>ann@x.example (Ann Example)</author>", "", "Ann Example"),
    ("byline", "<author>ann@x.example</author>", "", None),
    ("byline", "<author>Ann Example</author>", "", "Ann Example"),
    ("language", "", "<language>DE-at</language>", "de-AT"),
    ("language", "<dc:language>fr</dc:language>", "<language>de</language>", "fr"),
    (
        "keywords",
        (
            "<category>Bridges</category><category domain='post_tag'>Tolls</category>"
            "<category domain='iptc'>04000000</category>"
        ),
        "",
        ("Bridges", "Tolls"),
    ),
    (
        "subjects",
        "<category>Bridges</category><category domain='iptc'>04000000</category>",
        "",
        (Subject(code="04000000", name="04000000", scheme="iptc", media_topic="medtop:04000000"),),
    ),
    ("item_type", "<category>Press Release</category>", "", "press_release"),
    ("rights", "<dc:rights>(c) A</dc:rights>", "<copyright>(c) D</copyright>", "(c) A"),
    ("rights", "", "<copyright>(c) D</copyright>", "(c) D"),
    (
        "links",
        "<guid>urn:x:1</guid><link>https://x.example/1</link>",
        "",
        (Link(relation="alternate", id="https://x.example/1"),),
    ),
    ("links", "<guid>https://x.example/1</guid><link>https://x.example/1</link>", "", ()),
    ("links", "<link>https://x.example/1</link>", "", ()),
    (
        "captions",
        (
            "<media:content><media:description>A bridge.</media:description></media:content>"
            "<media:group><media:content><media:description>A toll.</media:description>"
            "</media:content></media:group>"
        ),
        "",
        ("A bridge.", "A toll."),
    ),
]


@pytest.mark.parametrize(("field", "inner", "channel", "value"), RSS)
def test_rss_fields(field: str, inner: str, channel: str, value: object) -> None:
    found = article(item(inner, f"<title>Deskwire</title>{channel}"))
    assert getattr(found, field) == value


PUBLISHED = "<pubDate>Mon, 03 Aug 2026 10:00:00 {}</pubDate>"


@pytest.mark.parametrize(
    ("field", "inner", "channel", "instant"),
    [
        ("created", PUBLISHED.format("GMT"), "", "2026-08-03T10:00:00+00:00"),
        ("sent", PUBLISHED.format("GMT"), "", "2026-08-03T10:00:00+00:00"),
        ("sent", PUBLISHED.format("CEST"), "", "2026-08-03T10:00:00+02:00"),
        ("sent", PUBLISHED.format("JST"), "", "2026-08-03T10:00:00+09:00"),
        ("sent", "<dc:date>2026-08-03T10:00:00Z</dc:date>", "", "2026-08-03T10:00:00+00:00"),
        ("sent", "", PUBLISHED.format("GMT"), "2026-08-03T10:00:00+00:00"),
        ("created", "", PUBLISHED.format("GMT"), None),
        (
            "sent",
            PUBLISHED.format("GMT") + "<updated>2026-08-03T11:00:00Z</updated>",
            "",
            "2026-08-03T11:00:00+00:00",
        ),
        (
            "created",
            PUBLISHED.format("GMT") + "<updated>2026-08-03T11:00:00Z</updated>",
            "",
            "2026-08-03T10:00:00+00:00",
        ),
    ],
)
def test_rss_times(field: str, inner: str, channel: str, instant: str | None) -> None:
    found = getattr(article(item(inner, f"<title>Deskwire</title>{channel}")), field)
    assert (found and found.isoformat()) == instant


def test_an_item_without_a_name_says_so() -> None:
    (found,) = decoded(item())
    assert found.article.native_id is None
    assert "neither guid nor link: told by its words" in found.warnings
