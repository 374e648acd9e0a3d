"""What kind of thing an item is, by the labels that formats and agencies put on it.

Sources: IPTC's genres and news item types (NewsCodes), NITF's ``tobject.property.type``, and
the words that agencies use in their place.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from wiredesk.decode._content import Content
from wiredesk.story import ItemType

_LABELS: dict[ItemType, str] = {
    "press_release": r"press[ -]?releases?|pressemeddelelser?|pressemitteilung|pressmeddelande"
    r"|pressemelding|communiqu[ée]s?(?: de presse)?|comunicados?(?: de prensa)?"
    r"|comunicat[oi](?: stampa)?|persbericht|int\. pressemed\.|inpublic",
    "alert": r"(?:news )?(?:alert|flash)|bulletin|eilmeldung|urgente|infoflash",
    "advisory": r"advisor(?:y|ies)|advice|daybook|diary|agenda|budget|vorschau|pr[ée]visions?"
    r"|planning|skema|forecast schedule",
    "digest": r"(?:news |press[ -]?)?digest|press review|news summary|summary|[üu]bersicht"
    r"|revue de presse|rassegna stampa|presseschau",
    "table": r"results?,? listings? (?:&|and) tables?|tables?|results|agate|listings?"
    r"|statistics|tabelle|tableau|resultater|clasificaci[oó]n",
    "service": r"service message|test|administrative|keepalive|driftsmelding|servicemeldung",
}
_LONGEST = 100
"""characters of a label that are looked at: more than any that names an item type has"""
_KINDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _LABELS.items())


def labelled(labels: Iterable[str | None]) -> ItemType | None:
    """Give the item type that the first telling label names as a whole, if any does."""
    kinds = (_named(label.strip(" -/*")[:_LONGEST]) for label in labels if label)
    return next(filter(None, kinds), None)


@lru_cache(maxsize=1024)
def _named(label: str) -> ItemType | None:
    """Give the item type that a label names as a whole; senders have few labels."""
    words = label.replace("_", " ")
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(words)), None)


def item_type(labels: Iterable[str | None], content: Content, *, ended: bool = False) -> ItemType:
    """Give the item type by the labels, else by what there is to read.

    Tables alone are a table, a headline alone an alert; an item that has ended, a kill, needs
    no words to be a story.
    """
    named = labelled(labels)
    if named or content.text or ended:
        return named or "story"
    return "table" if content.tables else "alert"
