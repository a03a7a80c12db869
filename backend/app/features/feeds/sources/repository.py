"""All SQL about which sources are read."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Feed, LiveSession


async def to_read(db: AsyncSession) -> Sequence[Feed]:
    """Return the running feeds that have a source, of sessions that have not ended."""
    statement = (
        select(Feed)
        .join(LiveSession, LiveSession.id == Feed.session_id)
        .where(Feed.running, Feed.kind != "push", LiveSession.status != "ended")
        .order_by(Feed.id)
    )
    return (await db.scalars(statement)).all()
