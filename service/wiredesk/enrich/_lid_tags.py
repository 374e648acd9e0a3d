"""The languages that a text may be in, as far as its script tells, and their labels."""

from collections.abc import Mapping
from functools import cache

from wiredesk.enrich._script import HAN, JAPANESE, SIMPLIFIED, TRADITIONAL
from wiredesk.languages import LanguageData, languages

OF_CHINA = frozenset({HAN, SIMPLIFIED, TRADITIONAL})
"""scripts that Japanese without kana may be taken to be in"""


@cache
def tags_in(script: str) -> Mapping[str, str]:
    """Give the tag that each label of the model means, of the languages of a script."""
    return {
        label: language.tag
        for language in languages().values()
        if _is_written_in(language, script)
        for label in (language.tag, *language.codes)
    }


@cache
def written_in(script: str) -> frozenset[str]:
    """Give the tags of the languages of a script."""
    return frozenset(tags_in(script).values())


@cache
def tags_anywhere() -> frozenset[str]:
    """Give every label that means a language of ours."""
    return frozenset(
        label for language in languages().values() for label in (language.tag, *language.codes)
    )


def _is_written_in(language: LanguageData, script: str) -> bool:
    """Tell whether a text in a script may be in a language; short Japanese may lack kana."""
    return not _ways_to_write(script).isdisjoint(language.scripts)


def _ways_to_write(script: str) -> frozenset[str]:
    """Give the scripts that a text may be in, as far as its characters tell."""
    if script in OF_CHINA:
        return frozenset({SIMPLIFIED, TRADITIONAL, JAPANESE})
    return frozenset({script})
