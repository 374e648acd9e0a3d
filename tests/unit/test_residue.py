"""What feeds leave in a text that is none of its prose, and how a text is told from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.messages import item, message, ninjs
from wiredesk.decode._coded import coded
from wiredesk.decode._residue import unescaped, untagged, without_end, without_headline
from wiredesk.decode._sourced import Sourced, language_tag
from wiredesk.decode._zones import numbered


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("4 o&#39;clock &amp; later", "4 o'clock & later"),
        ("&eacute;t&eacute;", "été"),
        ("AT&T; R & D", "AT&T; R & D"),
        ("&nosuch; stays", "&nosuch; stays"),
    ],
)
def test_entities_escaped_twice(text: str, plain: str) -> None:
    assert unescaped(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('One\n<div class="e"></div><script src="x"></script>\nTwo', "One\nTwo"),
        ('See <a href="x">this</a> page', "See this page"),
        ("One<BR>Two<p>Three</p>", "One\nTwo\nThree"),
        ("a < b and b > c", "a < b and b > c"),
        ("<3 and <org> stay", "<3 and <org> stay"),
    ],
)
def test_markup_escaped_twice(text: str, plain: str) -> None:
    assert untagged(text) == plain


@pytest.mark.parametrize(
    ("text", "headline", "rest"),
    [
        ("Bridge opens\nIt opened.", "Bridge opens", "It opened."),
        ("Bridge opens", "Bridge opens", "Bridge opens"),
        ("The bridge opened.\nIt did.", "The bridge opened.", "The bridge opened.\nIt did."),
        ("Bridge opens\nIt opened.", None, "Bridge opens\nIt opened."),
        ("Bridge opens late\nIt did.", "Bridge opens", "Bridge opens late\nIt did."),
    ],
)
def test_a_headline_above_its_text(text: str, headline: str | None, rest: str) -> None:
    assert without_headline(text, headline) == rest


@pytest.mark.parametrize(
    ("text", "note", "rest"),
    [
        ("It opened.\nends", None, "It opened."),
        ("It opened.\n==Kyodo", None, "It opened."),
        ("It opened.\nNew throughout\n-30-", "New throughout", "It opened."),
        ("It opened.\nThe road ends", None, "It opened.\nThe road ends"),
        ("ends", None, "ends"),
    ],
)
def test_what_ends_a_text(text: str, note: str | None, rest: str) -> None:
    assert without_end(text, note) == rest


@given(st.text(), st.text())
def test_nothing_is_added(text: str, other: str) -> None:
    assert len(untagged(text)) <= len(text)
    assert text.endswith(without_headline(text, other))
    assert text.startswith(without_end(text, other))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("2026-05-12 20:13:08 GMT+00:00", None),
        ("12/05/2026", None),
        ("4.5.2026 CEST", None),
        ("Paris, 12 mai (AFP) -", "Paris, 12 mai (AFP) -"),
        ("北京", "北京"),
        ("EU", "EU"),
    ],
)
def test_a_time_is_no_dateline(sent: str, kept: str | None) -> None:
    said = Sourced()
    assert said.dateline(("dateline", sent)) == kept
    assert bool(said.warnings) == (kept is None)


@pytest.mark.parametrize(
    ("written", "in_numbers"),
    [
        ("Tue, 12 May 2026 10:30:00 CEST", "Tue, 12 May 2026 10:30:00 +0200"),
        ("Tue, 12 May 2026 10:30:00 JST", "Tue, 12 May 2026 10:30:00 +0900"),
        ("Tue, 12 May 2026 10:30:00 GMT", "Tue, 12 May 2026 10:30:00 +0000"),
        ("Tue, 12 May 2026 10:30:00 XYZ", "Tue, 12 May 2026 10:30:00 XYZ"),
        (None, None),
    ],
)
def test_zones_by_their_names(written: str | None, in_numbers: str | None) -> None:
    assert numbered(written) == in_numbers


def test_a_subject_is_built_once_and_a_long_one_is_not_kept() -> None:
    assert coded("15054000", "soccer") is coded("15054000", "soccer")
    assert coded("x", "n" * 300) == coded("x", "n" * 300)
    assert coded("x", "n" * 300) is not coded("x", "n" * 300)


def test_what_was_taken_out_is_said() -> None:
    sent = """<nitf><head><docdata><doc-id id-string="urn:x:1"/></docdata></head><body>
      <body.head><hedline><hl1>Bridge opens</hl1></hedline></body.head><body.content>
      <hl2>Bridge opens</hl2><p>It opened &amp;quot;at last&amp;quot;.</p>
      <p>&lt;script src="x"&gt;&lt;/script&gt;</p><p>ends</p></body.content></body></nitf>"""
    found = item(message(sent))
    assert found.article.text == 'It opened "at last".'
    assert set(found.warnings) == {
        "entities escaped twice: resolved",
        "markup escaped twice: dropped",
        "headline repeated above the text: dropped",
        "marks at the text's end: dropped",
    }


def test_many_marks_are_taken_out_at_once() -> None:
    assert without_end("It opened." + "\n#" * 200_000, None) == "It opened."


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("EN", "en"),
        ("de_at", "de-AT"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("swe", "sv"),
        ("GER", "de"),
        (" fr ", "fr"),
        ("", None),
        (None, None),
    ],
)
def test_language_tags(written: str | None, tag: str | None) -> None:
    assert language_tag(written) == tag


def test_contacts_of_a_desk_are_no_text() -> None:
    html = (
        "<p>Ihre Ansprechpartnerin: Ida Rohr, Tel. +49 30 0000 0000<br/>ida@desk.example.org</p>"
        "<p>Wer helfen kann, wird gebeten, sich unter der Rufnummer +49 30 0000 0001 bei der Wache"
        " am Markt zu melden, sagte eine Sprecherin.</p>"
    )
    found = item(ninjs(body_html=html))
    assert found.article.text.startswith("Wer helfen kann")
    assert found.warnings == ("lines that are not for publication: kept out",)
