"""Text as senders leave it to text as readers expect it: characters, wraps, first words."""

import re
from collections.abc import Callable, Iterator

from wiredesk.decode._lines import utf_8
from wiredesk.decode._markup import paragraphs

QUOTES = "typewriter quotes: replaced"
INVISIBLE = "soft hyphens or zero-width characters: dropped"
CONTROL = "control characters: dropped"
MOJIBAKE = "UTF-8 that was read as Windows-1252: repaired"

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
# The same in UTF-8; those above ASCII begin with C2, as letters do that are none.
_CONTROL_BYTES = bytes((*range(9), 0x0B, *range(0x0E, 0x20), 0x7F))
# Joiners (U+200C, U+200D) and direction marks stay: Persian, Hindi and Hebrew are spelt with them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
# In UTF-8: a letter that stands for the first byte of a sequence, and another above ASCII.
_SUSPECT = re.compile(rb"\xc3[\x82-\xb4][\xc2-\xf4]")
# What Windows-1252 has in the places of the C1 control characters; 5 of its places are empty.
_WESTERN = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_UNMAPPED = re.compile(r"[\x80-\x9f]")
_BYTES = {ord(character): chr(code) for code, character in _WESTERN.items()}

FIRST_WORDS = 140
"""code points that a headline of first words may have"""
# Datelines as they commonly end; what they name is told by the enricher, here they are in the way.
_DATE = r"(?:\d{1,2}\.?\s[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\s\d{1,2})(?:,?\s\d{4})?"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # BERLIN (dpa) - ; Zaragoza (España), 6 abr (EFE).- ; بغداد أول أغسطس 2021 (شينخوا)
        r"(?P<before>(?:[^\n()]|\([^\n()]{1,30}\)){1,80}?)\([^\n()]{2,40}\)\s*[.:]?\s*[-–—_]+\s*",
        r"(?P<before>[^\n()]{1,60}\d[^\n()]{0,9})\([^\n()]{2,40}\)\s+",
        # МОСКВА, 12 мая. /ТАСС/. ; NEW YORK, Feb. 2, 2017 /PRNewswire/ --
        r"(?P<before>[^\n/]{2,80})/[^/\n]{2,40}/(?:\.\s*|\s*[-–—]+\s*|\s+)",
        # (ANSA) - ROMA, 1 LUG - ; (서울=연합뉴스) 문가람 기자 = ; 【東京共同】
        r"\([^\n()]{2,40}\)\s*[-–—]\s*(?:[A-Z][^a-z\n]{2,40}?\s[-–—]\s*)?",
        r"[(（【][^\n()（）【】]{2,40}[)）】](?:\s*[^\n=]{2,20}\s=)?\s*",
        # 新华社北京8月3日电（记者王宁）
        r"[^\n\sA-z]{2,6}社[^\n\s（）]{2,20}[电電]\s*(?:（[^\n（）]{1,30}）)?\s*",
        # Nelson, 14 July 2026 - ; OSLO, July 14 --
        rf"(?P<before>[^\W\d_a-z][^\n():;!?]{{1,60}},\s{_DATE})\s?[-–—]{{1,2}}\s",
    )
)
_DATELINE_WORDS = 12
_LONGEST_DATELINE = 200
_PARTICLE = 3
_SENTENCE = re.compile(r"(?<=[.!?؟۔।])[\"'”’»)]*\s+(?=[^\sa-z])|(?<=[。！？])")
_INITIAL = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|Sr|Jr|No|Gov|Sen|Rep|Gen))\.$")
# Where hard-wrapped text has its longest lines; shorter ones are wrapped by sense.
_WRAPPED = (45, 85)
# A line's end where the next line goes on: it is not blank, not indented and no entry of a list.
# The line end first: it is what a search looks for.
_BROKEN = re.compile(r"\n(?<!\n\n)(?![ \t]{2}|[^\S\n]*(?:[-*•\n]|\Z))")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_DASHES = "-–—_"
_BEHIND_DATELINE = re.compile(r"\s*(?:[-–—_]+\s*)?")


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """Give text with its characters repaired, and what was repaired."""
    plain = text.isascii() and "`" not in text
    if plain and text.isprintable():
        return text, ()
    value = utf_8(text)
    if plain and not _has_controls(value):
        return text, ()
    repairs = list[str]()
    before, text = text, _mended(text, value)
    if text != before:
        value = utf_8(text)
        repairs.append(MOJIBAKE)
    for mend, told in _needed(value):
        before, text = text, mend(text)
        if text != before:
            repairs.append(told)
    return text, tuple(repairs)


