"""All SQL about a presenter's list of sessions."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.dashboard.commands import Wanted
from app.storage.models import LiveSession, Participant
from app.storage.one_of import one_of
from app.storage.statement import Statement

Position = tuple[datetime, str]
Columns = tuple[ColumnElement[Any], ...]

_SESSIONS, _PARTICIPANTS = LiveSession.table(), Participant.table()
_TOTAL = (
    select(func.count())
    .where(_PARTICIPANTS.c.session_id == _SESSIONS.c.id)
    .scalar_subquery()
    .label("participant_total")
)
_NAMES: Columns = (
    _SESSIONS.c.id,
    _SESSIONS.c.created_at,
    _SESSIONS.c.title,
    _SESSIONS.c.session_code,
)
_HIDDEN = {"muted", "words", "renamed", "stage"}  # which takes time to read, and no list shows
_SHOWN: Columns = (*(column for column in _SESSIONS.c if column.key not in _HIDDEN), _TOTAL)


async def page_of_own(
    db: AsyncSession, presenter_id: str, behind: Position | None, limit: int, wanted: Wanted
) -> Sequence[Any]:
    """Return the presenter's sessions after a position, newest first.

    They are rows, with the number of people who ever joined as `participant_total`.
    """
    return await _page(db, presenter_id, behind, limit, wanted, shown=True)


async def names_of_own(
    db: AsyncSession, presenter_id: str, behind: Position | None, limit: int, wanted: Wanted
) -> Sequence[Any]:
    """Return id, time, title and code of the presenter's sessions, newest first."""
    return await _page(db, presenter_id, behind, limit, wanted, shown=False)


async def by_ids(db: AsyncSession, ids: Sequence[str]) -> Sequence[Any]:
    """Return these sessions, newest first, as `page_of_own` does."""
    statement = select(*_SHOWN).where(_SESSIONS.c.id.in_(ids))
    newest_first = statement.order_by(_SESSIONS.c.created_at.desc(), _SESSIONS.c.id.desc())
    return (await db.execute(newest_first)).all()


async def add(db: AsyncSession, session: LiveSession) -> None:
    """Insert a session."""
    db.add(session)
    await db.flush()


async def _page(
    db: AsyncSession,
    presenter_id: str,
    behind: Position | None,
    limit: int,
    wanted: Wanted,
    *,
    shown: bool,
) -> Sequence[Any]:
    created_at, session_id = behind or (None, None)
    statement = _own(
        shown=shown,
        archived=wanted.archived,
        of_status=bool(wanted.statuses),
        behind=behind is not None,
    )
    values = {
        "presenter_id": presenter_id,
        "statuses": wanted.statuses,
        "created_at": created_at,
        "session_id": session_id,
        "most": limit,
    }
    return await statement.fetch(db, **values)


@cache
def _own(*, shown: bool, archived: bool, of_status: bool, behind: bool) -> Statement:
    """Build each of the few forms once: that costs half of what running it does."""
    own = _SESSIONS.c
    filters = [
        own.presenter_id == bindparam("presenter_id"),
        own.archived_at.is_not(None) if archived else own.archived_at.is_(None),
    ]
    if of_status:
        filters.append(one_of(own.status, "statuses"))
    if behind:
        created_at = bindparam("created_at", type_=own.created_at.type)
        is_same = (own.created_at == created_at) & (own.id < bindparam("session_id"))
        filters.append((own.created_at < created_at) | is_same)
    columns = _SHOWN if shown else _NAMES
    newest_first = select(*columns).where(*filters).order_by(own.created_at.desc(), own.id.desc())
    return Statement(newest_first.limit(bindparam("most", type_=Integer)), begins=False)
