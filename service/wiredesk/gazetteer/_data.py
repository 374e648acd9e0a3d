"""The gazetteer's one data file: how it is laid out, written and read.

A zip archive, so that it can be looked into:

- ``places.tsv``: a place a line, in the order of their numbers
- ``automaton``: daachorse's double array over the folded names, leftmost-longest; the first bytes
  of all its states, then the second ones and so on, which is packed the smaller for it
- ``counts``: for each name, in the automaton's order, a byte: how many places it has
- ``numbers``: the place numbers of all names, each name's most prominent place first
- ``grades``: for each name, a byte: its `Grade`
- ``short.tsv``: the names that are not looked for in running text but beside their region, as
  they are no longer than any word's beginning, and the names of cities that only CLDR has: name,
  grade and place numbers, a name a line
- ``towns.tsv``: towns that are told by their region alone, a town a line, by their names' keys

Integers are 32-bit, little-endian. A name of a script that parts words by spaces starts
with a space in the automaton, so that it can match only where a word starts.
"""

import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import accumulate
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from daachorse import CharwiseDoubleArrayAhoCorasick

FILE = "gazetteer.zip"
STATE = 16
"""bytes of a state of the automaton"""
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Grade(IntEnum):
    """What it takes for a name in running text to be believed."""

    SURE = 0
    """nothing more than to stand there, capitalised where its script has capitals"""
    PERSON = 1
    """that it does not stand beside another name: it is borne by people too"""
    COUNTRY = 2
    """that the story is about its country, and no other name stands beside it"""
    REGION = 3
    """that its state or country follows it, as in "Nice, France": it is a word too"""
    CAPITALS = 4
    """that it is written in capitals among words that are not: an abbreviation"""
    BLOCKED = 5
    """nothing will do: it is no place, and hides the place's name that it holds"""


@dataclass(frozen=True, slots=True)
class Tables:
    """The data file's content, in memory."""

    places: Sequence[bytes]
    automaton: CharwiseDoubleArrayAhoCorasick
    targets: "array[int]"
    """for each name, in the automaton's order, where its numbers start"""
    numbers: "array[int]"
    grades: bytes
    short: Mapping[str, tuple[Grade, tuple[int, ...]]]
    towns: Sequence[bytes]
    digest: str
    """SHA-256 of the file, in hexadecimal"""


@cache
def tables() -> Tables:
    """Load the data file that this package carries."""
    content = files(__package__).joinpath(FILE).read_bytes()
    with ZipFile(BytesIO(content)) as archive:
        return Tables(
            places=archive.read("places.tsv").splitlines(),
            automaton=CharwiseDoubleArrayAhoCorasick.deserialize(whole(archive.read("automaton"))),
            targets=array("I", accumulate(archive.read("counts"), initial=0)),
            numbers=_integers(archive.read("numbers")),
            grades=archive.read("grades"),
            short=dict(map(_short, archive.read("short.tsv").decode().splitlines())),
            towns=archive.read("towns.tsv").splitlines(),
            digest=sha256(content).hexdigest(),
        )


def _short(line: str) -> tuple[str, tuple[Grade, tuple[int, ...]]]:
    """Read a line of ``short.tsv``."""
    name, grade, numbers = line.split("\t")
    return name, (Grade(int(grade)), tuple(map(int, numbers.split())))


def pack(members: dict[str, bytes]) -> bytes:
    """Give the bytes of a data file: the same ones for the same members."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=9)
    return buffer.getvalue()


def part(content: bytes) -> bytes:
    """Put the first bytes of all states before all second ones, and so on."""
    end = len(content) - len(content) % STATE
    return b"".join((*(content[at:end:STATE] for at in range(STATE)), content[end:]))


def whole(content: bytes) -> bytes:
    """Undo `part`."""
    count = len(content) // STATE
    states = bytearray(content)
    for at in range(STATE):
        states[at : count * STATE : STATE] = content[at * count : (at + 1) * count]
    return bytes(states)


def integer_bytes(integers: Sequence[int]) -> bytes:
    """Write integers as the data file has them."""
    return _little_endian(array("I", integers)).tobytes()


def _integers(content: bytes) -> "array[int]":
    """Read integers as the data file has them."""
    found = array("I")
    found.frombytes(content)
    return _little_endian(found)


def _little_endian(integers: "array[int]") -> "array[int]":
    """Swap the bytes on the machines that count from the other end."""
    if sys.byteorder == "big":
        integers.byteswap()
    return integers
