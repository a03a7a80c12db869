"""What live sessions do on a clock."""

from app.jobs import Job
from app.live_sessions import service
from app.realtime.tools import Tools


async def end_forgotten(tools: Tools) -> None:
    """End running sessions that everybody has left alone."""
    await tools.run(service.end_forgotten)


JOBS = [Job("end_forgotten_sessions", 60.0, end_forgotten)]
