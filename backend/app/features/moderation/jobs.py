"""What moderation does on a clock."""

from app.features.moderation import people, service
from app.realtime.scheduler import Job
from app.realtime.tools import Tools


async def forget_deleted(tools: Tools) -> None:
    """Let go of deleted texts once nobody can bring them back."""
    await tools.run(service.forget_deleted)


JOBS = [
    Job("forget_deleted_messages", 30.0, forget_deleted),
    Job("cut_removed", 0.5, people.cut_removed),
]
