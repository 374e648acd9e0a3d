"""What is repaired in XML that can't be parsed: prologs, entities, illegal characters."""

import re
import sys
from html.entities import name2codepoint

from wiredesk.decode._markup import has_controls

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
_FIRST_ELEMENT = re.compile(r"<[^!?\s]")
_DOCTYPE = re.compile(
    r"""<!DOCTYPE(?:[^\["'>]|"[^"]*"|'[^']*')*(?:\[.*?\]\s*)?>""", re.DOTALL | re.IGNORECASE
)
# Characters that no XML document may hold, and references to them.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#(?P<decimal>[0-9]+);|#[xX](?P<hex>[0-9A-Fa-f]+);|(?P<name>[\w.-]+);)?",
    re.DOTALL,
)
_LEGAL = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_DIGITS = 7
_OWN = frozenset(("amp", "apos", "gt", "lt", "quot"))


def without_prolog(markup: str) -> str:
    """Give a document without declaration and document type."""
    declaration = _DECLARATION.match(markup)
    body = markup[declaration.end() :] if declaration else markup.lstrip()
    first = _FIRST_ELEMENT.search(body)
    start = body.find("<!DOCTYPE", 0, first.start() if first else len(body))
    found = _DOCTYPE.match(body, start) if start >= 0 else None
    return body[:start] + body[found.end() :] if found else body


def repaired(body: str) -> tuple[str, tuple[str, ...]]:
    """Resolve or drop what only a DTD could explain, and what XML may not hold."""
    repairs = dict[str, None]()
    if has_controls(body) and _ILLEGAL.search(body):
        body = _ILLEGAL.sub("", body)
        repairs["characters that XML may not hold: dropped"] = None
    known = dict[str, str]()  # a document has few references, each many times

    def resolve(found: re.Match[str]) -> str:
        """Give what stands for a reference, told once."""
        whole = found[0]
        if whole not in known:
            known[whole] = _resolved(found, repairs)
        return known[whole]

    if "&" in body:
        body = _REFERENCE.sub(resolve, body)
    return body, tuple(repairs)


def _resolved(found: re.Match[str], repairs: dict[str, None]) -> str:
    """Give what stands for a reference."""
    whole, entity = found[0], found["name"]
    if whole.startswith("<") or entity in _OWN:
        return whole
    if entity in name2codepoint:
        return chr(name2codepoint[entity])
    if entity:
        repairs["references to entities that are not resolved: dropped"] = None
        return ""
    if whole == "&":
        repairs["bare ampersand: taken as itself"] = None
        return "&amp;"
    digits, base = (found["hex"], 16) if found["hex"] else (found["decimal"], 10)
    if _is_legal(digits.lstrip("0"), base):
        return whole
    repairs["references to characters that XML may not hold: dropped"] = None
    return ""


def _is_legal(digits: str, base: int) -> bool:
    """Tell whether XML may hold this code point."""
    number = int(digits or "0", base) if len(digits) <= _MOST_DIGITS else sys.maxunicode + 1
    return number <= sys.maxunicode and bool(_LEGAL.match(chr(number)))
