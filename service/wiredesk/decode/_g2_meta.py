"""The metadata of a NewsML-G2 item: codes, names, subjects, links."""

import re

from lxml import etree

from wiredesk.decode._conventions import at_most
from wiredesk.decode._markup import paragraphs, prose
from wiredesk.decode._notes import public
from wiredesk.decode._xml import Branch, attribute, child, children, text
from wiredesk.story import Link, LinkRelation, Reason, Rejected, Status

CODES = ("qcode", "uri", "literal")
# Notes that no reader may see, and those that say nothing: how a transmission is closed.
_PRIVATE_ROLE = re.compile(r"private|non-?pub|notforpub|internal|contact", re.IGNORECASE)
_HIDDEN_ROLE = re.compile(rf"{_PRIVATE_ROLE.pattern}|closing(?:line)?\b|picture\b", re.IGNORECASE)
# dpa's notepad has all of the notes once more, with a part that is not for publication.
_NOTEPAD = "notepad"
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


def located(element: etree._Element | None, language: str | None) -> str | None:
    """Give the name of a place, or the literal or the code in words that stands in for one."""
    named = spoken(element, language) or attribute(element, "literal")
    coded_as = last_part(attribute(element, "qcode"))
    return named or (coded_as if coded_as.isalpha() else None)


def worded(elements: list[etree._Element], language: str | None) -> str | None:
    """Give the words of the first element in a language, or else of the first with any."""
    if len(elements) == 1:
        return text(elements[0])
    found = [(attribute(one, "lang") or "", words) for one in elements if (words := text(one))]
    wanted = (language or "").lower()
    for tag in filter(None, (wanted, wanted.partition("-")[0])):
        for lang, words in found:
            if _is_in(lang, tag):
                return words
    return found[0][1] if found else None


def _is_in(tag: str, language: str) -> bool:
    """Tell whether a tag is that of a language, or of a variety of it."""
    return f"{tag.lower()}-".startswith(f"{language}-")


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


def status(meta: Branch) -> Status:
    """Read the publishing status; an unknown one is refused, as it may mean a kill."""
    sent = code(meta.first("pubStatus"))
    try:
        return Status(last_part(sent).lower().replace("cancelled", "canceled") or "usable")
    except ValueError as error:
        expected = "pubStatus: expected usable, withheld or canceled"
        raise Rejected(Reason.INVALID_FIELD, expected) from error


def editor_note(meta: Branch) -> str | None:
    """Give the notes to editors, a line each, without those that are not for publication."""
    shown = [(role, note) for role, note in _notes(meta) if not _HIDDEN_ROLE.search(role)]
    single = [(role, note) for role, note in shown if _NOTEPAD not in role]
    lines = dict.fromkeys(public(_note(note)) for _, note in single or shown)
    return "\n".join(filter(None, lines)) or None


def has_private_notes(meta: Branch) -> bool:
    """Tell whether there are notes that are not for publication."""
    return any(_PRIVATE_ROLE.search(role) for role, _ in _notes(meta))


def _notes(meta: Branch) -> list[tuple[str, etree._Element]]:
    """Give the notes to editors, each with its role."""
    return [(_role(note), note) for note in (*meta.all("edNote"), *meta.all("ednote"))]


def _role(note: etree._Element) -> str:
    """Give what a note is for and who may see it, as far as it says."""
    said = (attribute(note, name) for name in ("role", "roleuri", "pubconstraint"))
    return " ".join(filter(None, said))


def _note(note: etree._Element) -> str:
    """Give the lines of a note, which may be written in XHTML."""
    return prose(note) if len(note) else paragraphs(note.text or "")


def codes(meta: Branch, kind: str) -> tuple[str, ...]:
    """Give the codes of all elements of a kind, as sent."""
    return tuple(found for element in meta.all(kind) if (found := code(element)))


def links(meta: Branch, content: Branch, guid: str) -> tuple[Link, ...]:
    """Give the items that this one refers to, and other ids of its own, each once."""
    found = list[Link]()
    for entry in at_most(meta.all("link"), "itemMeta/link"):
        named = (attribute(entry, name) for name in ("residref", "guidref", "href"))
        target = next(filter(None, named), None) or code(entry)
        relation = _relation(attribute(entry, "rel"), target, guid)
        if target and target != guid:
            found.append(Link(relation=relation, id=target))
    for entry in at_most(content.all("altId"), "contentMeta/altId"):
        other = text(entry)
        if other and other != guid and _is_unique(other, attribute(entry, "type")):
            found.append(Link(relation="alternate", id=other))
    return tuple(dict.fromkeys(found))


def _relation(sent: str | None, target: str | None, guid: str) -> LinkRelation:
    """Say what this item is to another; one with the same number in its id is an older version."""
    if sent is None and target and last_part(target) == last_part(guid):
        return "replaces"
    return _RELATIONS.get(last_part(sent).lower(), "related")


def _is_unique(identifier: str, kind: str | None) -> bool:
    """Tell whether an id is this story's alone, in all of its versions."""
    return bool(_UNIQUE.fullmatch(identifier)) and not _OF_A_VERSION.search(kind or "")


def labels(meta: Branch, content: Branch) -> list[str | None]:
    """Give what may name the kind of item: genres, roles, and Reuters' signals of content."""
    named = (*content.all("genre"), *meta.all("role"))
    signals = (signal for signal in codes(meta, "signal") if signal.startswith("sic:"))
    return [
        *(spoken(entry) for entry in named),
        *(last_part(code(entry)) for entry in named),
        *map(last_part, signals),
    ]
