"""Datelines of East Asia, whose parts follow each other without spaces: ``新华社北京8月1日电``.

They stand in brackets, ``【東京共同】``, or end with a word for a dispatch, or with a dash. Such
a stretch is cut into the longest names that are known, one after the other.
"""

import re

from wiredesk.enrich._body import Body
from wiredesk.enrich._confidences import NO, UNKNOWN_AGENCY, UNKNOWN_AGENCY_NO_DATE
from wiredesk.enrich._credits import Stretch, agency
from wiredesk.enrich._reading import Reading, believed
from wiredesk.enrich._unspaced_marks import BRACKETED, codes, marks_of
from wiredesk.enrich._unspaced_names import cut

LENGTH = 80
"""code points within which a dateline must end"""
_EAST_ASIAN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_FIRST = re.compile(rf"[【［〔（\[(][^】］〕）\])\n]{{0,60}}?{_EAST_ASIAN}|{_EAST_ASIAN}")
_REPORTED = re.compile(
    r"[【［\[(][^=＝】］\n]{2,24}[=＝][^=＝】］\n]{2,14}[】］\])]|（[^=＝）\n]{2,12}[=＝][^=＝）\n]{3,5}）"
)
_SENT = re.compile(r"[（(][\u3400-\u9fff]{2,8}[讯訊][）)]")
"""a city and a word for a dispatch: ``（新加坡讯）``"""
_NESTED = re.compile(r"（[^（）\n]{2,20}）")
_DOTTED = re.compile(r"【[^=＝・】\n]{2,12}・[^=＝・】\n]{3,8}】")
"""a city and its reporter, or an agency that is not known: ``【ロンドン＝山田花子】``"""
_SIGNED = re.compile(r"[\[【][\uac00-\ud7af\w]{2,8}\s[\uac00-\ud7af]{2,4}\s?기자[\]】]")
"""an agency and its reporter: ``[이데일리 남정현 기자]``"""


def read_unspaced(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line, or None where there is none.

    Short texts are easily taken for another language of these, so that their forms are tried.
    """
    if not _FIRST.match(line):
        return None
    readings = (_read(line, code) for code in codes(language))
    return next(filter(None, readings), None)


def _read(line: str, language: str) -> Reading | None:
    """Read a dateline as a language writes it."""
    head = line[:LENGTH]
    if head[0] == "【":
        head = _NESTED.sub(lambda found: "\u3000" * len(found[0]), head)
    stretch, end = _extent(head, language)
    body = cut(head[: stretch[1]], stretch, language) if end else None
    if body is None or not _says_enough(head, body):
        return None
    confidence = max(_least(head, body), believed(head, body, language, dashed=True))
    return None if confidence == NO else Reading(end, body, confidence)


def _says_enough(head: str, body: Body) -> bool:
    """Tell whether it has a date, or known places; in brackets, any places or two agencies do."""
    relayed = body.is_signed and (len(body.credits) > 1 or _SIGNED.match(head) is not None)
    bracketed = bool(body.places or relayed) and BRACKETED.match(head) is not None
    return bool(body.is_known or body.written or bracketed)


def _least(head: str, body: Body) -> float:
    """Tell how far a dateline is to be believed at least, from its shape."""
    if not body.is_known:
        return NO
    if _SENT.match(head):
        return UNKNOWN_AGENCY_NO_DATE
    if _REPORTED.match(head) or (len(body.places) == 1 and _DOTTED.match(head)):
        return UNKNOWN_AGENCY
    return UNKNOWN_AGENCY_NO_DATE if body.credits else NO


def _extent(head: str, language: str) -> tuple[Stretch, int]:
    """Give the stretch that may be a dateline, and where it ends; 0 where nothing ends it."""
    bracketed, marks = BRACKETED.match(head), marks_of(language)
    if bracketed is None:
        ending = marks.ending.search(head, 1)
        return ((0, ending.start()), ending.end()) if ending else ((0, 0), 0)
    start, end = bracketed.span(1)
    ending = marks.ending.search(head, start, end)
    last = marks.after_bracket.match(head, bracketed.end()) or bracketed
    if ending and not agency(head[ending.end() : end].strip(), language):
        end = ending.start()
    reporter = marks.reported.search(head, start, end)
    return (start, reporter.start() if reporter else end), last.end()
