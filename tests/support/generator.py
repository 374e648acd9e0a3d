"""Any number of wire messages, the same for the same seed: languages, formats, versions, kills.

The sentences are written for the project (``wording/``, one file per language): places are
real, people and the agency are not.
"""

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from pydantic import BaseModel

from support.wire_formats import FORMATS, Version, write

WORDING = Path(__file__).parent / "wording"
SPACELESS = ("ja", "zh")
CHARACTERS_PER_WORD = 2
"""of Chinese and Japanese, which set no spaces between words"""
SPREAD = 0.5
"""sigma of the lengths' log-normal distribution: nine of ten lie within 0.44 to 2.3 medians"""
BROKEN_EVERY = 50
REPEATED = 0.06
KILLED = 0.03
BROKEN = (b'{"uri": "urn:meridian:cut", "headline": "An unfin', b"\x00\x81\x8d\x8f\x90\x9d", b" \n")

Kind = Literal["new", "update", "repeat", "kill", "broken"]


class Wording(BaseModel):
    """What stories in one language are made of."""

    places: list[str]
    people: list[str]
    dateline: str
    headlines: list[str]
    sentences: list[str]
    """the first one opens a story and holds its serial number, so that no two are alike"""


@dataclass(frozen=True, slots=True)
class Wire:
    """One message of an agency, and what it is to its story."""

    value: bytes
    story: str
    """the same for all versions: the uri where the format has one"""
    version: int
    kind: Kind
    format: str
    """name of the wire format; "none" where the message is broken on purpose"""
    language: str


@cache
def wordings() -> dict[str, Wording]:
    """Read what ``wording/`` holds, by language."""
    files = sorted(WORDING.glob("*.toml"))
    return {f.stem: Wording.model_validate(tomllib.loads(f.read_text("utf-8"))) for f in files}


def feed(stories: int, *, seed: int = 1, words: int = 400) -> list[Wire]:
    """Give the messages of this many stories, in the order in which an agency sent them.

    A third of the stories in ninjs have further versions, always in rising order; some
    messages are sent twice; some stories end with a kill; one message in fifty is broken.
    ``words`` is the median length of a text.
    """
    placed = [entry for n in range(stories) for entry in _story(n, seed, words)]
    placed.sort(key=lambda entry: entry[0])
    return [wire for _, wire in placed]


def first_versions(stories: int, *, seed: int = 1, words: int = 400) -> list[Wire]:
    """Give one valid message per story, all different."""
    return [wire for wire in feed(stories, seed=seed, words=words) if wire.kind == "new"]


def _story(number: int, seed: int, words: int) -> Iterator[tuple[float, Wire]]:
    """Give one story's messages, each with its place in the feed."""
    random = Random(f"{seed}/{number}")  # noqa: S311 (repeatable, not secret)
    language = sorted(wordings())[number % len(wordings())]
    form = FORMATS[number // len(wordings()) % len(FORMATS)]
    serial = f"{seed}-{number}"
    story = serial if form == "plain" else f"urn:meridian:{serial}"
    place = float(number)
    for version, kind in enumerate(_life(form, random), start=1):
        text = _compose(wordings()[language], language, f"{serial}-{version}", words)
        value = write(form, Version(story, version, language, *text, killed=kind == "kill"))
        wire = Wire(value, story, version, kind, form, language)
        yield place, wire
        place += random.uniform(0.5, 50)
        if random.random() < REPEATED:
            yield place - 0.1, Wire(value, story, version, "repeat", form, language)
    if number % BROKEN_EVERY == 0:
        value = BROKEN[number // BROKEN_EVERY % len(BROKEN)]
        yield number + 0.5, Wire(value, f"broken-{serial}", 1, "broken", "none", language)


def _life(form: str, random: Random) -> list[Kind]:
    """Draw what becomes of a story; plain text has no identifier, so no further version."""
    if form == "plain":
        return ["new"]
    updates: list[Kind] = ["update"] * random.choices((0, 1, 2, 3), weights=(67, 20, 9, 4))[0]
    kill: list[Kind] = ["kill"] if random.random() < KILLED else []
    return ["new", *updates, *kill]


def _compose(wording: Wording, language: str, serial: str, words: int) -> tuple[str, list[str]]:
    """Write a headline and paragraphs that no other serial number has."""
    random = Random(serial)  # noqa: S311 (repeatable, not secret)
    wanted = words * math.exp(random.gauss(0, SPREAD))
    sentences = [_fill(wording.dateline + wording.sentences[0], wording, random, serial)]
    written = count_words(sentences[0], language)
    while written < wanted:
        sentences.append(_fill(random.choice(wording.sentences[1:]), wording, random, serial))
        written += count_words(sentences[-1], language)
    gap = "" if language in SPACELESS else " "
    paragraphs = [gap.join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
    return _fill(random.choice(wording.headlines), wording, random, serial), paragraphs


def count_words(text: str, language: str) -> int:
    """Count words; a pair of characters is one where the script sets no spaces."""
    if language in SPACELESS:
        return len(text) // CHARACTERS_PER_WORD
    return len(text.split())


def _fill(template: str, wording: Wording, random: Random, serial: str) -> str:
    """Put places, people and numbers into a sentence."""
    place, other = random.sample(wording.places, 2)
    return template.format(
        place=place,
        other=other,
        person=random.choice(wording.people),
        count=random.randint(3, 980),
        sum=random.randint(11, 99) / 10,
        year=random.randint(1890, 2019),
        day=random.randint(1, 31),
        serial=serial,
    )
