"""Subjects as sent, and the Media Topics that they stand for.

Besides the IPTC's own codes (`media_topics.crosswalk`), agencies send categories of one letter
or a word: those of ANPA 1312, which AP, dpa and many others use alike.

Sources: ANPA 1312 (1989) and IPTC 7901 category codes, as the IPTC maps them to its subjects;
dpa's *Ressorts*; AP's category codes.
"""

from wiredesk.media_topics import crosswalk
from wiredesk.story import Subject

CATEGORY_SCHEMES = ("anpa", "iptc7901", "a1312cat", "category", "apcategory", "dpacat", "ressort")

_ARTS = "medtop:01000000"
_CRIME = "medtop:02000000"
_DISASTER = "medtop:03000000"
_ECONOMY = "medtop:04000000"
_EDUCATION = "medtop:05000000"
_ENVIRONMENT = "medtop:06000000"
_HEALTH = "medtop:07000000"
_LIFESTYLE = "medtop:10000000"
_POLITICS = "medtop:11000000"
_RELIGION = "medtop:12000000"
_SCIENCE = "medtop:13000000"
_SPORT = "medtop:15000000"
_WEATHER = "medtop:17000000"

# Categories that say where a story belongs and not what it is about (a and i: domestic and
# international general news; b: special events; v: advisories) stand for no topic.
_CATEGORIES = {
    "e": _ARTS,
    "f": _ECONOMY,
    "p": _POLITICS,
    "q": _SPORT,
    "s": _SPORT,
    # dpa's desks
    "pl": _POLITICS,
    "wi": _ECONOMY,
    "ku": _ARTS,
    "sp": _SPORT,
    "vm": None,
    # words
    "arts": _ARTS,
    "entertainment": _ARTS,
    "culture": _ARTS,
    "business": _ECONOMY,
    "economy": _ECONOMY,
    "finance": _ECONOMY,
    "crime": _CRIME,
    "disaster": _DISASTER,
    "education": _EDUCATION,
    "environment": _ENVIRONMENT,
    "health": _HEALTH,
    "lifestyle": _LIFESTYLE,
    "politics": _POLITICS,
    "religion": _RELIGION,
    "science": _SCIENCE,
    "technology": _SCIENCE,
    "sport": _SPORT,
    "sports": _SPORT,
    "weather": _WEATHER,
}


def subject(code: str, name: str | None = None, scheme: str | None = None) -> Subject:
    """Build a subject as sent, with its Media Topic where a crosswalk knows one.

    A category's code is a Media Topic's only where the scheme is one of `CATEGORY_SCHEMES`.
    """
    topic = crosswalk(code, scheme)
    if topic is None and (scheme or code.rpartition(":")[0]).lower() in CATEGORY_SCHEMES:
        topic = category_topic(code.rpartition(":")[2])
    return Subject(code=code, name=name, scheme=scheme, media_topic=topic)


def category_topic(category: str | None) -> str | None:
    """Give the Media Topic of a category of ANPA 1312, IPTC 7901, AP or dpa, if it has one."""
    return _CATEGORIES.get((category or "").strip().lower())
