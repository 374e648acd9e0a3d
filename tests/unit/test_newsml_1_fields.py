"""NewsML 1: where each field is read from, times and statuses."""

import pytest

from support.articles import article, refusal
from support.newsml_1 import one
from wiredesk.story import Link, Reason, Status, Subject


def described(inner: str) -> str:
    return f"<DescriptiveMetadata>{inner}</DescriptiveMetadata>"


# field, news management, news lines, metadata of the component, value
FIELDS: list[tuple[str, str, str, str, object]] = [
    ("sequence", "", "", "", "4711"),
    ("priority", "", "", "", 3),
    ("urgency", "<Urgency FormalName='2'/>", "", "", 2),
    ("urgency", "<Urgency>2</Urgency>", "", "", 2),
    ("slugline", "", "<SlugLine>Bridge-Opening</SlugLine>", "", "Bridge-Opening"),
    (
        "slugline",
        "",
        (
            "<NewsLine><NewsLineType FormalName='CatchWord'/>"
            "<NewsLineText>Bridge</NewsLineText></NewsLine>"
        ),
        "",
        "Bridge",
    ),
    ("byline", "", "<ByLine>Ann Example</ByLine>", "", "Ann Example"),
    ("dateline", "", "<DateLine>LIMA, Aug 3</DateLine>", "", "LIMA, Aug 3"),
    ("dateline", "", "<DateLine>12:30</DateLine>", "", None),
    ("rights", "", "<CopyrightLine>(c) M</CopyrightLine>", "", "(c) M"),
    ("rights", "", "<RightsLine>(c) M</RightsLine>", "", "(c) M"),
    (
        "rights",
        "",
        "",
        (
            "<RightsMetadata><Copyright><CopyrightHolder>M</CopyrightHolder>"
            "<CopyrightDate>2026</CopyrightDate></Copyright></RightsMetadata>"
        ),
        "2026 M",
    ),
    (
        "usage_terms",
        "",
        "",
        (
            "<RightsMetadata><UsageRights><UsageType>Print</UsageType>"
            "<Geography>Peru</Geography></UsageRights></RightsMetadata>"
        ),
        "Print; Peru",
    ),
    (
        "editor_note",
        "",
        (
            "<NewsLine><NewsLineType FormalName='Editor&apos;s Note'/>"
            "<NewsLineText>Recasts.</NewsLineText></NewsLine>"
        ),
        "",
        "Recasts.",
    ),
    (
        "editor_note",
        "",
        (
            "<NewsLine><NewsLineType FormalName='Teaser'/>"
            "<NewsLineText>Read it.</NewsLineText></NewsLine>"
        ),
        "",
        None,
    ),
    ("language", "", "", described("<Language FormalName='de'/>"), "de"),
    ("genre", "", "", described("<Genre FormalName='Analysis'/>"), "Analysis"),
    ("item_type", "", "", described("<Genre FormalName='Release'/>"), "press_release"),
    ("category", "", "", described("<Property FormalName='Category' Value='i'/>"), "i"),
    (
        "category",
        "",
        "",
        described("<SubjectCode><Subject FormalName='04000000' cat='f'/></SubjectCode>"),
        "f",
    ),
    (
        "keywords",
        "",
        "<KeywordLine>a, b;c/d</KeywordLine>",
        described("<Property FormalName='Keyword' Value='e;f'/>"),
        ("e", "f", "a", "b", "c", "d"),
    ),
    (
        "signals",
        "<Instruction FormalName='Rectify'/><Instruction FormalName='Update'/>",
        "",
        "",
        ("Rectify", "Update"),
    ),
    (
        "located",
        "",
        "",
        described(
            "<Location HowPresent='Event'><Property FormalName='City' Value='Cusco'/></Location>"
            "<Location HowPresent='Origin'><Property FormalName='Country' Value='Peru'/>"
            "<Property FormalName='City' Value='Lima'/></Location>"
        ),
        "Lima, Peru",
    ),
    ("located", "", "", described("<Property FormalName='City' Value='Lima'/>"), "Lima"),
    (
        "subjects",
        "",
        "",
        described(
            "<SubjectCode><Subject FormalName='04000000'/><SubjectMatter FormalName='4003000'/>"
            "<Other FormalName='1'/></SubjectCode>"
        ),
        (
            Subject(code="04000000", media_topic="medtop:04000000"),
            Subject(code="4003000", media_topic="medtop:20000225"),
        ),
    ),
    (
        "links",
        "<AssociatedWith NewsItem='urn:newsml:x:20260401:7:2U'/><DerivedFrom NewsItem='7:2U'/>",
        "",
        "",
        (
            Link(relation="related", id="urn:newsml:x:20260401:7"),
            Link(relation="related", id="7:2U"),
        ),
    ),
]


