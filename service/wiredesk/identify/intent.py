"""What a message says that it does: by its status, its links, its signals, or in words.

Words are looked for only where senders speak to editors, and in the forms that they use: a
headline on a kill at a crossing is none.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from wiredesk.identify._lines import Lines, lines
from wiredesk.identify.phrases import Announcement, Phrases, every
from wiredesk.identify.references import killed_ids
from wiredesk.story import Article, Intent, Status

SIGNALS = {
    "correction": Intent.CORRECT,
    "corrected": Intent.CORRECT,
    "advisory": Intent.ADVISE,
    "kill": Intent.KILL_NOTICE,
    "withdrawal": Intent.KILL_NOTICE,
}
"""the last part of a signal's code, and what it says"""

# Marks that may stand before a label, as in RPT-CORRECTED-UPDATE 1-.
_MARKS = r"(?:(?:RPT|REFILE|URGENT|BULLETIN|FLASH|BC|UPDATE\s?\d*)\s*[:\-–—]\s*){0,2}"
_END = r"\s*(?:[:：\-–—/|!(（)）\]】]|$)"


class _Finder(NamedTuple):
    """The patterns of one announcement, of all languages."""

    head: re.Pattern[str]
    slug: re.Pattern[str]
    note: re.Pattern[str]


def intent(article: Article) -> Intent:
    """Tell what a message does, as far as it says so.

    A kill by status is certain where the message has an identifier and names no other story;
    any other is a notice, which kills its own story only where that is known.
    """
    if article.status is Status.CANCELED:
        own = article.native_id and not killed_ids(article)
        return Intent.KILL if own else Intent.KILL_NOTICE
    named = _marked(article) | _announced(lines(article))
    ranked = (Intent.KILL_NOTICE, Intent.ADVISE, Intent.CORRECT)
    return next((found for found in ranked if found in named), Intent.PUBLISH)


def _marked(article: Article) -> set[Intent]:
    """Give what its signals, links and type say."""
    signals = {re.split(r"[:/#]", signal)[-1].casefold() for signal in article.signals}
    named = {SIGNALS[signal] for signal in signals & SIGNALS.keys()}
    if any(link.relation == "corrects" for link in article.links):
        named.add(Intent.CORRECT)
    if article.item_type == "advisory":
        named.add(Intent.ADVISE)
    return named


def _announced(found: Lines) -> set[Intent]:
    """Give what the words announce; a note on a story makes no advisory of it."""
    heads_only = Lines(found.heads, found.slugs, ())
    said = set[Intent]()
    for kind, where in (
        (Intent.KILL_NOTICE, found),
        (Intent.CORRECT, found),
        (Intent.ADVISE, heads_only),
    ):
        if _says(_finder(kind), where):
            said.add(kind)
    return said


def _says(finder: _Finder, where: Lines) -> bool:
    """Tell whether any line says it."""
    return (
        any(finder.head.match(line) for line in (*where.heads, *where.notes))
        or any(finder.slug.search(line) for line in where.slugs)
        or any(finder.note.search(line) for line in where.notes)
    )


_ANNOUNCEMENTS: dict[Intent, Callable[[Phrases], Announcement]] = {
    Intent.KILL_NOTICE: lambda part: part.kill,
    Intent.CORRECT: lambda part: part.correction,
    Intent.ADVISE: lambda part: part.advisory,
}


@cache
def _finder(kind: Intent) -> _Finder:
    """Build the patterns of an announcement."""
    announcement = _ANNOUNCEMENTS[kind]
    label = every(lambda part: announcement(part).labels)
    sentence = every(lambda part: announcement(part).sentences)
    return _Finder(
        head=re.compile(rf"[\W_]{{0,5}}{_MARKS}{label}{_END}"),
        slug=re.compile(rf"^[\W_]{{0,5}}{label}{_END}|[-/|,;:(]\s*{label}[\W_]*$"),
        # "KILL 3rd graf" tells of a paragraph, not of the story.
        note=re.compile(rf"{sentence}(?!\s+\d)"),
    )
