"""Scores datelines on the evaluation set, beside the baselines, and says how they are timed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from time import process_time
from typing import NamedTuple

from training.evaluation._baselines import Answer, dateparser, regex
from training.evaluation._datelines import ANY, SENT, Case, datelines
from training.evaluation._score import Score, summed, table
from wiredesk.enrich.dateline import DATELINE, Dateline, DatelinePlace
from wiredesk.enrich.language import LANGUAGE, Language
from wiredesk.story import Article, Item, Story

Reader = Callable[[Case], Answer | None]
SURE = 0.9


class Run(NamedTuple):
    """What a reader answers to each case of the set, and how long it takes over one."""

    answers: tuple[Answer | None, ...]
    microseconds: float


def wiredesk(case: Case) -> Answer | None:
    """Read a case as a worker does, with the language that it tells itself."""
    story = Story(item(case.text, case.sent))
    found = DATELINE.learn(story.knowing(_language(case.text)))
    if not isinstance(found, Dateline):
        return None
    agencies = tuple(by.agency.id for by in found.agencies if by.agency)
    return Answer(tuple(map(_placed, found.places)), found.date, agencies, found.confidence)


def item(text: str, sent: datetime = SENT) -> Item:
    """Give a text as an item of a wire."""
    article = Article(format="plain", text=text, sent=sent)
    return Item(id="story", version=1, digest="words", article=article, received=sent, decoded=sent)


_TOLD: dict[str, Language] = {}


def _language(text: str) -> Language:
    """Tell the language of a text, once: it is timed on its own."""
    if text not in _TOLD:
        found = LANGUAGE.learn(Story(item(text)))
        if isinstance(found, Language):
            _TOLD[text] = found
    return _TOLD[text]


def _placed(at: DatelinePlace) -> str:
    """Give a place as the set has it; one that is not known by its own name."""
    if at.place:
        return f"{at.place.name} {at.place.country}"
    return f"{at.text} {at.country}"


def run(read: Reader) -> Run:
    """Read every case; the first time to load what is needed, the second to be timed."""
    cases = datelines()
    answers = tuple(map(read, cases))
    start = process_time()
    for case in cases:
        read(case)
    return Run(answers, (process_time() - start) * 1e6 / len(cases))


def is_exact(case: Case, answer: Answer) -> bool:
    """Tell whether places, date and agencies are all as they should be."""
    return (
        are_places_right(case, answer)
        and answer.filed == case.filed
        and answer.agencies == case.agencies
    )


def are_places_right(case: Case, answer: Answer) -> bool:
    """Tell whether the places are those meant; one that is not known must have its own name."""
    return len(case.places) == len(answer.places) and all(
        wanted == ANY or wanted.casefold() == given.casefold()
        for wanted, given in zip(case.places, answer.places, strict=True)
    )


def exact(answers: tuple[Answer | None, ...]) -> Mapping[str, Score]:
    """Score whole datelines."""
    return summed(
        (
            case.language,
            Score(
                answer is not None and is_exact(case, answer), answer is not None, case.has_dateline
            ),
        )
        for case, answer in zip(datelines(), answers, strict=True)
    )


def dates(answers: tuple[Answer | None, ...]) -> Mapping[str, Score]:
    """Score dates alone."""
    return summed(
        (
            case.language,
            Score(
                given is not None and given == case.filed, given is not None, case.filed is not None
            ),
        )
        for case, answer in zip(datelines(), answers, strict=True)
        for given in (answer.filed if answer else None,)
    )


def calibration(answers: tuple[Answer | None, ...]) -> Iterator[str]:
    """Give for each confidence how many datelines have it, and how many of them are exact."""
    given, right = Counter[float](), Counter[float]()
    for case, answer in zip(datelines(), answers, strict=True):
        if answer:
            given[answer.confidence] += 1
            right[answer.confidence] += is_exact(case, answer)
    for confidence in sorted(given, reverse=True):
        of, good = given[confidence], right[confidence]
        yield f"  {confidence:4}  {of:4} given  {good:4} right  {good / of:.3f}"
    sure = [confidence for confidence in given if confidence >= SURE]
    of, good = sum(given[c] for c in sure), sum(right[c] for c in sure)
    yield f"  of the {of} given {SURE} or more, {good} are right: {good / max(1, of):.4f}"


def misses(answers: tuple[Answer | None, ...]) -> Iterator[str]:
    """Give what is not exact, with what was read."""
    for case, answer in zip(datelines(), answers, strict=True):
        if (answer is not None or case.has_dateline) and not (answer and is_exact(case, answer)):
            wanted = f"{case.places} {case.filed} {case.agencies}" if case.has_dateline else "none"
            yield f"{case.language} {case.text[:80]!r}\n   wanted {wanted}\n   read   {answer}"


def report(*, show_misses: bool) -> Iterator[str]:
    """Give the lines of the report."""
    cases = datelines()
    for case in cases:
        _language(case.text)
    positive = [case for case in cases if case.has_dateline]
    languages = {case.language for case in positive}
    without = len(cases) - len(positive)
    yield f"{len(positive)} datelines in {len(languages)} languages, {without} texts without one"
    ours, plain = run(wiredesk), run(regex)
    yield "\nplaces, date and agencies, all exact"
    yield from table({"wiredesk": exact(ours.answers), "regex": exact(plain.answers)})
    columns = {"wiredesk": dates(ours.answers), "regex": dates(plain.answers)}
    timed = {"wiredesk": ours, "regex": plain}
    read = dateparser()
    if read is not None:
        timed["dateparser"] = run(read)
        columns["dateparser"] = dates(timed["dateparser"].answers)
    yield "\ndates alone" if read else "\ndates alone (dateparser is not installed)"
    yield from table(columns)
    yield "\nmicroseconds a story: " + ", ".join(
        f"{name} {each.microseconds:.0f}" for name, each in timed.items()
    )
    yield "\nhow far a confidence is to be believed"
    yield from calibration(ours.answers)
    if show_misses:
        yield "\nwhat is not exact"
        yield from misses(ours.answers)
