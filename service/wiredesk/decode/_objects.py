"""What JSON formats keep in a field: objects, lists of words, numbers as sent."""

from collections.abc import Callable, Sequence

from wiredesk.decode._conventions import at_most
from wiredesk.decode._fields import Fields
from wiredesk.story import Reason, Rejected

_LONGEST_KIND = 20


def inner(fields: Fields, name: str) -> Fields:
    """Give the object in a field; an absent one is empty, anything else is `Rejected`."""
    value = fields.record.get(name)
    if value is None:
        return Fields({}, f"{fields.path}{name}.", fields.warnings)
    if not isinstance(value, dict):
        raise fields.wrong(name, "an object")
    return Fields(value, f"{fields.path}{name}.", fields.warnings)


def listed(fields: Fields, name: str) -> tuple[str, ...]:
    """Give the words in a list, or the one that stands alone; anything else is `Rejected`."""
    value = fields.record.get(name)
    entries = value if isinstance(value, list) else [value]
    if not all(isinstance(entry, str | None) for entry in entries):
        raise fields.wrong(name, "a list of strings")
    words = (entry.strip() for entry in at_most(entries, name) if isinstance(entry, str))
    return tuple(word for word in words if word)


def number(fields: Fields, name: str) -> str | None:
    """Give a number as it is sent, whether bare or in quotes; anything else is `Rejected`."""
    value = fields.record.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return fields.text(name)


def of_text(
    entries: Sequence[Fields], kind_of: Callable[[Fields], str], called: str
) -> tuple[list[Fields], tuple[str, ...]]:
    """Give the entries that are texts, and what is to be said of those that are passed over.

    Without any it is `Rejected`, with the kinds that there are; ``called`` names an entry.
    """
    kinds = [(entry, kind_of(entry)) for entry in entries]
    texts = [entry for entry, kind in kinds if kind == "text"]
    others = ", ".join(sorted({kind[:_LONGEST_KIND] for _, kind in kinds if kind != "text"}))
    if not texts:
        found = others or f"no {called}"
        raise Rejected(Reason.INVALID_FIELD, f"type: expected text, found {found}")
    return texts, (f"passed over in the same message: {others}",) if others else ()
