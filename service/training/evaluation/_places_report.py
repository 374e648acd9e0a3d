"""Scores places in running text, on our own sentences and on files of tagged ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from training.evaluation._dateline_report import (
    are_places_right,
    item,
    run,
    wiredesk,
)
from training.evaluation._datelines import datelines
from training.evaluation._files import lines
from training.evaluation._score import Score, summed, table
from wiredesk.enrich.dateline import DATELINE, Dateline
from wiredesk.enrich.entities import Entities, name_entities
from wiredesk.enrich.language import LANGUAGE, Language
from wiredesk.story import Story

FILE = Path(__file__).with_name("places.txt")
UNSPACED = {"ja", "zh", "th", "ko"}
"""languages whose tagged tokens are put together without spaces"""

Stretch = tuple[int, int]


class Sentence(NamedTuple):
    """A sentence and the places that it names, as ``Geneva CH``, in any order."""

    language: str
    text: str
    places: frozenset[str]


def sentences() -> Iterator[Sentence]:
    """Read our own sentences: language, text and places, between strokes."""
    for line in FILE.read_text("utf-8").splitlines():
        if line and line[0] not in "#=@":
            language, text, places = (part.strip() for part in line.split("|"))
            yield Sentence(language, text, frozenset(filter(None, places.split("; "))))


def filed_from() -> Iterator[tuple[Sentence, str]]:
    """Read our own datelines: each as a text, and the place that it is filed from."""
    starts = dict[str, str]()
    for line in FILE.read_text("utf-8").splitlines():
        kind, rest = line[:1], line[1:]
        if kind == "=":
            language, start = rest.split(" | ")
            starts[language] = start
        elif kind == "@":
            language, name, place = rest.split(" | ")
            text = starts[language].format(name)
            yield Sentence(language, text, frozenset({place})), name


def places_in(text: str) -> Entities:
    """Find the places of a text as a worker does for a language that has no tagger."""
    story = Story(item(text))
    told = LANGUAGE.learn(story)
    return name_entities(story.knowing(told) if isinstance(told, Language) else story, None)


def _named(text: str) -> frozenset[str]:
    """Give the places of a text as the set has them."""
    found = (entity.place for entity in places_in(text).items)
    return frozenset(f"{place.name} {place.country}" for place in found if place)


def _filed_report(*, show_misses: bool) -> Iterator[str]:
    """Score our own datelines: the place itself, and its country."""
    right = right_country = total = 0
    for one, name in filed_from():
        story = Story(item(one.text))
        told = LANGUAGE.learn(story)
        found = DATELINE.learn(story.knowing(told) if isinstance(told, Language) else story)
        places = found.places if isinstance(found, Dateline) else ()
        given = [f"{at.place.name} {at.country}" for at in places if at.place]
        [wanted] = one.places
        total += 1
        right += given == [wanted]
        right_country += [at.country for at in places] == [wanted[-2:]]
        if show_misses and given != [wanted]:
            yield f"{one.language} {name!r}: {wanted} read {given}"
    shares = f"place right {right / total:.4f}, country {right_country / total:.4f}"
    yield f"our own datelines: {total}, {shares}"


def report(files: Iterable[Path], *, show_misses: bool) -> Iterator[str]:
    """Give the lines of the report."""
    answers = run(wiredesk).answers
    pairs = [(c, a) for c, a in zip(datelines(), answers, strict=True) if c.places]
    right = sum(answer is not None and are_places_right(case, answer) for case, answer in pairs)
    yield f"places of datelines: {right} of {len(pairs)} right, {right / len(pairs):.4f}"
    yield from _filed_report(show_misses=show_misses)
    ours = list(sentences())
    start = perf_counter()
    named = [_named(sentence.text) for sentence in ours]
    each = (perf_counter() - start) * 1e6 / len(ours)
    scored = summed(
        (one.language, Score(len(one.places & found), len(found), len(one.places)))
        for one, found in zip(ours, named, strict=True)
    )
    yield f"\nour own sentences: {len(ours)}, {each:.0f} microseconds each, with the language"
    yield from table({"wiredesk": scored})
    if show_misses:
        yield from _misses(ours, named)
    for file in files:
        yield from _tagged_report(file, show_misses=show_misses)


def _misses(ours: list[Sentence], named: list[frozenset[str]]) -> Iterator[str]:
    """Give the sentences whose places are not those wanted."""
    for one, found in zip(ours, named, strict=True):
        if one.places != found:
            yield f"{one.language} {one.text!r}: {sorted(one.places)} read {sorted(found)}"


def _mentions(text: str) -> list[Stretch]:
    """Give where a text mentions places."""
    entities = (entity for entity in places_in(text).items if entity.place)
    return [(mention.start, mention.end) for entity in entities for mention in entity.mentions]


def _tagged_report(file: Path, *, show_misses: bool) -> Iterator[str]:
    """Score a file: a mention is right where it overlaps what is tagged as a place."""
    language = file.name.partition(".")[0]
    total = Score(0, 0, 0)
    found_of_wanted = 0
    wrong: dict[str, int] = defaultdict(int)
    for text, wanted in _tagged(file, language):
        mentions = _mentions(text)
        right = [mention for mention in mentions if _overlaps(mention, wanted)]
        found_of_wanted += sum(_overlaps(one, mentions) for one in wanted)
        total = Score(
            total.right + len(right), total.given + len(mentions), total.wanted + len(wanted)
        )
        for start, end in set(mentions) - set(right):
            wrong[text[start:end]] += 1
    recall = found_of_wanted / max(1, total.wanted)
    yield f"{file.name:44} P {total.precision:.3f} ({total.given})  R {recall:.3f} ({total.wanted})"
    if show_misses:
        listed = sorted(wrong, key=lambda name: -wrong[name])
        yield "   no places: " + ", ".join(f"{name} {wrong[name]}" for name in listed[:40])


def _overlaps(one: Stretch, others: Iterable[Stretch]) -> bool:
    """Tell whether a stretch has a code point in common with any of others."""
    return any(start < one[1] and one[0] < end for start, end in others)


def _tagged(file: Path, language: str) -> Iterator[tuple[str, list[Stretch]]]:
    """Give each sentence of a file as text, and the stretches tagged LOC."""
    gap = "" if language in UNSPACED else " "
    for filled, rows in groupby(lines(file), key=bool):
        if filled:
            yield _sentence([row.split("\t") for row in rows], gap)


def _sentence(rows: list[list[str]], gap: str) -> tuple[str, list[Stretch]]:
    """Put tokens together, and find what is tagged LOC."""
    text, found = "", list[Stretch]()
    for token, tag in rows:
        text += gap if text else ""
        end = len(text) + len(token)
        if tag == "B-LOC":
            found.append((len(text), end))
        elif tag == "I-LOC" and found:
            found[-1] = (found[-1][0], end)
        text += token
    return text, found
