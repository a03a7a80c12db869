"""All SQL about the values of feeds."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Feed, FeedPoint
from app.storage.one_of import one_of
from app.storage.statement import Statement

_POINTS, _FEEDS = FeedPoint.table(), Feed.table()
_LAST = select(
    Feed.session_id,
    FeedPoint.feed_id,
    FeedPoint.topic,
    FeedPoint.value,
    FeedPoint.at,
    Feed.stale_after,
).join(Feed, Feed.id == FeedPoint.feed_id)
_NEWER = Statement(
    select(
        _FEEDS.c.session_id,
        _POINTS.c.feed_id,
        _POINTS.c.topic,
        _POINTS.c.value,
        _POINTS.c["at"],
        _FEEDS.c.stale_after,
    )
    .join(_FEEDS, _FEEDS.c.id == _POINTS.c.feed_id)
    .where(one_of(_FEEDS.c.session_id, "ids"), _FEEDS.c.running)
    .where(_POINTS.c.second >= bindparam("since"))
    .order_by(_POINTS.c.second),
    begins=False,
)


def _putting(insert: Any) -> Any:
    """Store a value in place of an older one of the same second."""
    statement = insert(_POINTS).values({one.key: bindparam(one.key) for one in _POINTS.c})
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[*_POINTS.primary_key.columns],
        set_={
            "at": new["at"],
            "value": new["value"],
            "live_at": func.coalesce(new["live_at"], _POINTS.c.live_at),
        },
        where=new["at"] >= _POINTS.c.at,
    )


# Until the commit nobody changes or deletes the feed.
_TOPICS = Statement(
    select(_FEEDS.c.topics).where(_FEEDS.c.id == bindparam("id")).with_for_update(read=True)
)
_PUT = Statement({"sqlite": _putting(sqlite.insert), "postgresql": _putting(postgresql.insert)})


async def lock_topics(db: AsyncSession, feed_id: str) -> list[str] | None:
    """Return the topics of a feed, which stay so until the commit; None if it is deleted."""
    rows = await _TOPICS.fetch(db, id=feed_id)
    return rows[0].topics if rows else None


async def put(db: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store values; of one second the last one stays."""
    await _PUT.execute_many(db, rows)


async def keep_last(db: AsyncSession, feed_id: str, topic: str, most: int) -> None:
    """Delete all but so many values of a topic."""
    of_topic = and_(FeedPoint.feed_id == feed_id, FeedPoint.topic == topic)
    oldest = select(FeedPoint.second).where(of_topic).order_by(FeedPoint.second.desc())
    first = oldest.offset(most).limit(1).scalar_subquery()
    await db.execute(
        delete(FeedPoint).where(of_topic, FeedPoint.second <= first),
        execution_options={"synchronize_session": False},
    )


async def last_of(db: AsyncSession, session_id: str) -> Sequence[Any]:
    """Return the last value of each topic of a session's feeds, and when it becomes stale."""
    newest = (
        select(FeedPoint.feed_id, FeedPoint.topic, func.max(FeedPoint.second).label("second"))
        .join(Feed, Feed.id == FeedPoint.feed_id)
        .where(Feed.session_id == session_id)
        .group_by(FeedPoint.feed_id, FeedPoint.topic)
        .subquery()
    )
    is_newest = and_(
        FeedPoint.feed_id == newest.c.feed_id,
        FeedPoint.topic == newest.c.topic,
        FeedPoint.second == newest.c.second,
    )
    statement = _LAST.join(newest, is_newest)
    return (await db.execute(statement)).all()


async def newer(db: AsyncSession, session_ids: Collection[str], since: int) -> Sequence[Any]:
    """Return the same of all running feeds of these sessions, of values since this second.

    Of one topic the newest comes last.
    """
    return await _NEWER.fetch(db, ids=session_ids, since=since)


async def series(db: AsyncSession, feed_id: str, topic: str, most: int) -> Sequence[Any]:
    """Return the last values of a topic, newest first."""
    statement = (
        select(FeedPoint.second, FeedPoint.at, FeedPoint.value)
        .where(FeedPoint.feed_id == feed_id, FeedPoint.topic == topic)
        .order_by(FeedPoint.second.desc())
        .limit(most)
    )
    return (await db.execute(statement)).all()
