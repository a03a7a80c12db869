"""Reading feeds: all of them for hosts, and the last values of a topic for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.config import get_settings
from app.features.feeds import repository, service
from app.features.feeds.errors import FeedNotFound, TopicUnknown
from app.features.feeds.limits import FeedLimits
from app.features.feeds.rules import repository as rules
from app.features.feeds.values import broadcaster
from app.features.feeds.values import repository as stored
from app.features.feeds.values.series.buffer import Row
from app.features.feeds.values.series.repository import CANDLE, GAP, MOST_GAPS, last_of
from app.features.feeds.views import Candle, Feed, Gap, History, PointOfTime
from app.features.live_sessions import queries
from app.realtime.context import WorkerContext
from app.storage.models import FeedCandle, FeedGap

T = TypeVar("T")


async def every(db: AsyncSession, actor: Actor, session_id: str) -> list[Feed]:
    """Return the session's feeds, oldest first; raises SessionNotFound."""
    await queries.hosted_by(db, actor, session_id)
    rows = await repository.all_of(db, session_id)
    of_all = await rules.of_feeds(db, [row.id for row in rows])
    return [Feed.of(row, [rule for rule in of_all if rule.feed_id == row.id]) for row in rows]


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
    values = broadcaster.known(context, session_id)
    return await _history(context, values, feed_id, topic)


async def _history(
    context: WorkerContext, values: broadcaster.SessionValues | None, feed_id: str, topic: str
) -> History:
    most = get_settings().limits(FeedLimits).feed_points_kept
    key = (feed_id, topic)
    # What is stored after this is found in a transaction that begins later.
    points = values.last.unsaved_of(*key) if values else {}
    candles = values.candles.unsaved_of(*key) if values else {}
    gaps = values.gaps.unsaved_of(*key) if values else {}
    async with context.open_db() as db:
        rows = await stored.series(db, *key, most)
        points = {row.second: (row.at, row.value) for row in rows} | points
        candles = _joined(await last_of(db, FeedCandle, CANDLE, *key, most), candles)
        gaps = _joined(await last_of(db, FeedGap, GAP, *key, MOST_GAPS), gaps)
    return History(
        topic=topic,
        points=[PointOfTime(at=at, value=value) for _, (at, value) in _last(points, most)],
        candles=[Candle(**_named(CANDLE, row)) for _, row in _last(candles, most)],
        gaps=[Gap(**_named(GAP, row)) for _, row in _last(gaps, MOST_GAPS)],
    )


def _joined(rows: Iterable[Row], unsaved: Mapping[int, Row]) -> dict[int, Row]:
    return {row[0]: row for row in rows} | dict(unsaved)


def _last(rows: Mapping[int, T], most: int) -> list[tuple[int, T]]:
    return sorted(rows.items())[-most:]


def _named(columns: Sequence[str], row: Row) -> dict[str, Any]:
    return dict(zip(columns, row, strict=True))


async def showable(db: AsyncSession, session_id: str, feed_id: str) -> dict[str, str] | None:
    """Return {} for a feed that the stage may show, None for one that never ran, or none."""
    row = await repository.by_id(db, session_id, feed_id)
    return None if row is None or row.started_at is None else {}
