"""Periodic jobs about co-hosts."""

from app.features.co_hosts import service
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.scheduler import Job

_HOUR_SECONDS = 3600.0


async def touch_co_hosts(context: WorkerContext) -> None:
    """Store when the connected co-hosts were last seen."""
    here = [crew_id for room in context.rooms for crew_id in _co_hosts(room)]
    if here:
        await context.run(service.touch, here)


async def forget_unused_invitations(context: WorkerContext) -> None:
    """Forget the invitations that nobody can take any more."""
    await context.run(service.forget_unused)


def _co_hosts(room: Room) -> set[str]:
    actors = [room.members[sid].actor for sid in room.hosts]
    return {actor.id for actor in actors if actor.role != "presenter"}


JOBS = [
    Job("touch_co_hosts", service.TOUCH_SECONDS, touch_co_hosts),
    Job("forget_unused_invitations", _HOUR_SECONDS, forget_unused_invitations),
]
