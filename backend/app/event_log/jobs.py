"""What the log does on a clock."""

from collections.abc import Collection

from app.event_log import service
from app.jobs import Job
from app.realtime.tools import Tools


async def find_lost_tails(tools: Tools) -> None:
    """Compare every room with its log: the last fact of a burst leaves no gap when it is lost."""
    await compare(tools, [room.session_id for room in tools.rooms])


async def compare(tools: Tools, session_ids: Collection[str]) -> None:
    """Tell the rooms of these sessions how far their logs go."""
    if session_ids:
        async with tools.open_db() as db:
            heads = await service.heads(db, list(session_ids))
        for session_id, head in heads.items():
            if room := tools.rooms.get(session_id):
                room.reach(head)


JOBS = [Job("find_lost_tails", 1.0, find_lost_tails)]
