"""Periodic jobs about participants."""

from app.features.names.service import TOUCH_SECONDS
from app.features.participants import service
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

_AT_ONCE = 500  # rows that one transaction locks


async def touch_participants(context: WorkerContext) -> None:
    """Record who is connected, so that their nicknames stay reserved."""
    participants = [one for room in context.rooms for one in room.presence.connected()]
    for start in range(0, len(participants), _AT_ONCE):
        await context.run(service.touch_participants, participants[start : start + _AT_ONCE])


JOBS = [Job("touch_participants", TOUCH_SECONDS, touch_participants)]
