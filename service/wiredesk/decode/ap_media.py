"""AP media JSON: an item of the AP Media API, or a feed of items, as its agent downloads them.

Source: The Associated Press, AP Media API, content metadata fields and publishable content,
https://developer.ap.org/ap-media-api. The story itself is a rendition elsewhere, in NITF,
unless a receiver puts it in: as ``body_nitf``, ``body_html`` or ``body_text`` of the item, or of an
object ``nitf`` beside ``data``.
"""

from collections.abc import Iterable, Sequence

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._ap_item import ApItem
from wiredesk.decode._fields import Fields
from wiredesk.decode._objects import inner, of_text
from wiredesk.decode._probe import Probe
from wiredesk.story import Decoded, Rejected

FORMAT = "ap-media"


def recognise(probe: Probe) -> Likeness:
    """Tell AP's item by the ids that only it has, whichever envelope it comes in."""
    held = None if probe.json is None else next(iter(_records(probe.json)), None)
    ids = held.get("altids") if held is not None else None
    known = isinstance(ids, dict) and {"itemid", "etag"} & ids.keys()
    return Likeness.YES if known else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read every text item; a message without any is `Rejected` with the types that it has."""
    document = probe.json or {}
    items = [Fields(record, f"item[{n}].") for n, record in enumerate(_records(document))]
    texts, passed = of_text(items, lambda item: item.text("type") or "text", "item")
    beside = Fields(document).record.get("nitf") if len(items) == 1 else None
    return [ApItem(item, (*probe.warnings, *passed), beside).decoded(FORMAT) for item in texts]


def _records(document: dict[str, object]) -> Sequence[dict[str, object]]:
    """Give the items of a message: in ``data``, in a feed's list, or the message itself."""
    try:
        data = inner(Fields(document), "data")
        feed = data.records("items")
    except Rejected:
        return []
    held = [entry.record.get("item") for entry in feed] or [data.record.get("item")]
    found = held if any(held) else [document.get("item") or document]
    return [record for record in found if isinstance(record, dict)]


DECODER = Decoder(FORMAT, recognise, decode)
