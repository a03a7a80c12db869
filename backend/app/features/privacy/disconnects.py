"""Disconnecting members whose session or data was deleted.

Every worker checks the database periodically, so that neither a lost signal nor a member that joins
at the same moment escapes.
"""

from collections.abc import Collection

from app.core.clock import LookBack, utc_now
from app.core.slices import sliced
from app.features.event_log import service as event_log
from app.features.moderation.mutes_and_bans import cut
from app.features.participants.errors import ParticipantLeft
from app.features.participants.own_data import erased_since
from app.features.privacy import policy
from app.features.privacy.errors import SessionDeleted
from app.realtime.context import WorkerContext
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room


def _look_back() -> LookBack:
    return LookBack(policy.CUT_WITHIN)


async def close_deleted(context: WorkerContext) -> None:
    """Tell the members on this worker that their session was deleted, and disconnect them."""
    open_here = [room.session_id for room in context.rooms]
    if not open_here:
        return
    async with context.open_db() as db:
        stored = await event_log.heads(db, open_here)
    for session_id in open_here:
        room = context.rooms.get(session_id)
        if room is not None and session_id not in stored:
            await _cut(context, room, [*room.members.values()], SessionDeleted.code)


async def cut_erased(context: WorkerContext) -> None:
    """Disconnect participants who erased their data recently."""
    now = utc_now()
    if any(context.rooms):
        async with context.open_db() as db:
            erased = await erased_since(db, context.own(_look_back).since(now))
        for session_id, participant_id in erased:
            if room := context.rooms.get(session_id):
                await _cut(context, room, room.members_of(participant_id), ParticipantLeft.code)
                room.presence.forget(participant_id)
    context.own(_look_back).done(now)


async def _cut(context: WorkerContext, room: Room, members: Collection[Member], code: str) -> None:
    await cut(context, members, code)
    async for member in sliced(members):
        if member.actor.role == "participant":
            room.presence.forget(member.actor.id)
