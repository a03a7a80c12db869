"""Periodic measurements."""

from app.operations.health.metrics import LoopLag
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

_SECONDS = 0.5


async def measure_lag(context: WorkerContext) -> None:
    """Record how late the event loop is."""
    context.own(LoopLag).observe(_SECONDS)


JOBS = [Job("look_at_lag", _SECONDS, measure_lag)]
