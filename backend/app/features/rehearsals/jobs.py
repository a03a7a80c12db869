"""Periodic jobs of rehearsals."""

import asyncio

from app.features.rehearsals.runner import Runner
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

INTERVAL_SECONDS = 1.0


async def run_rehearsals(context: WorkerContext) -> None:
    """Run audiences, looking every second which; at the worker's end, leave them to another."""
    runner = context.own(Runner)
    try:
        while True:
            await runner.run_due(context)
            await asyncio.sleep(INTERVAL_SECONDS)
    finally:
        await runner.close(context)


JOBS = [Job("run_rehearsals", INTERVAL_SECONDS, run_rehearsals)]
