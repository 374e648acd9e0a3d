"""Languages: one data file each, for what a wire in that language looks like.

The languages that wiredesk tells apart are those that have a file here.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Literal

from pydantic import field_validator

from wiredesk.story import Model, Value


class DatelineForms(Value):
    """How datelines are written in a language, beyond what CLDR says of its months."""

    order: tuple[Literal["dmy", "mdy", "ymd"], ...] = ("dmy",)
    """the orders of day, month and year, the commonest first"""
    day_month: tuple[str, ...] = ()
    """what parts day and month where both are in figures, as the stroke of 1/8"""
    locales: tuple[str, ...] = ()
    """CLDR locales whose month names are in use, beside the language's own"""
    months: Mapping[str, int] = {}
    """the wires' own month names and abbreviations, and their numbers from 1"""
    islamic: Mapping[str, int] = {}
    """the months of the Islamic calendar, and their numbers from 1"""
    persian: Mapping[str, int] = {}
    """the months of the Persian calendar, and their numbers from 1"""
    days: Mapping[str, int] = {}
    """days of the month that are written as words, and their numbers"""
    links: tuple[str, ...] = ()
    """words before a day, between it and its month, or between that and its year"""
    years: tuple[str, ...] = ()
    """words after a year"""
    ands: tuple[str, ...] = ()
    """words that join two places"""
    credits: Mapping[str, str] = {}
    """short names of agencies in its datelines, and names that the gazetteer has"""
    small_codes: bool = False
    """whether its agencies write their codes in small letters"""
    agency_words: tuple[str, ...] = ()
    """words in the names of agencies, in small letters; where no spaces part words, their ends"""
    papers: tuple[str, ...] = ()
    """ends of newspapers' names, where no spaces part words; before a city and a date"""
    reporters: tuple[str, ...] = ()
    """words beside a reporter's name"""
    unnamed: frozenset[str] = frozenset()
    """lower-case words that are credited where no agency is named: "agencies", "our bureau\""""
    ours: tuple[str, ...] = ()
    """what stands behind a place for a newspaper's own people: "from our correspondent\""""
    city_marks: frozenset[str] = frozenset()
    """what parts a city alone from the text, beside a dash: a full stop or a colon where it is not
    in capitals, a space or the line's end where it is, ``.-``, or round brackets around it"""
    credit_marks: frozenset[str] = frozenset()
    """what parts brackets with an unknown credit from the text, beside a dash: a colon, nothing"""
    endings: tuple[str, ...] = ()
    """words that end a dateline"""
    headings: frozenset[str] = frozenset()
    """lower-case words of headings that stand where a place might"""
    desks: frozenset[str] = frozenset()
    """lower-case first words of the names of an agency's own desks, which stand for no place"""
    codes: Mapping[str, str] = {}
    """divisions as written after a city without a comma, as ``regions`` has them"""
    spellings: Mapping[str, str] = {}
    """places' names as its wires spell them, and the spelling that the gazetteer has"""
    regions: Mapping[str, str] = {}
    """regions as written beside a city: an ISO 3166-1 country, or country.subdivision; several,
    parted by spaces, where it is either"""


NEVER: tuple[str, ...] = ("!",)
"""stands for the names of an ending that is no form of a place's name, but of its adjective"""


