"""ANPA 1312: what its two header lines, its elements and its end say, and a story's identity."""

import pytest

from support.articles import article, decoded, refusal
from wiredesk.story import Article, Decoded, Link, Reason

END = "AP-WF-07-14-26 0944GMT"
WORDS = "OSLO, Norway (AP) _ Parliament passed the budget on Monday after a long debate at night."


def wire(
    head: str = "r i",
    keyword: str = "BC-AS--Rivers",
    version: str = "",
    words: str = "0015",
    **more: str,
) -> str:
    """Write a message."""
    first = more.get("first", "W0412")
    elements = more.get("elements", f"^{keyword},11<\r\n^Rivers rise<\r\n")
    text, end = more.get("text", WORDS), more.get("end", END)
    return (
        f"\x16\x16\x01{first}\x1fasian\r\n{head}\x13\x11 {keyword}{version}     07-14 {words}\r\n"
        f"\x02{elements}\t   {text}\r\n\t   \x03{end}\r\n\x0c\r\n\x04"
    )


def read(*head: str, **more: str) -> Article:
    return article(wire(*head, **more))


def told(**more: str) -> Decoded:
    (found,) = decoded(wire(**more))
    return found


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({}, "provider", "AP"),
        ({}, "sequence", "0412"),
        ({}, "headline", "Rivers rise"),
        ({}, "slugline", "Rivers"),
        ({}, "take_key", None),
        ({}, "text", WORDS.replace("_", "—")),
        ({}, "urgency", 4),
        ({"head": "i"}, "urgency", 4),
        ({"head": "U i"}, "urgency", 3),
        ({}, "word_count", 15),
        ({"words": "0000"}, "word_count", None),
        ({}, "category", "i"),
        ({"head": "r I"}, "category", "i"),
        ({"head": "r z"}, "category", "s"),
        ({"version": " 2ndLd"}, "slugline", "Rivers"),
        ({"keyword": "AM-Rivers"}, "slugline", "Rivers"),
        ({"keyword": "PM-US--Rivers"}, "slugline", "Rivers"),
        ({"elements": "^BC-AS--Rivers, 2nd Ld-Writethru,11<\r\n^Rivers rise<\r\n"}, "take_key",
         "2nd Ld-Writethru"),
        ({"elements": "^BC-AS--Rivers,11<\r\n^Rivers rise<\r\n^By ANN A=\r\n"}, "byline",
         "By ANN A"),
        ({"elements": "^BC-AS--Rivers,11<\r\n^Rivers rise<\r\n^Eds: Adds quote.<\r\n"},
         "editor_note", "Adds quote."),
        ({"first": "W0412reu", "end": "07-14-26 0944GMT"}, "provider", "reu"),
        ({}, "signals", ()),
        ({"keyword": "BC-AS--Rivers-ABRIDGED"}, "signals", ("ABRIDGED",)),
    ],
)  # fmt: skip
def test_fields(more: dict[str, str], field: str, value: object) -> None:
    assert getattr(read(**more), field) == value


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({}, "story"),
        ({"head": "r v"}, "advisory"),
        ({"keyword": "BC-News-Digest"}, "digest"),
        ({"keyword": "BC-NewsAlert"}, "alert"),
        ({"head": "b i", "elements": ""}, "alert"),
        ({"head": "f i", "elements": ""}, "alert"),
        ({"head": "u i", "elements": ""}, "story"),
        ({"head": "b i"}, "story"),
        ({"head": "b i", "elements": "", "text": f"{WORDS}\r\n\t   {WORDS}"}, "story"),
    ],
)
def test_kinds(more: dict[str, str], kind: str) -> None:
    assert read(**more).item_type == kind


def test_all_leads_of_a_day_are_one_story_and_each_has_a_number() -> None:
    first, second = read(), read(first="W0420", version=" 1stLd")
    assert first.native_id == second.native_id == "AP:BC-AS--Rivers:2026-07-14"
    assert [link.id for link in (*first.links, *second.links)] == [
        "AP:W0412:2026-07-14",
        "AP:W0420:2026-07-14",
    ]
    assert {link.relation for link in first.links} == {"alternate"}


@pytest.mark.parametrize(
    ("more", "native_id"),
    [
        ({"version": " add"}, "AP:W0412:2026-07-14"),
        ({"version": " 1st Insert"}, "AP:W0412:2026-07-14"),
        ({"keyword": "BC-NewsAlert"}, "AP:W0412:2026-07-14"),
        ({"head": "r v"}, "AP:W0412:2026-07-14"),
        ({"end": "AP-WF"}, None),
        ({"end": "07-14-26 0944GMT", "text": "Parliament passed the budget."}, None),
    ],
)
def test_what_is_no_version_of_the_whole_has_its_number_alone(
    more: dict[str, str], native_id: str | None
) -> None:
    more = {"elements": "^Rivers rise<\r\n", **more} if "version" in more else more
    found = read(**more)
    assert (found.native_id, found.links) == (native_id, ())


def test_a_first_version_is_made_when_it_is_sent_and_a_lead_is_not() -> None:
    first = read()
    lead = read(elements="^BC-AS--Rivers, 2nd Ld,11<\r\n^Rivers rise<\r\n")
    assert first.sent is not None
    assert (first.created, lead.created, lead.sent) == (first.sent, None, first.sent)


@pytest.mark.parametrize(
    ("keyword", "code"),
    [("BKN--Bulls-Heat", "15008000"), ("BC-SOC--Final", "15054000"), ("BC-Rivers", None)],
)
def test_sports_are_told_by_their_letters(keyword: str, code: str | None) -> None:
    codes = {subject.code for subject in read(keyword=keyword, elements="").subjects}
    assert codes == ({code} if code else set())


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Eds: Adds quote. Call 212-555-0142.", "Adds quote."),
        ("Eds: Adds quote. Write to desk@x.example; thanks.", "Adds quote. thanks."),
    ],
)
def test_a_note_loses_only_the_sentences_with_contacts(note: str, kept: str) -> None:
    found = read(elements=f"^BC-AS--Rivers,11<\r\n^Rivers rise<\r\n^{note}<\r\n")
    assert found.editor_note == kept


@pytest.mark.parametrize(
    ("words", "told_so"),
    [("7", True), ("8", False), ("16", False), ("32", False), ("33", True), ("0", False)],
)
def test_a_word_count_that_lies_is_told(words: str, told_so: bool) -> None:
    lies = [
        warning
        for warning in told(words=words.zfill(4)).warnings
        if warning.startswith("word count")
    ]
    assert lies == ([f"word count: {int(words)} in the header, 16 found"] if told_so else [])


def test_a_header_that_is_broken_is_refused() -> None:
    refused = refusal("\x16\x16\x01W0412\x1fasian\r\n\x02")
    assert refused.reason is Reason.MALFORMED
    assert refused.detail == "header: level, number, selector, priority, category"


def test_sources_name_what_was_said_and_nothing_else() -> None:
    found = told()
    assert found.sources["sent"] == "end of text"
    assert not {"byline", "take_key", "editor_note", "tables"} & set(found.sources)


def test_the_agency_may_be_named_by_a_header_of_the_message() -> None:
    found = article(wire(), wire_provider="Meridian")
    assert (found.provider, found.native_id) == ("Meridian", "Meridian:BC-AS--Rivers:2026-07-14")
    assert found.links == (Link(relation="alternate", id="Meridian:W0412:2026-07-14"),)
