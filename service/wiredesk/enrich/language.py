"""Which language a story is written in."""

from wiredesk.enrich import Enricher
from wiredesk.story import Confidence, Fact, Story


class Language(Fact):
    """The language and the script of a story's text."""

    tag: str
    """BCP 47; ``und`` where there is nothing to go on. It has a script only where the language
    is written in more than one, as ``zh-Hans``"""
    script: str
    """ISO 15924 code of the text's script; ``Zyyy`` where there is none"""
    confidence: Confidence
    """0 where nothing can be told"""
    declared: str | None = None
    """the tag that the sender declared, as sent"""
    contradicts: bool = False
    """true where the declared language is surely another than the text's"""


def learn(_story: Story) -> Language | None:
    """Tell the language of a story."""
    return None


LANGUAGE = Enricher(name="language", gives=Language, learn=learn)
