"""The audience of one rehearsal on the worker that runs it.

All that lasts of it is in the database, so another worker goes on where this one has stopped.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from app.core.actor import Actor
from app.core.refusal import Refusal
from app.features.activities import service as activities
from app.features.live_sessions import queries
from app.features.live_sessions.events import SessionUpdated
from app.features.participants import simulated
from app.features.rehearsals.audience.acts import Acts
from app.features.rehearsals.audience.script import script_of
from app.features.rehearsals.service import Due
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

TICK_SECONDS = 1.0
_ARRIVALS = 10  # ticks until everybody is there who joins a large rehearsal
_LEAST = 3  # who join in each


class Audience:
    """Simulated participants who take part through the services that commands call."""

    def __init__(self, context: WorkerContext, due: Due) -> None:
        self._context, self._due = context, due
        self._script = script_of(due.locale)

    async def run(self) -> None:
        """Take part until cancelled; at the end nobody of them is present.

        Raises:
            SessionNotFound: the copy was deleted.
        """
        with self._context.rooms.keep_open(self._due.session_id) as room:
            await self._follow(room)
            acts = Acts(self._context, room, self._script)
            try:
                while True:
                    await self._tick(room, acts)
                    await asyncio.sleep(TICK_SECONDS)
            finally:
                for one in [*room.presence.everybody()]:
                    room.presence.forget(one)

    async def _follow(self, room: Room) -> None:
        """Let the room receive the session's events, though none of its members is a socket."""
        async with self._context.open_db() as db:
            session = await queries.by_id(db, room.session_id)
        event = SessionUpdated.of(session, session.last_seq)
        room.latest.setdefault(event.name, event.wire())
        await room.add_members([], session.last_seq)

    async def _tick(self, room: Room, acts: Acts) -> None:
        async with self._context.open_db() as db:
            people, names = await simulated.listed(db, room.session_id)
            activity = await activities.current(db, room.session_id)
        arriving = self._script.nicknames(names, self._arriving(len(names)))
        if arriving:
            await self._context.run(simulated.add, room.session_id, arriving)
        _be_present(room, people)
        if room.latest[SessionUpdated.name]["status"] == "active":
            await _do(acts.of(people, activity))

    def _arriving(self, there: int) -> int:
        at_once = max(_LEAST, self._due.people // _ARRIVALS)
        return min(at_once, max(0, self._due.people - there))


def _be_present(room: Room, people: Sequence[Actor]) -> None:
    here = {one.id for one in people}
    for one in {*room.presence.everybody()} - here:
        room.presence.forget(one)
    for one in here:
        if not room.presence.has(one):
            room.presence.arrive(one)


async def _do(acts: Sequence[Coroutine[Any, Any, Any]]) -> None:
    """Do all at once; whoever is refused, as people are, says nothing of it."""
    for outcome in await asyncio.gather(*acts, return_exceptions=True):
        if isinstance(outcome, BaseException) and not isinstance(outcome, Refusal):
            raise outcome
