"""All SQL about which sources are read."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Feed, LiveSession
from app.storage.statement import Statement

_TO_READ = (Feed.running, Feed.kind != "push", LiveSession.status != "ended")
# Every worker asks this once a second, and of most installations the answer is no.
_ANY = Statement(
    select(Feed.id).join(LiveSession, LiveSession.id == Feed.session_id).where(*_TO_READ).limit(1),
    begins=False,
)


async def to_read(db: AsyncSession) -> Sequence[Feed]:
    """Return the running feeds that have a source, of sessions that have not ended."""
    if not await _ANY.fetch(db):
        return []
    statement = (
        select(Feed)
        .join(LiveSession, LiveSession.id == Feed.session_id)
        .where(*_TO_READ)
        .order_by(Feed.id)
    )
    return (await db.scalars(statement)).all()
