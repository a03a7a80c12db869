"""What live sessions do on a clock."""

from app.jobs import Job
from app.live_sessions import service
from app.realtime.tools import Tools


async def end_forgotten(tools: Tools) -> None:
    """End running sessions that everybody has left alone."""
    async with tools.open_db() as db:
        found = await service.forgotten(db)
    for session_id in found:
        await tools.run(service.end_if_forgotten, session_id)


JOBS = [Job("end_forgotten_sessions", 60.0, end_forgotten)]
