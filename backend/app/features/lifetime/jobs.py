"""Periodic jobs about unused sessions."""

from app.features.lifetime import service, use
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

USE_SECONDS = 5.0


async def end_forgotten(context: WorkerContext) -> None:
    """End running sessions that nobody uses."""
    async with context.open_db() as db:
        found = await service.forgotten(db)
    for session_id in found:
        await context.run(service.end_if_forgotten, session_id)


JOBS = [
    Job("end_forgotten_sessions", 60.0, end_forgotten),
    Job("note_use_of_sessions", USE_SECONDS, use.note_use, at_exit=True),
]
