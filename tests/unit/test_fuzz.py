"""One law for any bytes: an item or a dead letter with a known reason, soon, and nothing else.

The normal run reads a few thousand messages; ``pytest --fuzz 100000`` is the long form.
"""

from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path
from random import Random
from time import perf_counter

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.cases import FOLDERS, facts_of, message_of
from support.messages import MAX_BYTES, NOW, message
from support.mutations import TOKENS, mutated
from wiredesk.decode import decoders
from wiredesk.pipeline import receive
from wiredesk.story import DeadLetter, Message, Reason

SEED = 20_260_803
SHORT = 3000
# What takes a second on a machine of its own may take longer on one that is shared.
MOST_SECONDS = 5.0
MOST_DETAIL = 400

READABLE = [folder for folder in FOLDERS if "reason" not in facts_of(folder)]
STORIES = [next(group) for _, group in groupby(READABLE, key=lambda folder: folder.parent.name)]

NAMES = """
    nitf head body body.head body.content docdata doc-id urgency hedline hl1 p newsMessage itemSet
    newsItem itemMeta contentMeta contentSet inlineXML guid versionCreated pubStatus NewsML NewsItem
    NewsComponent NewsLines HeadLine DateLine DataContent rss channel item title description feed
    entry
""".split()
XML = st.recursive(
    st.text(max_size=12)
    | st.sampled_from([token.decode("utf-8", "replace") for token in TOKENS[:40]]),
    lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4)).map(
        lambda tree: f"<{tree[0]}>{''.join(tree[1])}</{tree[0]}>"
    ),
    max_leaves=20,
)


def law(sent: Message) -> float:
    """Hold what comes of a message to the law, and give the seconds that it took."""
    started = perf_counter()
    results = receive(sent, max_bytes=MAX_BYTES, now=NOW)
    seconds = perf_counter() - started
    assert results, "a message may not vanish"
    for found in results:
        if isinstance(found, DeadLetter):
            assert found.reason in set(Reason)
            assert 0 < len(found.detail) <= MOST_DETAIL
        else:
            assert found.model_dump_json()
    return seconds


def test_mutated_cases(pytestconfig: pytest.Config) -> None:
    count = pytestconfig.getoption("fuzz")
    random = Random(SEED)  # noqa: S311 (no secret; the same every time)
    messages = [message_of(folder, facts_of(folder)) for folder in FOLDERS]
    corpus = [sent.value for sent in messages]
    slowest = 0.0
    for number in range(count):
        sent = mutated(random, random.choice(messages), corpus, list(decoders()))
        try:
            slowest = max(slowest, law(sent))
        except Exception as error:
            error.add_note(f"message {number} of seed {SEED}: {sent.headers} {sent.value[:2000]!r}")
            raise
    print(f"{count} mutated messages read, the slowest in {slowest * 1000:.0f} ms")  # noqa: T201 (what CI shows)
    assert slowest < MOST_SECONDS


@settings(max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(list(decoders())))
def test_any_bytes_called_any_format(value: bytes, form: str) -> None:
    law(message(value, wire_format=form))


@settings(max_examples=150)
@given(XML)
def test_any_elements(markup: str) -> None:
    law(message(f"<{NAMES[0]}>{markup}</{NAMES[0]}>".encode("utf-8", "replace")))
    law(message(markup.encode("utf-8", "replace")))


PIECES = (
    b"<", b"<a ", b"<a>", b"</a>", b"<p>x", b"<table><tr><td>", b"<![CDATA[", b"<!--", b"&", b"&a",
    b"&eacute;", b"``", b"''", b"x ", b"\n", b" \n", b"\x01", b"\x02", b"\x16\x16\x01", b"\x13",
    b"\x1f", b"(a) ", b"<!DOCTYPE ", b"[<!ENTITY a 'b'>]", b"=", b"-", b"A", b"AAA (AP) - ", b"+1 ",
    b"\xc3\x83\xc2\xa9", b"a@", b"a.", b"@a.b", b"12-", b"\\", b'{"a":', b"[", b'"', b"\n\n    x",
    b" " * 64 + b"x\n", b"1 2  3   4\n", b"By A, ", b". ",
)  # fmt: skip


@pytest.fixture
def size(pytestconfig: pytest.Config) -> int:
    """Give the bytes of a large message: all that is read, in the long form."""
    return MAX_BYTES if pytestconfig.getoption("fuzz") > SHORT else MAX_BYTES // 5


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_much_of_anything_is_read_in_time(piece: bytes, size: int) -> None:
    value = piece * (size // len(piece))
    assert law(message(value)) < MOST_SECONDS
    for form in decoders():
        assert law(message(value, wire_format=form)) < MOST_SECONDS


@pytest.mark.parametrize("piece", PIECES, ids=repr)
@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.parent.name)
def test_much_of_anything_in_a_story_is_read_in_time(folder: Path, piece: bytes, size: int) -> None:
    sent = message_of(folder, facts_of(folder))
    at = sent.value.rfind(b" ", 0, sent.value.rfind(b". "))  # in the last sentence but one
    for written in (piece, escape(piece.decode()).encode(), orjson.dumps(piece.decode())[1:-1]):
        many = written * (size // 2 // len(written))
        value = sent.value[:at] + many + sent.value[at:]
        assert law(replace(sent, value=value)) < MOST_SECONDS
