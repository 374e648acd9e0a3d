"""Press releases: the credit that tells one, and the contacts that are nobody else's business.

Sources: how PR Newswire, Business Wire, GlobeNewswire, AsiaNet, CNW, news aktuell (ots) and
APA-OTS set their releases.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wiredesk.decode._contacts import lines_with_contacts
from wiredesk.decode._lines import Stems, lowered

# The credit stands in the dateline, behind places and date: "/PRNewswire/ --", "(ots) -".
_SLASHED = (
    r"(?:[\w&-]{1,20}[ -])?(?:PR ?Newswire(?:-[\w-]{1,20})?|AsiaNet|CNW(?: [\w-]{1,12})?|Medianet"
    r"|ACCESSWIRE|EINPresswire(?:\.com)?|OTS|Kyodo JBN|JCN Newswire|美通社|亚太日报|共同通信JBN)"
)
_BRACKETED = (
    r"BUSINESS ?WIRE|GLOBE ?NEWSWIRE|PR ?NEWSWIRE|ACCESSWIRE|Marketwired?|Newsfile(?: Corp\.?)?"
    r"|(?:ACN|JCN) Newswire|AsiaNet|OTS|美国商业资讯|美國商業資訊|ビジネスワイヤ|비즈니스 ?와이어"
)
_MARKS = "/(（【"
"""what a credit begins with; one by one they are found sooner than all by a pattern"""
_CREDIT = re.compile(
    rf"[{_MARKS}](?:(?<=/) ?(?P<slashed>{_SLASHED}) ?/"
    rf"|(?<![/【])(?P<bracketed>{_BRACKETED})(?:[ \t]*[-–—][^)\n]{{0,40}})?[)）]"
    r"|(?<=【)[^】\n]{2,60}?(?P<japanese>PR ?Newswire|共同通信JBN|ビジネスワイヤ)[^】\n]{0,20}】)"
    r"(?:[ \t]*(?:[-–—]{1,2}|(?=[^\x00-\x7f])|$)| ?[A-Z][a-z]{2,9}\.? \d{1,2}, \d{4} ?/)",
    re.IGNORECASE | re.MULTILINE,
)
# One of these is in any credit, its ASCII in lower case: most texts have none.
_CREDIT_STEMS = Stems(
    "wire", "asianet", "cnw", "medianet", "newsfile", "ots", "jbn", "美通社", "亚太日报",
    "商业资讯", "商業資訊", "ビジネスワイヤ", "비즈니스",
)  # fmt: skip
# What a release without a dateline of a wire's begins with, as those on scoop.co.nz.
_NOTICE = re.compile(
    r"\W*(?:for immediate release|(?:press|media|news) release|pressemitteilung|persbericht"
    r"|communiqué de presse|comunicado de prensa|nota de prensa|comunicato stampa|pressmeddelande"
    r"|pressemeddelelse|pressemelding|新闻稿|新聞稿|プレスリリース|보도자료)"
    r"(?:\s?[:：|–-]\s?(?P<name>\S.{1,80}))?\W*",
    re.IGNORECASE,
)
# As "July 14, 2026 08:30 AM Eastern Daylight Time", or "July 14, 2026 08:30 ET | Source: Company".
_STAMP = re.compile(
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}),?\s(?P<time>\d{1,2}:\d\d)(?: ?(?P<half>[AP]M))?"
    r"\s(?P<zone>[A-Z]{1,4}|[A-Z][a-z]+ (?:(?:Daylight|Standard|Summer) )?Time)\b"
    r"(?:\s?\|\s?Source:\s(?P<name>\S.*))?"
)
_ZONES = {
    **dict.fromkeys(("ET", "EST", "EDT", "Eastern"), "America/New_York"),
    **dict.fromkeys(("CT", "Central"), "America/Chicago"),
    **dict.fromkeys(("MT", "Mountain"), "America/Denver"),
    **dict.fromkeys(("PT", "PST", "PDT", "Pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("GMT", "UTC"), "UTC"),
    **dict.fromkeys(("CET", "CEST"), "Europe/Paris"),
}
_BEFORE = 160
"""code points that places and date may have"""
_LOOKED_AT = 2400
"""code points in which a release's dateline is looked for"""

