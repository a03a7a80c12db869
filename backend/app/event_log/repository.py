"""All SQL of the log."""

from collections.abc import Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.wire import DurableEvent
from app.models import LiveSession, LogEntry


async def take_seqs(db: AsyncSession, session_id: str, count: int) -> range:
    """The next `count` positions, from the session's own row.

    The row stays locked until commit: positions are gapless and in commit order, which a
    database sequence cannot promise.
    """
    statement = (
        update(LiveSession)
        .where(LiveSession.id == session_id)
        .values(last_seq=LiveSession.last_seq + count, updated_at=LiveSession.updated_at)
        .returning(LiveSession.last_seq)
        .execution_options(synchronize_session=False)
    )
    last = (await db.execute(statement)).scalar_one()
    return range(last - count + 1, last + 1)


async def append(db: AsyncSession, session_id: str, facts: Sequence[DurableEvent]) -> None:
    """Store facts as members will be told them, in one statement."""
    now = utc_now()
    rows = [
        {"session_id": session_id, "seq": one.seq, "type": one.name, "at": now, "data": one.wire()}
        for one in facts
    ]
    await db.execute(insert(LogEntry), rows)


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
