"""A megabyte of what the text formats' patterns like least takes time in step with its length."""

from contextlib import suppress
from time import process_time

import pytest

from support.messages import message
from wiredesk.decode import decode
from wiredesk.story import Rejected

FORMS = {
    "iptc-7901": (
        "\x01dws0143 4 pl 12 vvvvb  dsw 0612\r\n\r\nHafen/\r\n\x02Titel =\r\n\n{}\r\n"
        "\x03141612 GMT Jul 26\r\n\x04"
    ),
    "anpa-1312": (
        "\x16\x16\x01W0412\x1fasian\r\nr i\x13\x11 BC-AS--Rivers     07-14 0001\r\n"
        "\x02^BC-AS--Rivers,11<\r\n^Rivers rise<\r\n\t   {}\r\n\t   \x03AP-WF-07-14-26 0944GMT\r\n"
    ),
    "press-wire": "Title\n\nOSLO, Norway, July 14, 2026 /PRNewswire/ -- {}\n",
    "plain": "Title\n\nOSLO, July 14 (Deskwire) - {}\n",
    "mail": "From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n{}",
}
PIECES = (
    "\x12\x11", "\t", "\n", "^", "<", "=", "_", "/", "(", "a ", " ", "a\n", "a@", "@a.", "a@b.c ",
    "1", "1-", "1 ", "1.", "+4", "【", "Contact\n", "About x\n", "Contact: \nAbout x\n", "a  1\n",
    "文", "Ã©", "ð¼", "``", "note\n", "not for publication\n", "note to editors\n", "((a@b.c\n",
    "OSLO (AP) - ", "/PRNewswire/", "--b\n", "=?utf-8?q?a?= ", "a: b\n", "SOURCE a\n", "ENDS\n",
    "1ST LEAD\n", "^a<\n", "tel ", "555-", "(212) 555-0142 ", "a\u2028", "- a\n", "*\n\n", "...",
    "12-MAR-24 10:15\n", "Utl.: a\n", "NNNN\n",
)  # fmt: skip
LONG = 1_000_000
SHORT = LONG // 4
# Four times the length takes four times as long; as the square of it, sixteen times.
MOST_GROWTH = 9
NOISE_SECONDS = 0.2
MOST_SECONDS = 10.0


def seconds(form: str, size: int) -> float:
    """Give the CPU time of decoding runs of every piece, of this size in all."""
    run = size // len(PIECES)
    body = "".join(piece * (run // len(piece)) for piece in PIECES)
    written = message(form.replace("{}", body))
    started = process_time()
    with suppress(Rejected):
        decode(written, 10 * LONG)
    return process_time() - started


@pytest.mark.parametrize("form", FORMS)
def test_time_grows_as_length(form: str) -> None:
    short, long = seconds(FORMS[form], SHORT), seconds(FORMS[form], LONG)
    assert long < MOST_SECONDS
    assert long < MOST_GROWTH * short + NOISE_SECONDS
