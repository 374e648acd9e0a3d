"""The tagger's parts by themselves: tokens, features, the model's file, the lattice, names."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wiredesk.taggers._kernels import find
from wiredesk.taggers._lattice import decode, sureness
from wiredesk.taggers._lists import Lists
from wiredesk.taggers._model import Model, allowed, pack, unpack
from wiredesk.taggers._names import Run, confidence, runs, without_clitic
from wiredesk.taggers._reader import Reader, case_of, without_case
from wiredesk.taggers._rows import table
from wiredesk.taggers._tokens import BREAK, tokenise
from wiredesk.taggers.crf import TAGGER


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    """Compile before the first example's time is taken."""
    TAGGER.models()


NOTHING = Lists(np.zeros(0, np.uint32), np.zeros(0, np.uint8), np.zeros(0, np.uint16))


def small_model(language: str = "en") -> Model:
    """Make a model that knows nothing but how likely each label is."""
    ways = np.where(allowed(2), 0, -99).astype(np.float32)
    return Model(
        language=language,
        types=("PER", "LOC"),
        keys=np.array([5, 9, 4_000_000_000], np.uint32),
        weights=np.array([[1, 2, 3, 4, 5], [-1, 0, 0, 0, 7], [0, 0, 9, 0, 0], [0] * 5], np.int8),
        scales=np.array([0.5, 0.25, 1, 1, 2], np.float32),
        transition=ways,
        calibration=(1.0, 0.0),
        outside=0.25,
        lists=Lists(
            np.array([3, 8], np.uint32), np.array([1, 6], np.uint8), np.array([0, 700], np.uint16)
        ),
    )


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Mr. Smith met J. K. Rowling.", "Mr . Smith met J. K. Rowling ."),
        ("He left. She came.", f"He left . {BREAK} She came ."),
        ("a U.S. envoy; 3.5 per cent", "a U.S. envoy ; 3.5 per cent"),
        ("l'Italia, Jean-Luc", "l ' Italia , Jean - Luc"),
        ("przy ul. Długiej, im . Jana Kowala", "przy ul . Długiej , im . Jana Kowala"),
        ("H . Nowak", "H . Nowak"),
        ("przy ul.\nDługa", f"przy ul . {BREAK} Długa"),
        ("one\n \ntwo", f"one {BREAK} two"),
        ("दिल्ली में", "दिल्ली में"),
    ],
)
def test_words_and_sentences(text: str, keys: str) -> None:
    assert tokenise([text], by_character=False).keys == [BREAK, *keys.split(" "), BREAK]


def test_characters() -> None:
    tokens = tokenise(["习近平会见Joe Biden 2024年"], by_character=True)
    assert tokens.keys[1:-1] == [*"习近平会见", "Joe", " ", "Biden", " ", "2024", "年"]


@given(st.lists(st.text(max_size=80), max_size=3), st.booleans())
def test_tokens_quote_their_text(texts: list[str], by_character: bool) -> None:
    tokens = tokenise(texts, by_character=by_character)
    assert tokens.keys[0] == tokens.keys[-1] == BREAK
    for text, (first, last) in zip(texts, pairwise(tokens.texts), strict=True):
        spans = list(zip(tokens.starts, tokens.ends, strict=True))[first:last]
        told = [
            (key, span) for key, span in zip(tokens.keys[first:last], spans, strict=True)
            if key != BREAK
        ]  # fmt: skip
        assert all(text[start:end].startswith(key) for key, (start, end) in told)
        assert all(a[1][1] <= b[1][0] for a, b in pairwise(told))


def test_a_model_comes_back_from_its_file() -> None:
    model = small_model()
    content = pack(model)
    back = unpack(content)
    assert pack(back) == content
    assert back.keys.tolist() == model.keys.tolist()
    assert back.weights.tolist() == model.weights.tolist()
    assert back.lists.groups.tolist() == [0, 700]


