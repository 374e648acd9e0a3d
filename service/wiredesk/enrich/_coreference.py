"""Which names are of one and the same: in full, by surname or in another case.

Two full names are one where all their words are, whatever their case endings. A part of a full
name, as a surname, is that of the one of this name who was last named in full or in part.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from wiredesk.enrich._mentions import EntityType, Mention
from wiredesk.gazetteer._fold import fold_name
from wiredesk.languages import NameForms

STEM = 4
"""letters that a word must keep without its case ending"""
WORDS = 6
"""words of the longest name that is known by a part of it"""
FAMILY = {3: 1, 4: 2}
"""characters of a family name in an East Asian name of so many characters"""
_PARTS = re.compile(r"[\s·・‧•=＝]+")
_ARTICLE = re.compile(r"(?:al|el|as|ash|an|ar|at|az)-(?=\w{3})")
_UNSPACED = re.compile(r"[\u3400-\u9fff가-힣]+")
_FIRMS = frozenset(
    "ag inc corp corporation co company ltd limited plc sa spa gmbh nv se llc oyj oy ab asa "
    "holding holdings kg bv sarl srl lp оао пао ооо зао".split()
)
_PARTICLES = frozenset("de del della der den di da do dos das du van von bin ibn ben abu".split())
# Chinese characters of names, and how they are simplified.
_SIMPLIFIED = str.maketrans(
    "習張陳劉趙黃吳孫馬楊鄭謝許鄧馮蕭葉蔣賈魯韋錢龍萬賀嚴陸鍾譚廖盧龔範鄒熊陰婁寧馳澤東國強偉軍勝龐顧閻蘭鳳麗賓輝華"
    "慶榮義禮發財來長開關興學會員選舉議業銀聯團隊電視報導廣灣臺區縣鄉協組織衛際貿進農產黨務處總統書記爾維納羅倫貝"
    "喬亞歐蘇韓鮮緬蘊達萊諾勞斯頓齊內賽圖紮約麥傑邁凱絲詩蓮婭漢諧賴韻穎標濱潔濤瀾煒瑋環瑪紅純紹繼續緒縱",
    "习张陈刘赵黄吴孙马杨郑谢许邓冯萧叶蒋贾鲁韦钱龙万贺严陆钟谭廖卢龚范邹熊阴娄宁驰泽东国强伟军胜庞顾阎兰凤丽宾辉华"
    "庆荣义礼发财来长开关兴学会员选举议业银联团队电视报导广湾台区县乡协组织卫际贸进农产党务处总统书记尔维纳罗伦贝"
    "乔亚欧苏韩鲜缅蕴达莱诺劳斯顿齐内赛图扎约麦杰迈凯丝诗莲娅汉谐赖韵颖标滨洁涛澜炜玮环玛红纯绍继续绪纵",
)

Key = tuple[str, ...]
"""the words of a name, each as it is first found of all its case endings"""


def group(
    named: Sequence[Mention], forms: NameForms, aliases: Mapping[str, str]
) -> list[list[Mention]]:
    """Put the mentions of one and the same together, in the order of their first ones.

    ``aliases`` has the full names of abbreviations. A name that is tagged in two ways is what
    it is more surely tagged as.
    """
    words = _Words(forms.cases)
    keys = [words.key(aliases.get(one.text, one.text), one.type) for one in named]
    types = _types(named, keys)
    persons = [key for key in keys if types[key] == "PERSON"]
    who = _People(persons, family_first=forms.family_first)
    together: dict[tuple[EntityType, Key], list[Mention]] = defaultdict(list)
    for mention, key in zip(named, keys, strict=True):
        kind = types[key]
        meant = who.meant(key) if kind == "PERSON" else key
        told = mention if mention.type == kind else mention._replace(type=kind)
        together[kind, meant].append(told)
    return list(together.values())


def full_name(names: Sequence[str], forms: NameForms) -> str:
    """Give the fullest of the names of one and the same, in the nominative as far as is known.

    The nominative is held to be the shortest form of a language with cases.
    """
    distinct = dict.fromkeys(names)
    if len(distinct) == 1:
        return names[0]
    shorter = -1 if forms.cases else 1
    return max(distinct, key=lambda name: (name.count(" "), shorter * len(name)))


def _types(named: Sequence[Mention], keys: Sequence[Key]) -> dict[Key, EntityType]:
    """Give what each name is, by the confidence of all its mentions."""
    votes: dict[Key, dict[EntityType, float]] = defaultdict(dict)
    for mention, key in zip(named, keys, strict=True):
        counted = votes[key]
        counted[mention.type] = counted.get(mention.type, 0.0) + mention.confidence
    return {key: max(counted, key=counted.__getitem__) for key, counted in votes.items()}


class _Words:
    """The words of a story's names, by what all their case endings have in common."""

    def __init__(self, cases: tuple[str, ...]) -> None:
        """Start with the endings, the longest first."""
        self._cases = cases
        self._first: dict[str, str] = {}

    def key(self, name: str, kind: EntityType) -> Key:
        """Give the words of a name that tell it from others."""
        words = _told_by(name, is_organisation=kind == "ORGANISATION")
        if not words:
            return (name,)
        return tuple(map(self._lexeme, words)) if self._cases else words

    def _lexeme(self, word: str) -> str:
        """Give the first word of the story that has a stem in common with this one."""
        stems = _stems(word, self._cases)
        known = next((self._first[stem] for stem in stems if stem in self._first), word)
        for stem in stems:
            self._first.setdefault(stem, known)
        return known


