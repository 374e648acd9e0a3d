"""Names from the packages that make up test data: Faker and Mimesis, both MIT."""

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules

from training.ner_resources import Row

FAKER_CLASSES = {
    "person": (("last_name", "SURNAME"), ("surname", "SURNAME"), ("first_name", "GIVEN")),
    "company": (("suffix", "ORGWORD"), ("prefix", "ORGWORD"), ("large_companies", "ORG")),
    "address": tuple(
        (part, "PLACE")
        for part in ("cities", "city_names", "countries", "states", "provinces", "regions")
    ),
    "job": (("jobs", "ROLE"),),
}
"""the lists of a Faker provider by a part of their names: the first that fits counts"""

ASIDE = ("romanized", "kana", "pair", "format", "abbr", "code", "street", "prefix_")
"""lists of Faker that hold no names in the language's own writing"""

MIMESIS_CLASSES = {
    ("person", "names"): "GIVEN",
    ("person", "surnames"): "SURNAME",
    ("person", "occupation"): "ROLE",
    ("person", "university"): "ORG",
    ("address", "city"): "PLACE",
    ("address", "country"): "PLACE",
    ("address", "state"): "PLACE",
    ("address", "continent"): "PLACE",
    ("finance", "banks"): "ORG",
    ("finance", "company"): "ORG",
}

NOT_NAMES = frozenset({"abbr", "type"})
"""keys within Mimesis' lists that hold abbreviations"""


def faker_rows() -> Iterator[Row]:
    """Give the words of Faker's lists, with language and class."""
    for topic, classes in FAKER_CLASSES.items():
        package = import_module(f"faker.providers.{topic}")
        for module in sorted(one.name for one in iter_modules(package.__path__)):
            provider = import_module(f"{package.__name__}.{module}").Provider
            for attribute in sorted(vars(provider)):
                if (kind := _class(attribute, classes)) is not None:
                    for word in _strings(getattr(provider, attribute)):
                        yield module.split("_")[0], word, kind


def _class(attribute: str, classes: tuple[tuple[str, str], ...]) -> str | None:
    if attribute.startswith("_") or any(part in attribute for part in ASIDE):
        return None
    return next((kind for part, kind in classes if part in attribute), None)


def mimesis_rows() -> Iterator[Row]:
    """Give the words of Mimesis' lists, with language and class."""
    for folder in sorted(files("mimesis").joinpath("datasets").iterdir(), key=str):
        for (topic, key), kind in MIMESIS_CLASSES.items():
            file = folder.joinpath(f"{topic}.json")
            if file.is_file():
                for word in _strings(json.loads(file.read_text("utf-8")).get(key, ())):
                    yield folder.name.split("-")[0], word, kind


def _strings(value: object) -> Iterator[str]:
    """Give the strings within lists and mappings; of a mapping to numbers, its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, int | float):
                yield str(key)
            elif key not in NOT_NAMES:
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
