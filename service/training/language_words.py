"""Makes the table of words that tell languages: ``models/language-words.zip``.

    PYTHONPATH=service python -m training language_words

The package langidentify-full-model 1.0.0 (Apache-2.0) holds how often words are used in the
Wikipedias, by language. The same package gives the same bytes.
"""

import argparse
import gzip
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from wiredesk.enrich import _language_words
from wiredesk.enrich._language_words import STEP, number_of, words_of
from wiredesk.enrich._script import script_of

LANGUAGES = (
    "ar az be bg ca cs da de en es et fa fi fr hr hu id it lt lv ms nb nl nn pl pt ro ru sk sl sr "
    "sv sw tr uk ur vi"
).split()
"""ours; of the others the script tells, or there are no words between spaces"""
STRANGERS = "af mk".split()
"""languages that are not ours, and that would be taken for one that is"""
NEAR = tuple(
    frozenset(line.split())
    for line in (
        "hr sr sl",
        "id ms",
        "nb nn da sv",
        "cs sk",
        "es pt ca",
        "az tr",
        "be ru uk",
        "bg mk sr",
        "ar fa ur",
        "de nl",
        "et fi",
        "lt lv",
    )
)
"""languages that are taken for each other: a word of one is weighed in the others too"""
CODES = {"nb": "no"}
"""what the source calls a language, where it is something else"""
SHORT = {
    "ca": "a i o",
    "cs": "a i k o s u v z",
    "da": "i",
    "en": "a i",
    "es": "a e o y",
    "fr": "a y à",
    "hr": "a i o s u",
    "hu": "a",
    "it": "a e i o è",
    "lt": "o į",
    "nb": "i å",
    "nn": "i å",
    "pl": "a i o u w z",
    "pt": "a e o à é",
    "ro": "a o",
    "sk": "a i k o s u v z",
    "sl": "k o s v z",
    "sr": "a i o s u",
    "sv": "i å",
    "tr": "o",
    "vi": "ở",
}
"""words of one Latin letter, which the source has not, and a logarithm that does for all"""
SHORT_IS = -6.0
NOWHERE = -15.0
"""the logarithm of the frequency of words that no list has: where the source ends"""
COMMON = {"stranger": -12.0, "near": -12.5, "other": -12.0}
"""how common a word must be to be in the table"""
SPAN, RIVALS = 6.0, 6
"""how many nats a language may lie behind the best, and how many there may be, for rare words"""
OFTEN = -7.0
"""from this logarithm on, a word's weights are all kept"""
QUOTED, AHEAD = -8.0, 2.0
"""a word this rare in languages near each other, and this many nats commoner in another, is
quoted there, as English is everywhere: it tells nothing between them"""
WIDE = 1.0
"""a rare word tells little whose first five languages lie within this many nats: a name"""
_NEAREST = frozenset("be bg cs da hr id mk ms nb nn ru sk sr uk".split())
_LATIN = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(),
        strict=True,
    )
)

Frequencies = Mapping[str, Mapping[str, float]]
"""by language: words, and the natural logarithms of their frequencies"""


def train(arguments: Sequence[str]) -> None:
    """Make the table and say what is in it."""
    parser = argparse.ArgumentParser("python -m training language_words", description=__doc__)
    parser.parse_args(arguments)
    weighed = weigh(read(files("langidentify_full_model") / "data"))
    content = pack(weighed)
    target = Path(_language_words.__file__).parents[1] / "models" / _language_words.FILE
    target.write_bytes(content)
    print(f"{len(weighed)} words, {len(content) / 1e6:.2f} MB")  # noqa: T201 (a command's output)


def read(folder: Traversable) -> Frequencies:
    """Read the words of every language, commonest first."""
    return {tag: dict(_words(folder, tag)) for tag in (*LANGUAGES, *STRANGERS)}


def _words(folder: Traversable, tag: str) -> Iterator[tuple[str, float]]:
    """Give the words of a language, in its own script; Serbian in both."""
    yield from ((word, SHORT_IS) for word in SHORT.get(tag, "").split())
    packed = folder.joinpath(f"topwords-{CODES.get(tag, tag)}.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    script = script_of("".join(lines[1:100]))
    for line in lines[1:]:
        word, logarithm = line.rsplit(" ", 1)
        if words_of(word) != [word] or script_of(word) != script:
            continue
        if len(word) > 1 or script != "Latn":
            yield word, float(logarithm)
        if len(word) > 1 and tag == "sr":
            yield "".join(_LATIN.get(letter, letter) for letter in word), float(logarithm)


def weigh(frequencies: Frequencies) -> Mapping[str, str]:
    """Give the words that tell something, with the line of each: languages and weights."""
    weighed = {}
    for word, tags in _candidates(frequencies).items():
        found = {
            tag: frequencies[tag][word]
            for tag in sorted(tags | _neighbours(tags))
            if word in frequencies.get(tag, ())
        }
        line = _line(_levelled(found))
        if line:
            weighed[word] = line
    return weighed


def _candidates(frequencies: Frequencies) -> Mapping[str, frozenset[str]]:
    """Give the words that are common enough, with the languages in which they are."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for tag, words in frequencies.items():
        kind = "stranger" if tag in STRANGERS else "near" if tag in _NEAREST else "other"
        for word, logarithm in words.items():
            if logarithm > COMMON[kind]:
                found[word].add(tag)
    return {word: frozenset(tags) for word, tags in found.items()}


def _levelled(found: Mapping[str, float]) -> Mapping[str, float]:
    """Make a word that comes from elsewhere as common in each of the languages near each other."""
    home = max(found, key=found.__getitem__)
    levelled = dict(found)
    for near in NEAR:
        here = max((found[tag] for tag in near & found.keys()), default=0.0)
        if here < min(QUOTED, found[home] - AHEAD) and home not in _neighbours(near):
            levelled |= {tag: max(here, levelled.get(tag, here)) for tag in near}
    return levelled


def _neighbours(tags: frozenset[str]) -> frozenset[str]:
    """Give the languages that are near any of these."""
    return frozenset(tag for near in NEAR if near & tags for tag in near)


def _line(found: Mapping[str, float]) -> str:
    """Give the line of a word: coarse for rare ones, so that there are fewer lines."""
    ranked = sorted(found.values(), reverse=True)
    often = ranked[0] > OFTEN
    if not often and len(ranked) >= 5 and ranked[0] - ranked[4] < WIDE:  # noqa: PLR2004 (as WIDE says)
        return ""
    step = STEP if often else 2 * STEP
    least = max(ranked[0] - SPAN, NOWHERE, *(() if often else ranked[RIVALS - 1 : RIVALS]))
    return " ".join(
        f"{tag}{round(round((logarithm - NOWHERE) / step) * step / STEP)}"
        for tag, logarithm in sorted(found.items())
        if logarithm >= least
    )


def pack(weighed: Mapping[str, str]) -> bytes:
    """Give the bytes of the table; of two words with the same number, the first counts."""
    lines = [line for line, _ in Counter(weighed.values()).most_common()]
    places = {line: place for place, line in enumerate(lines)}
    numbered = {number_of(word): places[line] for word, line in reversed(list(weighed.items()))}
    numbers = sorted(numbered)
    members = {
        "gaps": _packed(after - before for before, after in pairwise([0, *numbers])),
        "weights": _packed(numbered[number] for number in numbers),
        "languages": "\n".join(lines).encode(),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return buffer.getvalue()


def _packed(integers: Iterable[int]) -> bytes:
    """Pack integers of 16 bits, little-endian."""
    packed = array("H", integers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()