class Inflections(Value):
    """How names of places are inflected in a language that does so."""

    endings: Mapping[str, tuple[str, ...]] = {}
    """endings of forms, and what the name itself may have in their place, which may be nothing"""
    forms: Mapping[str, tuple[tuple[str, str], ...]] = {}
    """by first word: forms that no ending tells, and the name that each is of"""

    @field_validator("endings", mode="before")
    @classmethod
    def _endings(cls, value: str) -> Mapping[str, tuple[str, ...]]:
        """Read ``ом:- ы:а ком:!``: nothing in its place, an a, and no form of a name at all."""
        pairs = (rule.split(":") for rule in value.split())
        return {
            ending: tuple(name.strip("-") for name in names.split(",")) for ending, names in pairs
        }

    @field_validator("forms", mode="before")
    @classmethod
    def _forms(cls, value: Mapping[str, str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Read a table of names and their forms, parted by commas."""
        listed = [
            (form.strip(), name) for name, forms in value.items() for form in forms.split(",")
        ]
        first = {form.split()[0] for form, _ in listed}
        return {
            word: tuple(pair for pair in listed if pair[0].split()[0] == word) for word in first
        }


class NameForms(Value):
    """What stands beside or within the names of persons and others, and is no part of them."""

    honorifics: frozenset[str] = frozenset()
    """titles and forms of address before a name, in small letters and without full stops"""
    honorifics_after: frozenset[str] = frozenset()
    """those after a name"""
    prefixes: tuple[str, ...] = ()
    """one-letter words that are written together with the next, also two at once"""
    given: frozenset[str] = frozenset()
    """first names that prefixes are surely parted from"""
    particles: tuple[str, ...] = ()
    """what is written together with the name before it, the longest first"""
    marks: str = ""
    """characters between a name and an ending that is none of its own, as in Ankara'da"""
    endings: frozenset[str] = frozenset()
    """the endings after such a mark; any few small letters where none are listed"""
    cases: tuple[str, ...] = ()
    """the case endings of names, those of the nominative too"""
    family_first: bool = False
    """whether a family name stands before the given one"""

    @field_validator("honorifics", "honorifics_after", "given", "endings", mode="before")
    @classmethod
    def _set(cls, value: str) -> frozenset[str]:
        """Read a list of words that is written as running text."""
        return frozenset(value.split())

    @field_validator("prefixes", "particles", "cases", mode="before")
    @classmethod
    def _longest_first(cls, value: str) -> tuple[str, ...]:
        """Read such a list, the longest word first."""
        return tuple(sorted(value.split(), key=lambda word: (-len(word), word)))


class LanguageData(Value):
    """What wiredesk knows of one language."""

    tag: str
    """BCP 47 primary language: the name of its file"""
    name: str
    """its name in English"""
    scripts: tuple[str, ...]
    """ISO 15924 codes of the scripts that it is written in, the commonest first"""
    codes: tuple[str, ...] = ()
    """other codes of the same language, as ISO 639-2 has them"""
    close: tuple[str, ...] = ()
    """tags of languages that models, and senders, take for this one and it for them"""
    home: str | None = None
    """ISO 3166-1 country of nearly all that is written in it, where there is one"""
    markers: frozenset[str] = frozenset()
    """lower-case words that it has and the close languages have not"""
    inflections: Inflections = Inflections()
    """how names of places are inflected in it"""
    names: NameForms = NameForms()
    """what is no part of the names of persons and others in it"""
    dateline: DatelineForms = DatelineForms()
    """how datelines are written in it"""

    @field_validator("markers", mode="before")
    @classmethod
    def _words(cls, value: str) -> frozenset[str]:
        """Read a list of words that is written as running text."""
        return frozenset(value.split())


@cache
def languages() -> Mapping[str, LanguageData]:
    """Give every language that has a file here, by its tag."""
    found = (_read(file) for file in _data_files())
    return MappingProxyType({language.tag: language for language in found})


@cache
def language_files() -> Model:
    """Name the language files, all together, for a story's provenance."""
    digest = sha256(b"".join(file.read_bytes() for file in _data_files()))
    return Model(name="languages", digest=digest.hexdigest()[:12])


def _data_files() -> list[Traversable]:
    """List the data files by name."""
    found = (file for file in files(__name__).iterdir() if file.name.endswith(".toml"))
    return sorted(found, key=lambda file: file.name)


def _read(file: Traversable) -> LanguageData:
    """Read one data file."""
    fields = tomllib.loads(file.read_text(encoding="utf-8"))
    return LanguageData.model_validate({**fields, "tag": file.name.removesuffix(".toml")})
