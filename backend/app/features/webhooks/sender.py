"""The sender of a worker, which works if the worker has the lease."""

import asyncio
from collections.abc import Sequence
from time import monotonic

import structlog

from app.core.ids import new_id
from app.features.webhooks import collecting, repository, sending
from app.realtime.context import WorkerContext
from app.storage import worker_lease
from app.web.feature import WebhookEvent

log = structlog.get_logger()

LEASE = "webhooks"
LEASE_SECONDS = 20.0  # for so long nothing is sent after a worker has died
_RENEW_AFTER = LEASE_SECONDS / 4


class Sender:
    """Collects and sends; each webhook that has something due has one task."""

    def __init__(self) -> None:
        self._id = new_id()
        self._renewed_at: float | None = None  # by the monotonic clock; None without the lease
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def look(self, context: WorkerContext, known: Sequence[WebhookEvent]) -> None:
        """Collect what happened, and start to send what is due, if this worker has the lease."""
        async with context.open_db() as db:
            if not await repository.exist(db):
                return
        if not await self._has_lease(context):
            return
        while await context.run(collecting.collect, known):
            await self._has_lease(context)
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
        if self._renewed_at is not None:
            self._renewed_at = None
            await context.run(worker_lease.give_back, LEASE, self._id)

    async def _send(self, context: WorkerContext, webhook_id: str) -> None:
        try:
            await sending.send_due(context, webhook_id)
        except Exception as error:  # what was not noted is sent again
            log.warning("webhook_not_sent", webhook=webhook_id, error=repr(error), exc_info=error)
        finally:
            del self._tasks[webhook_id]

    async def _has_lease(self, context: WorkerContext) -> bool:
        now = monotonic()
        if self._renewed_at is None or now - self._renewed_at > _RENEW_AFTER:
            has_it = await context.run(worker_lease.take, LEASE, self._id, LEASE_SECONDS)
            self._renewed_at = now if has_it else None
        return self._renewed_at is not None
