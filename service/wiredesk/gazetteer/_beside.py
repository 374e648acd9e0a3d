"""What stands beside a name in a text, and what that says of the name."""

import re

# Words with a capital at the start of a sentence only, in the languages of the wires.
_SMALL_WORDS = frozenset(
    "a à al après aus avec bei both by but con contra da das de del dem den der des desde después "
    "di die do dos du e é el em en entre et für from g het il im in into inside la las le les los "
    "mais mit na nach near nel no nos o os of on over para pero por pour près según selon sur the "
    "to und unter van vers via von voor while when where with y zu zum zur zwischen after against "
    "and as at before between for if outside since that through under until across not only "
    "в во и из за к на но о об от по под при с со у через для между над ve si z v w do od".split()
)
# Words of the names of clubs, papers and the like that hold a city's name.
_NAMED_AFTER = frozenset(
    "fc ac as sc cf afc real atlético atletico borussia bayern inter olympique sporting racing "
    "eintracht hertha dynamo dinamo lokomotiv spartak zenit цска динамо спартак зенит локомотив "
    "radio université universidad universität university lloyd's".split()
)
# Likewise in scripts without capitals: corps, brigade, club, university, newspaper.
_UNCASED_NAMED_AFTER = frozenset("فيلق لواء كتيبة نادي جامعة صحيفة جريدة دانشگاه باشگاه".split())
_LAST_LETTERS = frozenset(word[-1] for word in _UNCASED_NAMED_AFTER)
_NAMESAKES = frozenset(
    "fc cf sc afc united city rovers wanderers hotspur athletic bulls lakers knicks yankees post "
    "times tribune globe herald gazette journal university".split()
)
# Words with a capital that stand before a place's name.
_KINDS_OF_PLACE = frozenset(
    "stadt hauptstadt provinz region bezirk kreis landkreis großraum raum hansestadt flughafen "
    "city central greater downtown north south east west northern southern eastern western "
    "metropolitan inner outer port old new province district county state town capital gran "
    "ciudad ville région città cidade nord süd ost sud sur norte город область район".split()
)
_DESCRIBING = _KINDS_OF_PLACE - {"flughafen"}
# Words in scripts without capitals that stand beside a place's name and leave it what it is.
_UNCASED_KINDS = frozenset(
    "شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي إقليم محافظة مدينة ولاية مقاطعة العاصمة منطقة "
    "دولة جمهورية شهر استان شمالی جنوبی شرقی غربی کشور صوبہ شہر शहर राज्य जिला उत्तरी दक्षिणी "
    "पूर्वी पश्चिमी 北部 南部 东部 東部 西部 中部 地区 地區 市 省 州 县 縣 都 府 県 "
    "북부 남부 동부 서부 시 도 주".split()
)
# A name with its ending, as in "İstanbul'dan Paris'e": no first name is written so.
_SUFFIXED = re.compile(r"\w['’][^\W\d_A-Z]\w*$")
_NEXT = re.compile(r"\w+")
_PARTING = frozenset(" -")
_OPENERS = "\"'(«“„‘¿¡["
_ABBREVIATED = 4
"""a word of so many characters with a full stop is an initial or a title, not a sentence's end"""
_REACH = 40
"""how far the word before a name is looked for, in code points"""


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name has no other name right before or after it.

    In scripts without capitals every name stands alone.
    """
    return not word_after(text, end)[:1].isupper() and not is_name(word_before(text, start))


def is_name(word: str) -> bool:
    """Tell whether the word right before a name may be another, as a first name.

    Words in capitals alone say nothing: a headline, or an abbreviation.
    """
    if not word[:1].isupper():
        return False
    if word.endswith("."):
        return len(word) <= _ABBREVIATED
    if len(word) > 1 and word.isupper():
        return False
    low = word.lower()
    return low not in _SMALL_WORDS and low not in _KINDS_OF_PLACE and not _SUFFIXED.search(word)


def is_namesake(before: str, after: str) -> bool:
    """Tell whether the words beside a name are those of a club, a paper or the like."""
    return (
        (after[:1].isupper() and after.lower() in _NAMESAKES)
        or (before[:1].isupper() and before.lower() in _NAMED_AFTER)
        or is_body(before)
    )


def is_body(word: str) -> bool:
    """Tell whether a word without capitals makes a club or an army of the place after it."""
    return word in _UNCASED_NAMED_AFTER


def body_before(text: str, start: int) -> str:
    """Give the word right before a place that makes a club or an army of it; or nothing."""
    if text[start - 2 : start - 1] not in _LAST_LETTERS:
        return ""  # as nearly always, and faster told
    word = word_before(text, start)
    return word if is_body(word) else ""


def describes_a_place(words: str) -> bool:
    """Tell whether words around a place's name leave it what it is, as in northern Iraq."""
    return all(
        word.lower() in _SMALL_WORDS or word.lower() in _DESCRIBING or word in _UNCASED_KINDS
        for word in words.replace(",", " ").split()
    )


def is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether a name is in capitals among words that are not."""
    if text[end : end + 1] == "$":
        return False  # an amount of money
    words = [word for word in (word_before(text, start), word_after(text, end)) if word]
    return text[start:end].isupper() and not (words and all(word.isupper() for word in words))


def is_cased(text: str, start: int) -> bool:
    """Tell whether the script at this position has capitals."""
    return text[start].lower() != text[start].upper()


def word_after(text: str, end: int) -> str:
    """Give the word that only a space or a hyphen parts from what ends here; or nothing."""
    if text[end : end + 1] not in _PARTING:
        return ""
    found = _NEXT.match(text, end + 1)
    return found[0] if found is not None else ""


def word_before(text: str, start: int) -> str:
    """Give the word that only a space or a hyphen parts from what starts here; or nothing.

    It keeps its full stop.
    """
    if text[start - 1 : start] not in _PARTING:
        return ""
    last = text[start - 2 : start - 1]
    if not (last.isalnum() or last == "."):
        return ""
    near = text[max(0, start - _REACH) : start - 1]
    word = near[near.rfind(" ") + 1 :]
    if "-" in word or "\n" in word:
        word = word[max(word.rfind("-"), word.rfind("\n")) + 1 :]
    return word.lstrip(_OPENERS)
