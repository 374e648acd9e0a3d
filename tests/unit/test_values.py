"""Values as JSON: in another way than pydantic's own, and the same to the byte."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from support.generator import first_versions
from support.messages import MAX_BYTES
from wiredesk.pipeline import handle, receive
from wiredesk.story import Article, Item, ItemType, Link, Message, Status, Subject, Value

OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(timezones=st.just(UTC) | OFFSETS)
TEXTS = st.text(max_size=40)
ITEM_TYPES: tuple[ItemType, ...] = ("story", "table")


class Measured(Value):
    """A value with numbers of any size."""

    whole: int
    part: float
    parts: tuple[float, ...] = ()


def by_pydantic(value: Value) -> bytes:
    return value.model_dump_json().encode()


def test_stories_are_written_as_pydantic_writes_them(now: datetime) -> None:
    for wire in first_versions(20):
        for item in receive(Message(wire.value, now), max_bytes=MAX_BYTES, now=now):
            assert isinstance(item, Item)
            envelope = handle(item, lambda _: None, now=now).envelope
            assert envelope is not None
            assert item.to_json() == by_pydantic(item)
            assert envelope.to_json() == by_pydantic(envelope)


@given(
    article=st.builds(
        Article,
        format=TEXTS,
        headline=st.none() | TEXTS,
        text=TEXTS,
        status=st.sampled_from(Status),
        item_type=st.sampled_from(ITEM_TYPES),
        urgency=st.none() | st.integers(1, 9),
        word_count=st.none() | st.integers(0, 2**70),
        sent=st.none() | INSTANTS,
        links=st.lists(st.builds(Link, relation=st.just("related"), id=TEXTS), max_size=2),
        subjects=st.lists(st.builds(Subject, code=TEXTS), max_size=2),
    ),
)
def test_any_article_is_written_as_pydantic_writes_it(article: Article) -> None:
    assert article.to_json() == by_pydantic(article)
    read_again = Article.model_validate_json(article.to_json())
    assert read_again.to_json() == article.to_json()


@given(st.builds(Measured, whole=st.integers(), part=st.floats(), parts=st.lists(st.floats())))
def test_any_number_is_written_as_pydantic_writes_it(value: Measured) -> None:
    assert value.to_json() == by_pydantic(value)
