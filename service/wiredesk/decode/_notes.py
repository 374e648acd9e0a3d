"""Notes to editors: told from prose, and freed of what is private in them.

Agencies put desks' telephone numbers and mail addresses, and who wrote and edited a story,
below a line that says that it is not for publication. None of that may be published.
"""

import re

from wiredesk.decode._contacts import has_contact, lines_with_contacts
from wiredesk.decode._lines import Stems, lowered

# A line that opens what editors alone may read. What follows it is a note to the text's end.
_PRIVATE = re.compile(
    r"[\W_]*(?:(?:the )?following information is not (?:intended )?for publication"
    r"|not for publication|editorial use only\W*not for publication"
    r"|(?:die )?folgenden informationen sind nicht zur ver.{1,2}ffentlichung"
    r"|nicht zur ver.{1,2}ffentlichung"
    r"|(?:ces |les )?(?:informations?|lignes) (?:suivantes? )?ne sont pas destin.{1,2}es? "
    r"(?:à|a) la publication|ne pas publier|pas pour publication"
    r"|(?:la )?(?:siguiente )?informaci.{1,2}n (?:siguiente )?no es para (?:su )?publica"
    r"|no publicar|non (?:è )?destinat[oi] alla pubblicazione|non pubblicare"
    r"|niet voor publicatie|n.{1,2}o (?:é )?para publica|ei julkaistavaksi|ej f.{1,2}r publicering"
    r"|ikke (?:til|for) (?:offentlig|publisering|publicering)|не для публикации"
    r"|nie do publikacji|ليس للنشر"
    r"|غير (?:مخصص )?للنشر|.{0,8}(?:不供发表|不供發表|仅供编辑参考|僅供編輯參考))",
    re.IGNORECASE,
)
# A line that opens a public note: what an editor may wish to tell readers or to look up.
_NOTE = re.compile(
    r"[#*\s(]*(?:dpa notebook|notebook|dpa-notizblock|notizblock"
    r"|note to editors|notes? to (?:the )?editors?|notes for editors|editors?['’]? notes?"
    r"|note d[e'’](?:s)? ?(?:la )?r[ée]daction|nota (?:a|de|para) (?:los )?(?:redac|edit)\w*"
    r"|nota per i redattori)\b.{0,20}$",
    re.IGNORECASE,
)
# One of these is in any line that opens a note, its ASCII in lower case: most texts have none.
_STEMS = Stems(
    "publi", "pubblic", "ffentli", "julkaist", "note", "nota", "notiz", "публикац", "ПУБЛИКАЦ",
    "للنشر", "供发表", "供發表", "编辑参考", "編輯參考",
)  # fmt: skip
PRIVATE = "lines that are not for publication: kept out"
# How the last lines of a story name its desk: "((ada.nemo@example.org; +39 06 555 0142))".
_DESK = re.compile(
    r"^\W*\(\(|\b(?:reporting|writing|editing|editors?|newsroom|desk|redak\w+|rédaction|redac\w+"
    r"|redazione|autor\w*|bureau|messaging|tel|telefon\w*|e-?mail)\b|^\S+@\S+$|^[\W\d]+$",
    re.IGNORECASE,
)
_START = 120
"""code points of a line that say whether it opens a note"""
_DESK_LINES = 4
_LONGEST_DESK = 250
_HEADING = re.compile(r"#+\s*\S")


def kept_out(before: str, *after: str | None) -> tuple[str, ...]:
    """Say that lines are kept out, where fewer with words are left of a text than it had."""
    whole = before.rstrip() == after[0]
    return (PRIVATE,) if not whole and count_lines(before) > count_lines(*after) else ()


def count_lines(*texts: str | None) -> int:
    """Count the lines that have words."""
    lines = "\n".join(filter(None, texts)).split("\n")
    return sum(any(map(str.isalnum, line)) for line in lines)


def split_notes(text: str) -> tuple[str, str | None]:
    """Give the prose of a text, and the note to editors below it without its private lines."""
    prose, note = _split(text)
    return _without_desk(prose), note


def _without_desk(text: str) -> str:
    """Give a text without its last lines, where they say how to reach who wrote it."""
    for _ in range(_DESK_LINES):
        above, _, last = text.rpartition("\n")
        is_desk = len(last) <= _LONGEST_DESK and has_contact(last) and _DESK.search(last)
        if not above or not (is_desk or last.isspace()):
            break
        text = above.rstrip()
    return text


def _split(text: str) -> tuple[str, str | None]:
    """Part the prose of a text from the note below it."""
    numbers = list(_STEMS.lines(lowered(text)))
    lines = text.split("\n") if numbers else []
    for number in numbers:
        if _opens_note(lines[number][:_START], is_first=number == 0):
            return "\n".join(lines[:number]).rstrip(), public("\n".join(lines[number:]))
    return text.rstrip(), None


def _opens_note(line: str, *, is_first: bool) -> bool:
    """Tell whether a note begins with a line; a public one does not begin a message."""
    return bool(_PRIVATE.match(line) or (not is_first and _NOTE.match(line)))


def public(note: str | None) -> str | None:
    """Give a note without what is not for publication, or None where nothing is left.

    Of what stands below a private line, only the headings (``## Contacts``) are kept.
    """
    if not note:
        return None
    sent, shown = note.splitlines(), list[str]()
    contacts = lines_with_contacts("\n".join(sent))
    private = False
    for number, line in enumerate(sent):
        private = private or bool(_PRIVATE.match(line))
        if (not private or _HEADING.match(line)) and number not in contacts:
            shown.append(line.strip(" \t#*"))
    return "\n".join(line for line in shown if any(map(str.isalnum, line))) or None
