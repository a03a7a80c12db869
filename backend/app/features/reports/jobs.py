"""Periodic jobs of reports."""

from app.features.reports.links import service
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

_HOUR_SECONDS = 3600.0


async def forget_links(context: WorkerContext) -> None:
    """Delete the links that are more than a day old; runs once an hour."""
    await context.run(service.forget)


JOBS = [Job("forget_report_links", _HOUR_SECONDS, forget_links)]
