"""The words of an instant, in every language: hours, noon and midnight, zones, weekdays."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from babel import Locale

from wiredesk.enrich._calendar_names import key
from wiredesk.identify.phrases import every, phrases

SHORT = 2
"""letters of an abbreviation that may be another language's preposition, as "di" and "do"."""


@cache
def time_pattern() -> re.Pattern[str]:
    """Give how a time of day is written in figures."""
    before, after = every(lambda part: part.before_noon), every(lambda part: part.after_noon)
    hours = r"Uhr|heures?|uur|часов|часа|hours|hrs|horas|ore|h|H|ч|[时時点點]"
    return re.compile(
        rf"(?:(?P<early>{before})|(?P<late>{after}))?\s?"
        rf"(?<![\d:.])(?:"
        rf"(?P<clock>\d{{1,2}})\s?[:.hH]\s?(?P<minute>\d\d)(?!\d)"
        rf"|(?P<hour>\d{{1,2}})\s?(?:{hours})(?:\s?(?P<past>\d{{1,2}})\s?分)?"
        rf"|(?:(?<=\bore\s)|(?<=\balle\s)|(?<=\blas\s))(?P<told>\d{{1,2}})(?![\d:.])"
        rf"|(?P<four>\d\d)(?P<rest>\d\d)(?!\d)"
        rf"|(?P<bare>\d{{1,2}})(?=\s?(?:{before}|{after}))"
        rf")(?:\s?(?:(?P<before>{before})|(?P<after>{after})))?"
    )


@cache
def word_for(name: Literal["noon", "midnight", "today", "tomorrow"]) -> re.Pattern[str]:
    """Give the words for a part of the day or a day."""
    return re.compile(every(lambda part: getattr(part, name)))


@cache
def zones() -> Mapping[str, str]:
    """Give the zone of each name, folded; an empty one where the name tells none."""
    listed = (part.zones for part in phrases().values())
    return {key(name): zone for zones in listed for name, zone in zones.items()}


@cache
def zone_pattern() -> re.Pattern[str]:
    """Give the names of zones."""
    return re.compile(every(lambda part: part.zones))


@cache
def weekdays() -> Mapping[str, int]:
    """Give the number of each day of the week, 0 for Monday, by its name in lower case."""
    return {
        name.lower().rstrip("."): number
        for language in phrases()
        for context in Locale.parse(language).days.values()
        for width in ("abbreviated", "wide")
        for number, name in context.get(width, {}).items()
        if len(name.rstrip(".")) > SHORT or not name.isascii()
    }


@cache
def weekday_pattern() -> re.Pattern[str]:
    """Give the days of the week in all languages that have phrases."""
    named = "|".join(sorted(map(re.escape, weekdays()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)", re.IGNORECASE)
