"""Datelines of East Asia that name the reporter or say no place: ``記者王小明／台北報導``.

``【バンコク西田明】``, ``워싱턴=김철수 특파원``, and an agency's flash, ``新华社快讯：``.
"""

import re

from wiredesk.enrich._body import Body
from wiredesk.enrich._confidences import (
    AGENCY_ALONE,
    AGENCY_UNMARKED,
    UNKNOWN_AGENCY,
)
from wiredesk.enrich._credits import Credit, agency, credit_in
from wiredesk.enrich._dateline_cities import known_places
from wiredesk.enrich._filed_from import read_places
from wiredesk.enrich._reading import Reading
from wiredesk.languages import languages

HOME = frozenset({"TW"})
"""the country whose papers write so"""
HERE = frozenset({"JP"})
"""the country whose papers put a reporter beside a city abroad"""
_HAN = "[\u3400-\u9fff]"
_REPORTED = re.compile(
    rf"[〔【（(\[]?({_HAN}{{2,4}}社)?(?:記者|记者)[^／/\n]{{2,24}}[／/]\s?({_HAN}{{2,4}}?)\s?"
    r"(?:綜合|综合|即時|現場)?(?:報導|报导|報道|报道|電)[〕】）)\]]?\s*"
)
_NO_NAME = (
    "館湾局社省軍派戦展祭賞店院党会隊区町村駅橋塔法便号版編篇論案"
    "罪団者員長式的性化地所場点面部車機船品費税株債率値況震"
)
_BESIDE = re.compile(
    rf"【([\u30a1-\u30fa\u30fc]{{2,12}}|{_HAN}{{2,3}}?)({_HAN}{{3,5}}(?<![{_NO_NAME}]))】(?=\S)"
)
"""a city and a reporter, whose name does not end as words for things do"""
_FIRST = re.compile(
    r"[【［〔（(\[]?(?:[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[A-Zａ-ｚＡ-Ｚ]{2,5}[)）])"
)
_IN_BRACKETS = re.compile(
    rf"[〔【（(\[](?:{_HAN}{{2,4}}社|本報|本报)?(?:記者|记者)({_HAN}{{4,7}}?)"
    r"(?:綜合|综合|即時|現場)?(?:報導|报导|報道|报道)[〕】）)\]]\s*"
)
CITY = (4, 3, 2)
NAME = range(2, 5)
"""characters that such a city, and a reporter's name, may have"""
_SEVERAL = re.compile(r"[【（]([^【】（）\n]{8,60}、[^【】（）\n]{4,40})[】）]")
_CITY = re.compile(
    r"([\u30a1-\u30fa\u30fc]{2,12}|[\u3400-\u9fff]{2,4}(?=[＝=・]))[＝=・]?[\u3400-\u9fff]{2,6}(?=、|】|）|$)"
)
_ALONE_IN_LINE = re.compile(
    r"([\uac00-\ud7af]{2,8})\s?[=＝]\s?[\uac00-\ud7af]{2,4}\s?(?:특파원|기자|통신원)\s*$"
)
_AGENCY = re.compile(
    r"[〔【（(［\[]([^〔【（(［\[\])）】〕］\n]{2,12})[\])）】〕］](?=\s?[^\s。、，,]{2}.{12})"
)
_FLASH = re.compile(
    rf"({_HAN}{{2,8}}?)(?:快讯|快訊)[：:]\s*|[据據]({_HAN}{{2,8}}?)(?:电|電|消息)(?:[：:，,]\s*|\s+)"
)


def read_east_asian(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line in Chinese, Japanese or Korean."""
    if not _FIRST.match(line):
        return None
    return (
        _reported(line, language)
        or _in_brackets(line, language)
        or _several(line, language)
        or _alone_in_line(line, language)
        or _beside(line, language)
        or _flash(line, language)
        or _agency_in_brackets(line, language)
    )


def _in_brackets(line: str, language: str) -> Reading | None:
    """Read a reporter and a city with no stroke between: ``【記者王小明台北報導】``."""
    found = _IN_BRACKETS.match(line)
    if found is None:
        return None
    start, end = found.span(1)
    for length in CITY:
        places = known_places(line, (end - length, end), language, HOME)
        if places and end - length - start in NAME:
            return Reading(found.end(), Body(places), UNKNOWN_AGENCY)
    return None


def _several(line: str, language: str) -> Reading | None:
    """Read cities with a reporter each: ``【リヤド＝山田太郎、ドバイ＝鈴木一郎】``."""
    found = _SEVERAL.match(line)
    if found is None:
        return None
    cities = [city.span(1) for city in _CITY.finditer(line, *found.span(1))]
    each = [read_places(line, city, language, frozenset()) for city in cities]
    places = tuple(at for named in each for at in named or ())
    is_one = len(places) == len(each) > 1 and all(at.place for at in places)
    return Reading(found.end(), Body(places), UNKNOWN_AGENCY) if is_one else None


def _alone_in_line(line: str, language: str) -> Reading | None:
    """Read a city and its reporter alone in their line: ``워싱턴=김철수 특파원``."""
    found = _ALONE_IN_LINE.match(line)
    places = known_places(line, found.span(1), language) if found else ()
    return Reading(found.end(), Body(places), UNKNOWN_AGENCY) if found and places else None


def _agency_in_brackets(line: str, language: str) -> Reading | None:
    """Read an agency alone in brackets before a sentence: ``〔中央社〕``, ``（ＣＮＮ）``."""
    found = _AGENCY.match(line)
    signer = credit_in(found, 1, language) if found else None
    if found is None or signer is None:
        return None
    return Reading(found.end(), Body(credits=(signer,)), AGENCY_UNMARKED)


def _reported(line: str, language: str) -> Reading | None:
    """Read a reporter and a known city, and perhaps an agency."""
    found = _REPORTED.match(line)
    places = known_places(line, found.span(2), language, HOME) if found else ()
    if found is None or not places:
        return None
    known = agency(found[1], language) if found[1] else None
    signers = (Credit(*found.span(1), known),) if known else ()
    return Reading(found.end(), Body(places, None, signers), UNKNOWN_AGENCY)


def _beside(line: str, language: str) -> Reading | None:
    """Read a city abroad and a reporter with no mark between them: ``【バンコク西田明】``."""
    found = _BESIDE.match(line)
    known = languages().get("ja")
    if found is None or known is None or any(word in found[2] for word in known.dateline.headings):
        return None
    places = known_places(line, found.span(1), language)
    if not places or any(at.place and at.place.country in HERE for at in places):
        return None
    return Reading(found.end(), Body(places), UNKNOWN_AGENCY)


def _flash(line: str, language: str) -> Reading | None:
    """Read the name of an agency before a flash."""
    found = _FLASH.match(line)
    signer = credit_in(found, found.lastindex or 0, language) if found else None
    if found is None or signer is None:
        return None
    return Reading(found.end(), Body(credits=(signer,)), AGENCY_ALONE)
