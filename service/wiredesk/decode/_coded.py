"""Subjects by the codes that feeds repeat from item to item, each built once."""

from functools import lru_cache

from wiredesk.decode._subjects import subject
from wiredesk.story import Subject

_MOST_KNOWN = 8192
_LONGEST_KNOWN = 200
"""characters of code, name and scheme up to which a subject is kept: no sender fills the memory"""


def coded(code: str, name: str | None = None, scheme: str | None = None) -> Subject:
    """Give a subject as sent, with its Media Topic where a crosswalk knows one."""
    if len(code) + len(name or "") + len(scheme or "") > _LONGEST_KNOWN:
        return subject(code, name, scheme)
    return _known(code, name, scheme)


@lru_cache(maxsize=_MOST_KNOWN)
def _known(code: str, name: str | None, scheme: str | None) -> Subject:
    """Build a subject, or give the same one again."""
    return subject(code, name, scheme)
