"""All SQL about webhooks and their deliveries."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import (
    EventRow,
    LiveSession,
    Rehearsal,
    Webhook,
    WebhookCursor,
    WebhookDelivery,
)
from app.storage.statement import Statement

Row = Any
_ANY = Statement(select(Webhook.table().c.id).limit(1), begins=False)


def _one_of_user(user_id: str, webhook_id: str) -> Select[Webhook]:
    return select(Webhook).where(Webhook.id == webhook_id, Webhook.user_id == user_id)


async def of_user(db: AsyncSession, user_id: str) -> list[Webhook]:
    """Return the user's webhooks, the newest first."""
    statement = select(Webhook).where(Webhook.user_id == user_id)
    return list(await db.scalars(statement.order_by(Webhook.created_at.desc(), Webhook.id)))


async def one_of_user(db: AsyncSession, user_id: str, webhook_id: str) -> Webhook | None:
    """Return this webhook, if it is the user's."""
    return await db.scalar(_one_of_user(user_id, webhook_id))


async def locked(db: AsyncSession, user_id: str, webhook_id: str) -> Webhook | None:
    """Return the same, locked until the commit: nobody else deletes it meanwhile."""
    return await db.scalar(_one_of_user(user_id, webhook_id).with_for_update())


async def add(db: AsyncSession, row: Webhook | WebhookDelivery) -> None:
    """Store a webhook or a delivery."""
    db.add(row)
    await db.flush()


async def remove(db: AsyncSession, webhook: Webhook) -> None:
    """Delete a webhook with its deliveries."""
    await db.delete(webhook)
    await db.flush()


async def newest(
    db: AsyncSession, webhook_id: str, limit: int, state: str | None = None
) -> list[WebhookDelivery]:
    """Return the last deliveries, the newest first; of this state alone, if one is given."""
    statement = select(WebhookDelivery).where(WebhookDelivery.webhook_id == webhook_id)
    if state is not None:
        statement = statement.where(WebhookDelivery.state == state)
    newest_first = (WebhookDelivery.created_at.desc(), WebhookDelivery.seq.desc())
    return list(await db.scalars(statement.order_by(*newest_first).limit(limit)))


async def dead(db: AsyncSession, webhook_id: str) -> int:
    """Return how many deliveries were given up."""
    statement = select(func.count()).where(
        WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.state == "dead"
    )
    return (await db.execute(statement)).scalar_one()


async def delivery(db: AsyncSession, webhook_id: str, delivery_id: str) -> WebhookDelivery | None:
    """Return this delivery of the webhook, locked until the commit."""
    statement = select(WebhookDelivery).where(
        WebhookDelivery.id == delivery_id, WebhookDelivery.webhook_id == webhook_id
    )
    return await db.scalar(statement.with_for_update())


async def exist(db: AsyncSession) -> bool:
    """Return whether anybody has a webhook."""
    return bool(await _ANY.fetch(db))


async def behind(db: AsyncSession, limit: int) -> Sequence[Row]:
    """Return webhooks with sessions whose log has grown, and the positions read and reached.

    Programs are told nothing of rehearsals. None of both can be deleted until the commit; what is
    being deleted is left out.
    """
    statement = (
        select(Webhook, LiveSession.id, WebhookCursor.read_to, LiveSession.last_seq)
        .join(LiveSession, LiveSession.presenter_id == Webhook.user_id)
        .outerjoin(
            WebhookCursor,
            (WebhookCursor.webhook_id == Webhook.id) & (WebhookCursor.session_id == LiveSession.id),
        )
        .where(
            or_(WebhookCursor.read_to.is_(None), WebhookCursor.read_to < LiveSession.last_seq),
            LiveSession.id.not_in(select(Rehearsal.session_id)),
        )
        .limit(limit)
        .with_for_update(read=True, key_share=True, of=(Webhook, LiveSession), skip_locked=True)
    )
    return (await db.execute(statement)).all()


async def head_at(db: AsyncSession, session_id: str, moment: datetime) -> int:
    """Return the last position of the log before this moment."""
    statement = select(func.max(EventRow.seq)).where(
        EventRow.session_id == session_id, EventRow.at < moment
    )
    return await db.scalar(statement) or 0


async def read_to(db: AsyncSession, webhook_id: str, session_id: str, seq: int) -> None:
    """Store how far a webhook has read a session's log."""
    cursor = await db.get(WebhookCursor, (webhook_id, session_id))
    if cursor is None:
        db.add(WebhookCursor(webhook_id=webhook_id, session_id=session_id, read_to=seq))
    else:
        cursor.read_to = seq
    await db.flush()


async def log(
    db: AsyncSession,
    session_id: str,
    between: tuple[int, int],
    types: Collection[str],
    of_owner: Collection[str],
    limit: int,
) -> list[EventRow]:
    """Return events of these types in order; those `of_owner` are hidden from others."""
    after, until = between
    statement = select(EventRow).where(
        EventRow.session_id == session_id,
        EventRow.seq > after,
        EventRow.seq <= until,
        or_(EventRow.type.in_(types), EventRow.private["type"].as_string().in_(of_owner)),
    )
    return list(await db.scalars(statement.order_by(EventRow.seq).limit(limit)))


async def before(db: AsyncSession, row: EventRow) -> EventRow | None:
    """Return the event of the same type before this one."""
    statement = select(EventRow).where(
        EventRow.session_id == row.session_id, EventRow.seq < row.seq, EventRow.type == row.type
    )
    return await db.scalar(statement.order_by(EventRow.seq.desc()).limit(1))


async def add_deliveries(db: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Store deliveries that wait."""
    if rows:
        await db.execute(insert(WebhookDelivery), rows)


async def due(db: AsyncSession, now: datetime) -> list[str]:
    """Return the webhooks that have something to send now."""
    statement = select(WebhookDelivery.webhook_id).where(_is_due(now)).distinct()
    return list(await db.scalars(statement))


async def due_of(db: AsyncSession, webhook_id: str, now: datetime, limit: int) -> Sequence[Row]:
    """Return what to send: the webhook, the delivery and the event, which a test has none of."""
    statement = (
        select(Webhook, WebhookDelivery, EventRow)
        .join(Webhook, Webhook.id == WebhookDelivery.webhook_id)
        .outerjoin(
            EventRow,
            (EventRow.session_id == WebhookDelivery.session_id)
            & (EventRow.seq == WebhookDelivery.seq),
        )
        .where(WebhookDelivery.webhook_id == webhook_id, _is_due(now))
        .order_by(WebhookDelivery.created_at, WebhookDelivery.seq)
        .limit(limit)
    )
    return (await db.execute(statement)).all()


async def note(db: AsyncSession, begun: WebhookDelivery, **values: Any) -> None:
    """Store what became of an attempt, which began when the delivery was as in `begun`.

    One that is gone stays gone, and one that its presenter wants sent again waits for that.
    """
    statement = update(WebhookDelivery).where(
        WebhookDelivery.id == begun.id,
        WebhookDelivery.state == "waiting",
        WebhookDelivery.attempts == begun.attempts,
        WebhookDelivery.due_at == begun.due_at,
    )
    await db.execute(statement.values(**values))


async def forget(db: AsyncSession, created_before: datetime) -> None:
    """Delete deliveries that are over and this old."""
    is_over = WebhookDelivery.state != "waiting"
    await db.execute(
        delete(WebhookDelivery).where(is_over, WebhookDelivery.created_at < created_before)
    )


def _is_due(now: datetime) -> Any:
    return (WebhookDelivery.state == "waiting") & (WebhookDelivery.due_at <= now)
