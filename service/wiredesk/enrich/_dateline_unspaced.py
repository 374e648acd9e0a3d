"""Datelines of East Asia, whose parts follow each other without spaces: ``新华社北京8月1日电``.

They stand in brackets, ``【東京共同】``, or end with a word for a dispatch, or with a dash. Such
a stretch is cut into the longest names that are known, one after the other.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from wiredesk.enrich._body import Body, home_of
from wiredesk.enrich._credits import Credit, agency
from wiredesk.enrich._dates import DEFAULT, find_date
from wiredesk.enrich._filed_from import NamedPlace, Stretch
from wiredesk.enrich._place_names import meant, places_of
from wiredesk.enrich._reading import (
    NO,
    UNKNOWN_AGENCY,
    UNKNOWN_AGENCY_NO_DATE,
    Reading,
    believed,
)
from wiredesk.gazetteer import Place
from wiredesk.languages import DatelineForms, languages

LENGTH = 80
"""code points within which a dateline must end"""
REMEMBERED = 4096
"""heads of lines whose reading is kept at hand: wires file from the same city all day"""
LONGEST = 12
SHORTEST = 2
"""code points of the longest and the shortest name that is looked for, unless it stands alone"""
UNKNOWN = 8
"""code points that an unknown place, or a reporter's name, may have"""

_BRACKETED = re.compile(r"[【［\[（(〔]([^】］\]）)〕\n]{2,60})[】］\]）)〕]")
_EAST_ASIAN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_FIRST = re.compile(rf"[【［〔（\[(][^】］〕）\])\n]{{0,60}}?{_EAST_ASIAN}|{_EAST_ASIAN}")
_PART_OF_WORD = re.compile(r"[A-Za-z][A-Za-z]")
_SEPARATORS = r"\s\u3000=＝/／・·ㆍ、,，:：-"
_AROUND = " \u3000=＝/／・·、,，:："
_RUN = re.compile(f"[^{_SEPARATORS}]+")
_DASH = r"\s*(?:--+|[–—―]+|-(?=\s))"
_REPORTED = re.compile(r"[【［\[(][^=＝】］\n]{2,24}[=＝][^=＝】］\n]{2,14}[】］\])]")
_DOTTED = re.compile(r"【[^=＝・】\n]{2,12}・[^=＝・】\n]{3,8}】")
"""a city and its reporter, or an agency that is not known: ``【ロンドン＝山田花子】``"""
_OWN = re.compile(r"本[报報刊台网網]")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,5}")
_PARTED = re.compile(r"\s?[=＝]")
_KANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,10}")
_NOTE = r"\s?[（(][^（()）\n]{1,40}[)）]"


class _Other(NamedTuple):
    """A stretch that names neither place nor agency: a reporter, or the region of a city."""

    start: int
    end: int


_Piece = NamedPlace | Credit | _Other


class _Marks(NamedTuple):
    """The patterns of a language's datelines."""

    ending: re.Pattern[str]
    """a word for a dispatch, or a dash, and the reporter named after it"""
    after_bracket: re.Pattern[str]
    """the reporter's name between a closing bracket and the text, or a dash"""
    sent: re.Pattern[str]
    """a word for a dispatch between the date and the agency: ``８月３日発朝鮮中央通信``"""
    reporter: re.Pattern[str]
    """a word before a reporter's name"""
    agency: re.Pattern[str]
    """a name that is an agency's, by its end"""


