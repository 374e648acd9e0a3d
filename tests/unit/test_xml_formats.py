"""What the XML formats do that one message with one story cannot show, and their limits."""

import time
from collections.abc import Iterable
from contextlib import suppress
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.messages import message
from wiredesk.decode import choose
from wiredesk.decode._content import Content
from wiredesk.decode._item_types import labelled
from wiredesk.decode._nitf import moment
from wiredesk.decode._probe import Probe
from wiredesk.decode._sourced import MOST_ENTRIES, MOST_ITEMS, Sourced, unique
from wiredesk.story import Article, Decoded, Link, Reason, Rejected, Status

MOST_SECONDS = 2.0


def decoded(value: bytes | str) -> tuple[Decoded, ...]:
    probe = Probe(message(value))
    return tuple(choose(probe).decode(probe))


def articles(value: bytes | str) -> list[Article]:
    return [found.article for found in decoded(value)]


def refusal(value: bytes | str) -> Reason:
    with pytest.raises(Rejected) as refused:
        decoded(value)
    return refused.value.reason


def newsml(*items: str) -> str:
    envelope = "<NewsEnvelope><DateAndTime>20260402T120000Z</DateAndTime></NewsEnvelope>"
    return f"<NewsML Version='1.2'>{envelope}{''.join(items)}</NewsML>"


def news_item(number: int, component: str, management: str = "") -> str:
    parts = "<ProviderId>deskwire.example</ProviderId><DateId>20260402</DateId>"
    identifier = f"<NewsIdentifier>{parts}<NewsItemId>{number}</NewsItemId></NewsIdentifier>"
    identification = f"<Identification>{identifier}</Identification>"
    status = f"<NewsManagement>{management}</NewsManagement>"
    return f"<NewsItem>{identification}{status}{component}</NewsItem>"


def component(headline: str, *inner: str, duid: str = "") -> str:
    lines = f"<NewsLines><HeadLine>{headline}</HeadLine></NewsLines>" if headline else ""
    return f"<NewsComponent Duid='{duid}'>{lines}{''.join(inner)}</NewsComponent>"


def content(text: str, media: str = "Text") -> str:
    kind = f"<MediaType FormalName='{media}'/>"
    return f"<ContentItem>{kind}<DataContent><p>{text}</p></DataContent></ContentItem>"


def nitf(docdata: str, body: str = "<p>Words.</p>") -> str:
    return f"<nitf><head>{docdata}</head><body><body.content>{body}</body.content></body></nitf>"


def rss(items: Iterable[str]) -> str:
    return f"<rss version='2.0'><channel><title>Deskwire</title>{''.join(items)}</channel></rss>"


def rb_news(number: int, **fields: str) -> str:
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<RBNews><NewsID>{number:08}-0000-4000-8000-000000000000</NewsID>{inner}</RBNews>"


def test_every_news_item_of_a_newsml_is_a_story() -> None:
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
    one = component("One", content("First."), duid="a")
    two = component("Two", content("Second."), component("", content("More.")), duid="b")
    found = articles(newsml(news_item(7, component("Package", one, two))))
    base = "urn:newsml:deskwire.example:20260402:7"
    assert [(a.native_id, a.headline, a.text) for a in found] == [
        (f"{base}#a", "One", "First."),
        (f"{base}#b", "Two", "Second.\nMore."),
    ]
    assert all(a.links == (Link(relation="part_of", id=base),) for a in found)


def test_components_of_one_story_are_put_together_but_its_title() -> None:
    roles = [("Title", "The title"), ("Lead", "The lead."), ("Body", "The body.")]
    inner = (
        f"<NewsComponent><Role FormalName='{role}'/>{content(text)}</NewsComponent>"
        for role, text in roles
    )
    (found,) = articles(newsml(news_item(1, component("", *inner))))
    assert (found.headline, found.text) == ("The title", "The lead.\nThe body.")


def test_pictures_beside_stories_are_passed_over_and_told() -> None:
    picture = news_item(1, component("Picture", content("", media="Photo")))
    story = news_item(2, component("Story", content("Text.")))
    (found,) = decoded(newsml(picture, story))
    assert found.article.headline == "Story"
    assert "news items without text: passed over" in found.warnings


def test_newsml_says_when_it_may_no_longer_be_used() -> None:
    change = "<FutureStatus FormalName='Withheld'/><DateAndTime>20260501T000000Z</DateAndTime>"
    item = news_item(
        1, component("A", content("B.")), f"<StatusWillChange>{change}</StatusWillChange>"
    )
    (found,) = articles(newsml(item))
    assert found.expires is not None
    assert found.expires.isoformat() == "2026-05-01T00:00:00+00:00"
    assert found.embargoed_until is None


