"""What the chat does on a clock."""

from app.features.messages import removal
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job


async def forget_deleted(context: WorkerContext) -> None:
    """Let go of deleted texts once nobody can bring them back."""
    await context.run(removal.forget_deleted)


JOBS = [Job("forget_deleted_messages", 30.0, forget_deleted)]