def read_unspaced(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none.

    Short texts are easily taken for another language of these, so that their forms are tried.
    """
    if not _FIRST.match(line):
        return None
    readings = (_read(line, code) for code in _codes(language))
    return next(filter(None, readings), None)


@cache
def _codes(language: str) -> tuple[str, ...]:
    """Give the languages whose forms are tried: the story's, then all that write so."""
    unspaced = (tag for tag, known in languages().items() if known.dateline.endings)
    return tuple(dict.fromkeys((language, *unspaced)))


def _read(line: str, language: str) -> Reading | None:
    """Read a dateline as a language writes it."""
    head = line[:LENGTH]
    stretch, end = _extent(head, language)
    body = _cut(head[: stretch[1]], stretch, language) if end else None
    if body is None or not _says_enough(head, body):
        return None
    confidence = max(_least(head, body), believed(head, body, language, dashed=True))
    return None if confidence == NO else Reading(end, body, confidence)


def _says_enough(head: str, body: Body) -> bool:
    """Tell whether it has a date, or known places; in brackets, any places or two agencies do."""
    relayed = len(body.credits) > 1 and body.is_signed
    bracketed = bool(body.places or relayed) and _BRACKETED.match(head) is not None
    return bool(body.is_known or body.written or bracketed)


def _least(head: str, body: Body) -> float:
    """Tell how far a dateline is to be believed at least, from its shape."""
    if not body.is_known:
        return NO
    if _REPORTED.match(head) or (len(body.places) == 1 and _DOTTED.match(head)):
        return UNKNOWN_AGENCY
    return UNKNOWN_AGENCY_NO_DATE if body.credits else NO


def _extent(head: str, language: str) -> tuple[Stretch, int]:
    """Give the stretch that may be a dateline, and where it ends; 0 where nothing ends it."""
    bracketed, marks = _BRACKETED.match(head), _marks(language)
    if bracketed is None:
        ending = marks.ending.search(head, 1)
        return ((0, ending.start()), ending.end()) if ending else ((0, 0), 0)
    start, end = bracketed.span(1)
    ending = marks.ending.search(head, start, end)
    last = marks.after_bracket.match(head, bracketed.end()) or bracketed
    if ending and not agency(head[ending.end() : end].strip(), language):
        end = ending.start()
    return (start, end), last.end()


@cache
def _marks(language: str) -> _Marks:
    """Give the patterns of a language's datelines."""
    known = languages().get(language)
    forms = known.dateline if known else DatelineForms()
    endings = _one_of(forms.endings)
    reporters = _one_of(forms.reporters)
    return _Marks(
        ending=re.compile(f"(?:(?<=[日일])(?:{endings})|(?:{endings})$)(?:{_NOTE})?|{_DASH}"),
        sent=re.compile(rf"(?:{endings})\s?(?=\w)"),
        after_bracket=re.compile(rf"[^=\n]{{0,30}}(?:{reporters})\s?=|{_DASH}"),
        reporter=re.compile(reporters),
        agency=re.compile(rf"\w{{0,6}}?(?:{_one_of(forms.agency_words)})"),
    )


@cache
def _headings() -> frozenset[str]:
    """Give the words of headings, which are no reporters: ``[포항=날씨]``."""
    found = (languages()[code].dateline.headings for code in _codes(DEFAULT) if code != DEFAULT)
    return frozenset[str]().union(*found)


def _one_of(words: tuple[str, ...]) -> str:
    """Give a pattern for any of some words, the longest first; it fits nothing without any."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


@lru_cache(REMEMBERED)
def _cut(head: str, stretch: Stretch, language: str) -> Body | None:
    """Cut a stretch into a date and names, or give None where something else is left."""
    start, end = stretch
    written = find_date(head[start:end], language)
    if written is None:
        pieces = _names(head, stretch, language, [])
    else:
        written = written.moved(start)
        before = _names(head, (start, written.start), language, [])
        sent = _marks(language).sent.match(head, written.end, end)
        rest = (sent.end() if sent else written.end, end)
        pieces = None if before is None else _names(head, rest, language, before)
    if pieces is None:
        return None
    signers = tuple(piece for piece in pieces if isinstance(piece, Credit))
    home = home_of(signers)
    places = (
        piece._replace(place=_capital_of(head, piece, home))
        for piece in _without_regions(head, pieces)
        if isinstance(piece, NamedPlace)
    )
    return Body(tuple(places), written, signers)


def _names(head: str, stretch: Stretch, language: str, before: list[_Piece]) -> list[_Piece] | None:
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
        piece = (
            known if known and _may_follow(known, found, run) else _unknown(run, language, found)
        )
        if piece is None:
            return None
        found.append(piece)
        position = piece.end
    return found


def _may_follow(piece: NamedPlace | Credit, found: list[_Piece], run: re.Match[str]) -> bool:
    """Tell a second city from a reporter's name: "【ワシントン＝山田太郎】" names no Yamada.

    After a dot, it is one that starts no longer word: 【上海・小野寺健】.
    """
    if isinstance(piece, Credit) or not found:
        return True
    starts_more = piece.end < run.end() and _after_sign(run, "・")
    return not (_after_sign(run) or starts_more)


def _after_sign(run: re.Match[str], signs: str = "=＝") -> bool:
    """Tell whether a sign stands before a run that parts a city from its reporter."""
    return run.start() > 0 and run.string[run.start() - 1] in signs


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


def _unknown(run: re.Match[str], language: str, found: list[_Piece]) -> _Piece | None:
    """Read what no known name starts: an agency, a reporter, a region, or an unknown place.

    Only after an agency's name is it believed to be one of the latter, or after the sign that
    parts a place from its reporter.
    """
    if run[0] in _headings():
        return None
    if not _has(found, Credit) and not (_after_sign(run, "=＝・") and _has(found, NamedPlace)):
        return _before_agency(run, language) or _unknown_signer(run, language)
    reporter = _marks(language).reporter.match(run[0])
    if reporter:
        return _Other(run.start(), run.start() + reporter.end())
    last = found[-1]
    if isinstance(last, NamedPlace) and last.end == run.start():
        return NamedPlace(found.pop().start, run.end(), None)
    return _unknown_name(run, after_place=_has(found, NamedPlace))


def _unknown_name(run: re.Match[str], *, after_place: bool) -> _Other | NamedPlace | None:
    """Read a reporter's name, the region of a city, or an unknown place.

    What follows a known place at once makes it another one: 联合国, the United Nations, is not
    in Lianhe, 联合.
    """
    region = None if after_place else _region(run)
    if region or len(run[0]) > UNKNOWN or not run[0].isalpha():
        return region
    return _Other(*run.span()) if after_place else NamedPlace(*run.span(), None)


def _before_agency(run: re.Match[str], language: str) -> _Piece | None:
    """Give what stands before a known agency's name: an unknown place, or "according to".

    It is in kana, or in Hangul before the sign that parts them: ``[용인=뉴시스]``.
    "Our paper" needs none: 本报北京8月1日电.
    """
    own, kana = _OWN.match(run[0]), _KANA.match(run[0])
    if own:
        return _Other(run.start(), run.start() + own.end())
    if _PARTED.match(run.string, run.end()) and _HANGUL.fullmatch(run[0]):
        known = _starts_with_agency(run.string[run.end() + 1 :], language)
        return NamedPlace(*run.span(), None) if known else None
    lengths = range(SHORTEST, kana.end() + 1) if kana else (1,) if run[0][0] in "据據" else ()
    for length in lengths:
        if _starts_with_agency(run[0][length:], language):
            stretch = run.start(), run.start() + length
            return NamedPlace(*stretch, None) if kana else _Other(*stretch)
    return None


def _starts_with_agency(text: str, language: str) -> bool:
    """Tell whether a text starts with the name of a known agency."""
    return any(agency(text[:length], language) for length in range(SHORTEST, LONGEST + 1))


def _unknown_signer(run: re.Match[str], language: str) -> Credit | None:
    """Give an agency that is told only by the word that its name ends with."""
    signer = _marks(language).agency.match(run[0])
    return Credit(run.start(), run.start() + signer.end(), None) if signer else None


def _region(run: re.Match[str]) -> _Other | None:
    """Give what stands before a known place's name: its province, as in 河北张家口."""
    starts = (start for start in range(1, len(run[0]) - 1) if places_of(run[0][start:]))
    start = next(starts, 0)
    return _Other(run.start(), run.start() + start) if start else None


def _has(found: list[_Piece], kind: type[_Piece]) -> bool:
    """Tell whether a place, or an agency, has been found."""
    return any(isinstance(piece, kind) for piece in found)


def _without_regions(head: str, pieces: list[_Piece]) -> Iterator[_Piece]:
    """Leave out a country or division that stands right before the city in it."""
    for piece, following in pairwise((*pieces, None)):
        if piece is not None and not _is_region_of(head, piece, following):
            yield piece


def _is_region_of(head: str, piece: _Piece, following: _Piece | None) -> bool:
    """Tell whether a piece is where the city after it is: 中国北京, but not 突尼斯的黎波里."""
    if not isinstance(piece, NamedPlace) or not isinstance(following, NamedPlace):
        return False
    region, city = piece.place, following.place
    if region is None or region.feature.startswith("PPL") or piece.end != following.start:
        return False
    return city is None or city.country == region.country or _capital_of(head, piece) == region


def _capital_of(head: str, named: NamedPlace, home: frozenset[str] = frozenset()) -> Place | None:
    """Give the place that a name means: 突尼斯, a country and its capital, the city."""
    name = head[named.start : named.end]
    return meant(places_of(name), home, name)
