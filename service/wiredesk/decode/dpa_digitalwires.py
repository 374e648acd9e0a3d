"""dpa digitalwires: dpa's JSON for texts, of version 0.9 and 1, alone or a queue's entries.

Source: dpa, *What is the dpa-digitalwires format*, https://api-portal.dpa-newslab.com, and
dpa's own converters to IPTC 7901 and NewsML-G2. What it holds in ``notepad`` below
``nonpublic_html``, and the notes that are not publishable, are never read.
"""

from collections.abc import Iterable, Mapping, Sequence

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._dpa_entry import DpaEntry
from wiredesk.decode._fields import Fields
from wiredesk.decode._objects import of_text
from wiredesk.decode._probe import Probe
from wiredesk.story import Decoded, Rejected

FORMAT = "dpa-digitalwires"
WITHOUT_TEXT = frozenset(("image", "picture", "graphic", "audio", "video"))


def recognise(probe: Probe) -> Likeness:
    """Tell it by the format that it names, or by an article with dpa's urn."""
    held = None if probe.json is None else next(iter(_records(probe.json)), None)
    if held is None:
        return Likeness.NO
    named = str(held.get("format")).startswith("digitalwires")
    return Likeness.YES if named or {"article_html", "entry_id"} & held.keys() else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read every entry with a text; a message without any is `Rejected` with their types."""
    records = _records(probe.json or {})
    entries = [Fields(record, f"entry[{n}].") for n, record in enumerate(records)]
    texts, passed = of_text(entries, _kind, "entry")
    return [DpaEntry(entry, (*probe.warnings, *passed)).decoded(FORMAT) for entry in texts]


def _kind(entry: Fields) -> str:
    """Name what an entry is: ``text``, or another medium."""
    kind = entry.text("type")
    if kind in WITHOUT_TEXT:
        return kind
    shown = next(iter(entry.records("associations")), None)
    is_image = shown is not None and shown.text("urn") == entry.text("urn")
    return "image" if is_image and not entry.text("article_html") else "text"


def _records(document: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    """Give the entries of a message, or the one that is the whole of it."""
    try:
        return [e.record for e in Fields(document).records("entries")] or [document]
    except Rejected:
        return []


DECODER = Decoder(FORMAT, recognise, decode)
