"""All SQL about a presenter's list of sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.dashboard.commands import Wanted
from app.storage.models import LiveSession

Position = tuple[datetime, str]


async def page_of_own(
    db: AsyncSession, presenter_id: str, behind: Position | None, limit: int, wanted: Wanted
) -> list[LiveSession]:
    """Return the presenter's sessions after a position, newest first."""
    statement = _own(select(LiveSession), presenter_id, behind, wanted)
    return list(await db.scalars(statement.limit(limit)))


async def names_of_own(
    db: AsyncSession, presenter_id: str, behind: Position | None, limit: int, wanted: Wanted
) -> Sequence[Row[Any]]:
    """Return id, time, title and code of the presenter's sessions, newest first."""
    columns = select(
        LiveSession.id, LiveSession.created_at, LiveSession.title, LiveSession.session_code
    )
    statement = _own(columns, presenter_id, behind, wanted).limit(limit)
    return (await db.execute(statement)).all()


async def by_ids(db: AsyncSession, ids: Sequence[str]) -> list[LiveSession]:
    """Return these sessions, newest first."""
    statement = select(LiveSession).where(LiveSession.id.in_(ids))
    newest_first = statement.order_by(LiveSession.created_at.desc(), LiveSession.id.desc())
    return list(await db.scalars(newest_first))


async def add(db: AsyncSession, session: LiveSession) -> None:
    """Insert a session."""
    db.add(session)
    await db.flush()


def _own(
    columns: Select[*tuple[Any, ...]], presenter_id: str, behind: Position | None, wanted: Wanted
) -> Select[*tuple[Any, ...]]:
    is_archived = LiveSession.archived_at.is_not(None)
    statement = columns.where(
        LiveSession.presenter_id == presenter_id, is_archived if wanted.archived else ~is_archived
    ).order_by(LiveSession.created_at.desc(), LiveSession.id.desc())
    if wanted.statuses:
        statement = statement.where(LiveSession.status.in_(wanted.statuses))
    if behind is None:
        return statement
    created_at, session_id = behind
    return statement.where(
        (LiveSession.created_at < created_at)
        | ((LiveSession.created_at == created_at) & (LiveSession.id < session_id))
    )
