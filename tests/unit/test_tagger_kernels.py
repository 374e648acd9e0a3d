"""What is compiled, beside plain and slow ways to the same."""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from operator import attrgetter
from pathlib import Path

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.ner._examples import look, uncase
from wiredesk.taggers import _evidence, _kernels, _lattice, _names, _reader, _tokens
from wiredesk.taggers._characters import CONJUNCTIONS, word_hash
from wiredesk.taggers._compiled import Beside, compiled
from wiredesk.taggers._evidence import believe
from wiredesk.taggers._kernels import LONGEST, mark
from wiredesk.taggers._lattice import sureness
from wiredesk.taggers._lists import Lists
from wiredesk.taggers._names import Run, runs
from wiredesk.taggers._reader import scheme_for
from wiredesk.taggers._scheme import letters
from wiredesk.taggers._tokens import BREAK, tokenise
from wiredesk.taggers.crf import TAGGER, load

LABELS = 5
_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u200c\u200d"
)
_HAN = (
    "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_ENDS = r"(?<=[.!?…؟।۔])(?<!\b\w\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)"
WORDS = re.compile(
    rf"((?:[^\W\d_]\.)+(?![^\W_])|\d+(?:[.,:]\d+)*(?![^\W_])"
    rf"|[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}][^\W_]*)*|[^\s\w]|_)"
    rf"|\s*\n\s*|{_ENDS}\s+(?![a-zà-öø-ÿа-я])"
)
CHARACTERS = re.compile(
    rf"([{_HAN}]|\d+(?:[.,:]\d+)*|(?:(?![{_HAN}])[^\W\d_])+|[^\s\w]|_|[^\S\n]+(?!\s))|\s*\n\s*"
)
TEXTS = st.text(st.sampled_from("aaBé.. ,:1٣²_\n\t !?’中ひ한ً\u0950é\u200dя😀")) | st.text()
KEYS = st.lists(
    st.sampled_from(["The", "IRAN", "says", "U.S.", "中", "国", "京", "北", "1.5", BREAK]),
    max_size=30,
).map(lambda keys: [BREAK, *keys, BREAK])


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    """Compile before the first example's time is taken."""
    TAGGER.models()


@given(TEXTS, st.booleans())
def test_tokens_are_those_of_the_expressions(text: str, by_character: bool) -> None:
    matches = (CHARACTERS if by_character else WORDS).finditer(text)
    told = [(match[1][:40], *match.span(1)) if match[1] else (BREAK, 0, 0) for match in matches]
    tokens = tokenise([text], by_character=by_character)
    found = zip(tokens.keys, tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    assert [one if one[0] != BREAK else (BREAK, 0, 0) for one in found][1:-1] == told


@pytest.mark.parametrize("language", ["en", "zh"])
@given(keys=KEYS)
def test_scores_are_the_sums_of_the_weights_of_what_training_sees(
    language: str, keys: list[str]
) -> None:
    reader = load(language)
    model = reader.model
    scheme = scheme_for(language, model.lists)
    hashes = look(uncase(keys) if scheme.heeds_case else keys, scheme)
    rows = {key: number for number, key in enumerate(model.keys.tolist())}
    told = [
        sum(model.weights[rows[one]].astype(float) for one in token if one in rows) * model.scales
        for token in hashes.tolist()
    ]
    scores = reader.scores(keys)
    assert scores[:, 0] == pytest.approx(
        np.array(told)[:, 0] - model.outside if told else [], abs=1e-3
    )
    inside = [at for at, key in enumerate(keys) if key != BREAK]
    assert scores[inside, 1:] == pytest.approx(np.array(told)[inside, 1:], abs=1e-3)
    assert (scores[[at for at in range(len(keys)) if at not in inside], 1:] < -1000).all()


def mixed(number: int) -> int:
    """Finish a hash as MurmurHash 3 does."""
    number = (number ^ number >> 16) * 0x85EBCA6B % 2**32
    number = (number ^ number >> 13) * 0xC2B2AE35 % 2**32
    return number ^ number >> 16


@given(st.lists(st.integers(0, 2**32 - 1), min_size=44, max_size=44))
def test_conjunctions_are_hashes_of_their_parts(numbers: list[int]) -> None:
    marks = np.array(numbers, np.uint32).reshape(11, 4)
    padded = np.pad(marks, ((0, 0), (2, 2)))
    found = scheme_for("zh", lists_of({})).combine(padded)
    for number, parts in enumerate(CONJUNCTIONS):
        for token in range(4):
            told = (number + 1) * 0x10001 * 0x9E3779B1 % 2**32
            for mark_, offset in parts:
                told = (told * 0x01000193 + int(padded[mark_, token + 2 + offset])) % 2**32
            assert found[number, token] == mixed(told)


Known = dict[str, tuple[int, int]]
"""words with the flags and the group that lists give them"""


def lists_of(words: Known) -> Lists:
    """Make lists of words."""
    rows = sorted((word_hash(word), *known) for word, known in words.items())
    hashes, flags, groups = zip(*rows, strict=True) if rows else ((), (), ())
    kinds = (np.uint32, np.uint8, np.uint16)
    return Lists(*map(np.array, (hashes, flags, groups), kinds))


def longest(words: Iterable[str], listed: Known) -> str:
    """Give the longest word that is listed with a flag."""
    return max((w for w in words if len(w) > 1 and listed.get(w, (0,))[0]), key=len, default="")


def parted(row: str, listed: Known) -> list[str]:
    """Part a row into the longest words from each character on."""
    words = list[str]()
    while row:
        words.append(longest((row[:n] for n in range(LONGEST + 1)), listed) or row[0])
        row = row[len(words[-1]) :]
    return words


LISTED = st.dictionaries(
    st.text("甲乙丙", min_size=1, max_size=LONGEST),
    st.tuples(st.integers(0, 3), st.integers(0, 999)),
)
ROWS = st.text("甲乙丙丁\n", min_size=1, max_size=20)


@given(ROWS, LISTED)
def test_characters_are_marked_with_their_words(row: str, listed: Known) -> None:
    words, told = parted(row, listed), list[list[int]]()
    for word, before, after in zip(words, words[:1] + words, words[1:] + words[-1:], strict=False):
        flags, group, its, next_ = (
            *listed.get(word, (0, 0)), listed.get(before, (0, 0))[1], listed.get(after, (0, 0))[1]
        )  # fmt: skip
        told += [
            [
                flags * 16 + min(at, 2) * 4 + min(len(word) - 1 - at, 2),
                *(word_hash(word), group >> 3, word_hash(before), word_hash(after)),
                *(its >> 3, next_ >> 3),
            ]
            for at in range(len(word))
        ]
    assert mark(letters(row), lists_of(listed).table)[:-2].T.tolist() == told


@given(ROWS, LISTED)
def test_characters_are_marked_with_words_that_start_and_end(row: str, listed: Known) -> None:
    def code(word: str) -> int:
        return listed[word][0] * 8 + len(word) if word else 0

    starts, stops = mark(letters(row), lists_of(listed).table)[-2:].tolist()
    sizes = range(1, LONGEST + 1)
    for at in range(len(row)):
        assert starts[at] == code(longest((row[at : at + n] for n in sizes), listed))
        ends = (row[at + 1 - n : at + 1] for n in sizes if n <= at + 1)
        assert stops[at] == code(longest(ends, listed))


SCORES = st.lists(
    st.tuples(st.lists(st.integers(-40, 40), min_size=LABELS, max_size=LABELS), st.integers(0, 4)),
    min_size=1,
    max_size=8,
)
WAYS = (np.arange(LABELS**2).reshape(LABELS, LABELS) % 7 / 3).astype(np.float32)


@given(SCORES)
def test_sureness_is_the_share_of_a_label_among_all(rows: list[tuple[list[int], int]]) -> None:
    scores = (np.array([row for row, _ in rows]) / 4).astype(np.float32)
    labels = np.array([label for _, label in rows])
    around = [0, *labels.tolist(), 0]
    for token, sure in enumerate(sureness(scores, WAYS, labels).tolist()):
        ways = scores[token] + WAYS[around[token]] + WAYS[:, around[token + 2]]
        odds = np.exp(ways.astype(np.float64))
        label = labels[token]
        assert sure == pytest.approx(odds[label] / odds.sum() if label else 1, rel=1e-3, abs=1e-9)


@given(st.lists(st.integers(0, 4), max_size=12))
def test_names_start_where_a_label_says_so_and_go_on(labels: list[int]) -> None:
    def slowly() -> Iterator[Run]:
        for first, label in enumerate(labels):
            if label % 2:
                rest = labels[first + 1 :]
                length = next((n for n, one in enumerate(rest) if one != label + 1), len(rest))
                yield Run(first, first + length, label // 2)

    assert list(runs(np.array(labels, np.int64))) == list(slowly())


def test_a_surname_is_believed_wherever_it_stands() -> None:
    numbers, labels = np.array([0, 7, 3, 7, 0]), np.array([0, 1, 0, 0, 0])
    scores = np.zeros((5, LABELS), np.float32)
    assert believe(numbers, np.array([7]), scores, labels, 0)
    assert scores.tolist() == [[0, 2.5, 1, 0, 0] if n == 7 else [0] * LABELS for n in numbers]
    assert not believe(numbers, np.array([7]), scores, np.array([0, 1, 0, 2, 0]), 0)


def kernels() -> Iterator[tuple[str, Callable[..., object]]]:
    """Give what is compiled and called by itself."""
    modules = (_evidence, _kernels, _lattice, _names, _reader, _tokens)
    for module in modules:
        for name, one in vars(module).items():
            if getattr(one, "signatures", ()) and one.__module__ == module.__name__:
                yield name, one


def test_nothing_is_left_to_compile_for_a_story() -> None:
    before = {name: len(getattr(one, "signatures", ())) for name, one in kernels()}
    assert {"decode", "sureness", "score", "find", "believe", "mark", "say"} <= before.keys()
    for language in ("de", "ar", "ja"):
        TAGGER.tag(["", "Angela Merkel in Berlin. ANGELA MERKEL IN BERLIN\nMerkel"], language)
    assert {name: len(getattr(one, "signatures", ())) for name, one in kernels()} == before


def twice(number: int) -> int:
    """Give something to compile."""
    return 2 * number


def test_it_compiles_where_nothing_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    # This one has no folder outside a notebook.
    monkeypatch.setattr(numba.config, "CACHE_LOCATOR_CLASSES", "IPythonCacheLocator")
    assert compiled(twice)(21) == 42


def test_what_is_compiled_is_read_from_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numba.config, "CACHE_LOCATOR_CLASSES", f"{Beside.__module__}.Beside")
    module = tmp_path / "doubling.py"
    module.write_text("def double(number):\n    return 2 * number\n")
    (tmp_path / "__pycache__").write_text("not a folder: nothing can be written to it")
    spec = spec_from_file_location("doubling", module)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    folder = attrgetter("stats.cache_path")(compiled(made.double))
    assert folder == str(tmp_path / "__pycache__")


def test_every_text_has_its_tokens_parted_by_breaks() -> None:
    tokens = tokenise(["One two.", "", "Three"], by_character=False)
    rows = [tokens.keys[first:last] for first, last in pairwise(tokens.texts)]
    assert rows == [["One", "two", ".", BREAK], [BREAK], ["Three", BREAK]]
