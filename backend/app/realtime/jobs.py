"""Periodic jobs of the realtime core."""

from app.realtime.context import WorkerContext
from app.realtime.quality import QUALITY_SECONDS, send_quality
from app.realtime.scheduler import Job

HEAD_SECONDS = 8.0  # the contract promises one every 10 s at least
SHARE_SECONDS = 1.0


async def send_heads(context: WorkerContext) -> None:
    """Send every room its newest position, by which members notice what they missed."""
    for room in context.rooms:
        room.send_head()


async def share_presence(context: WorkerContext) -> None:
    """Count the participants of all workers."""
    await context.rooms.share_presence()


JOBS = [
    Job("tell_heads", HEAD_SECONDS, send_heads),
    Job("share_presence", SHARE_SECONDS, share_presence, at_exit=True),
    Job("tell_quality", QUALITY_SECONDS, send_quality),
]
