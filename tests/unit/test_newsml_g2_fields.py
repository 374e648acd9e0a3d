"""NewsML-G2: where each field is read from, times, links and subjects."""

import pytest

from support.newsml_g2 import BODY, article, item, read, refused
from wiredesk.story import Reason, Status

# elements of itemMeta, of contentMeta, field, value
FIELDS: list[tuple[str, str, str, object]] = [
    ("<provider literal='Meridian'/>", "", "provider", "Meridian"),
    ("<provider qcode='nprov:NTB'/>", "", "provider", "NTB"),
    ("<provider qcode='nprov:NTB'><name>Norsk</name></provider>", "", "provider", "Norsk"),
    ("", "<slugline>Bridge-Opening</slugline>", "slugline", "Bridge-Opening"),
    ("", "<slugline>BC-Bridge, 2nd Ld</slugline>", "take_key", "2nd Ld"),
    ("", "<by>Ann Example</by>", "byline", "Ann Example"),
    ("", "<creator type='x:person'><name>Ann A</name></creator>", "byline", "Ann A"),
    ("", "<creator type='x:org'><name>NTB</name></creator>", "byline", None),
    ("", "<dateline>LIMA, Aug 3</dateline>", "dateline", "LIMA, Aug 3"),
    ("", "<urgency>3</urgency>", "urgency", 3),
    ("", "<urgency>0</urgency>", "urgency", None),
    ("", "<keyword>a</keyword><keyword>b</keyword><keyword>a</keyword>", "keywords", ("a", "b")),
    ("", "<genre qcode='g:x'><name>Analysis</name></genre>", "genre", "Analysis"),
    ("", "<genre qcode='g:x'/>", "genre", "g:x"),
    ("", "<genre qcode='g:advisory'/>", "item_type", "advisory"),
    ("<role qcode='r:pressrelease'><name>Press release</name></role>", "", "item_type",
     "press_release"),
    ("<signal qcode='sig:update'/><signal uri='x:y'/>", "", "signals", ("sig:update", "x:y")),
    ("", "<located qcode='c:1'><name>Lima</name></located>", "located", "Lima"),
    ("", "<located literal='Lima'/>", "located", "Lima"),
    ("", "<located qcode='city:Lima'/>", "located", "Lima"),
    ("", "<located qcode='city:12'/>", "located", None),
    ("<located literal='Cusco'/>", "<located literal='Lima'/>", "located", "Lima"),
    ("<located literal='Cusco'/>", "", "located", "Cusco"),
    ("<edNote>Adds quote.</edNote><ednote>Two.</ednote>", "", "editor_note", "Adds quote.\nTwo."),
    ("<edNote role='x:closingline'>ik</edNote>", "", "editor_note", None),
    ("<edNote roleuri='http://x/private'>Call Ann.</edNote>", "", "editor_note", None),
    ("<edNote pubconstraint='x:internal'>Call Ann.</edNote>", "", "editor_note", None),
    ("", "<subject qcode='subj:04000000'/>", "category", None),
    ("", "<subject qcode='iptccat:pl'/>", "category", "pl"),
    ("", "<subject type='x:category' qcode='own:pl'/>", "category", "pl"),
    ("<pubStatus qcode='stat:withheld'/>", "", "status", Status.WITHHELD),
    ("<pubStatus qcode='stat:cancelled'/>", "", "status", Status.CANCELED),
    ("<pubStatus uri='http://x/stat/usable'/>", "", "status", Status.USABLE),
    ("<pubStatus/>", "", "status", Status.USABLE),
    ("<title>Title</title>", "", "headline", "Bridge"),
]  # fmt: skip


@pytest.mark.parametrize(("meta", "about", "field", "value"), FIELDS)
def test_fields(meta: str, about: str, field: str, value: object) -> None:
    assert getattr(article(meta, f"<headline>Bridge</headline>{about}"), field) == value


@pytest.mark.parametrize(
    ("about", "headline"),
    [
        ("<headline role='hld:subHeadline'>Sub</headline><headline>Main</headline>", "Main"),
        ("<headline xml:lang='fr'>Pont</headline><headline xml:lang='en'>Bridge</headline>",
         "Bridge"),
        ("<headline xml:lang='fr'>Pont</headline><headline xml:lang='en-GB'>Bridge</headline>",
         "Bridge"),
        ("<headline xml:lang='fr'>Pont</headline><headline xml:lang='eng'>B</headline>", "Pont"),
        ("", "Title"),
        ("<headline role='hld:subHeadline'>Sub</headline>", "Title"),
    ],
)  # fmt: skip
def test_headlines(about: str, headline: str) -> None:
    assert article("<title>Title</title>", about).headline == headline


