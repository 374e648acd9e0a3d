"""Press releases by their marks: credits of wires, stamps, and lines that no reader may see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.decode._releases import dateline, notice, public_lines, stamp


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("OSLO, July 14, 2026 /PRNewswire/ -- A", "PRNewswire"),
        ("OSLO, July 14, 2026 /PR Newswire/ - A", "PR Newswire"),
        ("OSLO, July 14, 2026 /PRNewswire-AsiaNet/ -- A", "PRNewswire-AsiaNet"),
        ("OSLO, July 14, 2026 / PRNewswire / -- A", "PRNewswire"),
        ("OSLO, July 14, 2026 /CNW Telbec/ - A", "CNW Telbec"),
        ("OSLO, July 14, 2026 /Xinhua-AsiaNet/ -- A", "Xinhua-AsiaNet"),
        ("OSLO, July 14, 2026 /EINPresswire.com/ -- A", "EINPresswire.com"),
        ("OSLO, July 14 /ACCESSWIRE/ July 14, 2026 / A", "ACCESSWIRE"),
        ("OSLO--(BUSINESS WIRE)--A", "BUSINESS WIRE"),
        ("OSLO--(BUSINESSWIRE)--A", "BUSINESSWIRE"),
        ("OSLO, July 14, 2026 (GLOBE NEWSWIRE) -- A", "GLOBE NEWSWIRE"),
        ("OSLO, July 14, 2026 (GLOBE NEWSWIRE - Europe) -- A", "GLOBE NEWSWIRE"),
        ("OSLO, July 14 (Newsfile Corp.) - A", "Newsfile Corp."),
        ("Köln (ots) - A", "ots"),
        ("Köln (ots)", "ots"),
        ("北京2026年7月14日/美通社/ -- A", "美通社"),
        ("北京2026年7月14日 /美通社/北京", "美通社"),
        ("東京--(ビジネスワイヤ)-- A", "ビジネスワイヤ"),
        ("【東京2026年7月14日PRNewswire】", "PRNewswire"),
        ("OSLO (Reuters) - A", None),
        ("OSLO /PRNewswire/ says that A", None),
        ("They read it in /PRNewswire/ and laughed", None),
        ("OSLO/(BUSINESS WIRE)--A", "BUSINESS WIRE"),
        ("A bridge over the river", None),
        ("x" * 161 + " /PRNewswire/ -- A", None),
    ],
)
def test_credits(line: str, credit: str | None) -> None:
    found = dateline(line)
    assert (found.credit if found else None) == credit


def test_where_a_dateline_is() -> None:
    text = "A title\nOSLO, July 14, 2026 /PRNewswire/ -- A bridge."
    found = dateline(text)
    assert found is not None
    assert text[found.start : found.end] == "OSLO, July 14, 2026 /PRNewswire/ --"


@pytest.mark.parametrize("above", [0, 2300, 2500])
def test_a_dateline_stands_near_the_start(above: int) -> None:
    text = "line\n" * (above // 5) + "OSLO /PRNewswire/ -- A"
    assert bool(dateline(text)) is (above < 2400)


@pytest.mark.parametrize(
    ("line", "when", "name"),
    [
        ("July 14, 2026 08:30 AM Eastern Daylight Time", "2026-07-14T08:30:00-04:00", None),
        ("July 14, 2026 08:30 PM Eastern Daylight Time", "2026-07-14T20:30:00-04:00", None),
        ("July 14, 2026 12:30 AM ET", "2026-07-14T00:30:00-04:00", None),
        ("Jan. 14, 2026 08:30 EST", "2026-01-14T08:30:00-05:00", None),
        ("Jan 14, 2026, 18:30 Eastern Standard Time", "2026-01-14T18:30:00-05:00", None),
        ("July 14, 2026 08:30 EDT", "2026-07-14T08:30:00-04:00", None),
        ("July 14, 2026 08:30 CT", "2026-07-14T08:30:00-05:00", None),
        ("July 14, 2026 08:30 Mountain Time", "2026-07-14T08:30:00-06:00", None),
        ("July 14, 2026 08:30 PDT", "2026-07-14T08:30:00-07:00", None),
        ("July 14, 2026 08:30 GMT", "2026-07-14T08:30:00+00:00", None),
        ("July 14, 2026 08:30 CEST", "2026-07-14T08:30:00+02:00", None),
        ("July 14, 2026 08:30 ET | Source: Example Inc.", "2026-07-14T08:30:00-04:00",
         "Example Inc."),
    ],
)  # fmt: skip
def test_stamps(line: str, when: str, name: str | None) -> None:
    found = stamp(f"  {line} ")
    assert found is not None
    assert (found.when.isoformat(), found.name) == (when, name)


@pytest.mark.parametrize(
    "line",
    [
        "July 14, 2026 08:30",
        "July 14, 2026 08:30 XYZ",
        "July 34, 2026 08:30 ET",
        "July 14, 2026 25:30 ET",
        "July 14, 2026 13:30 PM ET",
        "Juli 14, 2026 or 08:30 ET",
        "On July 14, 2026 08:30 ET the bridge opened",
    ],
)
def test_what_is_no_stamp(line: str) -> None:
    assert stamp(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FOR IMMEDIATE RELEASE", ""),
        ("Press Release", ""),
        ("** News release **", ""),
        ("Press Release: Example Inc.", "Example Inc."),
        ("Media Release - Example Inc.", "Example Inc."),
        ("Pressemitteilung", ""),
        ("Comunicato stampa", ""),
        ("新闻稿", ""),
        ("보도자료", ""),
        ("Press releases are read", None),
        ("The press release", None),
    ],
)
def test_notices(line: str, name: str | None) -> None:
    found = notice(line)
    assert (found and (found["name"] or "")) == name


CONTACTS = [
    "Contact:",
    "CONTACT: Ann Example",
    "Media contact:",
    "Media Contacts",
    "Press inquiries:",
    "For media inquiries, please contact:",
    "Investor Relations Contact:",
    "Pressekontakt:",
    "Rückfragehinweis:",
    "RÜCKFRAGEN: Ann",
    "Ansprechpartnerin: Ann",
    "Contacto para prensa:",
    "Contacts presse :",
    "Contatti:",
    "Perscontact:",
    "媒体联系人：",
    "联系方式：张三",
    "お問い合わせ先：",
    "문의: 홍길동",
    "للاتصال: آن",
    "For more information, please contact Ann",
    "*Contact*",
    "For further information call Ann Example",
    "For additional details email Ann",
]
ABOUT = [
    "About Example Inc.",
    "Über die Example GmbH",
    "ÜBER EXAMPLE",
    "Acerca de Example",
    "Sobre Example",
    "À propos d’Example",
    "Informazioni su Example",
    "Over Example",
    "关于样例",
    "關於樣例",
    "** About us",
]


@pytest.mark.parametrize("contact", CONTACTS)
@pytest.mark.parametrize("about", ABOUT)
def test_a_block_of_contacts_ends_where_the_company_is_described(contact: str, about: str) -> None:
    seen, hidden = public_lines(["A bridge.", contact, "Ann Example", "Oslo", about, "It builds."])
    assert [line for line in seen if line] == ["A bridge.", about, "It builds."]
    assert hidden == 3


@pytest.mark.parametrize("contact", CONTACTS)
def test_a_block_of_contacts_else_goes_to_the_end(contact: str) -> None:
    assert public_lines(["A bridge.", contact, "Ann", "", "Oslo"]) == (["A bridge."], 3)


@pytest.mark.parametrize(
    "line",
    [
        "Contact with the boat was lost on Monday",
        "Contacts between the two firms go on",
        "Information on the bridge",
        "The contact: a bridge",
        "About",
    ],
)
def test_prose_is_no_contact(line: str) -> None:
    assert public_lines(["A bridge.", line, "It is long."]) == (
        ["A bridge.", line, "It is long."],
        0,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Photo - https://x.example/1.jpg",
        "Logo: http://x.example/1.jpg",
        "Video -- https://x.example/1",
        "View original content: https://x.example/1",
        "View original content to download multimedia:https://x.example/1",
        "View source version on businesswire.com",
        "Multimedia: https://x.example",
        "Bild - https://x.example",
        "图片 - https://x.example",
        "ann@x.example",
        "Tel: +47 22 85 00 00",
    ],
)
def test_links_to_pictures_and_lines_of_addresses_are_hidden(line: str) -> None:
    assert public_lines(["A bridge.", line, "It is long."]) == (["A bridge.", "It is long."], 1)


@pytest.mark.parametrize(
    "line",
    [
        "Photos show a bridge",
        "The bridge is at https://x.example",
        "Ann Example wrote of the bridge, which anybody can read, " * 2 + "to ann@x.example.",
    ],
)
def test_sentences_stay(line: str) -> None:
    assert public_lines([line])[0] == [line]


def test_a_heading_on_the_company_gets_a_line_below_it() -> None:
    lines = ["A bridge.", "", "About Example", "It builds."]
    assert public_lines(lines)[0] == ["A bridge.", "", "About Example", "", "It builds."]
    assert public_lines(["A.", "About Example"])[0] == ["A.", "About Example"]


@given(st.lists(st.text(max_size=40).map(lambda text: text.replace("\n", " ")), max_size=12))
def test_lines_are_kept_in_order_or_hidden(lines: list[str]) -> None:
    seen, hidden = public_lines(lines)
    rest = iter(lines)
    assert all(line in rest for line in seen if line)
    assert hidden <= len(lines)
    assert stamp(" ".join(lines)) is None or lines
