"""Sending what is due: each webhook in its own task, so that a slow receiver holds up no other."""

import asyncio
from datetime import timedelta
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now, wire_time
from app.core.config import get_settings
from app.core.sealing import SealBroken, unseal
from app.features.webhooks import repository, signing
from app.features.webhooks.measures import AttemptResult, Attempts
from app.features.webhooks.posting import Outcome, post
from app.features.webhooks.targets import AllowedTargets
from app.realtime.context import WorkerContext
from app.storage.event_log import fact_of
from app.storage.models import EventRow, WebhookDelivery
from app.storage.unit_of_work import UnitOfWork

AT_ONCE = 8  # requests to one receiver
# After each failure; together a day and some minutes.
PAUSES = [
    timedelta(seconds=seconds)
    for seconds in (5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 30000)
]


async def send_due(context: WorkerContext, webhook_id: str) -> None:
    """Send what a webhook has due now, in order, some at a time."""
    while True:
        async with context.open_db() as db:
            found = await repository.due_of(db, webhook_id, utc_now(), AT_ONCE)
        if not found:
            return
        outcomes = await asyncio.gather(*(_attempt(*one) for one in found))
        for (_, delivery, _), outcome in zip(found, outcomes, strict=True):
            context.own(Attempts)[await context.run(_note, delivery, outcome)] += 1


async def _attempt(webhook: Any, delivery: WebhookDelivery, row: EventRow | None) -> Outcome:
    body, now = orjson.dumps(payload(delivery, row)), utc_now()
    try:
        secret = unseal(signing.PURPOSE, webhook.secret)
    except SealBroken:
        return Outcome(None, "secret_lost")
    headers = signing.headers(secret, delivery.id, now, body)
    allowed = AllowedTargets(get_settings().webhook_hosts)
    return await post(allowed, webhook.url, headers, body)


def payload(delivery: WebhookDelivery, row: EventRow | None) -> dict[str, Any]:
    """Return what is told: the event as the log has it now, without what was deleted since."""
    data = {} if row is None else {"session_id": row.session_id, **fact_of(row).data}
    at = delivery.created_at if row is None else row.at
    return {"type": delivery.event, "timestamp": wire_time(at), "data": data}


async def _note(work: UnitOfWork, delivery: WebhookDelivery, outcome: Outcome) -> AttemptResult:
    now, attempts = utc_now(), delivery.attempts + 1
    result = _result_of(outcome, attempts)
    following = {"state": result} if result != "failed" else {"due_at": now + PAUSES[attempts - 1]}
    await repository.note(
        work.db,
        delivery,
        attempts=attempts,
        tried_at=now,
        status=outcome.status,
        problem=outcome.problem,
        **following,
    )
    return result


def _result_of(outcome: Outcome, attempts: int) -> AttemptResult:
    if outcome.is_success:
        return "delivered"
    return "failed" if attempts <= len(PAUSES) else "dead"


async def webhooks_due(db: AsyncSession) -> list[str]:
    """Return the webhooks that have something to send."""
    return await repository.due(db, utc_now())
