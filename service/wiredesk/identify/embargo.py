"""Until when an article may not be published, by its field or in the words to editors.

What can't be read for certain is not guessed: the embargo then has no known end.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import pairwise

from wiredesk.identify._instants import Clock, instant
from wiredesk.identify._lines import Lines, lines
from wiredesk.identify.phrases import every
from wiredesk.identify.zones import zone_of
from wiredesk.story import Article, Embargo

HEADER = "wire-embargo"
"""header of a message that overrules what it says: an ISO 8601 instant, or ``lifted``"""
LIFTED = "lifted"
LANGUAGE = "en"
"""the language that notices are read in where the article declares none"""


def embargo(article: Article, received: datetime, overruled: str | None = None) -> Embargo | None:
    """Give the embargo that an article is under, or None where it says nothing of one.

    An embargo that the agency has lifted ends when the message is received. ``overruled`` is
    the value of the header that an operator or a sender may set.
    """
    if overruled:
        return _by_header(overruled, received)
    if article.embargoed_until:
        return Embargo(until=article.embargoed_until)
    found = lines(article)
    if _lifted(found):
        return Embargo(until=received)
    language = (article.language or LANGUAGE).partition("-")[0].lower()
    return _noticed(found, Clock(article.sent or received, zone_of(article.provider), language))


def _noticed(found: Lines, clock: Clock) -> Embargo | None:
    """Give the embargo that the words to editors tell of: the latest, where they name several."""
    notices = tuple(_notices(found))
    instants = [instant(words, clock) for words, _ in notices]
    until = max((each for each in instants if each), default=None)
    held = until or any(certain for _, certain in notices)
    return Embargo(until=until) if held else None


def _by_header(value: str, received: datetime) -> Embargo:
    """Read the header; one that can't be read holds the message back."""
    if value.strip().casefold() == LIFTED:
        return Embargo(until=received)
    try:
        until = datetime.fromisoformat(value.strip())
    except ValueError:
        return Embargo()
    return Embargo(until=until) if until.tzinfo else Embargo()


def _lifted(found: Lines) -> bool:
    """Tell whether the article says that its embargo has ended."""
    return any(_end().search(line) for line in found.notes) or any(
        _end().match(line) for line in (*found.heads, *found.slugs)
    )


def _notices(found: Lines) -> Iterator[tuple[str, bool]]:
    """Give the words behind each notice of an embargo, and whether it is certain to be one.

    Some need an instant to be certain: a story on trade may well begin with "Embargo:".
    """
    for where, pattern in (
        (found.notes, _anywhere()),
        ((*found.heads, *found.slugs), _at_start()),
    ):
        for line, following in zip(where, (*where[1:], ""), strict=False):
            notices = tuple(pattern.finditer(line))
            for notice in notices:
                certain = where is found.notes or notice["open"] is None
                yield line[notice.end() :].strip(" :") or following, certain
            # Of several in a line, each may have an instant of its own.
            for notice, after in pairwise(notices):
                yield line[notice.end() : after.start()], False


def _label() -> str:
    """Give how an embargo is announced; ``open`` are the words that may also open a story."""
    certain, uncertain = every(lambda part: part.embargo), every(lambda part: part.release)
    return rf"(?:{certain}|(?P<open>{uncertain}))"


@cache
def _anywhere() -> re.Pattern[str]:
    """Give how an embargo is announced in a note."""
    return re.compile(_label())


@cache
def _at_start() -> re.Pattern[str]:
    """Give how an embargo is announced where a line or a bracket begins."""
    return re.compile(rf"(?:^[\W_]{{0,5}}|[(\[]\s?){_label()}")


@cache
def _end() -> re.Pattern[str]:
    """Give how the end of an embargo is announced."""
    return re.compile(rf"[\W_]{{0,5}}{every(lambda part: part.lifted)}")
