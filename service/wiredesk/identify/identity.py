"""A story's identity, version and fingerprint, from the message alone.

The same bytes give the same three on every machine and run: no clock, no counter. Takes of a
story that come without a common identifier are not put together: the same slug on the same
day is no proof.
"""

from hashlib import sha256

from wiredesk.identify.takes import take_number
from wiredesk.story import Article

ID_DIGITS = 32
DIGEST_DIGITS = 16


def story_id(article: Article) -> str:
    """Give the story's id: 32 hexadecimal digits.

    It is made of the agency's identifier, which all versions share; where the format has
    none, of the words, so that a repeat is the same story.
    """
    if article.native_id:
        return story_of(article.native_id)
    return fingerprint("words", words(article), digits=ID_DIGITS)


def story_of(native_id: str) -> str:
    """Give the id of the story that has this identifier of an agency's."""
    return fingerprint("id", native_id, digits=ID_DIGITS)


def version(article: Article) -> int:
    """Give the version: the agency's number, else the seconds of its sent time, else 1.

    Where it is a time, the take's number is added to it: it tells the takes of one minute
    apart, and orders those that say no time at all.
    """
    sent = article.native_version or ""
    if sent.isascii() and sent.isdecimal():
        return max(1, int(sent[:18]))  # some count from 0
    seconds = int(article.sent.timestamp()) if article.sent else 1
    return max(1, seconds) + take_number(article)


def digest(article: Article) -> str:
    """Fingerprint the words: other line breaks, case or metadata give the same 16 digits."""
    return fingerprint("digest", words(article), digits=DIGEST_DIGITS)


def words(article: Article) -> str:
    """Give headline, text and tables, folded, with single spaces."""
    parts = (article.sent_headline, article.text, *article.tables)
    return " ".join(" ".join(parts).casefold().split())


def fingerprint(*parts: str, digits: int) -> str:
    """Hash strings into hexadecimal digits; the parts' borders count."""
    return sha256("\0".join(parts).encode()).hexdigest()[:digits]
