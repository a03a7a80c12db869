"""What the log does on a clock."""

from app.event_log import service
from app.jobs import Job
from app.realtime.tools import Tools


async def find_lost_tails(tools: Tools) -> None:
    """Compare every room with its log: the last fact of a burst leaves no gap when it is lost."""
    rooms = {room.session_id: room for room in tools.rooms}
    if rooms:
        async with tools.open_db() as db:
            heads = await service.heads(db, list(rooms))
        for session_id, head in heads.items():
            rooms[session_id].reach(head)


JOBS = [Job("find_lost_tails", 1.0, find_lost_tails)]
