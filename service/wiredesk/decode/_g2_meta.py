"""The metadata of a NewsML-G2 item: codes, names, subjects, links."""

import re

from lxml import etree

from wiredesk.decode._conventions import at_most
from wiredesk.decode._markup import paragraphs
from wiredesk.decode._notes import public
from wiredesk.decode._subjects import subject
from wiredesk.decode._xml import attribute, child, children, text
from wiredesk.media_topics import crosswalk
from wiredesk.story import Link, LinkRelation, Reason, Rejected, Status, Subject

CODES = ("qcode", "uri", "literal")
# What the aliases of IPTC's own catalogs stand for; those of other catalogs are not fetched.
IPTC_ALIASES = {
    "medtop": "http://cv.iptc.org/newscodes/mediatopic/",
    "subj": "http://cv.iptc.org/newscodes/subjectcode/",
}
# Categories of ANPA 1312 by the aliases that agencies have for them.
_CATEGORY = re.compile(r"(?:a1312cat|apcategorycode|anpacat\w*|iptccat\w*):", re.IGNORECASE)
_PRIVATE_ROLE = re.compile(r"private|non-?pub|notforpub|internal|contact", re.IGNORECASE)
# Other ids that are no other story's: a kill reaches the story under each of them.
_UNIQUE = re.compile(
    r"(?:urn|tag|https?):\S+|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4,12}){4}"
)
_OF_A_VERSION = re.compile(r"record|version|sequence", re.IGNORECASE)
_RELATIONS: dict[str, LinkRelation] = {
    "previousversion": "replaces",
    "replaces": "replaces",
    "supersedes": "replaces",
    "corrects": "corrects",
    "cancels": "kills",
    "kills": "kills",
    "ispartof": "part_of",
    "partof": "part_of",
}


def code(element: etree._Element | None) -> str | None:
    """Give what an element is coded with: a qcode, a uri or a literal."""
    if element is None:
        return None
    sent = (str(element.get(kind, "")).strip() for kind in CODES)
    return next(filter(None, sent), None)


def last_part(sent: str | None) -> str:
    """Give a code without its scheme: what follows the last colon or slash."""
    return re.split(r"[:/]", sent or "")[-1]


def spoken(element: etree._Element | None, language: str | None = None) -> str | None:
    """Give an element's name, in the item's language where it has several."""
    return worded(children(element, "name"), language)


def worded(elements: list[etree._Element], language: str | None) -> str | None:
    """Give the words of the first element in a language, or else of the first with any."""
    if len(elements) == 1:
        return text(elements[0])
    spoken = [(attribute(one, "lang"), found) for one in elements if (found := text(one))]
    spoken.sort(key=lambda entry: not language or entry[0] != language)
    return spoken[0][1] if spoken else None


def is_person(creator: etree._Element) -> bool:
    """Tell whether a creator is a person, and not the agency or a desk."""
    return last_part(attribute(creator, "type")).lower() == "person"


def header(message: etree._Element) -> etree._Element | None:
    """Give the header of a newsMessage, in either spelling that is met."""
    found = child(message, "header")
    return child(message, "Header") if found is None else found


def provider(item: etree._Element, message: etree._Element) -> str | None:
    """Give who sent an item: its provider by name, else the message's sender."""
    own = child(item, "itemMeta", "provider")
    known = spoken(own) or attribute(own, "literal") or last_part(code(own))
    return known or text(header(message), "sender")


def status(meta: etree._Element | None) -> Status:
    """Read the publishing status; an unknown one is refused, as it may mean a kill."""
    sent = code(child(meta, "pubStatus"))
    try:
        return Status(last_part(sent).lower().replace("cancelled", "canceled") or "usable")
    except ValueError as error:
        expected = "pubStatus: expected usable, withheld or canceled"
        raise Rejected(Reason.INVALID_FIELD, expected) from error


