"""IPTC Media Topics: the crosswalk from codes as sent, names, and the 17 top levels.

The table is made from the IPTC's own, which also says what became of the older Subject Codes
(eight digits: two of the subject, three of the matter, three of the detail).
"""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from wiredesk.story import Model

TABLE = files("wiredesk") / "models" / "media-topics.tsv"
PREFIX = "medtop:"
_CODE = re.compile(r"(?:(?P<vocabulary>.*)[:/])?(?P<number>[0-9]{7,8})", re.DOTALL)
_IPTC = re.compile(r"medtop|media.?topic|subj|iptc|newscode", re.IGNORECASE)
_SUBJECTS = 17


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table: concepts by code, and the heirs of old Subject Codes, all as eight digits."""

    names: dict[str, str]
    tops: dict[str, str]
    heirs: dict[str, str]


def crosswalk(code: str, scheme: str | None = None) -> str | None:
    """Give the Media Topic, as ``medtop:20000002``, that a code as sent stands for.

    The code may be a Media Topic or a Subject Code: a number (its leading zero may be
    missing), a qcode or a uri. None where its prefix, or else the scheme, names another
    vocabulary than the IPTC's, or the number is not in the table. A Subject Code that has no
    heir stands for its matter, or else its subject.
    """
    found = _CODE.fullmatch(code.strip())
    if found is None or not _IPTC.search(found["vocabulary"] or scheme or PREFIX):
        return None
    number = found["number"].zfill(8)
    topic = number if number in vocabulary().names else _heir(number)
    return None if topic is None else PREFIX + topic


def _heir(subject_code: str) -> str | None:
    """Give the concept that an old Subject Code has become, or that its parents have."""
    subject = int(subject_code[:2])
    if not 1 <= subject <= _SUBJECTS:
        return None
    heirs = vocabulary().heirs
    matter = f"{subject_code[:5]}000"
    top = f"{subject:02}000000"
    return heirs.get(subject_code) or heirs.get(matter) or top


def top_level(media_topic: str) -> str | None:
    """Give the one of the 17 top levels that a Media Topic is under, or None if unknown."""
    top = vocabulary().tops.get(media_topic.removeprefix(PREFIX))
    return None if top is None else PREFIX + top


def name(media_topic: str) -> str | None:
    """Give the English name of a Media Topic, or None if unknown."""
    return vocabulary().names.get(media_topic.removeprefix(PREFIX))


@cache
def vocabulary() -> Vocabulary:
    """Read the table: a concept a line, its code, top level, old Subject Codes and name."""
    table = Vocabulary({}, {}, {})
    for line in TABLE.read_text("utf-8").splitlines():
        code, top, subjects, english = line.split("\t")
        table.names[code] = english
        table.tops[code] = top
        table.heirs.update(dict.fromkeys(subjects.split(), code))
    return table


def model() -> Model:
    """Name the table, which is loaded to be named."""
    vocabulary()
    return Model(name="media-topics", digest=sha256(TABLE.read_bytes()).hexdigest()[:12])