@lru_cache(maxsize=16384)
def _told_by(name: str, *, is_organisation: bool) -> Key:
    """Give the words that tell a name from others, folded; names come again and again."""
    folded = fold_name(name).translate(_SIMPLIFIED).replace(".", " ")
    words = [_ARTICLE.sub("", word, count=1) for word in _PARTS.split(folded) if word]
    if is_organisation and len(words) > 1 and words[-1] in _FIRMS:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=16384)
def _stems(word: str, cases: tuple[str, ...]) -> tuple[str, ...]:
    """Give a word, and what is left of it without each case ending that it may have."""
    ends = (len(case) for case in cases if word.endswith(case))
    return (word, *(word[:-end] for end in ends if len(word) - end >= STEM))


class _People:
    """The full names of a story, and who was last named of those that share a part of them."""

    def __init__(self, keys: Sequence[Key], *, family_first: bool) -> None:
        """Take the names of all mentions, in their order."""
        self._family_first = family_first
        self._latest: dict[tuple[Key, bool], Key] = {}
        distinct = dict.fromkeys(keys)
        partial = {part for key in distinct for part, _ in _parts(key, family_first)}
        for key in reversed(distinct):  # so that the first of them is the last one named
            if key not in partial:
                self._name(key)

    def meant(self, key: Key) -> Key:
        """Give the full name that the next mention's is, or is part of."""
        full = self._latest.get((key, True)) or self._latest.get((key, False)) or key
        self._name(full)
        return full

    def _name(self, full: Key) -> None:
        """Note that someone was named."""
        for part in _parts(full, self._family_first):
            self._latest[part] = full


@lru_cache(maxsize=16384)
def _parts(key: Key, family_first: bool) -> tuple[tuple[Key, bool], ...]:  # noqa: FBT001 (lru_cache is slower by keyword)
    """Give the parts of a name that can stand for it, and whether they hold its family name."""
    if len(key) == 1 and family_first:
        return _family(key[0])
    if not 1 < len(key) <= WORDS:
        return ()
    family_name = key[0] if family_first else key[-1]
    words = [word for word in key if len(word) > 1 and word not in _PARTICLES]
    return (*(((word,), word == family_name) for word in words), *_shorter(key))


def _family(name: str) -> tuple[tuple[Key, bool], ...]:
    """Give the family name with which an East Asian name starts, as a part of it."""
    size = FAMILY.get(len(name), 0)
    return (((name[:size],), True),) if size and _UNSPACED.fullmatch(name) else ()


def _shorter(key: Key) -> Iterator[tuple[Key, bool]]:
    """Give the ways to leave words of a full name out, and whether the family name stays."""
    first, last = key[0], key[-1]
    if len(first) > 1:
        yield (first[0], last), True
    for size in range(2, len(key)):
        yield (first, last), True
        yield key[-size:], True
        yield key[:size], False
