"""Much is remembered in little memory, exactly, and for no longer than the horizon."""

from hypothesis import given
from hypothesis import strategies as st

from wiredesk.identify.identity import fingerprint
from wiredesk.identify.verdict import MOST_DIGESTS, Memory
from wiredesk.stream.memories import DAY_SECONDS, Memories

STORIES = [fingerprint("id", str(number), digits=32) for number in range(50)]
DIGESTS = st.lists(
    st.integers(0, 2**64 - 1).map("{:016x}".format) | st.text(max_size=5), max_size=MOST_DIGESTS
)
MEMORIES = st.builds(
    Memory, st.integers(0, 2**63 - 1), DIGESTS.map(tuple), st.booleans(), st.none()
)


@given(MEMORIES, st.sampled_from(STORIES) | st.text(max_size=8))
def test_what_is_put_is_given_back(memory: Memory, story: str) -> None:
    memories = Memories(7)
    memories.put(story, memory, 0)
    assert memories.get(story) == memory
    assert memories.get(story + "x") is None


def test_the_last_word_counts_on_whatever_day() -> None:
    memories = Memories(7)
    for day, version in ((3, 1), (1, 2), (4, 3), (4, 4)):
        memories.put(STORIES[0], Memory(version), day * DAY_SECONDS)
        assert memories.get(STORIES[0]) == Memory(version)
        assert len(memories) == 1
    memories.forget(STORIES[0])
    assert (memories.get(STORIES[0]), len(memories)) == (None, 0)


def test_stories_are_forgotten_beyond_the_horizon() -> None:
    memories = Memories(7)
    for day, story in enumerate(STORIES):
        memories.put(story, Memory(1), day * DAY_SECONDS)
        assert len(memories) == min(day + 1, 8)
    assert [memories.get(story) is not None for story in STORIES] == [False] * 42 + [True] * 8


def test_a_story_that_changes_is_remembered_anew() -> None:
    memories = Memories(7)
    for day in range(30):
        memories.put(STORIES[0], Memory(day + 1, killed=True), day * DAY_SECONDS)
        memories.put(STORIES[1 + day], Memory(1), day * DAY_SECONDS)
    assert memories.get(STORIES[0]) == Memory(30, killed=True)


def test_what_is_too_old_when_it_is_read_is_not_kept() -> None:
    memories = Memories(7)
    memories.put(STORIES[0], Memory(1), 100 * DAY_SECONDS)
    memories.put(STORIES[1], Memory(1), 92 * DAY_SECONDS)
    memories.put(STORIES[2], Memory(1), 93 * DAY_SECONDS)
    assert [memories.get(story) is not None for story in STORIES[:3]] == [True, False, True]
