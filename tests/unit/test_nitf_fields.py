"""NITF: where each field is read from, and what stands in for it."""

import pytest

from support.articles import article, decoded
from support.nitf import HL1, nitf
from wiredesk.story import Subject


def meta(name: str, content: str) -> str:
    return f"<meta name='{name}' content='{content}'/>"


SUBJECT = "<tobject.subject tobject.subject.refnum='04000000' {}/>"

# field, head, body.head, value
FIELDS: list[tuple[str, str, str, object]] = [
    ("headline", "<title>Bridge</title>", HL1, "Bridge opens"),
    ("headline", "<title>Bridge</title>", "", "Bridge"),
    ("headline", "", "<hedline>Bridge is open</hedline>", "Bridge is open"),
    ("slugline", "<title>Bridge-Opening</title>", HL1, "Bridge-Opening"),
    ("slugline", "<title>Bridge opens</title>", HL1, None),
    ("slugline", "<title>Bridge</title>", "", None),
    ("slugline", meta("slug", "Bridge-1") + "<title>Title</title>", HL1, "Bridge-1"),
    ("slugline", meta("ANPA-Keyword", "Bridge-1"), HL1, "Bridge-1"),
    ("slugline", "<docdata><key-list><keyword key='bridge'/></key-list></docdata>", HL1, "bridge"),
    ("slugline", "<docdata><du-key key='B-1'/></docdata>", HL1, "B-1"),
    ("take_key", meta("anpa-takekey", "2nd Ld"), "", "2nd Ld"),
    ("take_key", "<docdata><du-key part='2'/></docdata>", "", "2"),
    ("take_key", "<docdata><series series.part='3'/></docdata>", "", "3"),
    ("take_key", "<docdata><series series.part='0'/></docdata>", "", None),
    ("take_key", "<docdata><series series.name='Rivers' series.part='3'/></docdata>", "", None),
    ("sequence", meta("anpa-sequence", "w0412"), "", "w0412"),
    ("language", meta("lang", "de"), "", "de"),
    ("urgency", "<docdata><urgency ed-urg='2'/></docdata>", "", 2),
    ("urgency", "<docdata/><urgency ed-urg='2'/>", "", 2),
    ("urgency", "<docdata><urgency ed-urg='0'/></docdata>", "", None),
    ("priority", meta("anpa-priority", "3"), "", 3),
    ("priority", meta("priority", "rush"), "", None),
    ("word_count", "<pubdata item-length='250' unit-of-measure='word'/>", "", 250),
    ("word_count", "<pubdata item-length='250' unit-of-measure='byte'/>", "", None),
    ("word_count", meta("anpa-wordcount", "0250"), "", 250),
    ("category", meta("category", "i"), "", "i"),
    ("category", "<tobject tobject.type='Wirtschaft'/>", "", "Wirtschaft"),
    ("category", "<tobject tobject.type='News'/>", "", None),
    (
        "category",
        (
            "<docdata><identified-content><classifier type='apcategorycode' value='i'/>"
            "</identified-content></docdata>"
        ),
        "",
        "i",
    ),
    (
        "keywords",
        "<docdata><key-list><keyword key='a'/><keyword>b</keyword><keyword/></key-list></docdata>",
        "",
        ("a", "b"),
    ),
    ("keywords", meta("keywords", "a, b ,c"), "", ("a", "b", "c")),
    (
        "genre",
        "<tobject><tobject.property tobject.property.type='Analysis'/></tobject>",
        "",
        "Analysis",
    ),
    (
        "item_type",
        "<tobject><tobject.property tobject.property.type='Advisory'/></tobject>",
        "",
        "advisory",
    ),
    ("located", "<docdata><evloc city='Lima' iso-cc='PE'/></docdata>", "", "Lima, PE"),
    ("located", "<docdata><evloc city='Lima' state-prov='Lima'/></docdata>", "", "Lima"),
    (
        "located",
        "<docdata><identified-content><location>Lima</location></identified-content></docdata>",
        "",
        "Lima",
    ),
    ("located", "", "<dateline><location><city>Lima</city></location></dateline>", "Lima"),
    ("rights", "<docdata><doc.copyright year='2026' holder='M'/></docdata>", "", "2026 M"),
    ("rights", "<docdata><doc.rights owner='M'/></docdata>", "", "M"),
    ("rights", "<docdata><doc.copyright holder='M'/></docdata>", "<rights>(c) M</rights>", "(c) M"),
    (
        "usage_terms",
        "<docdata><doc.rights limitations='Not in Peru'/></docdata>",
        "",
        "Not in Peru",
    ),
    ("provider", "<docdata><doc-id regsrc='Meridian'/></docdata>", "", "Meridian"),
    (
        "provider",
        "<docdata><del-list><from-src src-name='Meridian'/></del-list></docdata>",
        "",
        "Meridian",
    ),
    ("provider", "", "<distributor>Meridian</distributor>", "Meridian"),
    ("provider", "", "<rights><rights.owner>Meridian</rights.owner></rights>", "Meridian"),
    ("provider", "<docdata><doc.copyright holder='Meridian'/></docdata>", "", "Meridian"),
    ("byline", "", "<byline>Ann Example<byttl>Editor</byttl></byline>", "Ann Example"),
    ("byline", "", "<byline>Ann A</byline><byline>Ben B</byline>", "Ann A, Ben B"),
    (
        "dateline",
        "",
        "<dateline><location>LIMA</location><story.date>Aug 3</story.date></dateline>",
        "LIMA, Aug 3",
    ),
    (
        "dateline",
        "",
        "<dateline><location>LIMA</location><story.date>20260803</story.date></dateline>",
        "LIMA",
    ),
    (
        "dateline",
        "",
        "<dateline><location><city>LIMA</city><country>Peru</country></location></dateline>",
        "LIMA, Peru",
    ),
    (
        "dateline",
        "",
        "<dateline><location><city>LIMA</city> (<country>Peru</country>)</location></dateline>",
        "LIMA (Peru)",
    ),
    ("editor_note", "<docdata><ed-msg info='Recasts.'/></docdata>", "", "Recasts."),
    ("editor_note", "", "<note>Recasts.</note>", "Recasts."),
    ("editor_note", "", "<note type='npa'>Call Ann.</note>", None),
    (
        "editor_note",
        "<docdata><ed-msg info='Recasts.'/></docdata>",
        "<note>Adds.</note>",
        "Recasts.\nAdds.",
    ),
    (
        "editor_note",
        "<revision-history comment='One'/><revision-history comment='Two'/>",
        "",
        "Two",
    ),
    ("native_version", "<docdata><du-key generation='2' version='3'/></docdata>", "", "2.3"),
    ("native_version", "<docdata><du-key version='3'/></docdata>", "", "3"),
    ("native_version", meta("revision", "4"), "", "4"),
    ("native_id", "<docdata><doc-id id-string='urn:x:1'/></docdata>", "", "urn:x:1"),
    (
        "subjects",
        "<tobject>" + SUBJECT.format("tobject.subject.type='Economy'") + "</tobject>",
        "",
        (Subject(code="04000000", name="Economy", media_topic="medtop:04000000"),),
    ),
    (
        "subjects",
        "<tobject>"
        + SUBJECT.format("tobject.subject.type='Economy' tobject.subject.matter='Banks'")
        + "</tobject>",
        "",
        (Subject(code="04000000", name="Banks", media_topic="medtop:04000000"),),
    ),
    (
        "subjects",
        "<tobject><tobject.subject tobject.subject.type='Economy'/></tobject>",
        "",
        (),
    ),
]


