"""Members that read too slowly: they receive facts from the log until they have caught up.

The room waits for nobody, and such a member's buffer holds no more than what is being sent.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from app.realtime.rooms.members import Members
from app.realtime.rooms.sequencer import Sequencer

log = structlog.get_logger()

RETRY_SECONDS = 1.0


class SlowConsumers:
    """The slow members of one room, with one task for each while it lags."""

    def __init__(
        self,
        sequencer: Sequencer,
        members: Members,
        caught_up: Callable[[str], Awaitable[None]],
    ) -> None:
        """Make an empty list.

        Args:
            sequencer: the order of the room, and the delivered facts.
            members: the members of the room.
            caught_up: adds a member to the room's channel again.
        """
        self._sequencer = sequencer
        self._members = members
        self._caught_up = caught_up
        self._writable: dict[str, asyncio.Event] = {}
        self._catching_up: dict[str, asyncio.Task[None]] = {}

    def __len__(self) -> int:
        return len(self._catching_up)

    def set_backpressure(self, sid: str, *, paused: bool) -> None:
        """Record that a member's buffer is full (`paused`), or nearly empty again."""
        if sid in self._writable:
            change = asyncio.Event.clear if paused else asyncio.Event.set
            change(self._writable[sid])
        elif paused:
            self._writable[sid] = asyncio.Event()
            self._catching_up[sid] = asyncio.create_task(self._catch_up(sid, self._writable[sid]))

    def forget(self, sid: str) -> None:
        """Remove a member that has left."""
        self._writable.pop(sid, None)
        if task := self._catching_up.pop(sid, None):
            task.cancel()

    async def _catch_up(self, sid: str, writable: asyncio.Event) -> None:
        position, lags = await self._take_out(sid), True
        while lags:
            await writable.wait()
            try:
                position = await self._send_page(sid, position, writable)
                lags = not await self._let_in(sid, position, writable)
            except Exception as error:
                log.warning("catch_up_failed", sid=sid, error=repr(error), exc_info=error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _take_out(self, sid: str) -> int:
        """Remove the member from the channel; return the last position that it received."""
        async with self._sequencer.hold(0):
            self._members.unsubscribe(sid)
            return self._sequencer.position or 0

    async def _send_page(self, sid: str, position: int, writable: asyncio.Event) -> int:
        """Send as much of the next page as the member takes; return its position after that."""
        page = await self._sequencer.page_since(position)
        for fact in page:
            if not writable.is_set():
                return position
            self._members.deliver_to(sid, fact)
            position = fact.seq
        return position if page else self._sequencer.position or 0  # no log after a deletion

    async def _let_in(self, sid: str, position: int, writable: asyncio.Event) -> bool:
        """Add the member to the channel again if it has received everything; return whether."""
        async with self._sequencer.hold(0):
            if position != self._sequencer.position or not writable.is_set():
                return False
            del self._writable[sid], self._catching_up[sid]
            await self._caught_up(sid)
            return True
