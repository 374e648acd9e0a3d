"""What the keyword of an ANPA 1312 message says: its slugline, take and identity, its subjects."""

import re

from wiredesk.decode._anpa_parts import Parts
from wiredesk.decode._subjects import category_subject
from wiredesk.media_topics import crosswalk
from wiredesk.story import ItemType, Link, Subject

SCHEME = "anpa"
_CYCLE = re.compile(r"(?:BC|AM|PM|AP)-(?:[A-Z]{2}--)?")
_TAKE = re.compile(
    r"l(?:ea)?d|writethru|add|sub|ins|corr|kill|elim|advance|take|urgent", re.IGNORECASE
)
_PIECE = re.compile(r"\b(?:add|sub|ins|insert|box|take)\b", re.IGNORECASE)
# AP's keywords of sports stories start with three letters: the sport, and its league.
_SPORTS = {
    **dict.fromkeys(("BKC", "BKL", "BKN", "BKO", "BKW"), "15008000"),
    **dict.fromkeys(("BBA", "BBC", "BBH", "BBI", "BBM", "BBN", "BBO", "BBY"), "15007000"),
    **dict.fromkeys(("FBC", "FBL", "FBN", "FBO"), "15003000"),
    **dict.fromkeys(("HKC", "HKN", "HKO"), "15031000"),
    "BOX": "15014000", "CAR": "15039000", "CRI": "15017000", "CYC": "15019000",
    "FIG": "15025000", "GLF": "15027000", "GYM": "15028000", "LAC": "15035000",
    "RAC": "15030000", "RGL": "15048000", "RGU": "15049000", "SOC": "15054000",
    "SWM": "15062000", "TEN": "15065000", "WRE": "15072000",
}  # fmt: skip


def slugline(element: str, header: str) -> str | None:
    """Give the keyword without its cycle and place, up to a space.

    The header's has no spaces and is cut off; the element's is whole.
    """
    found = _CYCLE.match(element)
    whole = " " not in element or (found and found[0].endswith("--"))
    keyword = element if element and whole else header
    return _CYCLE.sub("", keyword, count=1).partition(" ")[0] or None


def take(parts: Parts) -> str | None:
    """Give which lead or write-through it is, whole where the elements say it."""
    told = parts.elements.version or parts.second["version"].partition("  ")[0].strip()
    return told if _TAKE.search(told) else None


def identity(
    parts: Parts, keyword: str, take: str | None, item_type: ItemType
) -> tuple[str | None, tuple[Link, ...]]:
    """Give an identifier that is unlike any other agency's and day's, and its other one.

    All leads of a story have its keyword, and each a number of its own. Alerts and the like
    share keywords without being one story; an add or an insert is no version of the whole.
    """
    sent = parts.trailer.sent
    if parts.provider is None or sent is None:
        return None, ()
    day = sent.date().isoformat()
    number = f"{parts.provider}:{parts.first['service']}{parts.first['sequence']}:{day}"
    if item_type != "story" or not keyword or (take and _PIECE.search(take)):
        return number, ()
    return f"{parts.provider}:{keyword}:{day}", (Link(relation="alternate", id=number),)


def subjects(category: str, slugline: str | None) -> tuple[Subject, ...]:
    """Give what the category and AP's letters for sports say."""
    subjects = category_subject(category, SCHEME)
    letters, dash, _ = (slugline or "").partition("-")
    code = _SPORTS.get(letters) if dash else None
    if code is None:
        return subjects
    sport = Subject(code=code, name=letters, scheme="subj", media_topic=crosswalk(code))
    return (*subjects, sport)
