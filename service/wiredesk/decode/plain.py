"""Plain text: a dateline and prose, a paragraph a line, as many agencies file by mail or FTP.

There is no standard. The text is taken as it stands; what it says of its place, date and
agency is read from the dateline by an enricher.
"""

from collections.abc import Iterable

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._markup import paragraphs
from wiredesk.decode._probe import Probe
from wiredesk.story import Article, Decoded, Reason, Rejected

FORMAT = "plain"


def recognise(probe: Probe) -> Likeness:
    """Take any text that no other format claims."""
    return Likeness.FALLBACK if probe.kind == "text" else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the whole message as the text of one story."""
    if probe.kind == "binary":  # a header may call anything plain
        raise probe.unreadable()
    text = paragraphs(probe.text or "")
    if not any(character.isalnum() for character in text):
        raise Rejected(Reason.EMPTY, "no words")
    provider = probe.message.header("wire-provider")
    yield Decoded(Article(format=FORMAT, provider=provider, text=text), probe.warnings)


DECODER = Decoder(FORMAT, recognise, decode)
