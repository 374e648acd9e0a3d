"""The formats of the teleprinter age, and press releases: what no case shows by itself."""

from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.messages import MAX_BYTES, message
from wiredesk.decode import decode
from wiredesk.story import Decoded, Rejected

IPTC = (
    "\x01dws0143 4 pl 12 vvvvb  dsw 0612\r\n\nHafen/\r\n\x02Titel =\r\n\n{}\r\n"
    "\x03141612 GMT Jul 26\r\n\x04"
)
ANPA = (
    "\x16\x16\x01W0412\x1fasian\r\n{} i\x13\x11 BC-AS--Rivers     07-14 0001\r\n"
    "\x02^BC-AS--Rivers,11<\r\n^Rivers rise<\r\n\t   {}\r\n\t   \x03{}\r\n\x0c\r\n\x04"
)
RELEASE = "Title\n\nOSLO, Norway, July 14, 2026 /PRNewswire/ -- {}\n"
FORMS = (IPTC, ANPA.replace("{}", "r", 1).replace("{}", "AP-WF-07-14-26 0944GMT", 2), RELEASE)

PIECES = "\x01\x02\x03\x04\x11\x12\x13\x14\x1f\t\n^<=_/(: a7"
WORST = [
    *PIECES,
    "a ",
    "^a<\n",
    "1 ",
    "1-",
    "a.",
    "a@",
    "a\n",
    "\x12\x11",
    "+4",
    "Contact ",
    "a  1\n",
    "文",
]
# What takes a second on a machine of its own may take longer on one that is shared.
MOST_SECONDS = 10.0


def read(text: str) -> Decoded:
    (found,) = decode(message(text), MAX_BYTES)
    return found


def anpa(priority: str = "r", text: str = "Text.", end: str = "AP-WF-07-14-26 0944GMT") -> Decoded:
    return read(ANPA.format(priority, text, end))


@pytest.mark.parametrize(
    ("letter", "urgency"), [("f", 1), ("b", 2), ("u", 3), ("r", 4), ("d", 5), ("a", 6), ("y", None)]
)
def test_anpa_priorities(letter: str, urgency: int | None) -> None:
    assert anpa(priority=letter).article.urgency == urgency


@pytest.mark.parametrize(
    ("end", "sent"),
    [
        ("AP-WF-07-14-26 0944GMT<", "2026-07-14T09:44:00+00:00"),
        ("AP-NY-07-04-26 0944EDT<", "2026-07-04T09:44:00-04:00"),
        ("16:35ET 04-07-26<", "2026-07-04T16:35:00-04:00"),
        ("TOK-16:35-04-07-26", "2026-07-04T16:35:00+09:00"),
        ("XX-YY-14-07-26 0944GMT", "2026-07-14T09:44:00+00:00"),
        ("AP-WF-02-30-26 0944GMT", None),
        ("nothing", None),
    ],
)
def test_anpa_ends(end: str, sent: str | None) -> None:
    found = anpa(end=end)
    assert (found.article.sent.isoformat() if found.article.sent else None) == sent
    assert bool(found.warnings) is (sent is None)


@pytest.mark.parametrize(
    ("end", "native_id"),
    [("141612 GMT Jul 26", "dsw:dws0143:2026-07-14"), ("141612", None), ("", None)],
)
def test_a_number_without_a_date_identifies_nothing(end: str, native_id: str | None) -> None:
    assert (
        read(IPTC.format("Text.").replace("141612 GMT Jul 26", end)).article.native_id == native_id
    )


@pytest.mark.parametrize(
    "private", ["+49 30 23125 014", "desk@example.org", "(212) 555-0142", "Tel: 0221 4710 0148"]
)
@pytest.mark.parametrize(
    "form",
    [
        IPTC.format("Köln (ots) - Text.\n\nPressekontakt:\nHedda Ahlbeck\n{}"),
        IPTC.format("Köln (dpa) - Text.\n\nThe following information is not for publication\n{}"),
        ANPA.format("r", "Text.", "AP-WF-07-14-26 0944GMT").replace(
            "^Riv", "^Eds: New. Call {}.<\n^Riv"
        ),
        RELEASE.format("Text.\n\nContact: Hedda Ahlbeck\n{}"),
        RELEASE.format("Text.\n\n{}"),
    ],
    ids=("release-in-frame", "private-part", "note", "contact", "line"),
)
def test_a_contact_is_in_no_field(form: str, private: str) -> None:
    assert private not in repr(read(form.format(private)).article)


@given(st.lists(st.sampled_from([*PIECES, "By "]), max_size=60))
def test_any_text_in_any_frame_is_read_or_refused(pieces: list[str]) -> None:
    for form in FORMS:
        for text in (form.format("".join(pieces)), form[:20] + "".join(pieces) + form[20:]):
            with suppress(Rejected):
                assert read(text).article.model_dump_json()


@pytest.mark.parametrize("form", FORMS, ids=("iptc-7901", "anpa-1312", "press-wire"))
@pytest.mark.parametrize("piece", WORST)
def test_the_worst_takes_bounded_time(form: str, piece: str) -> None:
    body = piece * (100_000 // len(piece))
    started = perf_counter()
    for text in (
        form.format(body),
        form.format(body).replace("=", " "),
        body.join(form.split(" ")),
    ):
        with suppress(Rejected):
            decode(message(text), MAX_BYTES * 30)
    assert perf_counter() - started < MOST_SECONDS
