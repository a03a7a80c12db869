"""All SQL about exporting and deleting data."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Table,
    and_,
    delete,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.live_sessions.policy import REOPEN_WITHIN
from app.features.live_sessions.views import RETENTIONS
from app.storage.database import Base
from app.storage.models import LiveSession, User

MOST_AT_ONCE = 1_000  # rows of one table that one transaction deletes


async def due(db: AsyncSession, now: datetime, usual: int, most: int) -> list[str]:
    """Return sessions whose retention has ended, earliest first; `usual` is in days."""
    statement = select(LiveSession.id).where(_is_due(now, usual))
    return list(await db.scalars(statement.order_by(LiveSession.ended_at).limit(most)))


async def take_due(
    db: AsyncSession, session_id: str, now: datetime, usual: int
) -> LiveSession | None:
    """Lock and return one of them; None if it is not due, or another worker has it."""
    statement = select(LiveSession).where(LiveSession.id == session_id, _is_due(now, usual))
    return await db.scalar(statement.with_for_update(skip_locked=True))


async def delete_some(db: AsyncSession, session: LiveSession) -> bool:
    """Delete some rows of each table, oldest first, and at last the session.

    Returns:
        Whether there is more to delete.
    """
    more = False
    for table in _referring_to(LiveSession):
        rows = select(*table.primary_key.columns).where(table.c.session_id == session.id)
        if "seq" in table.c:  # who reads meanwhile finds that the log begins later
            rows = rows.order_by(table.c.seq)
        some = tuple_(*table.primary_key.columns).in_(rows.limit(MOST_AT_ONCE))
        gone = cast("CursorResult[Any]", await db.execute(delete(table).where(some)))
        more = more or gone.rowcount == MOST_AT_ONCE
    if not more:
        await db.delete(session)
        await db.flush()
    return more


async def delete_user(db: AsyncSession, user_id: str) -> bool:
    """Delete the user and everything that refers to them; return False if they have sessions.

    It locks the user's row first, so that no session can be created meanwhile.
    """
    locked = await db.get(User, user_id, with_for_update=True, populate_existing=True)
    if await db.scalar(select(LiveSession.id).where(LiveSession.presenter_id == user_id).limit(1)):
        return False
    for table in _referring_to(User):
        for key in table.foreign_keys:
            if key.column.table is User.__table__:
                await db.execute(delete(table).where(key.parent == user_id))
    if locked is not None:
        await db.delete(locked)
    await db.flush()
    return True


def _is_due(now: datetime, usual: int) -> ColumnElement[bool]:
    def long_over(days: int) -> ColumnElement[bool]:
        moment = now - timedelta(days=days)
        on_purpose = and_(LiveSession.ended_from.is_(None), LiveSession.ended_at <= moment)
        return or_(on_purpose, LiveSession.ended_at <= moment - REOPEN_WITHIN)

    chosen = [and_(LiveSession.retention_days == days, long_over(days)) for days in RETENTIONS]
    unused_since = now - timedelta(days=usual)
    untouched = and_(
        LiveSession.updated_at <= unused_since,
        func.coalesce(LiveSession.scheduled_at, unused_since) <= unused_since,
    )
    return or_(
        and_(
            LiveSession.status == "ended",
            or_(*chosen, and_(LiveSession.retention_days.is_(None), long_over(usual))),
        ),
        and_(LiveSession.status == "draft", untouched),
    )


def _referring_to(model: type[Base]) -> Iterator[Table]:
    """Return the tables with a foreign key to this one, except sessions; children first."""
    for table in reversed(Base.metadata.sorted_tables):
        refers = any(key.column.table is model.__table__ for key in table.foreign_keys)
        if refers and table is not LiveSession.__table__:
            yield table
