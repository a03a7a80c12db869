"""All SQL about the rules of feeds, and the values that they judge."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Feed, FeedPoint, FeedRule, LiveSession
from app.storage.statement import Statement

# Every worker asks this once a second, and of most installations the answer is no.
_RUNNING = Statement(
    select(FeedRule.feed_id, Feed.session_id)
    .join(Feed, Feed.id == FeedRule.feed_id)
    .join(LiveSession, LiveSession.id == Feed.session_id)
    .where(Feed.running, LiveSession.status != "ended")
    .distinct(),
    begins=False,
)
_LIVE = Statement(
    select(FeedPoint.live_at, FeedPoint.value, FeedPoint.topic)
    .where(FeedPoint.feed_id == bindparam("feed_id"), FeedPoint.live_at >= bindparam("since"))
    .order_by(FeedPoint.live_at),
    begins=False,
)


async def running(db: AsyncSession) -> list[Any]:
    """Return `feed_id` and `session_id` of the feeds that run and have rules."""
    return await _RUNNING.fetch(db)


async def live(db: AsyncSession, feed_id: str, since: int) -> list[Any]:
    """Return the values of a feed that were live when they came, oldest first, of all topics."""
    return await _LIVE.fetch(db, feed_id=feed_id, since=since)


async def of_feeds(db: AsyncSession, feed_ids: Collection[str]) -> Sequence[FeedRule]:
    """Return the rules of feeds as stored now, oldest first."""
    statement = select(FeedRule).where(FeedRule.feed_id.in_(feed_ids))
    statement = statement.order_by(FeedRule.created_at, FeedRule.id)
    return (await db.scalars(statement.execution_options(populate_existing=True))).all()


async def by_id(db: AsyncSession, feed_id: str, rule_id: str) -> FeedRule | None:
    """Return a rule of this feed, as stored now."""
    statement = select(FeedRule).where(FeedRule.id == rule_id, FeedRule.feed_id == feed_id)
    return await db.scalar(statement.execution_options(populate_existing=True))


async def count(db: AsyncSession, feed_id: str) -> int:
    """Return how many rules the feed has."""
    statement = select(func.count()).where(FeedRule.feed_id == feed_id)
    return await db.scalar(statement) or 0


async def add(db: AsyncSession, row: FeedRule) -> None:
    """Insert a rule."""
    db.add(row)
    await db.flush()


async def remove(db: AsyncSession, row: FeedRule) -> None:
    """Delete a rule."""
    await db.delete(row)
    await db.flush()


async def remove_other_topics(db: AsyncSession, feed_id: str, topics: Sequence[str]) -> None:
    """Delete the rules of topics that the feed does not have any more."""
    is_other = (FeedRule.feed_id == feed_id) & FeedRule.topic.not_in(topics)
    await db.execute(delete(FeedRule).where(is_other))
