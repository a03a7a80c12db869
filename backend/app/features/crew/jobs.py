"""What crew do on a clock."""

from app.features.crew import service
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.scheduler import Job

_HOUR_SECONDS = 3600.0


async def touch_crew(context: WorkerContext) -> None:
    """Note who is here."""
    here = [crew_id for room in context.rooms for crew_id in _crew(room)]
    if here:
        await context.run(service.touch, here)


async def forget_unused_invitations(context: WorkerContext) -> None:
    """Forget the invitations that nobody can take any more."""
    await context.run(service.forget_unused)


def _crew(room: Room) -> set[str]:
    actors = [room.members[sid].actor for sid in room.hosts]
    return {actor.id for actor in actors if actor.role != "presenter"}


JOBS = [
    Job("touch_crew", service.TOUCH_SECONDS, touch_crew),
    Job("forget_unused_invitations", _HOUR_SECONDS, forget_unused_invitations),
]
