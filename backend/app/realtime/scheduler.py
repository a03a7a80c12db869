"""Periodic jobs: each job of each feature runs in its own task."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic

import structlog

from app.core.metrics import METRICS
from app.realtime.context import WorkerContext

log = structlog.get_logger()

_SPREAD_SECONDS = 1.0  # over which jobs begin, unless their own time is shorter
_STEP = 0.618  # of that, from one job to the next: far, and like no other's


@dataclass(frozen=True, slots=True)
class Job:
    """`work` runs every `seconds`, and once more `at_exit` if its data must not be lost.

    A running round is never cancelled: nobody would know how much of it was stored.
    """

    name: str
    seconds: float
    work: Callable[[WorkerContext], Awaitable[None]]
    at_exit: bool = False


@asynccontextmanager
async def running(jobs: Iterable[Job], context: WorkerContext) -> AsyncIterator[None]:
    """Run the jobs for as long as the worker lives, not all of them at the same time."""
    jobs = list(jobs)
    tasks = [
        asyncio.create_task(_repeat(job, context, place * _STEP % 1), name=job.name)
        for place, job in enumerate(jobs)
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for job in jobs:
            if job.at_exit:
                await _attempt(job, context)


async def _repeat(job: Job, context: WorkerContext, later: float) -> None:
    await asyncio.sleep(later * min(job.seconds, _SPREAD_SECONDS))
    while True:
        await asyncio.sleep(job.seconds)
        await (_whole(job, context) if job.at_exit else _attempt(job, context))


async def _whole(job: Job, context: WorkerContext) -> None:
    one = asyncio.create_task(_attempt(job, context))
    try:
        await asyncio.shield(one)
    except asyncio.CancelledError:
        await one
        raise


async def _attempt(job: Job, context: WorkerContext) -> None:
    """Run one round; log a failure, and let the next round try again."""
    began = monotonic()
    try:
        await job.work(context)
    except Exception as error:
        METRICS.job_failures[job.name] += 1
        log.warning("job_failed", job=job.name, error=repr(error), exc_info=error)
    METRICS.job_seconds[job.name].add(monotonic() - began)
