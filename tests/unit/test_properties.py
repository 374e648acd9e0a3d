"""Laws that hold for any input: bytes are read or dead, spans say what they cover."""

from collections.abc import Iterator

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from support.messages import MAX_BYTES, NOW, message
from wiredesk.enrich import enrich
from wiredesk.pipeline import handle, receive
from wiredesk.story import Article, DeadLetter, Item, Span, Story
from wiredesk.topics import largest_record

# Names, dates and credits in many scripts, so that what is random still holds things to find.
WORDS = st.sampled_from(
    """
    Baghdad بغداد وبغداد الولايات المتحدة 北京 東京 서울에서 Москва Paris, (AFP) – 1er août
    London, Aug 3 (Reuters) - 新华社北京8月3日电 【東京共同】 İstanbul'da São Paulo New York
    strike election 😀 e\u0301 \u200f (شينخوا) أول أغسطس 2021 МОСКВА, /ТАСС/. \u0000 =
    """.split()
)
PROSE = st.lists(WORDS | st.text(max_size=12), max_size=30).map(" ".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)
NINJS_NAMES = (
    "uri guid type standard version versioncreated versionCreated pubstatus pubStatus urgency "
    "headline headlines body_text body_html bodies subject subjects language embargoed byline"
).split()


def spans_in(value: object) -> Iterator[Span]:
    """Find every span in a fact."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from spans_in(entry)


def outcome(value: bytes) -> None:
    """Put bytes through the whole path, and check what it promises."""
    for found in receive(message(value), max_bytes=MAX_BYTES, now=NOW):
        if isinstance(found, DeadLetter):
            assert found.message.value == value
            assert found.detail
        else:
            for record in handle(found, lambda _: None, now=NOW).send:
                assert len(record.value or b"") <= largest_record(len(value))


@given(st.binary(max_size=400))
def test_any_bytes_are_an_item_or_a_dead_letter(value: bytes) -> None:
    outcome(value)


@given(PROSE)
def test_any_text_is_an_item_or_a_dead_letter(text: str) -> None:
    outcome(text.encode())


@given(st.dictionaries(st.sampled_from(NINJS_NAMES), JSON | PROSE))
def test_any_ninjs_is_an_item_or_a_dead_letter(document: dict[str, object]) -> None:
    outcome(orjson.dumps({"pubstatus": "usable", **document}))


@given(PROSE, PROSE)
@settings(max_examples=300)
def test_spans_say_what_they_cover(headline: str, text: str) -> None:
    article = Article(format="plain", headline=headline, text=text)
    item = Item(id="a", version=1, digest="b", article=article, received=NOW, decoded=NOW)
    for fact in enrich(Story(item)).facts.values():
        for span in spans_in(fact):
            assert getattr(article, span.field)[span.start : span.end] == span.text
