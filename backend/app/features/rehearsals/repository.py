"""All SQL about rehearsals."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import LiveSession, Rehearsal
from app.storage.statement import Statement

_REHEARSALS, _SESSIONS = Rehearsal.table(), LiveSession.table()
_STARTING = 0x72656865617273  # the number of a lock that nothing else takes
# A job of every worker asks this all the time.
_ALL = Statement(
    select(_REHEARSALS, _SESSIONS.c.id.label("original")).select_from(
        _REHEARSALS.outerjoin(_SESSIONS, _SESSIONS.c.id == _REHEARSALS.c.rehearsed_id)
    ),
    begins=False,
)


async def of_session(db: AsyncSession, session_id: str) -> Rehearsal | None:
    """Return the rehearsal of this session, or in it."""
    is_it = or_(Rehearsal.rehearsed_id == session_id, Rehearsal.session_id == session_id)
    return await db.scalar(select(Rehearsal).where(is_it))


async def lock(db: AsyncSession) -> None:
    """Keep others from starting a rehearsal until this transaction ends; SQLite does so anyway."""
    if db.get_bind().dialect.name == "postgresql":
        await db.execute(select(func.pg_advisory_xact_lock(_STARTING)))


async def count(db: AsyncSession) -> int:
    """Return how many rehearsals there are."""
    return (await db.execute(select(func.count()).select_from(Rehearsal))).scalar_one()


async def all_of_them(db: AsyncSession) -> Sequence[Any]:
    """Return all rehearsals; `original` is null if the rehearsed session was deleted."""
    return await _ALL.fetch(db)


async def add(db: AsyncSession, rehearsal: Rehearsal) -> None:
    db.add(rehearsal)
    await db.flush()
