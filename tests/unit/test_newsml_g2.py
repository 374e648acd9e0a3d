"""NewsML-G2 beyond its cases: several items, limits, what is kept private, where fields stood."""

import pytest

from support.newsml_g2 import article, item, read, refused
from wiredesk.decode._conventions import MOST_ENTRIES, byline_in, headline_prefix, take_key
from wiredesk.story import Article, Reason, Status


def test_three_texts_are_three_items() -> None:
    found = read(item(1), item(2), item(3))
    assert [one.article.native_id for one in found] == ["urn:x:1", "urn:x:2", "urn:x:3"]


def test_one_text_that_cannot_be_read_refuses_the_message() -> None:
    rejected = refused(item(1), item(2).replace('guid="urn:x:2"', ""))
    assert (rejected.reason, rejected.detail) == (Reason.MISSING_FIELD, "newsItem/@guid")


def test_a_message_of_too_many_items_is_refused() -> None:
    rejected = refused(*("<newsItem/>" for _ in range(MOST_ENTRIES + 1)))
    assert (rejected.reason, rejected.detail) == (
        Reason.INVALID_FIELD,
        f"itemSet: expected at most {MOST_ENTRIES}",
    )


@pytest.mark.parametrize(
    "about",
    [
        "<subject qcode='a:b'/>" * (MOST_ENTRIES + 1),
        "<keyword>k</keyword>" * (MOST_ENTRIES + 1),
        "<altId>urn:a</altId>" * (MOST_ENTRIES + 1),
    ],
)
def test_a_list_of_too_many_entries_is_refused(about: str) -> None:
    assert refused(item(1, about=about)).reason is Reason.INVALID_FIELD


def test_a_message_without_items_is_refused() -> None:
    assert refused().detail == "no item: expected a newsItem of text"


def test_an_item_that_says_nothing_is_refused() -> None:
    assert refused(item(1, about="", body="")).reason is Reason.MISSING_FIELD


def test_a_headline_alone_is_an_alert() -> None:
    assert article(body="").item_type == "alert"


def test_a_kill_needs_no_words() -> None:
    killed = article('<pubStatus qcode="stat:cancelled"/>', about="", body="")
    assert killed.status is Status.CANCELED


@pytest.mark.parametrize(
    "role", ["sttnote:private", "ednoterole:nonpublic", "dpaednoterole:dpacontacts"]
)
def test_a_private_note_is_not_kept(role: str) -> None:
    note = f'<edNote role="{role}">Call nobody.</edNote><edNote>Adds quote.</edNote>'
    found = article(note)
    assert found.editor_note == "Adds quote."
    assert "nobody" not in found.model_dump_json()


def test_a_note_loses_its_lines_with_telephones_and_mail() -> None:
    note = "<edNote>Adds quote.\nDesk: +47 22 00 00 00\nmail@deskwire.example.org</edNote>"
    assert article(note).editor_note == "Adds quote."


def test_an_alias_is_what_the_catalog_in_the_message_says() -> None:
    own = '<catalog><scheme alias="subj" uri="http://example.org/rooms/"/></catalog>'
    about = '<subject qcode="subj:04000000"/>'
    message_of_it = item(1, about=f"<headline>Bridge</headline>{about}").replace(
        "<itemMeta>", f"{own}<itemMeta>"
    )
    (found,) = read(message_of_it)
    assert [subject.media_topic for subject in found.article.subjects] == [None]
    assert [s.media_topic for s in article(about=about).subjects] == ["medtop:04000000"]


def test_words_after_inline_children_are_kept() -> None:
    body = (
        "<inlineXML><html><body><p>One <b>two</b> three <i/>four.</p>five</body></html></inlineXML>"
    )
    assert article(body=body).text == "One two three four.\nfive"


def test_a_link_to_an_earlier_item_is_replaced() -> None:
    earlier = '<link rel="irel:previousVersion" residref="urn:x:0"/>'
    other = '<link rel="irel:seeAlso" href="urn:y"/>'
    link = earlier + other
    assert [(link.relation, link.id) for link in article(link).links] == [
        ("replaces", "urn:x:0"),
        ("related", "urn:y"),
    ]


def test_a_local_id_is_no_other_id_of_the_story() -> None:
    about = "<headline>B</headline><altId>12345</altId><altId type='x:id'>urn:newsml:b</altId>"
    assert [link.id for link in article(about=about).links] == ["urn:newsml:b"]


def test_a_byline_in_the_text_goes_before_that_of_the_nitf() -> None:
    nitf = (
        "<inlineXML><nitf><body><body.head><byline>By <person>Staff</person></byline></body.head>"
        "<body.content><p>By Ada Quist</p><p>A bridge opened.</p></body.content></body>"
        "</nitf></inlineXML>"
    )
    assert article(body=nitf).byline == "By Ada Quist"
    assert article(body=nitf.replace("<p>By Ada Quist</p>", "")).byline == "By Staff"


def test_where_fields_stood_is_told() -> None:
    (found,) = read(item(1))
    assert found.sources["headline"] == "contentMeta/headline"
    assert found.sources["text"] == "inlineXML/html/body"
    assert set(found.sources) <= set(Article.model_fields)


@pytest.mark.parametrize(
    ("slugline", "take"),
    [
        ("BC-US--Storm, 1st Ld-Writethru", "1st Ld-Writethru"),
        ("BC-EU--Bridge,2nd Ld", "2nd Ld"),
        ("USA-STORM/ (UPDATE 2, PIX)", "UPDATE 2"),
        ("USA-STORM/ (PIX, TV, CORRECTED)", "CORRECTED"),
        ("BC-US--Ladder, Leaning", None),
        ("USA-STORM/ (PIX)", None),
        ("", None),
        (None, None),
    ],
)
def test_take_keys(slugline: str | None, take: str | None) -> None:
    assert take_key(slugline) == take


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("By Joanna Smith\nOSLO - A bridge.", "By Joanna Smith"),
        ("(Adds quote)\nVon Jürgen Ägir, dpa\nOSLO - Eine Brücke.", "Von Jürgen Ägir, dpa"),
        ("By Monday the bridge was open.\nMore.", None),
        ("One.\nTwo.\nThree.\nBy Late Comer", None),
        ("", None),
    ],
)
def test_bylines_in_a_text(text: str, byline: str | None) -> None:
    assert byline_in(text) == byline


@pytest.mark.parametrize(
    ("headline", "prefix"),
    [("TABLE-Results", "TABLE"), ("NATO warns", None), ("Oslo - a bridge", None), (None, None)],
)
def test_prefixes_of_headlines(headline: str | None, prefix: str | None) -> None:
    assert headline_prefix(headline) == prefix