@pytest.mark.parametrize(
    ("meta", "about", "field", "hour"),
    [
        ("<versionCreated>2026-08-03T10:00:00Z</versionCreated>", "", "sent", 10),
        ("<versionCreated>2026-08-03T10:00:00Z</versionCreated>", "", "created", 10),
        ("<firstCreated>2026-08-03T09:00:00Z</firstCreated>", "", "created", 9),
        ("", "<contentCreated>2026-08-03T08:00:00Z</contentCreated>", "created", 8),
        ("<firstCreated>2026-08-03T09:00:00Z</firstCreated>",
         "<contentCreated>2026-08-03T08:00:00Z</contentCreated>", "created", 9),
        ("<embargoed>2026-08-03T18:00:00Z</embargoed>", "", "embargoed_until", 18),
        ("<expires>2026-08-03T19:00:00Z</expires>", "", "expires", 19),
    ],
)  # fmt: skip
def test_times(meta: str, about: str, field: str, hour: int) -> None:
    found = getattr(article(meta, f"<headline>Bridge</headline>{about}"), field)
    assert found is not None
    assert found.hour == hour


def test_an_embargo_that_is_empty_is_none_and_told() -> None:
    (found,) = read(item(1, "<embargoed/>"))
    assert found.article.embargoed_until is None
    assert "itemMeta/embargoed is empty: taken as none" in found.warnings


@pytest.mark.parametrize(
    ("rel", "relation"),
    [
        ("itemrel:previousVersion", "replaces"),
        ("x:supersedes", "replaces"),
        ("x:corrects", "corrects"),
        ("x:cancels", "kills"),
        ("x:partOf", "part_of"),
        ("x:seeAlso", "related"),
    ],
)
def test_what_it_is_to_another_item(rel: str, relation: str) -> None:
    (link,) = article(f"<link rel='{rel}' residref='urn:x:7'/>").links
    assert (link.relation, link.id) == (relation, "urn:x:7")


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        ("<altId>urn:y:1</altId>", True),
        ("<altId>https://y.example/1</altId>", True),
        ("<altId>17b7b4c36e0546909b6c17b7b4c36e05</altId>", True),
        ("<altId type='x:versionId'>urn:y:1</altId>", False),
        ("<altId>4711</altId>", False),
        ("<altId>urn:x:1</altId>", False),
    ],
)
def test_other_ids_are_those_of_the_story_in_all_versions(other: str, kept: bool) -> None:
    links = article(about=f"<headline>Bridge</headline>{other}").links
    assert [link.relation for link in links] == (["alternate"] if kept else [])


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("<subject qcode='medtop:04000000'/>", "medtop:04000000"),
        ("<subject qcode='subj:04000000'/>", "medtop:04000000"),
        ("<subject uri='http://cv.iptc.org/newscodes/mediatopic/04000000'/>", "medtop:04000000"),
        ("<subject literal='TT:04000000:EKO'/>", "medtop:04000000"),
        ("<subject qcode='own:1'><sameAs qcode='medtop:04000000'/></subject>", "medtop:04000000"),
        ("<subject qcode='own:04000000'/>", None),
        ("<subject qcode='medtop:99999999'/>", None),
    ],
)
def test_subjects_and_the_topics_that_they_stand_for(subject: str, topic: str | None) -> None:
    (found,) = article(about=f"<headline>Bridge</headline>{subject}").subjects
    assert found.media_topic == topic


def test_a_subject_that_says_nothing_is_none() -> None:
    about = "<headline>Bridge</headline><subject/><subject><name>Bridges</name></subject>"
    assert [(one.code, one.name) for one in article(about=about).subjects] == [("", "Bridges")]


@pytest.mark.parametrize(
    ("declared", "inner", "language"), [("de", "fr", "de"), (None, "fr", "fr"), (None, None, "en")]
)
def test_where_the_language_is_declared(
    declared: str | None, inner: str | None, language: str
) -> None:
    about = (
        f"<headline>B</headline><language tag='{declared}'/>"
        if declared
        else "<headline>B</headline>"
    )
    body = BODY.replace("<inlineXML", f"<inlineXML xml:lang='{inner}'") if inner else BODY
    assert article(about=about, body=body).language == language


def test_words_that_are_elsewhere_are_refused() -> None:
    rejected = refused(item(body="<remoteContent href='x.txt'/>"))
    assert (rejected.reason, rejected.detail) == (
        Reason.MISSING_FIELD,
        "contentSet: remoteContent alone, without text",
    )