@pytest.mark.parametrize(
    ("fate", "relation"),
    [("canceled", "kills"), ("usable", "replaces"), (None, "kills")],
)
def test_nitf_says_what_becomes_of_another_document(fate: str | None, relation: str) -> None:
    status = f" management-idref-status='{fate}'" if fate else ""
    docdata = (
        f"<docdata management-status='canceled' management-doc-idref='dw.77.a'{status}>"
        "<doc-id id-string='dw.77.b'/></docdata>"
    )
    (found,) = articles(nitf(docdata, ""))
    assert found.status is Status.CANCELED
    assert found.native_id == "dw.77.b"
    assert [(link.relation, link.id) for link in found.links] == [(relation, "dw.77.a")]


def test_a_document_that_a_short_id_names_is_the_same_publishers() -> None:
    docdata = (
        "<docdata management-status='usable' management-doc-idref='41'>"
        "<doc-id id-string='42' regsrc='Desk Wire'/></docdata>"
    )
    (found,) = articles(nitf(docdata))
    assert found.native_id == "desk-wire:42"
    assert found.links[0].id == "desk-wire:41"


def test_a_release_at_the_time_of_issue_is_no_embargo() -> None:
    dates = "<date.issue norm='20260402T100000Z'/><date.release norm='20260402T100000Z'/>"
    (found,) = articles(nitf(f"<docdata>{dates}</docdata>"))
    assert found.embargoed_until is None


def test_private_notes_in_the_text_are_in_no_field() -> None:
    note = "<note type='npa'><body.content><p>Call Ann.</p></body.content></note>"
    (found,) = decoded(nitf("", f"<p>Before.</p>{note}after"))
    assert found.article.text == "Before.\nafter"
    assert "Call Ann" not in found.article.model_dump_json()
    assert "notes not for publication: kept out" in found.warnings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20260402T101500+0200", "20260402T101500+0200"),
        ("20260402000000-0400", "20260402T000000-0400"),
        ("20260402", "20260402"),
        ("YYYYMMDD000000-HHMM", None),
        ("00000000T000000", None),
        ("next week", "next week"),
    ],
)
def test_nitf_dates(written: str, read: str | None) -> None:
    assert moment(written) == read


def test_every_story_of_ritzaus_queue_is_read() -> None:
    first = rb_news(1, headline="Et", content="&lt;p&gt;A.&lt;/p&gt;")
    second = rb_news(2, headline="To", content="&lt;p&gt;B.&lt;/p&gt;", Annuleret="1")
    found = articles(f"<ListOfRBNews>{first}{second}</ListOfRBNews>")
    assert [(a.headline, a.text, a.status.value) for a in found] == [
        ("Et", "A.", "usable"),
        ("To", "B.", "canceled"),
    ]


def test_no_mail_address_or_number_of_ritzaus_writers_is_published() -> None:
    desk = {"byLineEmail": "desk@deskwire.example", "byLinePhone": "55501420"}
    (found,) = articles(rb_news(1, headline="Et", content="Tekst.", byLine="Ida Krag", **desk))
    assert found.byline == "Ida Krag"
    assert not any(value in found.model_dump_json() for value in desk.values())


def test_every_item_of_a_channel_is_read_and_empty_ones_are_told() -> None:
    items = [f"<item><title>Story {n}</title><guid>urn:x:{n}</guid></item>" for n in range(40)]
    found = decoded(rss([*items, "<item><guid>urn:x:empty</guid></item>"]))
    assert [each.article.headline for each in found] == [f"Story {n}" for n in range(40)]
    assert found[0].article.item_type == "alert"
    assert "items without words: passed over" in found[0].warnings


def test_atom_gives_stories_and_tombstones_in_their_order() -> None:
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'"
        " xmlns:at='http://purl.org/atompub/tombstones/1.0'>"
        "<entry><id>urn:x:1</id><title>One</title></entry>"
        "<at:deleted-entry ref='urn:x:2' when='2026-04-02T12:00:00Z'/></feed>"
    )
    assert [(a.native_id, a.status.value) for a in articles(feed)] == [
        ("urn:x:1", "usable"),
        ("urn:x:2", "canceled"),
    ]


def test_a_feed_that_is_not_atoms_is_not_read_as_atom() -> None:
    assert refusal("<feed><entry><title>A</title></entry></feed>") is Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize(
    "many",
    [
        rss(["<item><title>A</title></item>"] * (MOST_ITEMS + 1)),
        "<ListOfRBNews>" + "<RBNews/>" * (MOST_ITEMS + 1) + "</ListOfRBNews>",
        newsml(*["<NewsItem/>"] * (MOST_ITEMS + 1)),
        "<feed xmlns='http://www.w3.org/2005/Atom'>" + "<entry/>" * (MOST_ITEMS + 1) + "</feed>",
        newsml(news_item(1, component("A", *[component("B", content("C."))] * 30))),
    ],
    ids=["rss", "ritzau", "newsml-1", "atom", "newsml-1 package"],
)
def test_messages_with_too_many_items_are_refused(many: str) -> None:
    assert refusal(many) is Reason.TOO_LARGE


