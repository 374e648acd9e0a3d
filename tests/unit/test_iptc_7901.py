"""IPTC 7901: what a header says, what stands above a text, and how a message ends."""

from datetime import UTC, datetime

import pytest

from support.articles import article, decoded, reason
from wiredesk.story import Reason

HEADER = "dws0143 4 pl 120 dsw 061"
END = "141612 GMT Jul 26"
WORDS = "Oslo (dsw) - Das Parlament hat am Montag nach langer Debatte den Haushalt beschlossen."


def framed(body: str = WORDS, header: str = HEADER, above: str = "Hafen/", end: str = END) -> str:
    """Write a message with all its framing characters."""
    return f"\x01{header}\r\n{above}\r\n\x02{body}\r\n\x03{end}\r\n\x04"


@pytest.mark.parametrize(
    ("header", "field", "value"),
    [
        (HEADER, "provider", "dsw"),
        (HEADER, "sequence", "0143"),
        (HEADER, "priority", 4),
        (HEADER, "urgency", 4),
        (HEADER, "category", "pl"),
        (HEADER, "word_count", 120),
        (HEADER, "native_version", None),
        ("dws0143 0 pl 120 dsw 061", "urgency", None),
        ("dws0143 0 pl 120 dsw 061", "priority", 0),
        ("dws0143 4 pl 0 dsw 061", "word_count", None),
        ("dws0143 4 pl", "word_count", None),
        ("dws 143 4 pl 120 dsw 061", "sequence", "143"),
        ("dws0143 4 pl 120", "provider", "dws"),
        ("dws0143 4 pl 120 /AFP-WX12", "provider", "AFP"),
        ("dws0143 4 pl 120 ccccb   dsw 061", "provider", "dsw"),
        ("dws0143 4 pl 120 KNA 170123-89-00065#2", "provider", "KNA"),
        ("dws0143 4 pl 120 KNA 170123-89-00065#2", "native_id", "KNA:170123-89-00065"),
        ("dws0143 4 pl 120 KNA 170123-89-00065#2", "native_version", "2"),
        ("dws0143 4 pl 120 KNA 170123-89-00065/2", "native_version", "2"),
        ("dws0143 4 pl 120 KNA 170123-89-00065", "native_version", None),
        (HEADER, "native_id", "dsw:dws0143:2026-07-14"),
        ("DWS0143 4 pl 120 dsw 061", "native_id", "dsw:dws0143:2026-07-14"),
    ],
)
def test_headers(header: str, field: str, value: object) -> None:
    assert getattr(article(framed(header=header)), field) == value


@pytest.mark.parametrize(
    "header", ["0143 4 pl 120", "dws 4 pl 120", "dws0143 44 pl 120", "dws0143 4 12 120", "dws0143"]
)
def test_what_is_no_header(header: str) -> None:
    assert article(f"{header}\n\n{WORDS}\n").format == "plain"


def test_a_word_count_or_a_frame_tells_it_from_prose() -> None:
    assert article(f"dws0143 4 pl 120\n\n{WORDS}\n").format == "iptc-7901"
    assert article(f"dws0143 4 pl\n\n{WORDS}\n").format == "plain"


def test_the_agency_may_be_named_by_a_header_of_the_message() -> None:
    assert article(framed(), wire_provider="Meridian").provider == "Meridian"


# What stands above the text


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        (f"Titel =\n{WORDS}", "headline", "Titel"),
        (f"Titel =\n{WORDS}", "headline_is_first_words", False),
        (WORDS, "headline_is_first_words", True),
        (f"Titel der\nzwei Zeilen hat =\n{WORDS}", "headline", "Titel der zwei Zeilen hat"),
        (f"2. Zusammenfassung\nTitel =\n{WORDS}", "take_key", "2. Zusammenfassung"),
        (f"2. Zusammenfassung\nTitel =\n{WORDS}", "headline", "Titel"),
        (f"Titel\nVon Ida Krag =\n{WORDS}", "byline", "Ida Krag"),
        (f"Titel\nVon Ida Krag =\n{WORDS}", "headline", "Titel"),
        (f"(Neu: Reaktionen)\nTitel =\n{WORDS}", "editor_note", "Neu: Reaktionen"),
        (f"Titel =\nVon Ida Krag =\n{WORDS}", "byline", "Ida Krag"),
        (f"Titel\nUtl: Mehr dazu =\n{WORDS}", "text", f"{WORDS}\nMehr dazu"),
        (f"Titel =\n{WORDS}", "text", WORDS),
        (f"Titel =\n{WORDS}", "slugline", "Hafen"),
        (f"Titel =\n{WORDS}", "keywords", ("Hafen",)),
    ],
)
def test_lines_above_the_text(body: str, field: str, value: object) -> None:
    assert getattr(article(framed(body)), field) == value


@pytest.mark.parametrize(
    ("above", "slugline", "keywords"),
    [
        ("Hafen/Schiffe/", "Hafen/Schiffe", ("Hafen", "Schiffe")),
        ("Hafen", "Hafen", ("Hafen",)),
        ("", None, ()),
    ],
)
def test_sluglines(above: str, slugline: str | None, keywords: tuple[str, ...]) -> None:
    found = article(framed(f"Titel =\n{WORDS}", above=above))
    assert (found.slugline, found.keywords) == (slugline, keywords)


