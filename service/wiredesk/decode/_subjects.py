"""Subjects as sent, and the Media Topics that they stand for.

Besides the IPTC's own codes (`media_topics.crosswalk`), agencies send categories of one letter
or a word: those of ANPA 1312, which AP, dpa and many others use alike.

Sources: ANPA Bulletin 1312 (1989); the category codes of the IPTC-NAA Information Interchange
Model, version 4, appendix C, which the IPTC maps to its subjects; the *Ressorts* of dpa and APA;
AP's category codes.
"""

from functools import lru_cache

from wiredesk.media_topics import crosswalk
from wiredesk.story import Subject

CATEGORY_SCHEMES = ("anpa", "iptc7901", "a1312cat", "category", "apcategory", "dpacat", "ressort")

# Letters that say what a story is about; the others say where it belongs: a, i, n and w are
# domestic, international, state and Washington news, b special events, v advisories. AP sends
# sports also as z.
_LETTERS = {
    "e": ("entertainment and culture", 1),
    "f": ("business and finance", 4),
    "l": ("lifestyle", 10),
    "o": ("weather", 17),
    "p": ("politics", 11),
    "q": ("sports scores", 15),
    "s": ("sports", 15),
    "z": ("sports", 15),
}
# The three letters of the IPTC, in the order of its subjects.
_IPTC = (
    ("ace", "arts, culture and entertainment"),
    ("clj", "crime, law and justice"),
    ("dis", "disasters and accidents"),
    ("fin", "economy, business and finance"),
    ("edu", "education"),
    ("evn", "environmental issues"),
    ("hth", "health"),
    ("hum", "human interest"),
    ("lab", "labour"),
    ("lif", "lifestyle and leisure"),
    ("pol", "politics"),
    ("rel", "religion and belief"),
    ("sci", "science and technology"),
    ("soi", "social issues"),
    ("spo", "sport"),
    ("war", "unrest, conflicts and war"),
    ("wea", "weather"),
)
# Desks of dpa; of APA, inland and abroad; of AFP and others where the IPTC says otherwise.
_DESKS = {
    "ku": ("Kultur", 1),
    "pl": ("Politik", 11),
    "sp": ("Sport", 15),
    "wi": ("Wirtschaft", 4),
    "ai": ("Außenpolitik", 11),
    "aa": ("Außenpolitik", 11),
    "ii": ("Innenpolitik", 11),
    "ka": ("Kultur", 1),
    "ki": ("Kultur", 1),
    "sa": ("Sport", 15),
    "si": ("Sport", 15),
    "wa": ("Wirtschaft", 4),
    "clt": ("culture", 1),
    "eco": ("économie", 4),
    "env": ("environnement", 6),
}
_NAMES = {
    "arts": 1, "entertainment": 1, "culture": 1, "crime": 2, "disaster": 3, "business": 4,
    "economy": 4, "finance": 4, "education": 5, "environment": 6, "health": 7, "lifestyle": 10,
    "politics": 11, "religion": 12, "science": 13, "technology": 13, "sport": 15, "sports": 15,
    "weather": 17,
}  # fmt: skip
_CATEGORIES: dict[str, tuple[str, int]] = (
    _LETTERS
    | {word: (name, number) for number, (word, name) in enumerate(_IPTC, start=1)}
    | _DESKS
    | {name: (name, number) for name, number in _NAMES.items()}
)
"""a category's code: its name, and the number of its top-level Media Topic"""


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
    found = _CATEGORIES.get((category or "").strip().lower())
    return f"medtop:{found[1]:02}000000" if found else None


@lru_cache(maxsize=1024)
def category_subject(category: str, scheme: str) -> tuple[Subject, ...]:
    """Give a category as a subject, where it says what a story is about."""
    found = _CATEGORIES.get(category.strip().lower())
    if found is None:
        return ()
    topic = category_topic(category)
    return (Subject(code=category, name=found[0], scheme=scheme, media_topic=topic),)
