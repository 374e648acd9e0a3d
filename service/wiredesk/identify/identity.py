"""A story's identity, version and fingerprint, from the message alone.

The same bytes give the same three on every machine and run: no clock, no counter.
"""

from hashlib import sha256

from wiredesk.story import Article

ID_DIGITS = 32
DIGEST_DIGITS = 16


def story_id(article: Article) -> str:
    """Give the story's id: 32 hexadecimal digits.

    It is made of the agency's identifier, which all versions share; where the format has
    none, of the words, so that a repeat is the same story.
    """
    if article.native_id:
        return fingerprint("id", article.native_id, digits=ID_DIGITS)
    return fingerprint("words", words(article), digits=ID_DIGITS)


def version(article: Article) -> int:
    """Give the version: the agency's number, else the seconds of its sent time, else 1."""
    sent = article.native_version or ""
    if sent.isascii() and sent.isdecimal() and int(sent[:18]) > 0:
        return int(sent[:18])
    return max(1, int(article.sent.timestamp())) if article.sent else 1


def digest(article: Article) -> str:
    """Fingerprint the words: other line breaks, case or metadata give the same 16 digits."""
    return fingerprint("digest", words(article), digits=DIGEST_DIGITS)


def words(article: Article) -> str:
    """Give headline and text, folded, with single spaces."""
    return " ".join(f"{article.headline or ''} {article.text}".casefold().split())


def fingerprint(*parts: str, digits: int) -> str:
    """Hash strings into hexadecimal digits; the parts' borders count."""
    return sha256("\0".join(parts).encode()).hexdigest()[:digits]
