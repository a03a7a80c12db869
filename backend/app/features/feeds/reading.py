"""Reading feeds: all of them for hosts, and the last values of a topic for everybody."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.config import get_settings
from app.features.feeds import repository, service
from app.features.feeds.errors import FeedNotFound, TopicUnknown
from app.features.feeds.limits import FeedLimits
from app.features.feeds.values import broadcaster
from app.features.feeds.values import repository as stored
from app.features.feeds.views import Feed, History, PointOfTime
from app.features.live_sessions import queries
from app.realtime.context import WorkerContext


async def every(db: AsyncSession, actor: Actor, session_id: str) -> list[Feed]:
    """Return the session's feeds, oldest first; raises SessionNotFound."""
    await queries.hosted_by(db, actor, session_id)
    return [Feed.of(row) for row in await repository.all_of(db, session_id)]


async def history(
    context: WorkerContext,
    db: AsyncSession,
    actor: Actor,
    session_id: str,
    feed_id: str,
    topic: str | None,
) -> History:
    """Return the last values of a topic, the first one if None, also those that are not stored yet.

    Raises:
        FeedNotFound: no feed of this session, or one that the actor may not see yet.
        TopicUnknown: the feed has no such topic.
    """
    feed = await service.find(db, session_id, feed_id)
    if feed.started_at is None and not actor.is_host:
        raise FeedNotFound
    topic = feed.topics[0] if topic is None else topic
    if topic not in feed.topics:
        raise TopicUnknown([topic])
    most = get_settings().limits(FeedLimits).feed_points_kept
    values = broadcaster.known(context, session_id)
    # What is stored after this is found in a transaction that begins later, and not in `db`'s.
    unsaved = values.last.unsaved_of(feed_id, topic) if values else {}
    async with context.open_db() as later:
        rows = await stored.series(later, feed_id, topic, most)
    points = {row.second: (row.at, row.value) for row in rows} | unsaved
    newest = [point for _, point in sorted(points.items())][-most:]
    return History(topic=topic, points=[PointOfTime(at=at, value=value) for at, value in newest])


async def showable(db: AsyncSession, session_id: str, feed_id: str) -> dict[str, str] | None:
    """Return {} for a feed that the stage may show, None for one that never ran, or none."""
    row = await repository.by_id(db, session_id, feed_id)
    return None if row is None or row.started_at is None else {}
