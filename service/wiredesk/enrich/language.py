"""Which language and script a story is written in."""

import re
from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from wiredesk.enrich import Enricher
from wiredesk.enrich._lid import NOTHING, guess
from wiredesk.enrich._lid_model import language_models
from wiredesk.enrich._script import HAN, JAPANESE, script_of
from wiredesk.languages import languages
from wiredesk.story import UNDETERMINED, Article, Confidence, Fact, Story

LOOKS = (45, 120)
"""code points that are looked at in each place: first, and where that leaves a doubt"""
PLACES = 4
"""places of a text that are looked at: a quotation in another language fills none, or one"""
REACH = 3_000
"""code points within which the places lie"""
DOUBT = 0.98
"""below this confidence a text is looked at again"""
NUMBERS = 0.2
"""the share of digits from which a text may be a table"""
HARDLY, FEW = 0.5, 2.5
"""letters to a digit that make a table in any case, and where half of the cells are figures"""
CELLS = 4
"""fewer than these between spaces are no row of a table"""
IDEOGRAPH = 2
"""letters more than one that a Chinese character stands for"""
DOTTED = "i\u0307"
"""what becomes of the Turkish capital in lower case"""
CERTAIN = 0.8
"""from this confidence on, the text can contradict the sender"""

_DIGIT = re.compile(r"\d")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")


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
    for reads in LOOKS:
        sample = _sample(article, reads)
        script = script_of(sample)
        found = NOTHING if _is_table(sample) else guess(sample, script, declared)
        if found.confidence >= DOUBT or len(article.text) <= reads * PLACES:
            break
    return Language(
        tag=_tag(found.tag, script),
        script=JAPANESE if found.tag == "ja" else script,
        confidence=round(found.confidence, 3),
        declared=article.language,
        contradicts=found.confidence >= CERTAIN and _contradicts(found.tag, declared),
    )


def _sample(article: Article, reads: int) -> str:
    """Give pieces of the text, and the headline of a short one, lower-case and on one line.

    Capitals mislead the models: of headlines in capitals they tell a third.
    """
    text = article.text
    if len(text) <= reads * PLACES:
        sample = f"{text} {article.sent_headline}"[: reads * PLACES]
    else:
        step = min(len(text), REACH) // PLACES
        starts = range((step - reads) // 2, PLACES * step, step)
        sample = " ".join(_piece(text, start, reads) for start in starts)
    return " ".join(normalize("NFC", sample.lower()).replace(DOTTED, "i").split())


def _piece(text: str, start: int, reads: int) -> str:
    """Give a piece of a text without the halves of words at its ends, which mislead too."""
    piece = text[start : start + reads]
    if start and text[start - 1].isalnum():
        piece = piece.partition(" ")[2] or piece
    if text[start + reads : start + reads + 1].isalnum():
        piece = piece.rpartition(" ")[0] or piece
    return piece


def _is_table(sample: str) -> bool:
    """Tell a table from prose by its figures, beside letters and beside words."""
    digits = len(_DIGIT.findall(sample))
    if digits <= NUMBERS * len(sample):
        return False
    cells = sample.split()
    figures = sum(_DIGIT.search(cell) is not None for cell in cells)
    letters = sum(map(str.isalnum, sample)) - digits + IDEOGRAPH * len(_IDEOGRAPH.findall(sample))
    if letters <= HARDLY * digits:
        return True
    return letters <= FEW * digits and len(cells) >= CELLS and 2 * figures >= len(cells)


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
