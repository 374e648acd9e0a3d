"""What tagging costs: tokens a second of CPU time in each language, and memory. Asserts no time."""

import resource
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

import pytest

from wiredesk.taggers._reader import UNSPACED
from wiredesk.taggers._tokens import tokenise
from wiredesk.taggers.crf import TAGGER, load

pytestmark = pytest.mark.bench

SAMPLE = Path(__file__).parents[1] / "unit" / "tagger_sample"
STORIES = 100
"""of about 400 words, made of the sample's sentences in turn"""
WORDS = 400
ROUNDS = 5
"""how often the stories are tagged; the quickest counts"""


def stories(language: str) -> Iterator[str]:
    """Make stories of the sample's sentences."""
    text = SAMPLE.joinpath(f"{language}.txt").read_text(encoding="utf-8")
    for mark in ("[P ", "[O ", "[L ", "[M ", "]"):
        text = text.replace(mark, "")
    lines = text.splitlines()
    length = sum(map(len, lines)) // len(lines)
    each = max(1, WORDS * (2 if language in UNSPACED else 6) // length)
    for number in range(STORIES):
        yield "\n".join(lines[(number + at) % len(lines)] for at in range(each))


@pytest.mark.parametrize("language", sorted(path.stem for path in SAMPLE.glob("*.txt")))
def test_tokens_a_second(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    started = perf_counter()
    load(language)
    loading = perf_counter() - started
    texts = list(stories(language))
    tokens = sum(len(tokenise([text], by_character=language in UNSPACED).keys) for text in texts)
    quickest = min(_seconds(texts, language) for _ in range(ROUNDS))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with capsys.disabled():
        print(  # noqa: T201 (a bench prints)
            f"\n{language}: {tokens / quickest:,.0f} tokens/s, "
            f"{1000 * quickest / len(texts):.2f} ms a story of {tokens // len(texts)} tokens, "
            f"loaded in {1000 * loading:.0f} ms, {memory:.0f} MB held"
        )
    assert tokens > STORIES


def _seconds(texts: list[str], language: str) -> float:
    """Tag texts and give the CPU time that it took."""
    started = process_time()
    for text in texts:
        TAGGER.tag([text], language)
    return process_time() - started
