"""Organisations that the news names every day, by their names in many languages."""

import re
import tomllib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from wiredesk.gazetteer._fold import fold_name
from wiredesk.story import Value

_FIRM = re.compile(
    r" (?:ag|inc|corp|corporation|co|company|ltd|limited|plc|sa|spa|gmbh|nv|se|llc|oyj|ab|asa)$"
    r"| group$|公司$|集团$|集團$|株式会社$|^株式会社"
)
"""what a firm's name may be without"""


class Organisation(Value):
    """An organisation."""

    id: str
    """its slug here, as ``european-central-bank``"""
    name: str
    """its usual English name"""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of its home; None where it is of many countries"""
    wikidata: str | None = None
    """its Wikidata item; None where no public data were seen to pair the two"""


@dataclass(frozen=True, slots=True)
class _Register:
    """The organisations by their folded names, and by their abbreviations as written."""

    by_name: dict[str, Organisation]
    by_code: dict[str, Organisation]
    local: AbstractSet[str]
    """ids of those whose names others bear in other countries"""
    digest: str


def organisation_named(name: str, countries: AbstractSet[str]) -> Organisation | None:
    """Give the organisation of that name, in a story about these countries.

    An abbreviation must be in its own letters.
    """
    register = _register()
    key = _key(name)
    found = (
        register.by_code.get(name.replace(".", ""))
        or register.by_name.get(key)
        or register.by_name.get(_FIRM.sub("", key))
    )
    if found is None or (found.id in register.local and found.country not in countries):
        return None
    return found


def digest() -> str:
    """Load the organisations, and give their file's SHA-256 in hexadecimal."""
    return _register().digest


@cache
def _register() -> _Register:
    """Read the organisations that this package lists."""
    content = files(__package__).joinpath("organisations.toml").read_bytes()
    by_name: dict[str, Organisation] = {}
    by_code: dict[str, Organisation] = {}
    local = set[str]()
    for slug, row in tomllib.loads(content.decode()).items():
        said = {key: row[key] for key in ("name", "country", "wikidata") if key in row}
        one = Organisation(id=slug, **said)
        by_name |= {_key(name): one for name in (one.name, *row.get("names", ()))}
        by_code |= dict.fromkeys(row.get("codes", ()), one)
        if row.get("local"):
            local.add(slug)
    return _Register(by_name, by_code, local, sha256(content).hexdigest())


def _key(name: str) -> str:
    """Give a name without its article and the full stops."""
    folded = fold_name(name).replace(".", "")
    return folded.removeprefix("the ")