_CONTACT = re.compile(
    r"[\W_]*(?:(?:media|press|news|investor|company|corporate|public|further|for|general)\W+)*"
    r"(?:contacts?|inquiries|enquiries|relations contacts?|information,? (?:please )?contact"
    r"|pressekontakt|kontakt|rückfragehinweis|rückfragen|ansprechpartner\w*"
    r"|contactos? (?:de|para) (?:prensa|medios)|contactos?|contacts? presse|contatti|contatos?"
    r"|perscontact|媒体联系人?|联系人|联系方式|聯絡人|お?問い?合わ?せ先?|문의|جهة الاتصال|للاتصال)"
    r"(?:[ \t]*[:：|].*|\W*(?:please )?(?:contact)?\W*)$"
    r"|for (?:more|further|additional) (?:information|details)\b.{0,60}\b(?:contact|call|email).*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"[\W_]*(?:about|über|acerca de|sobre|[àa] propos d|informazioni su|over"
    r"|关于|關於|について|نبذة عن)\s*\S",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\W*(?:logo|photos?|video|infographic|image|multimedia|view (?:the )?original content"
    r"|cision view|pictures?|bild|foto|图片|图示)\b.{0,60}?https?://"
    r"|\W*view (?:source version|(?:the )?original (?:press release|content))\b.{0,120}$",
    re.IGNORECASE,
)
# One of these is in any line that is one of these, its ASCII in lower case: most lines have none.
_CONTACT_STEMS = Stems(
    "contact", "inquiries", "enquiries", "kontakt", "rückfrage", "rÜckfrage", "ansprechpartner",
    "contat", "联系", "聯絡", "合わせ", "合せ", "문의", "جهة الاتصال", "للاتصال", "for more ",
    "for further ", "for additional ",
)  # fmt: skip
_ABOUT_STEMS = Stems(
    "about", "über", "Über", "acerca", "sobre", "propos d", "informazioni su", "over", "关于",
    "關於", "について", "نبذة",
)  # fmt: skip
_PICTURE_STEMS = Stems("http", "view ")
_LONGEST_LABEL = 200
"""code points of a line that are looked at for what kind of line it is"""
_MOST_OF_A_CONTACT = 90
"""code points up to which a line with a number or an address is a contact, and not prose"""


class Dateline(NamedTuple):
    """Where the dateline of a press release is, and what it credits."""

    start: int
    credit: str
    end: int


class Stamp(NamedTuple):
    """When a release was sent, and by whom where that is said."""

    when: datetime
    name: str | None


def dateline(text: str) -> Dateline | None:
    """Find the dateline of a press release, or None where the text is none."""
    if not _CREDIT_STEMS.are_in(lowered(text[:_LOOKED_AT])):
        return None
    for at in sorted(at for mark in _MARKS for at in _places(text, mark)):
        start = text.rfind("\n", 0, at) + 1
        found = _CREDIT.match(text, at, _LOOKED_AT) if at - start <= _BEFORE else None
        if found:
            credit = found["slashed"] or found["bracketed"] or found["japanese"]
            return Dateline(start, credit, found.end())
    return None


def _places(text: str, mark: str) -> Iterator[int]:
    """Give where a mark stands in the text in which a dateline is looked for."""
    at = text.find(mark, 0, _LOOKED_AT)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1, _LOOKED_AT)


def notice(line: str) -> re.Match[str] | None:
    """Read a line that announces a release: ``name`` is whose it is, where it says so."""
    return _NOTICE.fullmatch(line[:_LONGEST_LABEL].strip())


def stamp(line: str) -> Stamp | None:
    """Read a line that says when a release was sent, and maybe by whom."""
    found = _STAMP.fullmatch(line[:_LONGEST_LABEL].strip())
    zone = _ZONES.get(found["zone"].partition(" ")[0]) if found else None
    if found is None or zone is None:
        return None
    written = f"{found['date'].replace('.', '')[:3]} {found['date'].partition(' ')[2]}"
    form = "%b %d, %Y %I:%M %p" if found["half"] else "%b %d, %Y %H:%M"
    try:
        naive = datetime.strptime(f"{written} {found['time']} {found['half'] or ''}".strip(), form)  # noqa: DTZ007 (the zone is set next)
    except ValueError:
        return None
    return Stamp(naive.replace(tzinfo=ZoneInfo(zone)), found["name"])


def public_lines(lines: list[str]) -> tuple[list[str], int]:
    """Give the lines that readers may see, and how many contacts and picture links were not.

    A block of contacts ends where the release says what the company is, or at the text's end.
    The heading that opens this, a line of its own below a blank one, gets another below it.
    """
    text = "\n".join(lines)
    lower = lowered(text)
    about = _matching(_ABOUT, _ABOUT_STEMS, lines, lower)
    contacts = _matching(_CONTACT, _CONTACT_STEMS, lines, lower)
    hidden = {*_blocks(contacts, about - contacts, len(lines))}
    hidden |= _matching(_PICTURE, _PICTURE_STEMS, lines, lower)
    hidden |= {n for n in lines_with_contacts(text) if len(lines[n]) <= _MOST_OF_A_CONTACT}
    seen = list[str]()
    for number, line in enumerate(lines):
        if number not in hidden:
            alone = number in about and (not seen or not seen[-1].strip())
            seen += (line, "") if alone and len(line) <= _MOST_OF_A_CONTACT else (line,)
    return seen, sum(bool(lines[number]) for number in hidden)


def _matching(pattern: re.Pattern[str], stems: Stems, lines: list[str], lower: bytes) -> set[int]:
    """Give the numbers of the lines that start as a pattern says, by what any such line has."""
    return {n for n in stems.lines(lower) if pattern.match(lines[n][:_LONGEST_LABEL])}


def _blocks(starts: set[int], ends: set[int], last: int) -> Iterator[int]:
    """Give the numbers of the lines from each start to the next end, or else to the last."""
    start: int | None = None
    for number in sorted(starts | ends):
        if start is None and number in starts:
            start = number
        elif start is not None and number in ends:
            yield from range(start, number)
            start = None
    if start is not None:
        yield from range(start, last)
