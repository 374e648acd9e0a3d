"""Press releases: the credit that tells one, and the contacts that are nobody else's business.

Sources: how PR Newswire, Business Wire, GlobeNewswire, AsiaNet, CNW, news aktuell (ots) and
APA-OTS set their releases.
"""

import re
from typing import NamedTuple

# The credit stands in the dateline, behind places and date: "/PRNewswire/ --", "(ots) -".
_SLASHED = (
    r"(?:[\w&-]{1,20}[ -])?(?:PR ?Newswire(?:-[\w-]{1,20})?|AsiaNet|CNW(?: [\w-]{1,12})?|Medianet"
    r"|ACCESSWIRE|EINPresswire(?:\.com)?|OTS|Kyodo JBN|JCN Newswire|美通社|亚太日报|共同通信JBN)"
)
_BRACKETED = (
    r"BUSINESS ?WIRE|GLOBE ?NEWSWIRE|PR ?NEWSWIRE|ACCESSWIRE|Marketwired?|Newsfile(?: Corp\.?)?"
    r"|(?:ACN|JCN) Newswire|AsiaNet|OTS|美国商业资讯|美國商業資訊|ビジネスワイヤ|비즈니스 ?와이어"
)
_CREDIT = re.compile(
    rf"(?:/(?P<slashed>{_SLASHED})/"
    rf"|[(（](?P<bracketed>{_BRACKETED})(?:[ \t]*[-–—][^)\n]{{0,40}})?[)）])"
    r"[ \t]*(?:[-–—]{1,2}|(?=[^\x00-\x7f])|$)",
    re.IGNORECASE | re.MULTILINE,
)
_BEFORE = 160
"""code points that places and date may have"""
_LOOKED_AT = 4000
"""code points in which a release's dateline is looked for"""

_CONTACT = re.compile(
    r"[\W_]*(?:(?:media|press|news|investor|company|corporate|public|further|for|general)\W+)*"
    r"(?:contacts?|inquiries|enquiries|relations contacts?|information,? (?:please )?contact"
    r"|pressekontakt|kontakt|rückfragehinweis|rückfragen|ansprechpartner\w*"
    r"|contactos? (?:de|para) (?:prensa|medios)|contactos?|contacts? presse|contatti|contatos?"
    r"|perscontact|媒体联系人?|联系人|联系方式|聯絡人|お問い合わせ先?|문의|جهة الاتصال|للاتصال)"
    r"(?:[ \t]*[:：|].*|\W*(?:please )?(?:contact)?\W*)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"[\W_]*(?:about|über|acerca de|sobre|[àa] propos d|informazioni su|over"
    r"|关于|關於|について|نبذة عن)\s*\S",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\W*(?:logo|photos?|video|infographic|image|multimedia|view (?:the )?original content"
    r"|cision view|pictures?|bild|foto|图片|图示)\b.{0,60}?https?://",
    re.IGNORECASE,
)
_LONGEST_LABEL = 200
"""code points of a line that are looked at for what kind of line it is"""
_ADDRESS = re.compile(r"<?\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}>?")
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+|00)\d{1,3}[ ()/.–-]{0,2}\d[\d ()/.–-]{5,18}\d"
    r"|(?<![\w.,])(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}\b"
    r"|\b(?:tel(?:efono?|éfono)?|tél|phone|fax|mobile?|電話|电话|هاتف)\b\.?\s{0,3}:?\s{0,3}"
    r"[\d+(][\d ()/.–-]{5,20}\d",
    re.IGNORECASE,
)
# What every telephone number is at least; found sooner than one.
_FIGURES = re.compile(r"\d[\d ()/.–-]{5,}\d")
_MOST_OF_A_CONTACT = 90
"""code points up to which a line with a number or an address is a contact, and not prose"""


class Dateline(NamedTuple):
    """Where the dateline of a press release is, and what it credits."""

    start: int
    credit: str


def dateline(text: str) -> Dateline | None:
    """Find the dateline of a press release, or None where the text is none."""
    for found in _CREDIT.finditer(text, 0, _LOOKED_AT):
        start = text.rfind("\n", 0, found.start()) + 1
        if found.start() - start <= _BEFORE:
            return Dateline(start, found["slashed"] or found["bracketed"])
    return None


def public_lines(lines: list[str]) -> tuple[list[str], int]:
    """Give the lines that readers may see, and how many contacts and picture links were not.

    A block of contacts ends where the release says what the company is, or at the text's end.
    """
    seen, private = list[str](), False
    for line in lines:
        start = line[:_LONGEST_LABEL]
        if _CONTACT.match(start):
            private = True
        elif private and _ABOUT.match(start):
            private = False
        if not private and not _PICTURE.match(start) and not _is_contact(line):
            seen += (line, "") if _is_heading(line, seen) else (line,)
    hidden = sum(map(bool, lines)) - sum(map(bool, seen))
    return seen, hidden


def without_addresses(paragraph: str) -> str:
    """Give a paragraph of prose without the mail addresses and telephone numbers in it."""
    if not has_address(paragraph):
        return paragraph
    return re.sub(r" {2,}", " ", _PHONE.sub("", _ADDRESS.sub("", paragraph)))


def has_address(text: str) -> bool:
    """Tell whether a mail address or a telephone number is in a text."""
    if "@" in text and _ADDRESS.search(text):
        return True
    return bool(_FIGURES.search(text)) and bool(_PHONE.search(text))


def _is_heading(line: str, above: list[str]) -> bool:
    """Tell the heading that opens what the company is, a line of its own below a blank one."""
    alone = not above or not above[-1].strip()
    return alone and len(line) <= _MOST_OF_A_CONTACT and bool(_ABOUT.match(line))


def _is_contact(line: str) -> bool:
    """Tell whether a line is little more than a telephone number or a mail address."""
    return len(line) <= _MOST_OF_A_CONTACT and has_address(line)
