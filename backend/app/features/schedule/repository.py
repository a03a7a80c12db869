"""All SQL about when sessions are to begin."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import LiveSession
from app.storage.statement import Statement

_SESSIONS = LiveSession.table()
_DUE = Statement(
    select(_SESSIONS.c.id, _SESSIONS.c.settings)
    .where(
        _SESSIONS.c.status == literal_column("'draft'"),  # by which the database knows its index
        _SESSIONS.c.archived_at.is_(None),
        _SESSIONS.c.scheduled_at <= bindparam("now", type_=_SESSIONS.c.scheduled_at.type),
        _SESSIONS.c.scheduled_at > bindparam("since", type_=_SESSIONS.c.scheduled_at.type),
    )
    .order_by(_SESSIONS.c.scheduled_at),
    begins=False,
)


async def due(db: AsyncSession, since: datetime, now: datetime) -> Sequence[str]:
    """Return the sessions that were to begin by themselves in this period, earliest first."""
    found = await _DUE.fetch(db, since=since, now=now)
    return [row.id for row in found if row.settings.get("starts_by_itself")]
