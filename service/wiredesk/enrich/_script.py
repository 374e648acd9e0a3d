"""Which script a text is written in."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache

NO_SCRIPT = "Zyyy"
JAPANESE, KOREAN, HAN, SIMPLIFIED, TRADITIONAL = "Jpan", "Kore", "Hani", "Hans", "Hant"
CHINESE = "Hans or Hant"
"""either of the Chinese scripts"""
KANA = 0.05
"""the share of kana among East Asian characters from which a text is Japanese"""
NO_KANA = 20
"""code points from which a text without kana is not Japanese"""
ENOUGH = 100
"""letters that tell a script: of a longer text every second one is counted, or every third …"""
LATIN_NAMES = 1.5
"""how far Latin letters may outnumber others: texts in other scripts quote names in Latin"""
DENSE = 2
"""letters of an alphabet that an East Asian character is worth"""
NO_OTHER = DENSE * LATIN_NAMES / (1 + DENSE * LATIN_NAMES)
"""the share of plain Latin letters from which no other script can be that of most"""

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
    letters = "".join(filter(str.isalpha, text[:: 1 + len(text) // ENOUGH]))
    if not letters:
        return NO_SCRIPT
    if text.isascii() or len(letters.encode("ascii", "ignore")) > NO_OTHER * len(letters):
        return "Latn"
    counts = Counter(map(_script_of_letter, letters))
    east_asian = counts["Hani"] + counts["Kana"]
    japanese = counts["Kana"] > KANA * east_asian
    worth = {
        **counts,
        "Latn": counts["Latn"] / LATIN_NAMES,
        "Hang": DENSE * counts["Hang"],
        "Hani": 0 if japanese else DENSE * east_asian,
        JAPANESE: DENSE * east_asian if japanese else 0,
    }
    found = max(worth, key=worth.__getitem__)
    return _WRITTEN.get(found, lambda _: found)(text)


@cache
def _script_of_letter(letter: str) -> str:
    """Give the script of the run that a letter stands in."""
    return _RUNS[bisect_right(_STARTS, ord(letter)) - 1][1]


def _written_in_han(text: str) -> str:
    """Tell whose reform of the characters a text without kana follows; `HAN` where none shows."""
    shared = Counter(filter(None, map(_owners().get, text)))
    counts = Counter[str]()
    for owners, count in shared.items():
        for script in owners:
            counts[script] += count
    mixed = counts[SIMPLIFIED] > 0 and counts[TRADITIONAL] > 0 and counts[CHINESE] == 0
    if counts[JAPANESE] > counts[CHINESE] or mixed:
        return JAPANESE
    if counts[SIMPLIFIED] == counts[TRADITIONAL]:
        return HAN
    return SIMPLIFIED if counts[SIMPLIFIED] > counts[TRADITIONAL] else TRADITIONAL


_WRITTEN = {"Hang": lambda _: KOREAN, "Hani": _written_in_han}


def is_chinese(text: str) -> bool:
    """Tell whether a text without kana is Chinese: long, or with what Japan hardly writes."""
    return len(text) >= NO_KANA or not _own_characters()[CHINESE].isdisjoint(text)


@cache
def _owners() -> Mapping[str, tuple[str, ...]]:
    """Give for each of these characters the ways to write that it tells of."""
    owners: dict[str, tuple[str, ...]] = {}
    for script, letters in _own_characters().items():
        for letter in letters:
            owners[letter] = (*owners.get(letter, ()), script)
    return owners


@cache
def _own_characters() -> Mapping[str, frozenset[str]]:
    """Give common characters that only one way to write Chinese characters has.

    The national standards tell: the first levels of GB 2312 (the mainland's), Big5 (Taiwan's)
    and JIS X 0208 (Japan's), each without what the others have. Old forms that Japan has given up
    stand in its second level, and count as Chinese.
    """
    mainland = _level("gb2312", range(0xB0, 0xD8))
    taiwan = _level("big5", range(0xA4, 0xC7))
    japan = _level("shift_jis", range(0x88, 0x99))
    traditional = _without(taiwan, "gb2312")
    return {
        SIMPLIFIED: _without(mainland, "big5"),
        TRADITIONAL: traditional,
        CHINESE: _without(mainland | taiwan, "shift_jis") | (traditional - japan),
        JAPANESE: _without(_without(japan, "gb2312"), "big5"),
    }


def _level(standard: str, rows: range) -> frozenset[str]:
    """Give the letters in some rows of a double-byte standard."""
    codes = bytes(byte for row in rows for cell in range(0x40, 0xFF) for byte in (row, cell))
    letters = codes.decode(standard, "ignore")
    return frozenset(letter for letter in letters if letter.isalpha() and not letter.isascii())


def _without(letters: frozenset[str], standard: str) -> frozenset[str]:
    """Leave out the letters that a standard has."""
    return frozenset(letter for letter in letters if not letter.encode(standard, "ignore"))
