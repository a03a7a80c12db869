"""All SQL about feeds and their signals."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.feeds.rules import repository as rules
from app.features.feeds.values.series import repository as series
from app.storage.models import Feed, FeedPoint, FeedRule, FeedSignal, LiveSession

# The time of creation is what feeds are ordered by.
_SET = ("topic", "kind", "value", "minutes", "text", "since", "created_at")
_PREPARED = (
    "kind", "title", "topics", "options", "secret", "key", "stale_after", "created_at",
)  # fmt: skip


async def copy_stopped(db: AsyncSession, old_id: str, new_id: str) -> None:
    """Copy a session's feeds into another: stopped, without values, with secrets and rules."""
    for old in await all_of(db, old_id):
        new = Feed(**{name: getattr(old, name) for name in _PREPARED}, session_id=new_id)
        await add(db, new)
        for rule in await rules.of_feeds(db, [old.id]):
            db.add(FeedRule(**{name: getattr(rule, name) for name in _SET}, feed_id=new.id))
    await db.flush()


async def add(db: AsyncSession, row: Feed | FeedSignal) -> None:
    """Insert a feed or a signal."""
    db.add(row)
    await db.flush()


async def remove(db: AsyncSession, feed: Feed) -> None:
    """Delete a feed with its values and signals."""
    await db.delete(feed)
    await db.flush()


async def remove_other_topics(db: AsyncSession, feed: Feed) -> None:
    """Delete the values of topics that the feed does not have any more."""
    others = FeedPoint.topic.not_in(feed.topics)
    await db.execute(delete(FeedPoint).where(FeedPoint.feed_id == feed.id, others))
    await series.remove_other_topics(db, feed.id, feed.topics)
    await rules.remove_other_topics(db, feed.id, feed.topics)


async def by_id(db: AsyncSession, session_id: str, feed_id: str) -> Feed | None:
    """Return a feed of this session, as stored now."""
    statement = select(Feed).where(Feed.id == feed_id, Feed.session_id == session_id)
    return await db.scalar(statement.execution_options(populate_existing=True))


async def all_of(db: AsyncSession, session_id: str) -> list[Feed]:
    """Return the session's feeds, oldest first."""
    statement = select(Feed).where(Feed.session_id == session_id)
    return list(await db.scalars(statement.order_by(Feed.created_at, Feed.id)))


async def of_presenter(db: AsyncSession, user_id: str) -> list[Feed]:
    """Return the feeds of all sessions of a user, oldest first."""
    statement = (
        select(Feed)
        .join(LiveSession, LiveSession.id == Feed.session_id)
        .where(LiveSession.presenter_id == user_id)
    )
    return list(await db.scalars(statement.order_by(Feed.created_at, Feed.id)))


async def count(db: AsyncSession, session_id: str) -> int:
    """Return how many feeds the session has."""
    statement = select(func.count()).where(Feed.session_id == session_id)
    return await db.scalar(statement) or 0


async def count_running(db: AsyncSession) -> int:
    """Return how many feeds of sessions that have not ended run."""
    statement = (
        select(func.count(Feed.id))
        .join(LiveSession, LiveSession.id == Feed.session_id)
        .where(Feed.running, LiveSession.status != "ended")
    )
    return await db.scalar(statement) or 0


async def last_signals(
    db: AsyncSession, session_id: str, head: int, most: int
) -> Sequence[FeedSignal]:
    """Return the last signals up to position `head` of the session's log, oldest first."""
    statement = (
        select(FeedSignal)
        .where(FeedSignal.session_id == session_id, FeedSignal.seq <= head)
        .order_by(FeedSignal.seq.desc())
        .limit(most)
    )
    return [*await db.scalars(statement)][::-1]
