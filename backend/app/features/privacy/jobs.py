"""Periodic jobs about stored data."""

from app.features.privacy import disconnects, service
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

EXPIRE_SECONDS = 15.0


async def delete_expired(context: WorkerContext) -> None:
    """Delete sessions whose retention has ended, in transactions of limited size."""
    async with context.open_db() as db:
        found = await service.due(db)
    for session_id in found:
        more = True
        while more:
            more = await context.run(service.delete_some_if_due, session_id)


JOBS = [
    Job("delete_expired_sessions", EXPIRE_SECONDS, delete_expired),
    Job("close_deleted_sessions", 2.0, disconnects.close_deleted),
    Job("cut_erased", 1.0, disconnects.cut_erased),
]
