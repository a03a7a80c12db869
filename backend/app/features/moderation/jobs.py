"""What moderation does on a clock."""

from app.features.moderation import mutes_and_bans, service
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job


async def forget_deleted(context: WorkerContext) -> None:
    """Let go of deleted texts once nobody can bring them back."""
    await context.run(service.forget_deleted)


JOBS = [
    Job("forget_deleted_messages", 30.0, forget_deleted),
    Job("cut_removed", 0.5, mutes_and_bans.cut_removed),
]
