"""Periodic jobs of rehearsals."""

import asyncio

from app.features.rehearsals.runner import Runner
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

LOOK_SECONDS = 1.0


async def run_rehearsals(context: WorkerContext) -> None:
    """Run audiences, looking every second which; at the worker's end, leave them to another."""
    runner = context.own(Runner)
    try:
        while True:
            await runner.look(context)
            await asyncio.sleep(LOOK_SECONDS)
    finally:
        await runner.close(context)


JOBS = [Job("run_rehearsals", LOOK_SECONDS, run_rehearsals)]
