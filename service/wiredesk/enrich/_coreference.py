"""Which names are of one and the same: in full, by surname or in another case.

Two full names are one where all their words are, whatever their case endings. A part of a full
name, as a surname, is that of the one of this name who was last named in full or in part.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

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
Named = tuple[Mention, str]
"""a mention and its name as written"""


def group(
    named: Sequence[Named], forms: NameForms, aliases: Mapping[str, str]
) -> list[list[Named]]:
    """Put the mentions of one and the same together, in the order of their first ones.

    ``aliases`` has the full names of abbreviations. A name that is tagged in two ways is what
    it is more surely tagged as.
    """
    words = _Words(forms.cases)
    keys = [words.key(aliases.get(name, name), mention.type) for mention, name in named]
    types = _types(named, keys)
    persons = [key for key in keys if types[key] == "PERSON"]
    who = _People(persons, family_first=forms.family_first)
    together: dict[tuple[EntityType, Key], list[Named]] = defaultdict(list)
    for (mention, name), key in zip(named, keys, strict=True):
        kind = types[key]
        meant = who.meant(key) if kind == "PERSON" else key
        told = mention if mention.type == kind else mention._replace(type=kind)
        together[kind, meant].append((told, name))
    return list(together.values())


def full_name(names: Sequence[str], forms: NameForms) -> str:
    """Give the fullest of the names of one and the same, in the nominative as far as is known.

    The nominative is held to be the shortest form of a language with cases.
    """
    shorter = -1 if forms.cases else 1
    return max(dict.fromkeys(names), key=lambda name: (name.count(" "), shorter * len(name)))


def _types(named: Sequence[Named], keys: Sequence[Key]) -> dict[Key, EntityType]:
    """Give what each name is, by the confidence of all its mentions."""
    votes: dict[Key, Counter[EntityType]] = defaultdict(Counter)
    for (mention, _), key in zip(named, keys, strict=True):
        votes[key][mention.type] += mention.confidence  # type: ignore[assignment]  # it counts anything
    return {key: max(counted, key=counted.__getitem__) for key, counted in votes.items()}


class _Words:
    """The words of a story's names, by what all their case endings have in common."""

    def __init__(self, cases: Sequence[str]) -> None:
        """Start with the endings, the longest first."""
        self._cases = cases
        self._first: dict[str, str] = {}

    def key(self, name: str, kind: EntityType) -> Key:
        """Give the words of a name that tell it from others."""
        folded = fold_name(name).translate(_SIMPLIFIED).replace(".", " ")
        words = [_ARTICLE.sub("", word, count=1) for word in _PARTS.split(folded) if word]
        if kind == "ORGANISATION" and len(words) > 1 and words[-1] in _FIRMS:
            words.pop()
        if not words:
            return (name,)
        return tuple(map(self._lexeme, words)) if self._cases else tuple(words)

    def _lexeme(self, word: str) -> str:
        """Give the first word of the story that has a stem in common with this one."""
        ends = (len(case) for case in self._cases if word.endswith(case))
        stems = [word, *(word[:-end] for end in ends if len(word) - end >= STEM)]
        known = next((self._first[stem] for stem in stems if stem in self._first), word)
        for stem in stems:
            self._first.setdefault(stem, known)
        return known


class _People:
    """The full names of a story, and who was last named of those that share a part of them."""

    def __init__(self, keys: Sequence[Key], *, family_first: bool) -> None:
        """Take the names of all mentions, in their order."""
        self._family_first = family_first
        partial = {part for key in set(keys) for part, _ in self._parts(key)}
        self._latest: dict[tuple[Key, bool], Key] = {}
        for key in reversed(keys):
            if key not in partial:
                self._name(key)

    def meant(self, key: Key) -> Key:
        """Give the full name that the next mention's is, or is part of."""
        full = self._latest.get((key, True)) or self._latest.get((key, False)) or key
        self._name(full)
        return full

    def _name(self, full: Key) -> None:
        """Note that someone was named."""
        for part in self._parts(full):
            self._latest[part] = full

    def _parts(self, key: Key) -> Iterator[tuple[Key, bool]]:
        """Give the parts of a name that can stand for it, and whether they hold its family name."""
        if len(key) == 1:
            family = FAMILY.get(len(key[0]), 0)
            if self._family_first and family and _UNSPACED.fullmatch(key[0]):
                yield (key[0][:family],), True
        elif len(key) <= WORDS:
            family_name = key[0] if self._family_first else key[-1]
            for word in key:
                if len(word) > 1 and word not in _PARTICLES:
                    yield (word,), word == family_name
            yield from _shorter(key)


def _shorter(key: Key) -> Iterator[tuple[Key, bool]]:
    """Give the ways to leave words of a full name out, and whether the family name stays."""
    first, last = key[0], key[-1]
    if len(first) > 1:
        yield (first[0], last), True
    for size in range(2, len(key)):
        yield (first, last), True
        yield key[-size:], True
        yield key[:size], False
