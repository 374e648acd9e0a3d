"""Plain text and mail: what stands above the dateline, around the text, and in a mail's header."""

import pytest

from support.articles import article, decoded, reason
from wiredesk.story import Reason

WORDS = "OSLO (Meridian) - Parliament passed the budget on Monday after a long debate."


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (WORDS, "text", WORDS),
        (WORDS, "headline", "Parliament passed the budget on Monday after a long debate."),
        (WORDS, "headline_is_first_words", True),
        (f"Budget passed\n\n{WORDS}", "headline", "Budget passed"),
        (f"Budget passed\n\n{WORDS}", "headline_is_first_words", False),
        (f"Budget passed\n\n{WORDS}", "text", WORDS),
        (f"2ND LEAD\nBudget passed\n\n{WORDS}", "take_key", "2ND LEAD"),
        (f"Budget passed\nBy Ann Example\n\n{WORDS}", "byline", "Ann Example"),
        (f"Budget passed\n(Adds quote)\n\n{WORDS}", "editor_note", "Adds quote"),
        (f"News Digest\n\n{WORDS}", "item_type", "digest"),
        (f"Budget passed\n\n{WORDS}", "item_type", "story"),
        (f"{WORDS}\n\nNote to editors\nA photo follows.", "editor_note",
         "Note to editors\nA photo follows."),
        (f"{WORDS}\n\nNote to editors\nA photo follows.", "text", WORDS),
        (f"{WORDS}\nNot for publication: ask Ann.", "editor_note", None),
        (f"{WORDS}\nNot for publication: ask Ann.", "text", WORDS),
        (f"{WORDS}\n((Reporting by Ann; ann@desk.example))", "text", WORDS),
        (f"ZCZC ABC123\n\n{WORDS}\nNNNN", "text", WORDS),
        (f"{WORDS}\n14-JUL-26 16:12 NNNN", "text", WORDS),
        (f"{WORDS}\nXXX-AB/CD", "text", WORDS),
    ],
)  # fmt: skip
def test_what_is_read(text: str, field: str, value: object) -> None:
    assert getattr(article(text), field) == value


@pytest.mark.parametrize(
    ("end", "provider", "sent"),
    [
        ("14-JUL-26 16:12", "ANSA", "2026-07-14T16:12:00+02:00"),
        ("14-JUL-26 16:12 NNNN", "ANSA", "2026-07-14T16:12:00+02:00"),
        ("NNNN", "ANSA", None),
    ],
)
def test_when_it_was_sent(end: str, provider: str, sent: str | None) -> None:
    found = article(f"{WORDS}\n{end}", wire_provider=provider)
    assert (found.sent and found.sent.isoformat()) == sent
    assert found.created == found.sent
    assert found.provider == provider


def test_a_take_was_not_made_when_it_was_sent() -> None:
    found = article(f"2ND LEAD\nBudget passed\n\n{WORDS}\n14-JUL-26 16:12", wire_provider="ANSA")
    assert found.sent is not None
    assert found.created is None


@pytest.mark.parametrize("text", ["...", "- - -", "\u200b", "***\n---"])
def test_marks_are_no_words(text: str) -> None:
    assert reason(text) is Reason.EMPTY


MAIL = (
    "From: Meridian <desk@meridian.example>\nTo: wire@desk.example\nSubject: Budget passed\n"
    "Message-ID: <a1@meridian.example>\nDate: Mon, 03 Aug 2026 10:00:00 +0200\n"
    "Content-Type: text/plain; charset=utf-8\n\n"
)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("provider", "Meridian"),
        ("headline", "Budget passed"),
        ("headline_is_first_words", False),
        ("native_id", "a1@meridian.example"),
        ("text", WORDS),
    ],
)
def test_mail(field: str, value: object) -> None:
    assert getattr(article(MAIL + WORDS), field) == value


def test_when_a_mail_was_sent() -> None:
    found = article(MAIL + WORDS)
    assert found.sent is not None
    assert found.sent.isoformat() == "2026-08-03T10:00:00+02:00"


def test_no_address_of_a_mail_is_published() -> None:
    found = article(MAIL + WORDS)
    assert "desk@" not in found.model_dump_json()
    assert "wire@" not in found.model_dump_json()


def test_a_headline_in_the_text_counts_before_the_subject() -> None:
    assert article(f"{MAIL}Parliament says yes\n\n{WORDS}").headline == "Parliament says yes"


def test_sources_name_what_was_said_and_nothing_else() -> None:
    (found,) = decoded(WORDS)
    assert set(found.sources) == {"headline", "text"}
