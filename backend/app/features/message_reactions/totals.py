"""Counts of reactions to messages: read from the database, and told at most twice a second.

Each total of a message is all of it, so a lost one costs nothing once the next is told.
"""

import asyncio
from collections.abc import Iterable
from itertools import islice

import structlog

from app.core.clock import Throttle
from app.features.message_reactions import repository
from app.features.message_reactions.events import REACTED, MessageReactions
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.signals import Signal

log = structlog.get_logger()

SECONDS = 0.5  # between two totals of a room, at least
MOST = 100  # messages in one of them; the others are in the next


class RoomTotals:
    """Sends the counts of a room's messages that changed: twice a second, 100 at a time."""

    def __init__(self, context: WorkerContext, room: Room) -> None:
        self._context, self._room = context, room
        self._due: dict[str, None] = {}  # messages, the first that changed first
        self._clock = Throttle(SECONDS, self._start)
        self._task: asyncio.Task[None] | None = None

    def request(self, ids: Iterable[str]) -> None:
        """Tell the counts of these messages soon; all requests until then share one reading."""
        self._due.update(dict.fromkeys(ids))
        if self._task is None:
            self._clock.request()

    def _start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        ids = [*islice(self._due, MOST)]
        for one in ids:
            del self._due[one]
        try:
            async with self._context.open_db() as db:
                counts = await repository.counts(db, self._room.session_id, ids)
            reactions = {one: counts.get(one, {}) for one in ids}
            self._room.send_soon(MessageReactions(reactions=reactions))
        except Exception as error:  # the next comparison requests it again
            log.warning("message_reactions_not_told", error=repr(error), exc_info=error)
        finally:
            self._task = None
            if self._due:
                self._clock.request()


def send_soon(context: WorkerContext, room: Room, ids: Iterable[str]) -> None:
    """Send a room the counts of these messages, within half a second; reads them first."""
    room.own(RoomTotals, context, room).request(ids)


def has_reactions(context: WorkerContext, session_id: str) -> bool:
    """Return whether the session's room here has received any reaction to a message."""
    room = context.rooms.get(session_id)
    return room is not None and room.has_own(RoomTotals)


def _on_reacted(context: WorkerContext, room: Room, data: dict[str, list[str]]) -> None:
    send_soon(context, room, data["ids"])


SIGNALS = [Signal(REACTED, _on_reacted)]