@pytest.mark.parametrize(("field", "head", "opening", "value"), FIELDS)
def test_fields(field: str, head: str, opening: str, value: object) -> None:
    found = article(nitf(head, opening=opening))
    assert getattr(found, field) == value


METAS = {
    "category": "anpa-category ap-category categoria categorie category kategorie",
    "priority": "aap-priority anpa-priority ntbprioritet prioridad prioritaet priorite priority",
    "slugline": "anpa-keyword ap-slug ntbstikkord slug slug-line slugline",
    "sequence": "anpa-sequence ntbiptcsequence",
    "language": "article-language lang language",
    "native_version": "article-revision revision",
    "word_count": "anpa-wordcount wordcount word-count",
}


@pytest.mark.parametrize(
    ("field", "name"), [(field, name) for field, names in METAS.items() for name in names.split()]
)
def test_names_that_senders_have_for_a_field(field: str, name: str) -> None:
    for written in (name, name.upper()):
        assert str(getattr(article(nitf(meta(written, "7"))), field)) == "7"


@pytest.mark.parametrize(
    ("root", "language"),
    [
        ("<nitf xml:lang='de' baselang='fr'>", "de"),
        ("<nitf baselang='fr'>", "fr"),
    ],
)
def test_where_the_language_is_declared(root: str, language: str) -> None:
    assert article(nitf(meta("lang", "it")).replace("<nitf>", root)).language == language


@pytest.mark.parametrize(
    ("head", "opening", "field", "place"),
    [
        ("", "<byline>Ann A</byline>", "byline", "body.head/byline"),
        ("", "<hedline>Bridge</hedline>", "headline", "body.head/hedline"),
        ("<pubdata date.publication='20260802T080000Z'/>", "", "sent", "pubdata/@date.publication"),
        ("<docdata><doc.copyright holder='M'/></docdata>", "", "rights", "docdata/doc.copyright"),
        ("", "", "text", "body.content"),
    ],
)
def test_where_a_field_stood(head: str, opening: str, field: str, place: str) -> None:
    (found,) = decoded(nitf(head, opening=opening))
    assert found.sources[field] == place


def test_sources_name_the_fields_that_were_said() -> None:
    (found,) = decoded(nitf("<title>A</title><docdata><urgency ed-urg='2'/></docdata>"))
    assert found.sources["urgency"] == "docdata/urgency/@ed-urg"
    assert found.sources["headline"] == "head/title"
    assert "byline" not in found.sources
