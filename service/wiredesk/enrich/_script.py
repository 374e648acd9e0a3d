"""Which script a text is written in."""

from bisect import bisect_right
from collections import Counter
from functools import cache

NO_SCRIPT = "Zyyy"
JAPANESE, KOREAN, HAN, SIMPLIFIED, TRADITIONAL = "Jpan", "Kore", "Hani", "Hans", "Hant"
KANA = 0.05
"""the share of kana among East Asian characters from which a text is Japanese"""

LATIN_NAMES = 3
"""how far Latin letters may outnumber others: texts in other scripts quote names in Latin"""

# First code points of runs of letters, in Unicode's blocks, and the ISO 15924 code of each run.
_RUNS: tuple[tuple[int, str], ...] = (
    (0x0000, "Latn"),
    (0x0370, "Grek"),
    (0x0400, "Cyrl"),
    (0x0530, "Armn"),
    (0x0590, "Hebr"),
    (0x0600, "Arab"),
    (0x0700, "Syrc"),
    (0x0750, "Arab"),
    (0x0780, "Thaa"),
    (0x07C0, "Nkoo"),
    (0x08A0, "Arab"),
    (0x0900, "Deva"),
    (0x0980, "Beng"),
    (0x0A00, "Guru"),
    (0x0A80, "Gujr"),
    (0x0B00, "Orya"),
    (0x0B80, "Taml"),
    (0x0C00, "Telu"),
    (0x0C80, "Knda"),
    (0x0D00, "Mlym"),
    (0x0D80, "Sinh"),
    (0x0E00, "Thai"),
    (0x0E80, "Laoo"),
    (0x0F00, "Tibt"),
    (0x1000, "Mymr"),
    (0x10A0, "Geor"),
    (0x1100, "Hang"),
    (0x1200, "Ethi"),
    (0x13A0, "Cher"),
    (0x1780, "Khmr"),
    (0x1800, "Mong"),
    (0x1C80, "Cyrl"),
    (0x1C90, "Geor"),
    (0x1D00, "Latn"),
    (0x1F00, "Grek"),
    (0x2000, "Latn"),
    (0x2DE0, "Cyrl"),
    (0x2E80, "Hani"),
    (0x3040, "Kana"),
    (0x3100, "Bopo"),
    (0x3130, "Hang"),
    (0x3190, "Hani"),
    (0x31F0, "Kana"),
    (0x3200, "Hani"),
    (0xA000, "Yiii"),
    (0xA640, "Cyrl"),
    (0xA720, "Latn"),
    (0xAC00, "Hang"),
    (0xF900, "Hani"),
    (0xFB00, "Latn"),
    (0xFB1D, "Hebr"),
    (0xFB50, "Arab"),
    (0xFF00, "Latn"),
    (0xFF66, "Kana"),
    (0xFFA0, "Hang"),
    (0x10000, "Zzzz"),
    (0x20000, "Hani"),
)
_STARTS = [start for start, _ in _RUNS]


def script_of(text: str) -> str:
    """Give the ISO 15924 code of most of a text's letters, or `NO_SCRIPT` without letters."""
    letters = [letter for letter in text if letter.isalpha()]
    if text.isascii():
        return "Latn" if letters else NO_SCRIPT
    counts = Counter(map(_script_of_letter, letters))
    counts["Latn"] //= LATIN_NAMES
    east_asian = counts["Hani"] + counts["Kana"]
    if counts["Kana"] > KANA * east_asian:
        counts = counts - Counter(Hani=counts["Hani"], Kana=counts["Kana"])
        counts[JAPANESE] = east_asian
    found = max(counts, key=counts.__getitem__, default=NO_SCRIPT)
    return _WRITTEN.get(found, lambda _: found)(text)


@cache
def _script_of_letter(letter: str) -> str:
    """Give the script of the run that a letter stands in."""
    return _RUNS[bisect_right(_STARTS, ord(letter)) - 1][1]


def _simplified_or_traditional(text: str) -> str:
    """Tell which reform of the Chinese script a text follows; `HAN` where none shows."""
    simplified, traditional = _discriminating()
    balance = sum(letter in simplified for letter in text) - sum(
        letter in traditional for letter in text
    )
    if balance == 0:
        return HAN
    return SIMPLIFIED if balance > 0 else TRADITIONAL


_WRITTEN = {"Hang": lambda _: KOREAN, "Hani": _simplified_or_traditional}


@cache
def _discriminating() -> tuple[frozenset[str], frozenset[str]]:
    """Give common characters that only simplified, and only traditional, Chinese has.

    The national standards tell: the first level of GB 2312 (the mainland's) without what
    Big5 (Taiwan's) has, and the first level of Big5 without what GB 2312 has.
    """
    return (
        _only("gb2312", range(0xB0, 0xD8), without="big5"),
        _only("big5", range(0xA4, 0xC7), without="gb2312"),
    )


def _only(standard: str, rows: range, *, without: str) -> frozenset[str]:
    """Give the letters in some rows of a double-byte standard that another one lacks."""
    codes = bytes(byte for row in rows for cell in range(0x40, 0xFF) for byte in (row, cell))
    letters = codes.decode(standard, "ignore")
    return frozenset(
        letter
        for letter in letters
        if letter.isalpha() and not letter.isascii() and not letter.encode(without, "ignore")
    )
