"""The lines above a story's text: which take it is, its headline, who wrote it, notes.

Agencies set them alike in every format of plain text: ``2ND LEAD``, a headline, ``By Ada Nemo``,
``(Adds quote)``, ``EMBARGOED UNTIL 0500 GMT``.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from wiredesk.decode._contacts import without_addresses
from wiredesk.decode._prose import has_dateline

SHORT_LINE = 160
"""code points that a line above the text may have"""
SUBHEADINGS = "subheadings: below the first paragraph"
MOST_LINES = 8
"""lines that may stand above the text"""

# A headline may begin with "Embargo", too: what tells a notice is what follows.
EMBARGO = re.compile(
    r"\W*(?:(?:strict(?:ly)? |under |sous |sotto )?(?:embargo(?:ed)?|embargad[oa])"
    r"(?:\W*$|\s*[:：–-].*|\s+(?:until|till|bis|jusqu|hasta|fino|al?|for|to|ends|through|\d).*)"
    r"|(?:hold for release|not for (?:release|publication|use) (?:before|until)|sperrfrist"
    r"|не публиковать до|эмбарго до|禁运|解禁).*"
    r"|(?:advance )?for (?:release|use) (?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec|week|at|after|before|\d).*)",
    re.IGNORECASE,
)

_KIND_OF_TAKE = (
    r"(?:LEAD|NET|ADD|TAKE|ROUNDUP|REFILE|EXTRA|URGENT|CORRECTION|CORRECTED|CORR|UPDATE|WRITETHRU"
    r"|(?:NEWS ?)?FEATURE|PREVIEW|PROFILE|BACKGROUND|INTERVIEW|ANALYSIS|ALERT|FLASH|KILL|REPEAT"
    r"|EIL|EILMELDUNG|BLITZ|VORRANG|ZUSAMMENFASSUNG|ZF|BERICHTIGUNG|KORREKTUR|WIEDERHOLUNG|NEU"
    r"|ALERTE|PAPIER|GENERAL|REPETITION|URGENTE|AVANCE|AMPLIACI[OÓ]N|CORRECCI[OÓ]N|RESUMEN"
    r"|RIEPILOGO|RPT|WRAP(?:UP)?|BREAKING|ADVISORY|NEUFASSUNG|ERGÄNZUNG|[UÚ]LTIMA HORA"
    r"|RECTIFICACI[OÓ]N|RECTIFICATIF|PRIORITAIRE|PILNE|HITNO|SON DAKİKA|SON DAKIKA|СРОЧНО|МОЛНИЯ"
    r"|ЭКСПРЕСС|ДОПОЛНЕНИЕ|ИСПРАВЛЕНИЕ|عاجل|速報|快讯|긴급)"
)
_NUMBER = r"\d{1,2}(?:ST|ND|RD|TH|ER|\.)?"
_TAKE = re.compile(
    rf"\W{{0,3}}(?:(?:{_NUMBER}|FIRST|SECOND|THIRD|NEW|ERSTE|ZWEITE) )*"
    rf"{_KIND_OF_TAKE}(?:\W{{1,3}}(?:{_NUMBER}|{_KIND_OF_TAKE}))*\W{{0,3}}",
    re.IGNORECASE,
)
# "(Zusammenfassung 1630 - neu: Reaktionen)": the take, and what is new.
_TAKE_IN_NOTE = re.compile(
    rf"\(((?:{_NUMBER} )?{_KIND_OF_TAKE}(?:[ -]\d{{1,4}})?)(?=[ ,:;)–-])", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|af|da|od|autor(?:in)?:|oleh|текст:|foto e texto:)\s+(?=\w)",
    re.IGNORECASE,
)
_CREDITS = r"dpa|AFP|Reuters|APA|AP|EFE|ANSA|PAP|MTI|TASS|ТАСС"
_NOTE = re.compile(
    rf"\((?!(?:{_CREDITS})\b).*\)"
    r"|(?:n ?i ?e ?u ?w\s+bericht|nouvelle version|this (?:story|version) replaces)\b(?!/).*"
    r"|(?:eds|editors?|attention editors|achtung(?: redaktion(?:en)?)?|n\.? ?d\.? ?r\.?)\s?:.*",
    re.IGNORECASE,
)
# What a wire calls its own pictures, in the place of a note.
_PICTURES = r"(?:fotos?|photos?|pix|bild(?:er)?|videos?|tv|grafik|infograf(?:ik|ica|ía)|archiv)"
_PICTURE = re.compile(
    rf"\W{{0,2}}{_PICTURES}(?:[ +,/-]{{1,3}}{_PICTURES}){{0,4}}\W{{0,2}}", re.IGNORECASE
)
_SUBHEADING = re.compile(r"(?:Utl|Untertitel|Subtitle|Sottotitolo)\.?\s?:\s*", re.IGNORECASE)


class Opening(NamedTuple):
    """What the lines above a text say."""

    headline: str | None = None
    take_key: str | None = None
    byline: str | None = None
    notes: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()


def read(lines: Iterable[str]) -> Opening:
    """Sort lines by their words; the first that is no take or note is never a byline."""
    kinds: dict[str, list[str]] = {kind: [] for kind in ("take", "note", "byline", "title", "sub")}
    for line in lines:
        bare = line.strip("= ")
        kinds[_kind(bare, kinds)].append(bare)
    noted = filter(None, map(_TAKE_IN_NOTE.match, kinds["note"]))
    takes = (*kinds["take"], *(found[1] for found in noted))
    return Opening(
        " ".join(kinds["title"]) or None,
        " ".join(takes) or None,
        "; ".join(filter(None, map(_name, kinds["byline"]))) or None,
        tuple(map(_unbracketed, kinds["note"])),
        tuple(_SUBHEADING.sub("", line, count=1) for line in kinds["sub"]),
    )


def _name(byline: str) -> str:
    """Give who wrote a story, without the word before and the address behind the name."""
    return without_addresses(_BYLINE.sub("", byline, count=1)).strip()


def _kind(line: str, above: dict[str, list[str]]) -> str:
    """Tell what a line is, given what stands above it."""
    if _TAKE.fullmatch(line):
        return "take"
    if _NOTE.fullmatch(line) or _PICTURE.fullmatch(line) or EMBARGO.fullmatch(line):
        return "note"
    if not above["title"]:
        return "title"
    if _BYLINE.match(line):
        return "byline"
    return "sub" if _SUBHEADING.match(line) or above["sub"] else "title"


def _unbracketed(note: str) -> str:
    """Give a note without the brackets around it."""
    return note[1:-1] if note.startswith("(") and note.endswith(")") else note


def is_prose(line: str) -> bool:
    """Tell a line of a story from one of the lines above it."""
    return len(line) > SHORT_LINE or has_dateline(line)


def above_dateline(text: str, reach: int) -> tuple[list[str], str]:
    """Part a few short lines from the text below, which starts with a dateline; or else none."""
    start = 0
    lines = list[str]()
    for line in text[:reach].split("\n"):
        bare = line.strip()
        if bare and has_dateline(bare):
            return lines, text[start:]
        if len(bare) > SHORT_LINE or len(lines) > MOST_LINES or bare.endswith((".", "。", "।")):
            break
        lines += [bare] if bare else []
        start += len(line) + 1
    return [], text


def below_headline(text: str, reach: int) -> tuple[list[str], str]:
    """Part bylines, takes and notes between a headline and the text's dateline from the text."""
    lines, rest = above_dateline(text, reach)
    above = {"title": ["a headline"], "sub": list[str]()}
    known = all(_kind(line, above) not in ("title", "sub") for line in lines)
    return (lines, rest) if known else ([], text)


def with_subheadings(prose: str, subheadings: tuple[str, ...]) -> str:
    """Set subheadings below the first paragraph, whose dateline has to come first."""
    if not subheadings:
        return prose
    first, *others = prose.split("\n")
    return "\n".join((first, *subheadings, *others))
