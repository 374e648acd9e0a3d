"""The subjects and the category of a NewsML-G2 item, in the schemes of its catalog."""

import re

from lxml import etree

from wiredesk.decode._coded import coded
from wiredesk.decode._conventions import at_most
from wiredesk.decode._g2_meta import code, last_part, spoken
from wiredesk.decode._xml import Branch, attribute, child, children
from wiredesk.media_topics import crosswalk
from wiredesk.story import Subject

# What the aliases of IPTC's own catalogs stand for; those of other catalogs are not fetched.
IPTC_ALIASES = {
    "medtop": "http://cv.iptc.org/newscodes/mediatopic/",
    "subj": "http://cv.iptc.org/newscodes/subjectcode/",
}
# Categories by the aliases, and by the types of subject, that agencies have for them.
_CATEGORY = re.compile(
    r"(?:a1312cat|apcategorycode|anpa_?cat\w*|iptccat\w*|dpacat|cat):", re.IGNORECASE
)
_CATEGORY_TYPE = re.compile(r"(?:.*:)?cat(?:egory)?", re.IGNORECASE)
# A subject code in the middle of a literal, as TT has it: "TT:11000000:POL".
_CODE_WITHIN = re.compile(r"\w{1,20}:(\d{8}):\w{1,20}")


def catalog(item: etree._Element, message: etree._Element) -> dict[str, str]:
    """Give the vocabularies, by alias, that the item's or the message's inline catalogs name."""
    holders = (message, child(message, "header"), item)
    schemes = (entry for holder in holders for entry in children(holder, "catalog", "scheme"))
    pairs = ((attribute(entry, "alias"), attribute(entry, "uri")) for entry in schemes)
    return {alias: uri for alias, uri in pairs if alias and uri}


def subjects(content: Branch, schemes: dict[str, str], language: str | None) -> tuple[Subject, ...]:
    """Give the subjects as sent: each by its code, or else by its name alone."""
    entries = at_most(content.all("subject"), "contentMeta/subject")
    found = (_subject(entry, schemes, spoken(entry, language)) for entry in entries)
    return tuple(entry for entry in found if entry.code or entry.name)


def _subject(entry: etree._Element, schemes: dict[str, str], said: str | None) -> Subject:
    """Read one subject."""
    sent = code(entry) or ""
    alias, _, number = sent.partition(":")
    scheme = schemes.get(alias) or IPTC_ALIASES.get(alias)
    found = coded(sent, said, scheme)
    topic = crosswalk(number, scheme) if alias in schemes else found.media_topic
    topic = topic or _other_topic(entry, sent)
    return found if topic == found.media_topic else _with(found, topic)


def _other_topic(entry: etree._Element, sent: str) -> str | None:
    """Give the topic by the code within a literal, or of what a subject is the same as."""
    if within := _CODE_WITHIN.fullmatch(sent):
        return crosswalk(within[1])
    same = entry.iterchildren("{*}sameAs", "{*}exactMatch")
    topics = (crosswalk(code(other) or "", "other") for other in same)
    return next(filter(None, topics), None)


def _with(found: Subject, topic: str | None) -> Subject:
    """Give a subject with another Media Topic."""
    return found.model_copy(update={"media_topic": topic})


def category(content: Branch, sent: tuple[Subject, ...]) -> str | None:
    """Give the category code that is among the subjects, by its alias or its type."""
    found = next((entry.code for entry in sent if _CATEGORY.match(entry.code)), None)
    typed = (
        code(entry)
        for entry in content.all("subject")
        if _CATEGORY_TYPE.fullmatch(entry.get("type") or "")
    )
    return last_part(found or next(typed, None)) or None
