"""All SQL about unused sessions."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import EventRow, LiveSession


async def forgotten(db: AsyncSession, *, active: datetime, paused: datetime) -> list[str]:
    """Return running sessions without people and without activity.

    Active ones since `active`, paused ones since `paused`.
    """
    statement = select(LiveSession.id).where(
        or_(
            and_(LiveSession.status == "active", _unused_since(active)),
            and_(LiveSession.status == "paused", _unused_since(paused)),
        )
    )
    return list(await db.scalars(statement))


def _unused_since(moment: datetime) -> ColumnElement[bool]:
    happened = exists().where(EventRow.session_id == LiveSession.id, EventRow.at > moment)
    unused = or_(LiveSession.used_at.is_(None), LiveSession.used_at <= moment)
    return and_(LiveSession.started_at < moment, unused, ~happened)
