"""Socket handlers of the event log."""

from app.features.event_log import service
from app.features.event_log.commands import Sync, SyncAck
from app.features.event_log.permissions import READ
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def sync(call: Call, command: Sync) -> SyncAck:
    """Return the events after a position."""
    async with call.context.open_db() as db:
        page = await service.catch_up(db, call.member.actor, call.room.session_id, command.since)
    return SyncAck(**vars(page))


COMMANDS = [SocketCommand("sync", Sync, SyncAck, sync, READ)]
