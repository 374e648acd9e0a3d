"""Which messages a fence lets through."""

from dataclasses import dataclass

import pytest
from faust.types import TP

from support.standins import PART, Died
from wiredesk.stream.fence import Fence


@dataclass
class Seen:
    """A message as the consumer thread hands it over."""

    offset: int
    after: int
    generation_id: int = 7
    tp: TP = PART


async def test_the_next_message_is_taken(fence: Fence) -> None:
    lane = fence.lane_for(Seen(10, after=10))
    assert lane is fence.lanes[PART]
    assert (lane.next, fence.taken) == (11, 1)


async def test_holes_that_markers_leave_are_no_gap(fence: Fence) -> None:
    assert fence.lane_for(Seen(14, after=10)) is not None
    assert fence.positions() == {PART: 15}


@pytest.mark.parametrize(
    "stale",
    [
        Seen(10, after=10, generation_id=6),
        Seen(9, after=9),
        Seen(10, after=10, tp=TP("wire.items.v1", 1)),
    ],
    ids=["another generation", "taken before", "not ours"],
)
async def test_stale_messages_are_dropped(fence: Fence, stale: Seen) -> None:
    assert fence.lane_for(stale) is None
    assert fence.positions() == {PART: 10}


async def test_what_was_lost_on_the_way_ends_the_process(fence: Fence) -> None:
    with pytest.raises(Died, match="10 to 12 were not read"):
        fence.lane_for(Seen(14, after=12))


async def test_a_closed_lane_takes_nothing(fence: Fence) -> None:
    fence.lanes[PART].closed = True
    assert fence.lane_for(Seen(10, after=10)) is None
