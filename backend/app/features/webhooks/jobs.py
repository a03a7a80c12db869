"""Periodic jobs of webhooks."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from app.core.clock import utc_now
from app.features.webhooks import repository
from app.features.webhooks.sender import Sender
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job
from app.storage.unit_of_work import UnitOfWork
from app.web.feature import WebhookEvent

INTERVAL_SECONDS = 1.0
_HOUR_SECONDS = 3600.0
_KEPT = timedelta(days=30)


async def send_webhooks(known: Sequence[WebhookEvent], context: WorkerContext) -> None:
    """Send what happened, every second; at the end of the worker, leave the rest to another."""
    sender = context.own(Sender)
    try:
        while True:
            await sender.run_due(context, known)
            await asyncio.sleep(INTERVAL_SECONDS)
    finally:
        await sender.close(context)


async def forget_deliveries(context: WorkerContext) -> None:
    """Delete deliveries that are over for a month."""
    await context.run(_forget)


async def _forget(work: UnitOfWork) -> None:
    await repository.forget(work.db, utc_now() - _KEPT)


def jobs_of(known: Sequence[WebhookEvent]) -> list[Job]:
    """Return the jobs, which tell of these events."""
    return [
        Job("send_webhooks", INTERVAL_SECONDS, partial(send_webhooks, known)),
        Job("forget_webhook_deliveries", _HOUR_SECONDS, forget_deliveries),
    ]
