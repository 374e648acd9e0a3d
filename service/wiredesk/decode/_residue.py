"""What feeds leave in a text that is none of its prose.

Markup that was escaped once too often, the headline above the text that it belongs to, the
marks at a text's end that tell an operator that nothing follows (``ends``, ``==Kyodo``).
"""

import re
from html import unescape

# Entities that are still there when the markup is read were escaped once too often.
_LEFT_OVER = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_BLOCKS = "blockquote|br|div|figure|figcaption|h[1-6]|iframe|li|ol|p|script|table|tbody|tr|ul"
_INLINE = "a|b|em|i|img|span|strong|sub|sup|td|th|u"
_TAG = re.compile(rf"</?(?:(?P<block>{_BLOCKS})|{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_END = re.compile(r"ends?\.?|\(ends?\)|[-–—]+ ?ends? ?[-–—]+|=+ ?kyodo|-30-|#{1,5}", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!。।۔…][\"'”’»)]*\s*$")
_LONGEST_END = 12


def unescaped(text: str) -> str:
    """Resolve the entities that are still in a text; one without any is given back as it is."""
    return unescape(text) if "&" in text and _LEFT_OVER.search(text) else text


def untagged(text: str) -> str:
    """Drop the HTML tags that are still in a text, breaking lines where they did."""
    if "<" not in text or not _TAG.search(text):
        return text
    broken = _TAG.sub(lambda tag: "\n" if tag["block"] else "", text)
    lines = (" ".join(line.split()) for line in broken.split("\n"))
    return "\n".join(filter(None, lines))


def without_headline(text: str, headline: str | None) -> str:
    """Take from a text the headline that stands above it; a sentence is a part of the text."""
    first, _, rest = text.partition("\n")
    is_headline = headline is not None and first.strip() == headline.strip()
    return rest if rest and is_headline and not _SENTENCE.search(first) else text


def without_end(text: str, note: str | None) -> str:
    """Take from a text what ends it: a mark, or the words that its note to editors says too."""
    said = frozenset((note or "").split("\n"))
    above, parted, last = text.rpartition("\n")
    while parted and _is_end(last, said):
        text = above
        above, parted, last = text.rpartition("\n")
    return text


def _is_end(line: str, said: frozenset[str]) -> bool:
    """Tell whether a line is a mark, or was said in the note."""
    return line in said or bool(len(line) <= _LONGEST_END and _END.fullmatch(line))
