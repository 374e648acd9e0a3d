"""Looks for the dateline of a story, a line at a time."""

import datetime as dt

from wiredesk.enrich._confidences import DAY_ALONE, PLACE_BEFORE_COLON, PLACE_IN_PROSE
from wiredesk.enrich._dateline_above import Above, credited
from wiredesk.enrich._dateline_bare import read_bare
from wiredesk.enrich._dateline_line_alone import read_line_alone
from wiredesk.enrich._dateline_lines import Line, stands_before
from wiredesk.enrich._dateline_named import read_named
from wiredesk.enrich._dateline_ours import read_ours
from wiredesk.enrich._dateline_reported import read_reported
from wiredesk.enrich._dateline_spaced import read_spaced
from wiredesk.enrich._dateline_unspaced import read_unspaced
from wiredesk.enrich._reading import Reading
from wiredesk.enrich._unknown_credits import is_unnamed
from wiredesk.story import Story

DATED_WITHIN = dt.timedelta(days=366)
"""how far from a story's sending a dateline without a credit may be that has its year"""
STOPPED_WITHIN = dt.timedelta(days=3)
"""how far from it one may be that nothing but a full stop parts from prose, as in an agenda"""
AT_MOST_BEFORE = {DAY_ALONE: dt.timedelta(days=1), PLACE_BEFORE_COLON: STOPPED_WITHIN}
"""how long before it, and in no case after it, one may be that is less sure"""


def is_above(line: Line, language: str) -> bool:
    """Tell whether a line is a byline or the like, or a credit of nobody by name."""
    return stands_before(line.text) or is_unnamed(line.text.strip(), language)


def read_below(
    line: Line, above: Above, language: str, text: str
) -> tuple[Reading | None, str, int]:
    """Read the dateline of a line, what it was read in, and where that starts.

    If it names no agency, it has those of the line above.
    """
    reading, read = _of_line(line, language)
    reading = reading or read_line_alone(line, language, credited=bool(above.credits))
    if reading is None or reading.body.credits or not above.credits:
        return reading, read, line.start
    both = text[above.start : line.start + len(line.text)]
    return credited(reading, above.credits, line.start - above.start), both, above.start


def _of_line(line: Line, language: str) -> tuple[Reading | None, str]:
    """Read the dateline at the start of a line, and give what it was read in.

    One that a line's end breaks must name an agency or a date behind that.
    """
    if line.joined:
        joined = read_line(line.joined.replace("\n", " "), language)
        if joined and joined.end > len(line.text) and joined.body.is_placed and joined.body.is_full:
            return joined, line.joined
    return read_line(line.text, language), line.text


def may_be_told(reading: Reading, story: Story, *, behind_heading: bool) -> bool:
    """Tell a story's own dateline from what a heading may be above, and from an old letter's."""
    body, article = reading.body, story.article
    sent = article.sent or article.created
    if body.written and sent and not body.credits:
        filed = body.written.resolved(sent.date())
        if filed and not _is_near(sent.date() - filed, reading.confidence):
            return False
    return body.is_full or not behind_heading


def _is_near(since: dt.timedelta, confidence: float) -> bool:
    """Tell whether a date without a credit is near enough to the day of sending."""
    if confidence in AT_MOST_BEFORE:
        return dt.timedelta(0) <= since <= AT_MOST_BEFORE[confidence]
    return abs(since) <= (STOPPED_WITHIN if confidence == PLACE_IN_PROSE else DATED_WITHIN)


def read_line(line: str, language: str) -> Reading | None:
    """Read the dateline at the start of a line."""
    return (
        read_unspaced(line, language)
        or read_spaced(line, language)
        or read_named(line, language)
        or read_reported(line, language)
        or read_ours(line, language)
        or read_bare(line, language)
    )
