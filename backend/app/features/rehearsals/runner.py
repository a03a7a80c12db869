"""The audiences that a worker runs, if it has the lease."""

import asyncio
from collections.abc import Sequence

import structlog

from app.features.rehearsals import service
from app.features.rehearsals.audience.audience import Audience
from app.features.rehearsals.service import Due
from app.realtime.context import WorkerContext
from app.storage.worker_lease import Lease

log = structlog.get_logger()

LEASE = "rehearsals"
LEASE_SECONDS = 20.0  # for so long an audience is silent after its worker has died


class Runner:
    """Runs one task for each rehearsal of the server, and ends those that are over."""

    def __init__(self) -> None:
        self._lease = Lease(LEASE, LEASE_SECONDS)
        self._audiences: dict[str, asyncio.Task[None]] = {}

    @property
    def running(self) -> set[str]:
        """The sessions whose audience runs on this worker."""
        return {*self._audiences}

    async def run_due(self, context: WorkerContext) -> None:
        """Start what is to run, end what is over, and stop what was ended."""
        async with context.open_db() as db:
            found = await service.all_due(db)
        context.rooms.rehearsals = frozenset(one.session_id for one in found)
        if not found and not self._audiences:
            return
        running = [one for one in found if not one.is_over]
        if not await self._lease.is_held(context.run):
            running = []
        else:
            await self._end_over(context, found)
        await self._stop_all_but({one.session_id for one in running})
        for one in running:
            if one.session_id not in self._audiences:
                self._audiences[one.session_id] = asyncio.create_task(self._run(context, one))

    async def close(self, context: WorkerContext) -> None:
        """Stop all audiences, which another worker runs from now on, and give the lease back."""
        await self._stop_all_but(set())
        await self._lease.end(context.run)

    async def _end_over(self, context: WorkerContext, found: Sequence[Due]) -> None:
        for one in found:
            if one.is_over:
                await context.run(service.end, one.session_id)

    async def _stop_all_but(self, wanted: set[str]) -> None:
        stopped = [self._audiences[name] for name in self.running - wanted]
        for task in stopped:
            task.cancel()
        await asyncio.gather(*stopped, return_exceptions=True)

    async def _run(self, context: WorkerContext, due: Due) -> None:
        try:
            await Audience(context, due).run()
        except Exception as error:  # the next look starts it again, if it was not just ended
            if await self._is_there(context, due):
                log.warning(
                    "rehearsal_interrupted",
                    session=due.session_id,
                    error=repr(error),
                    exc_info=error,
                )
        finally:
            self._audiences.pop(due.session_id, None)

    async def _is_there(self, context: WorkerContext, due: Due) -> bool:
        async with context.open_db() as db:
            found = await service.all_due(db)
        return due.session_id in {one.session_id for one in found}
