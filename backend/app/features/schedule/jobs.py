"""The periodic job that starts sessions."""

import asyncio

from app.features.live_sessions.errors import SessionNotFound
from app.features.schedule import service
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

INTERVAL_SECONDS = 0.5  # with the looks of those who wait, they are asked in within two seconds


async def start_scheduled(context: WorkerContext) -> None:
    """Start what is due; each worker looks, and the session's lock lets one of them start it."""
    async with context.open_db() as db:
        found = await service.due(db)
    tasks = [context.run(service.start_if_due, session_id) for session_id in found]
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, BaseException) and not isinstance(outcome, SessionNotFound):
            raise outcome


JOBS = [Job("start_scheduled_sessions", INTERVAL_SECONDS, start_scheduled)]