SUBJECTS = "<SubjectCode>" + "<Subject FormalName='01000000'/>" * 20_000 + "</SubjectCode>"
METADATA = f"<DescriptiveMetadata>{SUBJECTS}</DescriptiveMetadata>"
KEYWORDS = "<key-list>" + "<keyword key='a'/>" * 45_000 + "</key-list>"
OPEN, CLOSE = "<NewsComponent EquivalentsList='yes'>" * 60, "</NewsComponent>" * 60
HEAVY = {
    "nitf keywords": nitf(f"<docdata>{KEYWORDS}</docdata>"),
    "nitf inline": nitf("", "<p>" + "<em>a</em> b " * 60_000 + "</p>"),
    "newsml-1 stories": newsml(
        news_item(1, component("A", METADATA, *[component("B", content("C."))] * 15))
    ),
    "newsml-1 nested": newsml(news_item(1, OPEN + "<NewsComponent/>" * 40_000 + CLOSE)),
    "ritzau related": rb_news(1, headline="A", Related="0" * 900_000),
    "rss description": rss([f"<item><description>{'&amp;lt;' * 100_000}</description></item>"]),
    "rss items": rss([f"<item><title>{'a ' * 400}</title></item>"] * 1000),
}


@pytest.mark.parametrize("value", HEAVY.values(), ids=HEAVY)
def test_a_megabyte_takes_bounded_time(value: str) -> None:
    start = time.process_time()
    with suppress(Rejected):
        decoded(value)
    assert time.process_time() - start < MOST_SECONDS


def test_lists_have_an_end() -> None:
    said = Sourced()
    assert len(said.each("keywords", "here", map(str, range(MOST_ENTRIES + 5)))) == MOST_ENTRIES
    assert list(said.warnings) == [f"here: more than {MOST_ENTRIES}: the rest passed over"]


def test_sources_name_the_fields_that_were_said() -> None:
    (found,) = decoded(nitf("<title>A</title><docdata><urgency ed-urg='2'/></docdata>"))
    assert found.sources["urgency"] == "docdata/urgency/@ed-urg"
    assert found.sources["headline"] == "head/title"
    assert "byline" not in found.sources


@pytest.mark.parametrize(
    ("declared", "canonical"),
    [("FR", "fr"), ("pt_br", "pt-BR"), ("zh-hans", "zh-Hans"), ("sr-LATN-rs", "sr-Latn-RS")],
)
def test_language_tags_in_any_case(declared: str, canonical: str) -> None:
    assert Sourced().language(("here", declared)) == canonical


@pytest.mark.parametrize("written", ["x", "-1", "9.5", "²", "99999999999999999999"])
def test_numbers_out_of_bounds_are_told(written: str) -> None:
    said = Sourced()
    assert said.whole("urgency", (1, 9), ("here", written)) is None
    assert list(said.warnings) == ["here: no whole number from 1 to 9: passed over"]


@pytest.mark.parametrize(
    ("identifier", "provider", "name"),
    [
        ("42", "Agencia Uno", "agencia-uno:42"),
        ("42", None, "42"),
        ("urn:x:42", "Uno", "urn:x:42"),
        ("17b7b4c36e0546909b6c", "Uno", "17b7b4c36e0546909b6c"),
        (None, "Uno", None),
    ],
)
def test_short_identifiers_are_their_providers(
    identifier: str | None, provider: str | None, name: str | None
) -> None:
    assert unique(identifier, provider) == name


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Press Release", "press_release"),
        ("---PRESSEMEDDELELSE---", "press_release"),
        ("Flash", "alert"),
        ("Results Listings and Tables", "table"),
        ("Advisory", "advisory"),
        ("press-digest", "digest"),
        ("Flash fiction", None),
        ("Feature", None),
        (None, None),
    ],
)
def test_labels_name_item_types_as_a_whole(label: str | None, kind: str | None) -> None:
    assert labelled([label]) == kind


@given(st.text())
def test_any_text_is_a_body(text: str) -> None:
    body = Content.of_text(text).text
    assert body == "\n".join(line for line in body.split("\n") if line.strip())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs"))))
def test_words_of_nitf_are_those_that_were_sent(words: str) -> None:
    (found,) = articles(nitf("<title>A</title>", f"<p>{escape(words)}</p>"))
    assert found.text.split() == Sourced().mended(words).split()
