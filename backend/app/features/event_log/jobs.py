"""Periodic jobs of the event log."""

from collections.abc import Collection

import structlog

from app.core.slices import sliced
from app.features.event_log import service
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

log = structlog.get_logger()


async def find_lost_tails(context: WorkerContext) -> None:
    """Compare every room with its log: a lost last event leaves no gap in the room."""
    await compare(context, [room.session_id for room in context.rooms])


async def compare(context: WorkerContext, session_ids: Collection[str]) -> None:
    """Tell the rooms of these sessions how far their logs go.

    A room knows more than its log only if the database was restored to an earlier state. Then all
    its members must reconnect and load the present state.
    """
    if not session_ids:
        return
    known = {id_: room.position for id_ in session_ids if (room := context.rooms.get(id_))}
    async with context.open_db() as db:
        heads = await service.heads(db, list(session_ids))
    for session_id, head in heads.items():
        room = context.rooms.get(session_id)
        if room is not None and head < known.get(session_id, 0):
            log.error("log_went_back", session=session_id, known=known[session_id], head=head)
            async for sid in sliced(context.rooms.abandon(room)):
                context.hang_up(sid)
        elif room is not None:
            room.advance_head(head)


JOBS = [Job("find_lost_tails", 1.0, find_lost_tails)]
