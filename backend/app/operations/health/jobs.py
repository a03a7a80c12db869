"""What is measured on a clock."""

from app.operations.health.metrics import LOOP_LAG
from app.realtime.scheduler import Job
from app.realtime.tools import Tools

_SECONDS = 0.5


async def look_at_lag(_tools: Tools) -> None:
    """Note how late the loop is."""
    LOOP_LAG.look(_SECONDS)


JOBS = [Job("look_at_lag", _SECONDS, look_at_lag)]
