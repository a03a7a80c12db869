"""All SQL about which worker reads the sources, and which of them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.storage.models import Feed, FeedLease, LiveSession
from app.storage.statement import Statement

_NAME = "sources"
_LEASES = FeedLease.table()


def _taking(insert: Any) -> Any:
    """Take the lease, or hold it for longer; nothing if another worker has it."""
    statement = insert(_LEASES).values(
        name=_NAME, holder=bindparam("holder"), until=bindparam("until")
    )
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[_LEASES.c.name],
        set_={"holder": new.holder, "until": new.until},
        where=or_(_LEASES.c.holder == new.holder, _LEASES.c.until < bindparam("now")),
    ).returning(_LEASES.c.holder)


_TAKE = Statement({"sqlite": _taking(sqlite.insert), "postgresql": _taking(postgresql.insert)})


async def take(db: AsyncSession, holder: str, seconds: float) -> bool:
    """Let this worker have the lease for so long from now on, and return whether it has."""
    now = utc_now()
    until = now + timedelta(seconds=seconds)
    return bool(await _TAKE.fetch(db, holder=holder, now=now, until=until))


async def give_back(db: AsyncSession, holder: str) -> None:
    """End the lease, if this worker has it."""
    await db.execute(delete(FeedLease).where(FeedLease.holder == holder))


async def to_read(db: AsyncSession) -> Sequence[Feed]:
    """Return the running feeds that have a source, of sessions that have not ended."""
    statement = (
        select(Feed)
        .join(LiveSession, LiveSession.id == Feed.session_id)
        .where(Feed.running, Feed.kind != "push", LiveSession.status != "ended")
        .order_by(Feed.id)
    )
    return (await db.scalars(statement)).all()
