"""Which language and script a story is written in."""

import re
from collections.abc import Mapping
from functools import cache

from wiredesk.enrich import Enricher
from wiredesk.enrich._lid import NOTHING, UNDETERMINED, guess, language_models
from wiredesk.enrich._script import HAN, NO_SCRIPT, script_of
from wiredesk.languages import languages
from wiredesk.story import Article, Confidence, Fact, Story

READS = 1_000
"""code points of the text that are looked at"""
SCRIPT_READS = 300
"""code points that the script is told by"""
CERTAIN = 0.8
"""from this confidence on, the text can contradict the sender"""


class Language(Fact):
    """The language and the script of a story."""

    tag: str
    """BCP 47; ``und`` where nothing tells. It names the script only where the language is
    written in more than one, as ``zh-Hans``"""
    script: str
    """ISO 15924 code of the script; ``Zyyy`` where there are no letters"""
    confidence: Confidence
    """the model's probability; 0 where nothing tells"""
    declared: str | None = None
    """the tag that the sender declared, as sent"""
    contradicts: bool = False
    """true where the sender surely declared another language than the text's"""

    @property
    def primary(self) -> str:
        """The language alone, without the script."""
        return self.tag.partition("-")[0]


def learn(story: Story) -> Language:
    """Tell the language of a story from its words, whatever the sender declared."""
    article = story.article
    declared = _primary(article.language)
    sample = _sample(article)
    script = script_of(sample[:SCRIPT_READS])
    found = guess(sample, script, declared) if _has_words(sample, script) else NOTHING
    return Language(
        tag=_tag(found.tag, script),
        script=script,
        confidence=round(found.confidence, 3),
        declared=article.language,
        contradicts=found.confidence >= CERTAIN and _contradicts(found.tag, declared),
    )


def _sample(article: Article) -> str:
    """Give the first words of text and headline, lower-case and on one line.

    Capitals mislead the models: of headlines in capitals they tell a third.
    """
    words = f"{article.text[:READS]} {article.sent_headline}"
    return " ".join(words[:READS].lower().split())


def _has_words(sample: str, script: str) -> bool:
    """Tell prose from tables: fewer digits than letters."""
    digits = sum(map(str.isdigit, sample))
    return script != NO_SCRIPT and 2 * digits < sum(map(str.isalnum, sample))


def _tag(primary: str, script: str) -> str:
    """Name the script, where a language is written in more than one."""
    if primary == UNDETERMINED:
        return primary
    scripts = languages()[primary].scripts
    written = scripts[0] if script == HAN else script
    return f"{primary}-{written}" if len(scripts) > 1 and written in scripts else primary


def _primary(declared: str | None) -> str | None:
    """Give the primary subtag of a declared tag, in lower case."""
    return re.split("[-_]", declared.strip().lower())[0] if declared else None


def _contradicts(found: str, declared: str | None) -> bool:
    """Tell whether a declared primary subtag means a language that is not close to the text's."""
    meant = _meanings().get(declared or "")
    return meant is not None and meant != found and meant not in languages()[found].close


@cache
def _meanings() -> Mapping[str, str]:
    """Give the language that each known primary subtag means."""
    return {
        code: language.tag
        for language in languages().values()
        for code in (language.tag, *language.codes)
    }


LANGUAGE = Enricher(name="language", gives=Language, learn=learn, models=language_models)
