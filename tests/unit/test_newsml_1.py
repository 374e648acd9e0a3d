"""NewsML 1: stories in trees of components, their identity and their content."""

import pytest

from support.articles import article, articles, decoded, refusal
from support.newsml_1 import component, content, news_item, newsml, one
from wiredesk.story import Link, Reason, Status

BASE = "urn:newsml:deskwire.example:20260402:1"


def test_every_news_item_is_a_story() -> None:
    items = (news_item(n, component(f"Story {n}", content(f"Text {n}."))) for n in (1, 2, 3))
    found = articles(newsml(*items))
    assert [(a.headline, a.text) for a in found] == [
        (f"Story {n}", f"Text {n}.") for n in (1, 2, 3)
    ]
    assert len({a.native_id for a in found}) == 3


def test_a_news_item_in_a_component_of_another_is_a_story() -> None:
    inner = news_item(2, component("Inner", content("In.")))
    found = articles(newsml(news_item(1, component("Outer", content("Out."), inner))))
    assert [(a.headline, a.text) for a in found] == [("Outer", "Out."), ("Inner", "In.")]


def test_components_with_headlines_of_their_own_are_stories_of_their_own() -> None:
    first = component("One", content("First."), duid="a")
    second = component("Two", content("Second."), component("", content("More.")), duid="b")
    found = articles(newsml(news_item(1, component("Package", first, second))))
    assert [(a.native_id, a.headline, a.text) for a in found] == [
        (f"{BASE}#a", "One", "First."),
        (f"{BASE}#b", "Two", "Second.\nMore."),
    ]
    assert all(a.links == (Link(relation="part_of", id=BASE),) for a in found)


def test_components_of_one_story_are_put_together_but_its_title() -> None:
    roles = [("Title", "The title"), ("Lead", "The lead."), ("Body", "The body.")]
    inner = (
        f"<NewsComponent><Role FormalName='{role}'/>{content(text)}</NewsComponent>"
        for role, text in roles
    )
    found = article(newsml(news_item(1, component("", *inner))))
    assert (found.headline, found.text) == ("The title", "The lead.\nThe body.")


@pytest.mark.parametrize("role", ["Caption", "Photo", "Abstract", "Contact", "TweetText"])
def test_what_stands_beside_a_story_is_not_in_its_text(role: str) -> None:
    beside = f"<NewsComponent><Role FormalName='{role}'/>{content('Beside.')}</NewsComponent>"
    main = f"<NewsComponent><Role FormalName='Main'/>{content('Words.')}</NewsComponent>"
    assert article(newsml(news_item(1, component("A", main, beside)))).text == "Words."


def test_pictures_beside_stories_are_passed_over_and_told() -> None:
    picture = news_item(1, component("Picture", content("", media="Photo")))
    story = news_item(2, component("Story", content("Text.")))
    (found,) = decoded(newsml(picture, story))
    assert found.article.headline == "Story"
    assert "news items without text: passed over" in found.warnings


def test_pictures_alone_are_refused() -> None:
    refused = refusal(newsml(news_item(1, component("Picture", content("", media="Photo")))))
    assert refused.reason is Reason.MISSING_FIELD
    assert refused.detail == "NewsItem/NewsComponent: no text"


def test_an_embargo_in_a_comment_is_kept_for_those_who_read_words() -> None:
    comment = "<Comment>Embargoed until 1800 GMT</Comment>"
    inner = component("A", comment, content("Words."))
    found = article(newsml(news_item(1, inner, "<Status FormalName='Embargoed'/>")))
    assert found.status is Status.USABLE
    assert found.editor_note == "Embargoed until 1800 GMT"


@pytest.mark.parametrize(
    ("identifier", "native_id", "links"),
    [
        ("", BASE, ()),
        ("<RevisionId>3</RevisionId>", BASE, ()),
        (f"<RevisionId>3</RevisionId><PublicIdentifier>{BASE}:3</PublicIdentifier>", BASE, ()),
        (
            "<RevisionId>3</RevisionId><PublicIdentifier>urn:other</PublicIdentifier>",
            BASE,
            (Link(relation="alternate", id="urn:other"),),
        ),
    ],
)
def test_a_revision_is_no_part_of_the_story_s_id(
    identifier: str, native_id: str, links: tuple[Link, ...]
) -> None:
    found = article(one(identifier=identifier))
    assert (found.native_id, found.links) == (native_id, links)
    assert found.native_version == ("3" if identifier else None)


@pytest.mark.parametrize(
    ("public", "native_id"),
    [
        ("urn:newsml:x:20260402:7:3", "urn:newsml:x:20260402:7"),
        ("urn:newsml:x:20260402:7:3U", "urn:newsml:x:20260402:7"),
        ("urn:newsml:x:20260402:7:3N", "urn:newsml:x:20260402:7"),
        ("urn:newsml:x:20260402:7:3X", "urn:newsml:x:20260402:7:3X"),
    ],
)
def test_a_public_identifier_alone_is_read_without_its_revision(
    public: str, native_id: str
) -> None:
    identifier = f"<NewsIdentifier><PublicIdentifier>{public}</PublicIdentifier></NewsIdentifier>"
    item = f"<NewsItem><Identification>{identifier}</Identification>{component('A')}</NewsItem>"
    item = item.replace("</NewsComponent>", f"{content('Words.')}</NewsComponent>")
    assert article(newsml(item)).native_id == native_id


def test_a_story_without_an_id_says_so() -> None:
    (found,) = decoded(newsml(f"<NewsItem>{component('A', content('Words.'))}</NewsItem>"))
    assert found.article.native_id is None
    assert "no NewsItemId: told by its words" in found.warnings


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<nitf><body><body.content><p>In NITF.</p></body.content></body></nitf>", "In NITF."),
        ("<html><body><p>In <b>XHTML</b>.</p></body></html>", "In XHTML."),
        ("<p>In paragraphs.</p><p>Two.</p>", "In paragraphs.\nTwo."),
        ("&lt;p&gt;Escaped.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "Escaped.\nTwo."),
        ("Plain words.\n\nTwo.", "Plain words.\nTwo."),
    ],
)
def test_content_of_every_kind(data: str, text: str) -> None:
    item = f"<ContentItem><DataContent>{data}</DataContent></ContentItem>"
    assert article(newsml(news_item(1, component("A", item)))).text == text


def test_of_several_renditions_the_one_that_knows_its_paragraphs_is_read() -> None:
    plain = "<ContentItem><DataContent>Plain words.</DataContent></ContentItem>"
    markup = "<ContentItem><DataContent><p>Words.</p></DataContent></ContentItem>"
    css = (
        "<ContentItem><MimeType FormalName='text/css'/><DataContent>p{}</DataContent></ContentItem>"
    )
    for order in ((plain, markup, css), (css, markup, plain)):
        assert article(newsml(news_item(1, component("A", *order)))).text == "Words."
    for order in ((plain, css), (css, plain)):
        assert article(newsml(news_item(1, component("A", *order)))).text == "Plain words."
