"""Notes to editors: told from prose, and freed of what is private in them.

Agencies put desks' telephone numbers and mail addresses, and who wrote and edited a story,
below a line that says that it is not for publication. None of that may be published.
"""

import re

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
# One of these is in any line that opens a note, in lower case: most texts have none of them.
_STEMS = (
    "publi", "pubblic", "ffentlich", "offentlig", "julkaist", "note", "nota", "notiz", "editorial",
    "публикац", "للنشر", "供发表", "供發表", "编辑参考", "編輯參考",
)  # fmt: skip
_HEADING = re.compile(r"#+\s*\S")
_MAIL = re.compile(r"<?\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}>?")
_CALL = r"\b(?:tel|fax|ph|phone|telefon|tél|mob|mobile|telefono|teléfono)\b\.?\s*:?\s*"
_INTERNATIONAL = r"(?<![\w.,])(?:\+|00)\d{1,3}[\d ()/.–-]{6,20}\d"
_PHONE = re.compile(rf"{_INTERNATIONAL}|{_CALL}\(?\d[\d ()/.–-]{{5,20}}\d", re.IGNORECASE)


def split_notes(text: str) -> tuple[str, str | None]:
    """Give the prose of a text, and the note to editors below it without its private lines."""
    folded = text.casefold()
    if not any(stem in folded for stem in _STEMS):
        return text.rstrip(), None
    lines = text.split("\n")
    below = (n for n, line in enumerate(lines) if _PRIVATE.match(line) or (n and _NOTE.match(line)))
    first = next(below, len(lines))
    return "\n".join(lines[:first]).rstrip(), public("\n".join(lines[first:]))


def public(note: str | None) -> str | None:
    """Give a note without what is not for publication, or None where nothing is left.

    Of what stands below a private line, only the headings (``## Contacts``) are kept.
    """
    lines = list[str]()
    private = False
    for line in (note or "").splitlines():
        private = private or bool(_PRIVATE.match(line))
        if (not private and not _is_private(line)) or _HEADING.match(line):
            lines.append(line.strip(" \t#*"))
    return "\n".join(line for line in lines if any(map(str.isalnum, line))) or None


def _is_private(line: str) -> bool:
    """Tell whether a line holds a telephone number or a mail address."""
    has_digits = any(map(str.isdecimal, line))
    return bool(("@" in line and _MAIL.search(line)) or (has_digits and _PHONE.search(line)))
