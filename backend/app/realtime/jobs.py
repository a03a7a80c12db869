"""What the realtime core does on a clock."""

from app.jobs import Job
from app.realtime.tools import Tools

HEAD_SECONDS = 8.0  # the contract promises one every 10 s at least


async def tell_heads(tools: Tools) -> None:
    """Tell every room its newest position, so that members notice what they have missed."""
    for room in tools.rooms:
        room.tell_head()


JOBS = [Job("tell_heads", HEAD_SECONDS, tell_heads)]
