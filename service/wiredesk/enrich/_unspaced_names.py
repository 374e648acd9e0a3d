"""The places, agencies and reporters that stand in a dateline of East Asia without spaces.

It is cut into the longest names that are known, one after the other.
"""

import re
from functools import lru_cache

from wiredesk.enrich._body import Body, home_of
from wiredesk.enrich._credits import Credit, Stretch, agency
from wiredesk.enrich._dates import find_date
from wiredesk.enrich._filed_from import NamedPlace
from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._unspaced_marks import marks_of
from wiredesk.enrich._unspaced_pieces import (
    LONGEST,
    SHORTEST,
    Piece,
    after_sign,
)
from wiredesk.enrich._unspaced_regions import capital_of, without_regions
from wiredesk.enrich._unspaced_unknown import unknown

REMEMBERED = 4096
"""heads of lines whose reading is kept at hand: wires file from the same city all day"""
_PART_OF_WORD = re.compile(r"[A-Za-z][A-Za-z]")
_SEPARATORS = r"\s\u3000=＝/／・·ㆍ、,，:：-"
_AROUND = " \u3000=＝/／・·、,，:："
_RUN = re.compile(f"[^{_SEPARATORS}]+")


@lru_cache(REMEMBERED)
def cut(head: str, stretch: Stretch, language: str) -> Body | None:
    """Cut a stretch into a date and names, or give None where something else is left."""
    start, end = stretch
    written = find_date(head[start:end], language)
    written = written.moved(start) if written else None
    if written:
        pieces = _around_date(head, stretch, (written.start, written.end), language)
    else:
        pieces = _names(head, stretch, language, [])
    if pieces is None:
        return None
    signers = tuple(piece for piece in pieces if isinstance(piece, Credit))
    home = home_of(signers)
    places = (
        piece._replace(place=capital_of(head, piece, home))
        for piece in without_regions(head, pieces)
        if isinstance(piece, NamedPlace)
    )
    return Body(tuple(places), written, signers)


def _around_date(head: str, stretch: Stretch, date: Stretch, language: str) -> list[Piece] | None:
    """Cut what stands before and after a date, and before a city perhaps a newspaper's name."""
    start, end = stretch
    marks = marks_of(language)
    paper = marks.paper.match(head, start, date[0])
    own: list[Piece] = [Credit(*paper.span(), agency(paper[0], language))] if paper else []
    before = _names(head, (paper.end() if paper else start, date[0]), language, own)
    sent = marks.sent.match(head, date[1], end)
    rest = (sent.end() if sent else date[1], end)
    return None if before is None else _names(head, rest, language, before)


def _names(head: str, stretch: Stretch, language: str, before: list[Piece]) -> list[Piece] | None:
    """Cut a stretch into the longest names that are known, behind those found before it."""
    position, end = stretch
    found = list(before)
    while position < end:
        run = _RUN.search(head, position, end)
        if run is None:
            break
        rest = head[run.start() : end].rstrip(_AROUND)
        last = agency(rest, language)
        if last:
            return [*found, Credit(run.start(), run.start() + len(rest), last)]
        known = _longest(run, language)
        piece = known if known and _may_follow(known, found, run) else unknown(run, language, found)
        if piece is None:
            return None
        found.append(piece)
        position = piece.end
    return found


def _may_follow(piece: NamedPlace | Credit, found: list[Piece], run: re.Match[str]) -> bool:
    """Tell a second city from a reporter's name: "【ワシントン＝山田太郎】" names no Yamada.

    After a dot, it is one that starts no longer word: 【上海・小野寺健】.
    """
    if isinstance(piece, Credit) or not found:
        return True
    starts_more = piece.end < run.end() and after_sign(run, "・")
    return not (after_sign(run) or starts_more)


def _longest(run: re.Match[str], language: str) -> NamedPlace | Credit | None:
    """Give the longest known name that starts here."""
    start = run.start()
    shortest = min(SHORTEST, len(run[0]))
    for length in range(min(len(run[0]), LONGEST), shortest - 1, -1):
        text = run[0][:length]
        if _PART_OF_WORD.match(run[0], length - 1):
            continue
        known = agency(text, language)
        if known:
            return Credit(start, start + length, known)
        if places_of(text):
            return NamedPlace(start, start + length, places_of(text)[0])
    return None
