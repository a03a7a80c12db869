"""Periodic jobs of reactions to messages."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import LookBack, utc_now
from app.features.message_reactions import repository
from app.features.message_reactions.totals import send_soon
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job
from app.storage.unit_of_work import UnitOfWork

COMPARE_SECONDS = 5.0
KEPT = timedelta(minutes=1)  # longer than any worker looks back
_AT_ONCE = 500  # databases bound the values of one statement


class Compared(LookBack):
    """Until when a worker has compared its rooms with what is stored."""


def _look_back() -> Compared:
    return Compared(timedelta(seconds=10))


async def compare(context: WorkerContext) -> None:
    """Tell rooms once more what has changed of late.

    A signal may have been lost, whoever entered between a total and the room's membership has
    missed it, and who erases their data is told by nothing else.
    """
    now, look_back = utc_now(), context.own(_look_back)
    since, every = look_back.since(now), [*context.rooms]
    for start in range(0, len(every), _AT_ONCE):
        rooms = {room.session_id: room for room in every[start : start + _AT_ONCE]}
        async with context.open_db() as db:
            found = await _changed(db, rooms, since)
        for session_id, ids in found.items():
            send_soon(context, rooms[session_id], ids)
    look_back.done(now)


async def forget_withdrawn(context: WorkerContext) -> None:
    """Delete what was withdrawn, once every worker knows of it."""
    await context.run(_forget)


async def _changed(
    db: AsyncSession, sessions: Collection[str], since: datetime
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for session_id, message_id in await repository.changed(db, sessions, since):
        found[session_id].append(message_id)
    return found


async def _forget(work: UnitOfWork) -> None:
    await repository.forget_withdrawn(work.db, utc_now() - KEPT)


JOBS = [
    Job("compare_message_reactions", COMPARE_SECONDS, compare),
    Job("forget_withdrawn_reactions", 30.0, forget_withdrawn),
]