def test_without_a_frame_blank_lines_part_the_headline_from_the_text() -> None:
    found = article(f"{HEADER}\n\nHafen/\nTitel\n\n{WORDS}\n\n{END}\n")
    assert (found.slugline, found.headline, found.text) == ("Hafen", "Titel", WORDS)
    assert found.sent == datetime(2026, 7, 14, 16, 12, tzinfo=UTC)


def test_a_sentence_with_an_equals_sign_is_no_headline() -> None:
    body = f"Titel =\n{WORDS}\nEins und eins =\nsind zwei, sagt der Minister am Abend."
    found = article(framed(body))
    assert found.headline == "Titel"
    assert "Eins und eins" in found.text


# How it ends


@pytest.mark.parametrize(
    ("end", "sent"),
    [
        ("141612 GMT Jul 26", "2026-07-14T16:12:00+00:00"),
        ("141612 Jul 26", "2026-07-14T16:12:00+00:00"),
        ("141612 MESZ Jul 26", "2026-07-14T16:12:00+02:00"),
        ("141612 GMT juil 26", "2026-07-14T16:12:00+00:00"),
        ("APA0345    2026-07-14/16:12", "2026-07-14T16:12:00+02:00"),
        ("14-JUL-26 16:12 NNNN", "2026-07-14T16:12:00+00:00"),
        ("141612 GMT Jul 26\nNNNN", "2026-07-14T16:12:00+00:00"),
        ("NNNN", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("frame", [True, False])
def test_ends(end: str, sent: str | None, frame: bool) -> None:
    header = HEADER.replace("dsw 061", "APA 345") if end.startswith("APA") else HEADER
    unframed = f"{header}\nHafen/\nTitel =\n{WORDS}\n\n{end}\n"
    found = article(framed(f"Titel =\n{WORDS}", header, end=end) if frame else unframed)
    assert (found.sent and found.sent.isoformat()) == sent
    assert found.text == WORDS


def test_a_first_version_is_made_when_it_is_sent_and_a_take_is_not() -> None:
    first = article(framed(f"Titel =\n{WORDS}"))
    take = article(framed(f"2. Lead\nTitel =\n{WORDS}"))
    assert (first.created, take.created) == (first.sent, None)
    assert take.sent == first.sent


def test_a_time_without_a_zone_is_the_agency_s_and_said_so() -> None:
    (found,) = decoded(framed(end="141612 Jul 26", header="bdt0143 4 pl 120 dpa 061"))
    assert found.article.sent is not None
    assert found.article.sent.isoformat() == "2026-07-14T16:12:00+02:00"
    assert "time of transmission has no time zone: taken as Europe/Berlin" in found.warnings


@pytest.mark.parametrize("closing", ["(Schluss)", "(Forts. mögl.) ik", "(Schluss) ik/ab"])
def test_what_says_that_a_story_ends_is_no_text(closing: str) -> None:
    assert article(framed(f"Titel =\n{WORDS}\n{closing}")).text == WORDS


@pytest.mark.parametrize("signature", ["dsw wsz jln npr", "mlr/ab"])
def test_who_wrote_and_edited_is_no_text(signature: str) -> None:
    assert article(framed(f"Titel =\n{WORDS}\n{signature}")).text == WORDS
    assert article(framed(f"Titel =\n{signature}\n{WORDS}")).text != WORDS


# What kind of thing it is


@pytest.mark.parametrize(
    ("priority", "body", "kind"),
    [
        (4, f"Titel =\n{WORDS}", "story"),
        (2, f"Titel =\n{WORDS}", "alert"),
        (1, f"Titel =\n{WORDS}", "alert"),
        (3, f"Titel =\n{WORDS}", "story"),
        (0, f"Titel =\n{WORDS}", "story"),
        (2, f"Titel =\n{WORDS}\n\n{WORDS}", "story"),
        (2, f"KILL\nTitel =\n{WORDS}", "story"),
        (4, f"Terminvorschau für Montag =\n{WORDS}", "advisory"),
        (4, f"Eilmeldung: Hafen =\n{WORDS}", "alert"),
        (4, "Titel =\nEins   1\nZwei   2\nDrei   3", "table"),
    ],
)
def test_kinds(priority: int, body: str, kind: str) -> None:
    header = f"dws0143 {priority} pl 120 dsw 061"
    assert article(framed(body, header=header)).item_type == kind


def test_a_message_without_words_is_empty() -> None:
    assert reason(framed("")) is Reason.EMPTY


def test_subjects_are_those_of_the_category() -> None:
    (subject,) = article(framed()).subjects
    assert (subject.code, subject.media_topic) == ("pl", "medtop:11000000")


def test_sources_name_what_was_said_and_nothing_else() -> None:
    (found,) = decoded(framed(WORDS, above=""))
    assert found.sources["sent"] == "end"
    assert found.sources["priority"] == "header: priority"
    assert not {"slugline", "byline", "take_key", "editor_note"} & set(found.sources)
