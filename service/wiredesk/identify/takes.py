"""Which take of a story a message is, as desks count them in words.

``1st Lead``, ``2nd Ld-Writethru``, ``ADD 1``, ``UPDATE 3-``, ``WRAPUP 2-``, ``(2)``, ``REFILE``,
and the like in other languages.
"""

import re
from functools import cache

from wiredesk.identify.phrases import every
from wiredesk.story import Article

REACH = 200
"""code points of a slugline or headline that are looked at"""
DIGITS = 2
"""digits of a take's number; more are a year's"""
_BRACKETS = re.compile(r"[(（]([^()（）]{1,40})[)）]\s*$")
_REPEATED = r"(?:(?:RPT|REFILE|CORRECTED|CORRECTION|URGENT)\s*[:\-–—]\s*)?"


def take_number(article: Article) -> int:
    """Give the number of a take: 0 where nothing says that there was one before, at most 99."""
    named = ((part or "")[:REACH] for part in (article.take_key, article.slugline))
    headline = (article.headline or "")[:REACH]
    bracketed = _BRACKETS.search((article.headline or "")[-REACH:])
    said = bracketed[1] if bracketed else ""
    if said.isdecimal() and len(said) <= DIGITS:
        return int(said)
    found = [*(_count(part) for part in (*named, said)), _opening(headline)]
    return max(found)


def _count(text: str) -> int:
    """Give the highest number of a take that a short text names; without a number it is 1."""
    return max((_number(found) for found in _marks().finditer(text)), default=0)


def _opening(headline: str) -> int:
    """Give the number that a headline opens with, as ``UPDATE 2-``."""
    found = _openings().match(headline)
    return _number(found) if found else 0


def _number(found: re.Match[str]) -> int:
    """Give the number of a match."""
    return next((int(number) for number in found.groups() if number), 1)


@cache
def _marks() -> re.Pattern[str]:
    """Give how a take is named in a slugline, its number before or behind it."""
    take = every(lambda part: part.takes)
    ordinal = r"(?<!\w)(\d{1,2})\s?(?:st|nd|rd|th|er|ère|ème|eme|e|[ºª°.])?[\s-]{0,3}"
    return re.compile(rf"(?:{ordinal})?{take}(?:[\s.:#-]{{0,3}}(\d{{1,2}})(?!\w))?", re.IGNORECASE)


@cache
def _openings() -> re.Pattern[str]:
    """Give how a headline opens with the number of a take."""
    take = every(lambda part: part.takes)
    return re.compile(rf"\W{{0,3}}{_REPEATED}{take}\s?(\d{{1,2}})\s?[:：\-–—]", re.IGNORECASE)
