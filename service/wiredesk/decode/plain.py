"""Plain text: a dateline and prose, a paragraph a line, as many agencies file by mail or FTP.

There is no standard. Lines that were broken at a fixed width are joined, the note to editors
below the text is kept apart, and the first words stand in for a headline. What the text says
of its place, date and agency is read from the dateline by an enricher.
"""

from collections.abc import Iterable

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._notes import split_notes
from wiredesk.decode._probe import Probe
from wiredesk.decode._prose import first_words, tidy, unwrapped
from wiredesk.story import Article, Decoded, Reason, Rejected

FORMAT = "plain"


def recognise(probe: Probe) -> Likeness:
    """Take any text that no other format claims."""
    return Likeness.FALLBACK if probe.kind == "text" else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the whole message as the text of one story."""
    if probe.kind == "binary":  # a header may call anything plain
        raise probe.unreadable()
    clean, repairs = tidy(probe.text or "")
    text, note = split_notes(unwrapped(clean))
    if not any(character.isalnum() for character in text):
        raise Rejected(Reason.EMPTY, "no words")
    article = Article(
        format=FORMAT,
        provider=probe.message.header("wire-provider"),
        headline=first_words(text),
        headline_is_first_words=True,
        text=text,
        editor_note=note,
    )
    sources = {"provider": "header wire-provider", "headline": "first words", "text": "all of it"}
    if article.provider is None:
        del sources["provider"]
    yield Decoded(article, (*probe.warnings, *repairs), sources)


DECODER = Decoder(FORMAT, recognise, decode)
