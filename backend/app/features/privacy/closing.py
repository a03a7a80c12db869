"""Cutting those for whom there is nothing more: a session is gone, or they are.

Rows are looked at on a clock on every worker, so that no lost word between workers and no race
with somebody who just enters keeps them in.
"""

from collections.abc import Collection

from app.core.clock import LookBack, utc_now
from app.features.event_log import service as event_log
from app.features.moderation.people import cut
from app.features.participants.errors import SeatGivenUp
from app.features.privacy import policy, repository
from app.features.privacy.errors import SessionDeleted
from app.realtime.rooms.room import Member, Room
from app.realtime.tools import Tools


def _look_back() -> LookBack:
    return LookBack(policy.CUT_WITHIN)


async def close_deleted(tools: Tools) -> None:
    """Tell the members on this worker that their session is gone, and cut them."""
    open_here = [room.session_id for room in tools.rooms]
    if not open_here:
        return
    async with tools.open_db() as db:
        stored = await event_log.heads(db, open_here)
    for session_id in open_here:
        room = tools.rooms.get(session_id)
        if room is not None and session_id not in stored:
            await _cut(tools, room, [*room.members.values()], SessionDeleted.code)


async def cut_erased(tools: Tools) -> None:
    """Cut every socket of those who took their data back of late."""
    now = utc_now()
    if any(tools.rooms):
        async with tools.open_db() as db:
            erased = await repository.erased_since(db, tools.own(_look_back).since(now))
        for session_id, seat_id in erased:
            if room := tools.rooms.get(session_id):
                await _cut(tools, room, room.members_of(seat_id), SeatGivenUp.code)
                room.presence.forget(seat_id)
    tools.own(_look_back).done(now)


async def _cut(tools: Tools, room: Room, members: Collection[Member], code: str) -> None:
    await cut(tools, members, code)
    for member in members:
        if member.actor.role == "participant":
            room.presence.forget(member.actor.id)