def _has_controls(value: bytes) -> bool:
    """Tell whether a text holds control characters of ASCII."""
    return len(value.translate(None, _CONTROL_BYTES)) != len(value)


def _needed(value: bytes) -> Iterator[tuple[Callable[[str], str], str]]:
    """Give the repairs of characters that a text may need."""
    if not value.isascii():
        yield _visible, INVISIBLE
    if _has_controls(value) or (not value.isascii() and _C1.search(value)):
        yield _printable, CONTROL
    if b"`" in value and b"``" in value:  # one is sooner found than two
        yield _quoted, QUOTES


def _mended(text: str, value: bytes) -> str:
    """Read lines anew as UTF-8 that were read as Windows-1252, and are valid UTF-8 throughout."""
    if b"\xc3" not in value or not _SUSPECT.search(value):
        return text
    return "\n".join(map(_mended_line, text.split("\n")))


def _mended_line(line: str) -> str:
    """Read one line anew; a single genuine accent in it makes it invalid, and so kept."""
    if line.isascii() or not _SUSPECT.search(utf_8(line)):
        return line
    try:
        unmapped = _UNMAPPED.search(line)
        value = line.translate(_BYTES).encode("latin-1") if unmapped else line.encode("cp1252")
        return value.decode("utf-8")
    except UnicodeError:
        return line


def _visible(text: str) -> str:
    """Drop what only a typesetter sees."""
    for character in _INVISIBLE:
        if character in text:  # told sooner than by replacing it, which copies the text
            text = text.replace(character, "")
    return text


def _printable(text: str) -> str:
    """Drop control characters; those of ISO 8859-1 are Windows-1252's, as every browser knows."""
    return _CONTROLS.sub(lambda found: _WESTERN.get(ord(found[0]), ""), text)


def _quoted(text: str) -> str:
    """Set the quotes that a typewriter makes of accents."""
    return text.replace("``", "“").replace("''", "”")


def first_words(text: str) -> str:
    """Give what stands in for a headline: the first sentence behind the dateline, or its start."""
    line = text.lstrip()[: 4 * FIRST_WORDS].partition("\n")[0]
    line = _without_dateline(line).strip()
    if len(line) <= FIRST_WORDS:
        return line
    for found in _SENTENCE.finditer(line):
        sentence = line[: found.start()]
        if not _INITIAL.search(sentence):
            return sentence if len(sentence) <= FIRST_WORDS else _cut(line)
    return _cut(line)


def _without_dateline(line: str) -> str:
    """Give a line without the dateline that it seems to start with; prose in its place stays."""
    for pattern in _DATELINES:
        found = pattern.match(line)
        if found and found.end() < len(line) and _is_short(found.groupdict().get("before") or ""):
            return line[found.end() :]
    return line


def has_dateline(line: str) -> bool:
    """Tell whether a line seems to start with a dateline."""
    return _without_dateline(line) != line


def _is_short(before: str) -> bool:
    """Tell places and a date from a sentence: few words, at most a month's without a capital."""
    words = before.split()
    small = sum(word[0].islower() and len(word) > _PARTICLE for word in words)
    return len(words) <= _DATELINE_WORDS and small <= 1


def _cut(line: str) -> str:
    """Cut a line between words, marked so; one without spaces where it stands."""
    start = line[: FIRST_WORDS - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:-–—") + "…"


def strip_dateline_once(text: str, dateline: str | None) -> str:
    """Give text without the dateline that it starts with, where a field of its own says it too.

    White space, case and the kind of dash do not matter; a text that starts with anything else
    is given as it stands.
    """
    words = _TOKEN.findall(dateline) if dateline and len(dateline) <= _LONGEST_DATELINE else []
    end = 0
    for word in words:
        found = _TOKEN.search(text, end)
        if found is None or text[end : found.start()].strip() or _folded(found[0]) != _folded(word):
            return text
        end = found.end()
    return _BEHIND_DATELINE.sub("", text[end:], count=1) if words else text


def _folded(token: str) -> str:
    """Give a word or mark without its case; one dash is as good as another."""
    return "-" if token in _DASHES else token.casefold()


def unwrapped(text: str) -> str:
    """Give text with a paragraph a line, joining lines that were broken at a fixed width.

    Text counts as wrapped where blank lines or indents part its paragraphs and its lines fill
    a width that a terminal or telex has. Any other has a paragraph a line already.
    """
    lines = text.splitlines()
    longest = max(map(len, lines), default=0)
    if _WRAPPED[0] <= longest <= _WRAPPED[1] and "" in map(str.strip, lines[1:-1]):
        text = _BROKEN.sub(" ", text)
    return paragraphs(text)
