"""Publishes what was held, as soon as its embargo ends."""

import asyncio
from dataclasses import dataclass

from wiredesk.stream.clock import now
from wiredesk.stream.die import fatal
from wiredesk.stream.fence import Fence
from wiredesk.stream.lane import Lane
from wiredesk.stream.stages import Stages

LOOK_SECONDS = 0.2
"""how late a release can be, at most, in a worker that is not busy"""


@dataclass(frozen=True, slots=True)
class Releaser:
    """Looks for versions that are due in the lanes of a fence."""

    fence: Fence
    stages: Stages

    @fatal("releasing what was held")
    async def watch(self) -> None:
        """Look for what is due, for ever."""
        while not self.fence.stopping:
            await asyncio.sleep(LOOK_SECONDS)
            for lane in list(self.fence.lanes.values()):
                await self.release(lane)

    async def release(self, lane: Lane) -> None:
        """Put what is due into its lane's next transaction.

        Decided on and queued without a pause in between: no message comes between the two.
        """
        for story, held in lane.ledger.due(now()):
            job = None if lane.closed else self.stages.release(lane, story, held)
            if job is not None:
                await lane.put(job)