@pytest.mark.parametrize(("field", "management", "lines", "metadata", "value"), FIELDS)
def test_fields(field: str, management: str, lines: str, metadata: str, value: object) -> None:
    found = article(one(management, lines, metadata))
    assert getattr(found, field) == value


@pytest.mark.parametrize(
    ("field", "management", "instant"),
    [
        ("sent", "", "2026-04-02T12:00:00+00:00"),
        (
            "sent",
            "<ThisRevisionCreated>20260402T110000Z</ThisRevisionCreated>",
            "2026-04-02T11:00:00+00:00",
        ),
        ("created", "<FirstCreated>20260401T110000Z</FirstCreated>", "2026-04-01T11:00:00+00:00"),
        ("created", "", None),
    ],
)
def test_times(field: str, management: str, instant: str | None) -> None:
    found = getattr(article(one(management)), field)
    assert (found and found.isoformat()) == instant


def changing(to: str) -> str:
    change = f"<FutureStatus FormalName='{to}'/><DateAndTime>20270501T000000Z</DateAndTime>"
    return f"<StatusWillChange>{change}</StatusWillChange>"


@pytest.mark.parametrize(
    ("to", "field"),
    [
        ("Usable", "embargoed_until"),
        ("Withheld", "expires"),
        ("Canceled", "expires"),
        ("Cancelled", "expires"),
        ("Spiked", None),
    ],
)
def test_what_a_status_will_be(to: str, field: str | None) -> None:
    found = article(one(f"<Status FormalName='Usable'/>{changing(to)}"))
    said = {name for name in ("embargoed_until", "expires") if getattr(found, name)}
    assert said == ({field} if field else set())
    if field:
        assert getattr(found, field).isoformat() == "2027-05-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("status", "more", "read"),
    [
        ("Usable", "", Status.USABLE),
        ("Canceled", "", Status.CANCELED),
        ("Withheld", "", Status.WITHHELD),
        ("Embargoed", "", Status.WITHHELD),
        ("Embargoed", changing("Usable"), Status.USABLE),
    ],
)
def test_statuses(status: str, more: str, read: Status) -> None:
    assert article(one(f"<Status FormalName='{status}'/>{more}")).status is read


def test_a_status_that_nobody_knows_may_be_a_kill() -> None:
    refused = refusal(one("<Status FormalName='Spiked'/>"))
    assert (refused.reason, refused.detail) == (Reason.INVALID_FIELD, "NewsManagement/Status")


@pytest.mark.parametrize(
    ("metadata", "provider"),
    [
        (("<AdministrativeMetadata><Provider><Party FormalName='M'/></Provider>"
         "<Source><Party FormalName='S'/></Source></AdministrativeMetadata>"), "M"),
        (("<AdministrativeMetadata><Source><Party FormalName='S'/></Source>"
         "</AdministrativeMetadata>"), "S"),
        ("", "deskwire.example"),
    ],
)  # fmt: skip
def test_who_sent_it(metadata: str, provider: str) -> None:
    assert article(one(metadata=metadata)).provider == provider
