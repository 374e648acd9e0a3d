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
_NEXT = re.compile(r"[ -](\w+)")
_LAST = re.compile(r"(\w+)(\.?)[ -]\Z")
_ABBREVIATED = 3
"""a word of so many letters with a full stop is an initial or a title, not a sentence's end"""
_REACH = 40
"""how far the word before a name is looked for, in code points"""


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name has no other name right before or after it.

    In scripts without capitals every name stands alone.
    """
    after = _NEXT.match(text, end)
    return (after is None or not after.group(1)[0].isupper()) and not follows_name(text, start)


def follows_name(text: str, start: int) -> bool:
    """Tell whether another name, as a first name, may stand right before this position.

    Words in capitals alone say nothing: a headline, or an abbreviation.
    """
    before = _LAST.search(text[max(0, start - _REACH) : start])
    if before is None or not before.group(1)[0].isupper():
        return False
    word, stop = before.groups()
    if stop:
        return len(word) <= _ABBREVIATED
    if len(word) > 1 and word.isupper():
        return False
    return word.lower() not in _SMALL_WORDS and word.lower() not in _KINDS_OF_PLACE


def is_namesake(text: str, start: int, end: int) -> bool:
    """Tell whether a name is part of the name of a club, a paper or the like."""
    after = _NEXT.match(text, end)
    if after is not None and _is_one_of(after.group(1), _NAMESAKES):
        return True
    before = _LAST.search(text[max(0, start - _REACH) : start])
    return before is not None and _is_one_of(before.group(1), _NAMED_AFTER)


def is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether a name is in capitals among words that are not."""
    if not text[start:end].isupper():
        return False
    after = _NEXT.match(text, end)
    before = _LAST.search(text[max(0, start - _REACH) : start])
    words = [found.group(1) for found in (after, before) if found is not None]
    return not words or not all(word.isupper() for word in words)


def is_cased(text: str, start: int) -> bool:
    """Tell whether the script at this position has capitals."""
    return text[start].lower() != text[start].upper()


def _is_one_of(word: str, words: frozenset[str]) -> bool:
    """Tell whether a capitalised word is one of these."""
    return word[0].isupper() and word.lower() in words
