"""Text as senders leave it to text as readers expect it: characters, wraps, first words."""

import re

from wiredesk.decode._markup import has_controls, paragraphs

QUOTES = "typewriter quotes: replaced"
INVISIBLE = "soft hyphens or zero-width characters: dropped"
CONTROL = "control characters: dropped"
MOJIBAKE = "UTF-8 that was read as Windows-1252: repaired"

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
# Joiners (U+200C, U+200D) and direction marks stay: Persian, Hindi and Hebrew are spelt with them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# In UTF-8: a letter that stands for the first byte of a sequence, and another above ASCII.
_SUSPECT = re.compile(rb"\xc3[\x82-\xb4][\xc2-\xf4]")
# What Windows-1252 has in the places of the C1 control characters; 5 of its places are empty.
_WESTERN = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_BYTES = {ord(character): chr(code) for code, character in _WESTERN.items()}

FIRST_WORDS = 140
"""code points that a headline of first words may have"""
# Datelines as they commonly end; what they name is told by the enricher, here they are in the way.
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # BERLIN (dpa) - ; Zaragoza (España), 6 abr (EFE).- ; بغداد أول أغسطس 2021 (شينخوا)
        r"(?P<before>(?:[^\n()]|\([^\n()]{1,30}\)){1,80}?)\([^\n()]{2,40}\)\s*[.:]?\s*[-–—_]+\s*",
        r"(?P<before>[^\n()]{1,60}\d[^\n()]{0,9})\([^\n()]{2,40}\)\s+",
        # МОСКВА, 12 мая. /ТАСС/. ; NEW YORK, Feb. 2, 2017 /PRNewswire/ --
        r"(?P<before>[^\n/]{2,80})/[^/\n]{2,40}/\.?\s*[-–—]*\s*",
        # (ANSA) - ROMA, 1 LUG - ; (서울=연합뉴스) 문가람 기자 = ; 【東京共同】
        r"\([^\n()]{2,40}\)\s*[-–—]\s*(?:[A-Z][^a-z\n]{2,40}?\s[-–—]\s*)?",
        r"[(（【][^\n()（）【】]{2,40}[)）】](?:\s*[^\n=]{2,20}\s=)?\s*",
        # 新华社北京8月3日电（记者王宁）
        r"[^\n\sA-z]{2,6}社[^\n\s（）]{2,20}[电電]\s*(?:（[^\n（）]{1,30}）)?\s*",
    )
)
_DATELINE_WORDS = 12
_LONGEST_DATELINE = 200
_PARTICLE = 3
_SENTENCE = re.compile(r"(?<=[.!?؟۔।])[\"'”’»)]*\s+(?=[^\sa-z])|(?<=[。！？])")
_INITIAL = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|Sr|Jr|No|Gov|Sen|Rep|Gen))\.$")
# Where hard-wrapped text has its longest lines; shorter ones are wrapped by sense.
_WRAPPED = (45, 85)
_STARTS = re.compile(r"[ \t]{2,}|\s*[-*•]")


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """Give text with its characters repaired, and what was repaired."""
    if text.isascii() and "``" not in text and not has_controls(text):
        return text, ()
    repairs = list[str]()
    for mend, told in _REPAIRS:
        before, text = text, mend(text)
        if text != before:
            repairs.append(told)
    return text, tuple(repairs)


def _mended(text: str) -> str:
    """Read lines anew as UTF-8 that were read as Windows-1252, and are valid UTF-8 throughout."""
    if not _SUSPECT.search(text.encode("utf-8", "replace")):
        return text
    return "\n".join(_mended_line(line) for line in text.split("\n"))


def _mended_line(line: str) -> str:
    """Read one line anew; a single genuine accent in it makes it invalid, and so kept."""
    if line.isascii():
        return line
    try:
        return line.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return line


def _visible(text: str) -> str:
    """Drop what only a typesetter sees."""
    found = any(character in text for character in _INVISIBLE)
    return text.translate(dict.fromkeys(map(ord, _INVISIBLE))) if found else text


def _printable(text: str) -> str:
    """Drop control characters; those of ISO 8859-1 are Windows-1252's, as every browser knows."""
    if not has_controls(text) and b"\xc2" not in text.encode("utf-8", "replace"):
        return text
    return _CONTROLS.sub(lambda found: _WESTERN.get(ord(found[0]), ""), text)


def _quoted(text: str) -> str:
    """Set the quotes that a typewriter makes of accents."""
    return text.replace("``", "“").replace("''", "”") if "``" in text else text


_REPAIRS = ((_mended, MOJIBAKE), (_visible, INVISIBLE), (_printable, CONTROL), (_quoted, QUOTES))


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
    if not dateline or len(dateline) > _LONGEST_DATELINE:
        return text
    words = re.findall(r"\w+|[^\w\s]", dateline)
    pattern = r"\s*".join(_alike(word) for word in words)
    found = re.match(rf"\s*{pattern}\s*(?:[-–—_]+\s*)?", text, re.IGNORECASE)
    return text[found.end() :] if found else text


def _alike(word: str) -> str:
    """Give a pattern for a word or mark; one dash is as good as another."""
    return "[-–—_]" if word in "-–—_" else re.escape(word)


def unwrapped(text: str) -> str:
    """Give text with a paragraph a line, joining lines that were broken at a fixed width.

    Text counts as wrapped where blank lines or indents part its paragraphs and its lines fill
    a width that a terminal or telex has. Any other has a paragraph a line already.
    """
    lines = text.splitlines()
    longest = max(map(len, lines), default=0)
    blank = any(not line.strip() for line in lines[1:-1])
    if not (blank and _WRAPPED[0] <= longest <= _WRAPPED[1]):
        return paragraphs(text)
    return paragraphs("\n".join(_joined(block) for block in re.split(r"\n[^\S\n]*\n", text)))


def _joined(block: str) -> str:
    """Join the lines of one block; an indented line or an entry of a list starts a paragraph."""
    lines = (f"\n{line}" if _STARTS.match(line) else line for line in block.split("\n"))
    return " ".join(lines)
