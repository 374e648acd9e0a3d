"""NITF: identity, statuses, times and text, and what is said of other documents."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.articles import article, articles, decoded, refusal
from support.nitf import HL1, nitf
from wiredesk.decode._nitf import moment
from wiredesk.decode._sourced import Sourced
from wiredesk.story import Link, Reason, Status

ISSUED = "<date.issue norm='20260803T100000Z'/>"


@pytest.mark.parametrize(
    ("field", "docdata", "instant"),
    [
        ("sent", ISSUED, "2026-08-03T10:00:00+00:00"),
        ("created", ISSUED, "2026-08-03T10:00:00+00:00"),
        ("sent", "<date.issue norm='20260803T120000+0200'/>", "2026-08-03T12:00:00+02:00"),
        ("sent", "<date.issue norm='00000000T000000Z'/>", None),
        ("expires", "<date.expire norm='20260804T100000Z'/>", "2026-08-04T10:00:00+00:00"),
        (
            "embargoed_until",
            ISSUED + "<date.release norm='20260803T100001Z'/>",
            "2026-08-03T10:00:01+00:00",
        ),
        ("embargoed_until", ISSUED + "<date.release norm='20260803T100000Z'/>", None),
        ("embargoed_until", ISSUED + "<date.release norm='20260803T095959Z'/>", None),
        (
            "embargoed_until",
            "<date.release norm='20260803T100000Z'/>",
            "2026-08-03T10:00:00+00:00",
        ),
    ],
)
def test_times(field: str, docdata: str, instant: str | None) -> None:
    found = getattr(article(nitf(f"<docdata>{docdata}</docdata>")), field)
    assert (found and found.isoformat()) == instant


def test_what_stands_in_for_the_date_of_issue() -> None:
    filed = "<dateline><story.date norm='20260803T090000Z'>Aug 3</story.date></dateline>"
    printed = "<pubdata date.publication='20260802T080000Z'/>"
    first = article(nitf(printed, opening=filed)).sent
    second = article(nitf(printed)).sent
    assert first is not None
    assert second is not None
    assert (first.hour, second.hour) == (9, 8)


@pytest.mark.parametrize(
    ("revisions", "created"),
    [
        (["20260803T080000Z", "20260803T070000Z"], 7),
        (["20260803T110000Z"], 10),
        (["20260803T100000Z"], 10),
        (["00000000"], 10),
        ([], 10),
    ],
)
def test_the_first_version_is_as_old_as_the_oldest_revision(
    revisions: list[str], created: int
) -> None:
    history = "".join(f"<revision-history norm='{norm}'/>" for norm in revisions)
    found = article(nitf(f"<docdata>{ISSUED}</docdata>{history}"))
    assert found.created is not None
    assert found.created.hour == created


@pytest.mark.parametrize(
    ("status", "docdata", "read"),
    [
        ("usable", "", Status.USABLE),
        ("CANCELED", "", Status.CANCELED),
        ("cancelled", "", Status.CANCELED),
        ("withheld", "", Status.WITHHELD),
        ("embargoed", "", Status.WITHHELD),
        ("embargoed", "<date.release norm='20270803T100000Z'/>", Status.USABLE),
    ],
)
def test_statuses(status: str, docdata: str, read: Status) -> None:
    head = f"<docdata management-status='{status}'>{docdata}</docdata>"
    assert article(nitf(head)).status is read


def test_a_status_that_nobody_knows_may_be_a_kill() -> None:
    refused = refusal(nitf("<docdata management-status='spiked'/>"))
    assert (refused.reason, refused.detail) == (Reason.INVALID_FIELD, "docdata/@management-status")


@pytest.mark.parametrize(
    ("fate", "relation"),
    [("canceled", "kills"), ("usable", "replaces"), (None, "kills")],
)
def test_it_says_what_becomes_of_another_document(fate: str | None, relation: str) -> None:
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
    found = article(nitf(docdata))
    assert found.native_id == "desk-wire:42"
    assert found.links[0].id == "desk-wire:41"


@pytest.mark.parametrize(
    ("sent", "key", "identifier", "links"),
    [
        ("urn:x:7_2", "urn:x:7", "urn:x:7", (Link(relation="alternate", id="urn:x:7_2"),)),
        ("urn:x:7.12", "urn:x:7", "urn:x:7", (Link(relation="alternate", id="urn:x:7.12"),)),
        ("urn:x:7_a", "urn:x:7", "urn:x:7_a", ()),
        ("urn:x:72", "urn:x:7", "urn:x:72", ()),
        ("urn:x:7", "Bridge", "urn:x:7", ()),
    ],
)
def test_the_number_of_a_version_is_no_part_of_the_story_s_id(
    sent: str, key: str, identifier: str, links: tuple[Link, ...]
) -> None:
    found = article(nitf(f"<docdata><doc-id id-string='{sent}'/><du-key key='{key}'/></docdata>"))
    assert (found.native_id, found.links) == (identifier, links)


def test_a_document_without_an_id_says_so() -> None:
    (found,) = decoded(nitf("<title>A</title>"))
    assert found.article.native_id is None
    assert "no doc-id: told by its words" in found.warnings


def test_private_notes_in_the_text_are_in_no_field() -> None:
    note = "<note type='npa'><body.content><p>Call Ann.</p></body.content></note>"
    (found,) = decoded(nitf("", f"<p>Before.</p>{note}after"))
    assert found.article.text == "Before.\nafter"
    assert "Call Ann" not in found.article.model_dump_json()
    assert "notes not for publication: kept out" in found.warnings


def test_an_abstract_stands_in_where_there_is_no_text() -> None:
    abstract = "<abstract><p>In short.</p></abstract>"
    assert article(nitf(opening=HL1 + abstract, body="")).text == "In short."
    assert article(nitf(opening=HL1 + abstract)).text == "Words."


def test_who_else_wrote_it_is_the_text_s_last_line() -> None:
    end = "<body.end><tagline>Ben B contributed.</tagline></body.end>"
    whole = nitf("<title>A</title>").replace("</body>", f"{end}</body>")
    assert article(whole).text == "Words.\nBen B contributed."


def test_a_revision_without_a_zone_is_in_the_provider_s() -> None:
    docdata = f"<docdata><doc-id regsrc='dpa'/>{ISSUED}</docdata>"
    found = article(nitf(f"{docdata}<revision-history norm='20260803T090000'/>"))
    assert found.created is not None
    assert found.created.isoformat() == "2026-08-03T09:00:00+02:00"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20260402T101500+0200", "20260402T101500+0200"),
        ("20260402000000-0400", "20260402T000000-0400"),
        ("20260402T1015", "20260402T1015"),
        ("20260402", "20260402"),
        ("2026-04-02T10:15:00Z", "2026-04-02T10:15:00Z"),
        ("YYYYMMDD000000-HHMM", None),
        ("yyyymmdd", None),
        ("00000000T000000", None),
        (None, None),
        ("next week", "next week"),
    ],
)
def test_dates(written: str | None, read: str | None) -> None:
    assert moment(written) == read


LETTERS = st.characters(codec="utf-8", categories=("L", "M"), include_characters=" ,;&<'\"")


@given(st.text(alphabet=LETTERS))
def test_words_are_those_that_were_sent(words: str) -> None:
    found = article(nitf("<title>Another thing</title>", f"<p>{escape(words)}</p>"))
    assert found.text.split() == Sourced().mended(words).split()
