"""Totals of answers: read from the database, and told at most twice a second.

They are not added up in memory. So what is told is what is stored, on every worker, and after a
lost signal or a crash as well.
"""

import asyncio

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import Throttle
from app.features.activities import repository
from app.features.activities.answers import repository as answers
from app.features.activities.answers import results
from app.features.activities.events import ANSWERED, ActivityResults
from app.features.activities.kinds import KINDS
from app.features.activities.views import is_shown_to_all
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.scheduler import Job
from app.realtime.signals import Signal
from app.storage.models import Activity

log = structlog.get_logger()

SECONDS = 0.5  # between two totals of a room, at least
COMPARE_SECONDS = 5.0
_AT_ONCE = 500  # databases bound the values of one statement


class RoomTotals:
    """The totals of one room, told on a clock."""

    def __init__(self, context: WorkerContext, room: Room) -> None:
        self.stamp: answers.Stamp | None = None  # of the answers when `compare` told last
        self._context, self._room = context, room
        self._clock = Throttle(SECONDS, self._start)
        self._task: asyncio.Task[None] | None = None
        self._is_due = False  # again, while a task is telling
        self._free_at = 0.0  # by the loop's clock: when this kind of activity may be told again

    def request(self) -> None:
        """Tell the room soon; all requests until then share one reading."""
        if self._task is None:
            self._clock.request()
        else:
            self._is_due = True

    def _start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            await asyncio.sleep(max(0.0, self._free_at - loop.time()))
            self._is_due = False
            async with self._context.open_db() as db:
                row = await repository.current(db, self._room.session_id)
                if row is not None:
                    await self._send(db, row)
                    self._free_at = loop.time() + KINDS[row.kind].interval
        except Exception as error:  # the next total is the same again
            log.warning("activity_not_told", error=repr(error), exc_info=error)
        finally:
            self._task = None
            if self._is_due:
                self._clock.request()

    async def _send(self, db: AsyncSession, row: Activity) -> None:
        """Send hosts the results, and everybody else what they may see."""
        for_all = is_shown_to_all(row)
        if not for_all and not self._room.hosts:
            answered = await results.answered(db, row)
            self._room.send_soon(ActivityResults(id=row.id, answered=answered))
            return
        read = await results.read(db, row)
        event = ActivityResults(id=row.id, answered=read.answered, results=read)
        if for_all:
            self._room.send_soon(event)
        else:
            bare = ActivityResults(id=row.id, answered=read.answered)
            self._room.send_hosts_soon(event, others=bare)


async def compare(context: WorkerContext) -> None:
    """Tell rooms whose answers have changed since the last time.

    A signal may have been lost, and whoever entered between the reading of a total and the room's
    broadcast group has missed it: so every change is told once more within `COMPARE_SECONDS`.
    """
    every = [*context.rooms]
    for start in range(0, len(every), _AT_ONCE):
        rooms = every[start : start + _AT_ONCE]
        async with context.open_db() as db:
            stamps = await answers.stamps(db, [room.session_id for room in rooms])
        for room in rooms:
            totals = room.own(RoomTotals, context, room)
            stamp = stamps.get(room.session_id)
            if stamp != totals.stamp:
                totals.stamp = stamp
                totals.request()


def _on_answered(context: WorkerContext, room: Room, _data: dict[str, str]) -> None:
    room.own(RoomTotals, context, room).request()


JOBS = [Job("compare_activities", COMPARE_SECONDS, compare)]
SIGNALS = [Signal(ANSWERED, _on_answered)]
