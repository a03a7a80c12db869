"""All SQL of the log."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.wire import DurableEvent
from app.models import LiveSession, LogEntry


async def take_seq(db: AsyncSession, session_id: str) -> int:
    """The next position, from the session's own row.

    The row stays locked until commit: positions are gapless and in commit order, which a
    database sequence cannot promise.
    """
    statement = (
        update(LiveSession)
        .where(LiveSession.id == session_id)
        .values(last_seq=LiveSession.last_seq + 1, updated_at=LiveSession.updated_at)
        .returning(LiveSession.last_seq)
        .execution_options(synchronize_session=False)
    )
    return (await db.execute(statement)).scalar_one()


async def append(db: AsyncSession, session_id: str, fact: DurableEvent) -> None:
    """Store one fact as members will be told it."""
    db.add(
        LogEntry(
            session_id=session_id,
            seq=fact.seq,
            type=fact.name,
            at=utc_now(),
            data=fact.wire(),
        )
    )
    await db.flush()


async def head(db: AsyncSession, session_id: str) -> int | None:
    """The newest position, 0 for an empty log, None for no such session."""
    return await db.scalar(select(LiveSession.last_seq).where(LiveSession.id == session_id))


async def heads(db: AsyncSession, session_ids: list[str]) -> dict[str, int]:
    """The newest position of each of these sessions."""
    statement = select(LiveSession.id, LiveSession.last_seq).where(LiveSession.id.in_(session_ids))
    return dict((await db.execute(statement)).all())


async def after(db: AsyncSession, session_id: str, since: int, limit: int) -> list[LogEntry]:
    """The first `limit` facts behind `since`, in order."""
    statement = (
        select(LogEntry)
        .where(LogEntry.session_id == session_id, LogEntry.seq > since)
        .order_by(LogEntry.seq)
        .limit(limit)
    )
    return list(await db.scalars(statement))


async def before(
    db: AsyncSession, session_id: str, position: int | None, limit: int
) -> list[LogEntry]:
    """The last `limit` facts before `position` (the newest ones for None), in order."""
    statement = (
        select(LogEntry)
        .where(LogEntry.session_id == session_id)
        .order_by(LogEntry.seq.desc())
        .limit(limit)
    )
    if position is not None:
        statement = statement.where(LogEntry.seq < position)
    return list(await db.scalars(statement))[::-1]
