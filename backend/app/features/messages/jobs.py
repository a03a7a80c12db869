"""Periodic jobs of chat."""

from app.features.messages import removal
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job


async def forget_deleted(context: WorkerContext) -> None:
    """Blank deleted texts that can no longer be restored."""
    await context.run(removal.forget_deleted)


JOBS = [Job("forget_deleted_messages", 30.0, forget_deleted)]
