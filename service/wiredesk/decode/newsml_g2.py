"""NewsML-G2: newsItems, alone or several in a newsMessage.

Source: IPTC NewsML-G2 2.35 specification and guidelines, https://iptc.org/standards/newsml-g2.
Items without a story's text (pictures, packages, concepts, plans) are refused by name.
"""

from collections.abc import Iterable, Sequence

from lxml import etree

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._conventions import at_most
from wiredesk.decode._document import document
from wiredesk.decode._g2_item import NewsItem
from wiredesk.decode._g2_meta import code, last_part
from wiredesk.decode._probe import Probe
from wiredesk.decode._xml import child, children, name
from wiredesk.story import Decoded, Reason, Rejected

FORMAT = "newsml-g2"
ITEMS = frozenset((
    "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem",
))  # fmt: skip
WITHOUT_TEXT = frozenset(("picture", "photo", "graphic", "audio", "video", "animation"))


def recognise(probe: Probe) -> Likeness:
    """Tell NewsML-G2 by its root: an item or a message of items."""
    return Likeness.YES if probe.root in (*ITEMS, "newsMessage") else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read every text item; a message without any is `Rejected` with the kinds that it has."""
    message, repairs = document(probe, "newsMessage", *ITEMS)
    kinds = [(item, _kind(item)) for item in _items(message)]
    texts = [item for item, kind in kinds if kind == "text"]
    others = ", ".join(sorted({kind for _, kind in kinds if kind != "text"}))
    if not texts:
        raise Rejected(Reason.INVALID_FIELD, f"{others or 'no item'}: expected a newsItem of text")
    passed = (f"passed over in the same message: {others}",) if others else ()
    return [NewsItem(item, message, (*repairs, *passed)).decoded(FORMAT) for item in texts]


def _items(message: etree._Element) -> Sequence[etree._Element]:
    """Give the items of a message, or the one that is the whole of it."""
    if name(message) in ITEMS:
        return [message]
    held = [item for items in children(message, "itemSet") for item in items if name(item) in ITEMS]
    return at_most(held, "itemSet")


def _kind(item: etree._Element) -> str:
    """Name what an item is: ``text``, another medium, or another item than a newsItem."""
    if name(item) != "newsItem":
        return name(item)
    medium = last_part(code(child(item, "itemMeta", "itemClass"))).lower()
    return medium if medium in WITHOUT_TEXT else "text"


DECODER = Decoder(FORMAT, recognise, decode)
