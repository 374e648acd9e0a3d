"""An agency credited in a line of its own above a dateline that names none.

``The Canadian Press`` above ``ST. JOHN'S, N.L. —``, ``Repórter da Agência Brasil``.
"""

import re
from typing import NamedTuple

from wiredesk.enrich._confidences import PLACE_AND_AGENCY_UNMARKED
from wiredesk.enrich._credits import Credit, credit_in, is_reporter, read_credits
from wiredesk.enrich._date_patterns import DEFAULT
from wiredesk.enrich._reading import Reading
from wiredesk.gazetteer import find_agencies

CREDIT = 60
"""code points that a line with a credit may have"""
_SHARED = re.compile(r"[A-ZÅÄÖ]{2,4}-([A-ZÅÄÖ]{2,4})")
"""a newspaper and an agency: ``TS-STT``"""
_WORD = re.compile(r"[^\W\d_]+")
WORDS = 7
"""words that it may have"""
PARTICLE = 3
"""letters of a word in small letters that says no more than whose a reporter is"""


class Above(NamedTuple):
    """The line above the one that is read."""

    start: int = 0
    """code point of the text that it starts at"""
    credits: tuple[Credit, ...] = ()
    """the agencies that are all it holds"""


def credits_above(line: str, language: str) -> tuple[Credit, ...]:
    """Give the agencies that a line holds with nothing but words for a reporter, or none."""
    if len(line) > CREDIT or line.count(" ") >= WORDS:
        return ()
    first = len(line) - len(line.lstrip())
    signers = read_credits(line, (first, len(line.rstrip())), language)
    if all(by.agency for by in signers):
        return signers
    shared = _SHARED.fullmatch(line.strip())
    if shared and (credit := credit_in(shared, 1, language)):
        start = first + credit.start
        return (credit._replace(start=start, end=start + len(shared[1])),)
    return _of_reporter(line, language)


def _of_reporter(line: str, language: str) -> tuple[Credit, ...]:
    """Give the one agency in a line, if all other words say whose reporter writes."""
    found = find_agencies(line)
    if len(found) != 1:
        return ()
    start, end, named = found[0]
    others = _WORD.findall(line[:1].lower() + line[1:start]) if start else []
    others += _WORD.findall(line[end:])
    is_one = all(_says_whose(word, language) for word in others)
    return (Credit(start, end, named),) if is_one else ()


def _says_whose(word: str, language: str) -> bool:
    """Tell a word for a reporter, or a particle, from others."""
    if len(word) <= PARTICLE and word.islower():
        return True
    return is_reporter(word, language) or is_reporter(word, DEFAULT)


def credited(reading: Reading, signers: tuple[Credit, ...], offset: int) -> Reading:
    """Give a reading the credits of a line that starts so many code points before its own."""
    end, body, confidence = reading.moved(offset)
    sure = PLACE_AND_AGENCY_UNMARKED if body.is_known else confidence
    return Reading(end, body._replace(credits=signers), max(sure, confidence))