def editor_note(meta: etree._Element | None) -> str | None:
    """Give the notes to editors, a line each, without those in a private role."""
    notes = [*children(meta, "edNote"), *children(meta, "ednote")]
    shown = [
        public(paragraphs("".join(map(str, note.itertext()))))
        for note in notes
        if not _PRIVATE_ROLE.search(attribute(note, "role") or attribute(note, "roleuri") or "")
    ]
    return "\n".join(note for note in shown if note) or None


def codes(meta: etree._Element | None, kind: str) -> tuple[str, ...]:
    """Give the codes of all elements of a kind, as sent."""
    return tuple(found for element in children(meta, kind) if (found := code(element)))


def catalog(item: etree._Element, message: etree._Element) -> dict[str, str]:
    """Give the vocabularies, by alias, that the item's or the message's inline catalogs name."""
    schemes = [
        *children(message, "catalog", "scheme"),
        *children(message, "header", "catalog", "scheme"),
        *children(item, "catalog", "scheme"),
    ]
    pairs = ((attribute(entry, "alias"), attribute(entry, "uri")) for entry in schemes)
    return {alias: uri for alias, uri in pairs if alias and uri}


def subjects(
    content: etree._Element | None, schemes: dict[str, str], language: str | None
) -> tuple[Subject, ...]:
    """Give the subjects as sent: each by its code, or else by its name alone."""
    entries = at_most(children(content, "subject"), "contentMeta/subject")
    found = (_subject(entry, schemes, spoken(entry, language)) for entry in entries)
    return tuple(entry for entry in found if entry.code or entry.name)


def _subject(entry: etree._Element, schemes: dict[str, str], said: str | None) -> Subject:
    """Read one subject; what it is said to be the same as may have the Media Topic."""
    sent = code(entry) or ""
    alias, _, number = sent.partition(":")
    scheme = schemes.get(alias) or IPTC_ALIASES.get(alias)
    found = subject(sent, said, scheme)
    topic = crosswalk(number, scheme) if alias in schemes else found.media_topic
    for same in () if topic else (*children(entry, "sameAs"), *children(entry, "exactMatch")):
        topic = topic or crosswalk(code(same) or "", "other")
    return found if topic == found.media_topic else _with(found, topic)


def _with(found: Subject, topic: str | None) -> Subject:
    """Give a subject with another Media Topic."""
    return found.model_copy(update={"media_topic": topic})


def category(sent: tuple[Subject, ...]) -> str | None:
    """Give the category code of ANPA 1312 that is among the subjects."""
    found = next((entry.code for entry in sent if _CATEGORY.match(entry.code)), None)
    return last_part(found) or None


def links(
    meta: etree._Element | None, content: etree._Element | None, guid: str
) -> tuple[Link, ...]:
    """Give the items that this one refers to, and other ids of its own, each once."""
    found = list[Link]()
    for entry in at_most(children(meta, "link"), "itemMeta/link"):
        target = attribute(entry, "residref") or attribute(entry, "href") or code(entry)
        relation = _RELATIONS.get(last_part(attribute(entry, "rel")).lower(), "related")
        if target and target != guid:
            found.append(Link(relation=relation, id=target))
    for entry in at_most(children(content, "altId"), "contentMeta/altId"):
        other = text(entry)
        if other and other != guid and _is_unique(other, attribute(entry, "type")):
            found.append(Link(relation="alternate", id=other))
    return tuple(dict.fromkeys(found))


def _is_unique(identifier: str, kind: str | None) -> bool:
    """Tell whether an id is this story's alone, in all of its versions."""
    return bool(_UNIQUE.fullmatch(identifier)) and not _OF_A_VERSION.search(kind or "")


def labels(meta: etree._Element | None, content: etree._Element | None) -> list[str | None]:
    """Give what may name the kind of item: genres, roles, and Reuters' signals of content."""
    named = (*children(content, "genre"), *children(meta, "role"))
    signals = (signal for signal in codes(meta, "signal") if signal.startswith("sic:"))
    return [
        *(spoken(entry) for entry in named),
        *(last_part(code(entry)) for entry in named),
        *map(last_part, signals),
    ]
