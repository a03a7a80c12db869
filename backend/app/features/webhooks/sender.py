"""The sender of a worker, which works if the worker has the lease."""

import asyncio
from collections.abc import Sequence

import structlog

from app.features.webhooks import collecting, repository, sending
from app.realtime.context import WorkerContext
from app.storage.worker_lease import Lease
from app.web.feature import WebhookEvent

log = structlog.get_logger()

LEASE = "webhooks"
LEASE_SECONDS = 20.0  # for so long nothing is sent after a worker has died


class Sender:
    """Collects and sends; each webhook that has something due has one task."""

    def __init__(self) -> None:
        self._lease = Lease(LEASE, LEASE_SECONDS)
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def run_due(self, context: WorkerContext, known: Sequence[WebhookEvent]) -> None:
        """Collect what happened, and start to send what is due, if this worker has the lease."""
        async with context.open_db() as db:
            if not await repository.exist(db):
                return
        if not await self._lease.is_held(context.run):
            return
        while await context.run(collecting.collect, known):
            await self._lease.is_held(context.run)
        async with context.open_db() as db:
            due = await sending.webhooks_due(db)
        for webhook_id in due:
            if webhook_id not in self._tasks:
                task = asyncio.create_task(self._send(context, webhook_id))
                self._tasks[webhook_id] = task

    async def close(self, context: WorkerContext) -> None:
        """End what is being sent, which the next sender sends again, and give the lease back."""
        tasks = [*self._tasks.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._lease.end(context.run)

    async def _send(self, context: WorkerContext, webhook_id: str) -> None:
        try:
            await sending.send_due(context, webhook_id)
        except Exception as error:  # what was not noted is sent again
            log.warning("webhook_not_sent", webhook=webhook_id, error=repr(error), exc_info=error)
        finally:
            del self._tasks[webhook_id]