@given(st.sets(st.integers(1, 2**32 - 1), max_size=300), st.lists(st.integers(0, 2**32 - 1)))
@example({2**32 - 1, 2**32 - 2}, [2**32 - 1])
@example(set(range(1, 200)), [0])
def test_keys_are_found(keys: set[int], others: list[int]) -> None:
    hashes = np.array(sorted(keys), np.uint32)
    made = table(hashes, np.arange(len(keys), dtype=np.uint32)[:, None] + np.uint32(7))
    wanted = np.array([*others, *sorted(keys)], np.uint32)
    which, places = find(made, wanted)
    known = {key: 7 + number for number, key in enumerate(sorted(keys))}
    told = dict(zip(which.tolist(), made.slots[places, 1].tolist(), strict=True))
    last = 2**32 - 1  # stands for the end, of which nothing is known
    assert told | {at: 0 for at, key in enumerate(wanted) if key == last and last not in keys} == {
        at: known.get(key, 0) for at, key in enumerate(wanted.tolist()) if key in {*known, last}
    }


@given(st.lists(st.lists(st.integers(-40, 40), min_size=5, max_size=5), min_size=1, max_size=4))
def test_the_likeliest_labels(rows: list[list[int]]) -> None:
    scores = (np.array(rows) / 8 + np.arange(5) / 1000).astype(np.float32)
    ways = small_model().transition

    def total(labels: tuple[int, ...]) -> float:
        steps = zip((0, *labels), (*labels, 0), strict=True)
        return sum(float(scores[t, label]) for t, label in enumerate(labels)) + sum(
            float(ways[a, b]) for a, b in steps
        )

    best = max(product(range(5), repeat=len(rows)), key=total)
    assert total(tuple(decode(scores, ways).tolist())) == pytest.approx(total(best), abs=1e-3)


def test_sureness_is_a_probability() -> None:
    scores = np.array([[0, 9, 0, 0, 0], [0, 0, 0.5, 0, 0]], np.float32)
    ways = small_model().transition
    sure = sureness(scores, ways, decode(scores, ways))
    assert sure[0] > 0.99
    assert 0.2 < sure[1] < 0.5


def test_names_of_labels() -> None:
    labels = np.array([0, 1, 2, 2, 1, 0, 3, 4, 3, 2])
    assert list(runs(labels)) == [Run(1, 3, 0), Run(4, 4, 0), Run(6, 7, 1), Run(8, 8, 1)]


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidence_rises_with_probability(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= confidence(low, (0.7, -0.2)) <= confidence(high, (0.7, -0.2)) <= 1


@pytest.mark.parametrize(
    ("word", "letters"),
    [("وواشنطن", 1), ("واشنطن", 0), ("والولايات", 1), ("بغداد", 0), ("ببغداد", 1), ("لندن", 0)],
)
def test_arabic_particles_are_no_part_of_a_name(word: str, letters: int) -> None:
    assert without_clitic(word, NOTHING) == letters


def test_case_that_says_nothing() -> None:
    keys = (
        f"{BREAK} IRAN SAYS NO TALKS {BREAK} Iran says no talks {BREAK} Iran Says No Talks".split(
            " "
        )
    )
    breaks = np.array([at for at, key in enumerate(keys) if key == BREAK])
    bare = without_case(np.array([case_of(key) for key in keys], np.int8), breaks)
    assert [key for key, out in zip(keys, bare, strict=True) if out and key != BREAK] == [
        *"IRAN SAYS NO TALKS Iran Says No Talks".split(" ")
    ]


def test_words_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.taggers._reader._MOST_KNOWN", 50)
    reader = Reader(small_model())
    first = reader.scores([BREAK, "one", "two", BREAK])
    for number in range(100):
        reader.scores([BREAK, f"word{number}", BREAK])
    assert reader.scores([BREAK, "one", "two", BREAK]).tolist() == first.tolist()
