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
# A name with its ending, as in "İstanbul'dan Paris'e": no first name is written so.
_SUFFIXED = re.compile(r"\w['’][^\W\d_A-Z]\w*$")
_NEXT = re.compile(r"[ -](\w+)")
_ABBREVIATED = 4
"""a word of so many characters with a full stop is an initial or a title, not a sentence's end"""
_REACH = 40
"""how far the word before a name is looked for, in code points"""


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name has no other name right before or after it.

    In scripts without capitals every name stands alone.
    """
    return not _word_after(text, end)[:1].isupper() and not follows_name(text, start)


def follows_name(text: str, start: int) -> bool:
    """Tell whether another name, as a first name, may stand right before this position.

    Words in capitals alone say nothing: a headline, or an abbreviation.
    """
    word = _word_before(text, start)
    if not word[:1].isupper():
        return False
    if word.endswith("."):
        return len(word) <= _ABBREVIATED
    if _SUFFIXED.search(word):
        return False
    if len(word) > 1 and word.isupper():
        return False
    return word.lower() not in _SMALL_WORDS and word.lower() not in _KINDS_OF_PLACE


def is_namesake(text: str, start: int, end: int) -> bool:
    """Tell whether a name is part of the name of a club, a paper or the like."""
    after, before = _word_after(text, end), _word_before(text, start)
    return (after[:1].isupper() and after.lower() in _NAMESAKES) or (
        before[:1].isupper() and before.lower() in _NAMED_AFTER
    )


def is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether a name is in capitals among words that are not."""
    words = [word for word in (_word_before(text, start), _word_after(text, end)) if word]
    return text[start:end].isupper() and not (words and all(word.isupper() for word in words))


def is_cased(text: str, start: int) -> bool:
    """Tell whether the script at this position has capitals."""
    return text[start].lower() != text[start].upper()


def _word_after(text: str, end: int) -> str:
    """Give the word that only a space or a hyphen parts from what ends here; or nothing."""
    found = _NEXT.match(text, end)
    return found.group(1) if found is not None else ""


def _word_before(text: str, start: int) -> str:
    """Give the word that only a space or a hyphen parts from what starts here; or nothing.

    It keeps its full stop.
    """
    if text[start - 1 : start] not in {" ", "-"}:
        return ""
    near = text[max(0, start - _REACH) : start - 1]
    word = near[max(map(near.rfind, " -\n")) + 1 :].lstrip("\"'(«“„‘¿¡[")
    return word if word[-1:].isalnum() or word[-1:] == "." else ""
