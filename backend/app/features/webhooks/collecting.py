"""From the logs of sessions to deliveries: the log is the outbox, stored with the facts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.ids import new_id
from app.features.webhooks import repository
from app.storage.event_log import fact_of
from app.storage.models import EventRow, Webhook
from app.storage.unit_of_work import UnitOfWork
from app.web.feature import WebhookEvent

MOST_SESSIONS = 50  # in one transaction
_MOST_EVENTS = 200


async def collect(work: UnitOfWork, known: Sequence[WebhookEvent]) -> bool:
    """Store deliveries of what happened since; return whether there may be more."""
    found = await repository.behind(work.db, MOST_SESSIONS)
    more = len(found) == MOST_SESSIONS
    for webhook, session_id, read_to, head in found:
        begin = read_to
        if begin is None:
            begin = await repository.head_at(work.db, session_id, webhook.created_at)
        wanted = [one for one in known if one.name in webhook.events.split()]
        reached = await _read(work.db, webhook, session_id, (begin, head), wanted)
        more = more or reached < head
    return more


async def _read(
    db: AsyncSession,
    webhook: Webhook,
    session_id: str,
    between: tuple[int, int],
    wanted: Sequence[WebhookEvent],
) -> int:
    """Read some of a session's log for a webhook, and return how far."""
    read_to, head = between
    types = {one.event.name for one in wanted if not one.of_owner}
    own = {one.event.name for one in wanted if one.of_owner}
    rows = await repository.log(db, session_id, (read_to, head), types, own, _MOST_EVENTS)
    now = utc_now()
    made = [
        _delivery(webhook, row, name, now) for row in rows for name in await _names(db, row, wanted)
    ]
    await repository.add_deliveries(db, made)
    reached = rows[-1].seq if len(rows) == _MOST_EVENTS else head
    await repository.read_to(db, webhook.id, session_id, reached)
    return reached


async def _names(db: AsyncSession, row: EventRow, wanted: Sequence[WebhookEvent]) -> list[str]:
    fact = fact_of(row)
    matching = [one for one in wanted if one.event.name == fact.name and one.when(fact.data)]
    if not any(one.is_change for one in matching):
        return [one.name for one in matching]
    last = await repository.before(db, row)
    return [
        one.name for one in matching if not one.is_change or last is None or not one.when(last.data)
    ]


def _delivery(webhook: Webhook, row: EventRow, name: str, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "webhook_id": webhook.id,
        "session_id": row.session_id,
        "seq": row.seq,
        "event": name,
        "state": "waiting",
        "attempts": 0,
        "due_at": now,
        "created_at": row.at,
    }
