"""Which major version of ninjs a document is in, and the items that it holds."""

from collections.abc import Sequence

LATEST_MAJOR = 3
MARKS = (
    (3, frozenset(("versionCreated", "pubStatus", "firstCreated", "edNote", "copyrightHolder"))),
    (2, frozenset(("bodies", "headlines", "subjects"))),
    (1, frozenset(("versioncreated", "pubstatus", "body_text", "body_html", "body_xhtml"))),
)
LISTS = ("item", "items")
"""what the lists of those are called that give out several items at once"""


def major(document: dict[str, object] | None) -> int | None:
    """Give the major version of ninjs that a document is in, or None where it is not ninjs."""
    first = None if document is None else next(iter(records(document)), None)
    if first is None or _is_spelt_alike(first):
        return None
    declared = _declared(first.get("standard") or first.get("$standard"))
    return declared or next((n for n, marks in MARKS if not marks.isdisjoint(first)), None)


def _declared(standard: object) -> int | None:
    """Give the major version that a document declares; an unreadable one is none that is known."""
    if not isinstance(standard, dict) or standard.get("name") != "ninjs":
        return None
    number = str(standard.get("version", "")).split(".")[0]
    return int(number) if number.isdecimal() else LATEST_MAJOR + 1


def records(document: dict[str, object]) -> Sequence[dict[str, object]]:
    """Give the items of a list of them, or the one that is the whole document."""
    lists = (document.get(name) for name in LISTS)
    held = next((found for found in lists if isinstance(found, list)), None)
    if held is None or any(not marks.isdisjoint(document) for _, marks in MARKS):
        return [document]
    return [record for record in held if isinstance(record, dict)]


def _is_spelt_alike(document: dict[str, object]) -> bool:
    """Tell the formats that borrow ninjs 1's names: AP's items and dpa's entries."""
    ids = document.get("altids")
    is_ap = isinstance(ids, dict) and not {"itemid", "etag"}.isdisjoint(ids)
    return is_ap or "article_html" in document or "entry_id" in document
