"""Messages gone wrong, seeded: what lines, charsets, editors and senders do to them."""

from collections.abc import Callable, Sequence
from random import Random

from wiredesk.story import Message

CHARSETS = (
    "latin-1 cp1252 cp1251 cp1256 utf-16 utf-16-le utf-32 gb18030 shift_jis big5 euc-kr".split()
)
DECLARED = (*CHARSETS, "utf-7", "utf-8", "idna", "unicode_escape", "no-such-charset", "x" * 99)
TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x01", b"\x02", b"\x03",
    b"\x16\x16\x01", b"\x1f", b"\x7f" * 9, b"\r", b"\n\n\n", b"\t" * 99, b"&lol;", b"&#0;",
    b"&#xD800;", b"&", b"&#99999999999;", b"&eacute;", b"<", b">", b"]]>", b"<![CDATA[", b"<!--",
    b"<?x?>", b"</p>", b"<table><tr><td>", b'<!DOCTYPE x [<!ENTITY lol "lol">]>', b"<a>" * 300,
    b"{" * 2000, b'<?xml version="1.0" encoding="utf-16"?>', b"[" * 2000, b'"', b"\\ud800",
    b"\\u0000", b"null", b"true", b"[]", b"{}", b"-1", b"0", b"1e999", b"9" * 400,
    b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-12:00", b"2026-02-30T25:61:61Z",
    b"(" * 500, b"``", b"''", b" " * 3000, "\u202e\u200b\u00ad\u2028\ufeff".encode(),
    "١٢٣".encode(), b"x" * 5000, b"The following information is not for publication",
)  # fmt: skip
LONGEST_BLOCK = 4000

Mutation = Callable[[Random, bytes, Sequence[bytes]], bytes]


def flip(random: Random, value: bytes, _: Sequence[bytes]) -> bytes:
    """Change some bytes."""
    changed = bytearray(value)
    for _time in range(random.randint(1, 8)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut(random: Random, value: bytes, _: Sequence[bytes]) -> bytes:
    """Lose a stretch, as often as not the end."""
    start, end = _block(random, value)
    return value[:start] if random.random() < 0.5 else value[:start] + value[end:]


def splice(random: Random, value: bytes, corpus: Sequence[bytes]) -> bytes:
    """Go on in the middle of another message."""
    other = random.choice(corpus)
    return value[: _block(random, value)[0]] + other[_block(random, other)[0] :]


def double(random: Random, value: bytes, _: Sequence[bytes]) -> bytes:
    """Send a stretch several times."""
    start, end = _block(random, value)
    return value[:end] + value[start:end] * random.choice((1, 2, 40)) + value[end:]


def insert(random: Random, value: bytes, _: Sequence[bytes]) -> bytes:
    """Put something in that some format has a meaning for."""
    at = random.randint(0, len(value))
    return value[:at] + random.choice(TOKENS) + value[at:]


def recode(random: Random, value: bytes, _: Sequence[bytes]) -> bytes:
    """Write it in another charset than it says."""
    return value.decode("utf-8", "replace").encode(random.choice(CHARSETS), "replace")


def swap(random: Random, value: bytes, _: Sequence[bytes]) -> bytes:
    """Put one quoted or tagged value in the place of another."""
    for mark in random.sample((b'"', b">", b"\n"), 3):
        parts = value.split(mark)
        if len(parts) > 2:
            one, other = random.sample(range(len(parts)), 2)
            parts[one], parts[other] = parts[other], parts[one]
            return mark.join(parts)
    return value


MUTATIONS: tuple[Mutation, ...] = (flip, cut, splice, double, insert, recode, swap)


def _block(random: Random, value: bytes) -> tuple[int, int]:
    """Choose a stretch."""
    start = random.randint(0, len(value))
    return start, min(len(value), start + random.randint(0, LONGEST_BLOCK))


def mutated(
    random: Random, message: Message, corpus: Sequence[bytes], forms: Sequence[str]
) -> Message:
    """Give a message with one to three things wrong, one time in eight called another format."""
    value = message.value
    for _time in range(random.randint(1, 3)):
        value = random.choice(MUTATIONS)(random, value, corpus)
    headers = message.headers
    if random.random() < 0.125:
        headers += (("wire-format", random.choice(forms).encode()),)
    if random.random() < 0.125:
        headers += (("content-type", f"text/plain; charset={random.choice(DECLARED)}".encode()),)
    return Message(value, message.received, headers=headers)
