"""All SQL about a presenter's list of sessions."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.dashboard.commands import Wanted
from app.storage.models import LiveSession, Participant, Rehearsal
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
    _SESSIONS.c.scheduled_at,
    _SESSIONS.c.title,
    _SESSIONS.c.session_code,
)
_HIDDEN = {"muted", "words", "renamed", "stage"}  # which takes time to read, and no list shows
_SHOWN: Columns = (*(column for column in _SESSIONS.c if column.key not in _HIDDEN), _TOTAL)


async def page_of_own(
    db: AsyncSession, presenter_id: str, behind: Position | None, limit: int, wanted: Wanted
) -> Sequence[Any]:
    """Return the presenter's sessions after a position, newest first, or soonest.

    They are rows, with the number of people who ever joined as `participant_total`.
    """
    return await _page(db, presenter_id, behind, limit, wanted, shown=True)


async def names_of_own(
    db: AsyncSession, presenter_id: str, behind: Position | None, limit: int, wanted: Wanted
) -> Sequence[Any]:
    """Return id, time, title and code of the presenter's sessions, newest first."""
    return await _page(db, presenter_id, behind, limit, wanted, shown=False)


async def by_ids(db: AsyncSession, ids: Sequence[str], wanted: Wanted) -> Sequence[Any]:
    """Return these sessions in the order of `page_of_own`."""
    statement = select(*_SHOWN).where(_SESSIONS.c.id.in_(ids)).order_by(*_order(wanted.scheduled))
    return (await db.execute(statement)).all()


def position_of(session: Any, wanted: Wanted) -> Position:
    """Return the position of a session in the list."""
    return session.scheduled_at if wanted.scheduled else session.created_at, session.id


async def _page(
    db: AsyncSession,
    presenter_id: str,
    behind: Position | None,
    limit: int,
    wanted: Wanted,
    *,
    shown: bool,
) -> Sequence[Any]:
    statement = _own(
        shown=shown,
        archived=wanted.archived,
        scheduled=wanted.scheduled,
        of_status=bool(wanted.statuses),
        behind=behind is not None,
    )
    values = {
        "presenter_id": presenter_id,
        "statuses": wanted.statuses,
        "moment": behind[0] if behind else None,
        "session_id": behind[1] if behind else None,
        "most": limit,
    }
    return await statement.fetch(db, **values)


@cache
def _own(
    *, shown: bool, archived: bool, scheduled: bool | None, of_status: bool, behind: bool
) -> Statement:
    """Build each of the few forms once: that costs half of what running it does."""
    own = _SESSIONS.c
    filters = [
        own.presenter_id == bindparam("presenter_id"),
        own.archived_at.is_not(None) if archived else own.archived_at.is_(None),
        own.id.not_in(select(Rehearsal.session_id)),
    ]
    if of_status:
        filters.append(one_of(own.status, "statuses"))
    if scheduled is not None:
        filters.append(own.scheduled_at.is_not(None) if scheduled else own.scheduled_at.is_(None))
    if behind:
        filters.append(_is_behind(scheduled))
    columns = _SHOWN if shown else _NAMES
    ordered = select(*columns).where(*filters).order_by(*_order(scheduled))
    return Statement(ordered.limit(bindparam("most", type_=Integer)), begins=False)


def _order(scheduled: bool | None) -> Columns:
    own = _SESSIONS.c
    if scheduled:
        return own.scheduled_at, own.id
    return own.created_at.desc(), own.id.desc()


def _is_behind(scheduled: bool | None) -> ColumnElement[bool]:
    own = _SESSIONS.c
    moment = bindparam("moment", type_=own.created_at.type)
    session_id = bindparam("session_id", type_=own.id.type)
    if scheduled:
        is_same = (own.scheduled_at == moment) & (own.id > session_id)
        return (own.scheduled_at > moment) | is_same
    return (own.created_at < moment) | (own.created_at == moment) & (own.id < session_id)
