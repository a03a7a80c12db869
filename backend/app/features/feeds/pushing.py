"""Pushed numbers: checked, kept in memory, and told soon."""

from time import monotonic

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.config import get_settings
from app.core.limit_errors import RateLimited
from app.core.metrics import METRICS
from app.features.feeds import policy, service
from app.features.feeds.commands import PushPoints
from app.features.feeds.limits import FeedLimits
from app.features.feeds.values import broadcaster
from app.features.feeds.values.last_values import LastValue
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_changeable
from app.realtime.context import WorkerContext


async def push(
    context: WorkerContext,
    db: AsyncSession,
    actor: Actor,
    session_id: str,
    feed_id: str,
    command: PushPoints,
) -> None:
    """Take values of a feed, all of them or none; they are stored within a second.

    A time ahead of this server's is now: clocks differ.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        FeedNotFound, FeedNotPushed, FeedStopped, TopicUnknown: the feed does not take them.
        RateLimited: the session got too many.
    """
    check_changeable((await queries.hosted_by(db, actor, session_id)).status)
    feed = await service.find(db, session_id, feed_id)
    policy.check_takes(feed, [point.topic for point in command.points])
    values = await broadcaster.read(context, db, session_id)
    now, at_now = monotonic(), broadcaster.now_ms()
    _count(values, len(command.points), now)
    for point in command.points:
        at = at_now if point.at is None else min(point.at, at_now)
        key, is_fresh = (feed_id, point.topic), at_now - at <= feed.stale_after * 1000
        live_at = at_now if is_fresh and values.last.is_newest(key, at) else None
        values.last.add(key, LastValue(point.value, at, now, feed.stale_after), live_at=live_at)
    values.clock.request()


def _count(values: broadcaster.SessionValues, points: int, now: float) -> None:
    rate = get_settings().limits(FeedLimits).limit_feed_points
    if wait := values.bucket.take(rate, points, now):
        METRICS.limited["feed_points"] += 1
        raise RateLimited(wait)
