"""Names in a dateline of East Asia that no known name starts: agencies, reporters, regions."""

import re

from wiredesk.enrich._credits import Credit, agency
from wiredesk.enrich._filed_from import NamedPlace
from wiredesk.enrich._place_names import places_of
from wiredesk.enrich._unspaced_marks import headings, marks_of
from wiredesk.enrich._unspaced_pieces import (
    LONGEST,
    SHORTEST,
    UNKNOWN,
    Other,
    Piece,
    after_sign,
    has,
)

_OWN = re.compile(r"本[报報刊台网網]")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,5}")
_PARTED = re.compile(r"\s?[=＝]")
_KANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,10}")


def unknown(run: re.Match[str], language: str, found: list[Piece]) -> Piece | None:
    """Read what no known name starts: an agency, a reporter, a region, or an unknown place.

    Only after an agency's name is it believed to be one of the latter, or after the sign that
    parts a place from its reporter.
    """
    if run[0] in headings():
        return None
    if not has(found, Credit) and not (after_sign(run, "=＝・") and has(found, NamedPlace)):
        return _before_agency(run, language) or _unknown_signer(run, language)
    reporter = marks_of(language).reporter.match(run[0])
    if reporter:
        return Other(run.start(), run.start() + reporter.end())
    last = found[-1]
    if isinstance(last, NamedPlace) and last.end == run.start():
        return NamedPlace(found.pop().start, run.end(), None)
    return _unknown_name(run, after_place=has(found, NamedPlace))


def _unknown_name(run: re.Match[str], *, after_place: bool) -> Other | NamedPlace | None:
    """Read a reporter's name, the region of a city, or an unknown place.

    What follows a known place at once makes it another one: 联合国, the United Nations, is not
    in Lianhe, 联合.
    """
    region = None if after_place else _region(run)
    if region or len(run[0]) > UNKNOWN or not run[0].isalpha():
        return region
    return Other(*run.span()) if after_place else NamedPlace(*run.span(), None)


def _before_agency(run: re.Match[str], language: str) -> Piece | None:
    """Give what stands before a known agency's name: an unknown place, or "according to".

    It is in kana, or in Hangul before the sign that parts them: ``[용인=뉴시스]``.
    "Our paper" needs none: 本报北京8月1日电.
    """
    own, kana = _OWN.match(run[0]), _KANA.match(run[0])
    if own:
        return Other(run.start(), run.start() + own.end())
    if _PARTED.match(run.string, run.end()) and _HANGUL.fullmatch(run[0]):
        known = _starts_with_agency(run.string[run.end() + 1 :], language)
        return NamedPlace(*run.span(), None) if known else None
    lengths = range(SHORTEST, kana.end() + 1) if kana else (1,) if run[0][0] in "据據" else ()
    for length in lengths:
        if _starts_with_agency(run[0][length:], language):
            stretch = run.start(), run.start() + length
            return NamedPlace(*stretch, None) if kana else Other(*stretch)
    return None


def _starts_with_agency(text: str, language: str) -> bool:
    """Tell whether a text starts with the name of a known agency."""
    return any(agency(text[:length], language) for length in range(SHORTEST, LONGEST + 1))


def _unknown_signer(run: re.Match[str], language: str) -> Credit | None:
    """Give an agency that is told only by the word that its name ends with."""
    signer = marks_of(language).agency.match(run[0])
    return Credit(run.start(), run.start() + signer.end(), None) if signer else None


def _region(run: re.Match[str]) -> Other | None:
    """Give what stands before a known place's name: its province, as in 河北张家口."""
    starts = (start for start in range(1, len(run[0]) - 1) if places_of(run[0][start:]))
    start = next(starts, 0)
    return Other(run.start(), run.start() + start) if start else None
