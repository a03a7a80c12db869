"""Keeping clouds for as long as hosts look at them."""

import asyncio

from app.features.words.clouds import Clouds
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

_SECONDS = 30.0


async def keep_clouds(context: WorkerContext) -> None:
    """Give memory back that nobody uses any more; at the end of the worker, end what analyses."""
    clouds = context.own(Clouds)
    try:
        while True:
            await asyncio.sleep(_SECONDS)
            await clouds.free_unused()
    finally:
        await clouds.close()


JOBS = [Job("keep_clouds", _SECONDS, keep_clouds)]
