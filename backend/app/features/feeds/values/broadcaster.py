"""The values of a worker's sessions: told to rooms and other workers, and stored once a second."""

import time
from collections.abc import Iterable, Mapping
from functools import partial
from time import monotonic
from typing import Any

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import Throttle
from app.core.config import get_settings
from app.core.rates import Bucket
from app.features.feeds.events import FeedStarted, FeedUpdate
from app.features.feeds.limits import FeedLimits
from app.features.feeds.values import repository
from app.features.feeds.values.last_values import Key, LastValue, LastValues
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

INTERVAL_SECONDS = 0.25  # between two totals of one topic, at least
SIGNAL, FORGET, STATE = "feed_values", "feed_forgotten", "feed_state"
_TRIM_SECONDS = 60.0
_COMPARED_SECONDS = 10  # what is older was compared before


class SessionValues:
    """The values of one session, when they are told next, and how many came.

    Those of a session without feeds are not compared with the database.
    """

    def __init__(self, last: LastValues, clock: Throttle, *, has_feeds: bool) -> None:
        self.last = last
        self.has_feeds = has_feeds
        self.clock = clock
        self.bucket = Bucket()


class WorkerValues(dict[str, SessionValues]):
    """A worker's values by live session.

    By feed, `trimmed` says when stored values were trimmed last, and `held` names the sessions
    whose feeds this worker reads: their values stay.
    """

    def __init__(self) -> None:
        super().__init__()
        self.trimmed: dict[str, float] = {}
        self.held: dict[str, str] = {}


def now_ms() -> int:
    """Return the time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def known(context: WorkerContext, session_id: str) -> SessionValues | None:
    """Return a session's values if this worker has read them."""
    return context.own(WorkerValues).get(session_id)


async def read(context: WorkerContext, db: AsyncSession, session_id: str) -> SessionValues:
    """Return a session's values, which are read from the database first if need be."""
    if (values := known(context, session_id)) is not None:
        return values
    stored = _stored(await repository.last_of(db, session_id))
    found = stored.get(session_id, {})
    return known(context, session_id) or _new(context, session_id, found, has_feeds=True)


def open_empty(context: WorkerContext, session_id: str) -> None:
    """Keep the values of a session from now on, in which no feed has run yet."""
    if known(context, session_id) is None:
        _new(context, session_id, {}, has_feeds=False)


def hear(context: WorkerContext, room: Room, told: dict[str, Any]) -> None:
    """Another worker has told values; of a session without values here they are read later."""
    if values := known(context, room.session_id):
        values.last.hear(told["values"], monotonic())
        values.clock.request()


def forget(context: WorkerContext, room: Room, told: dict[str, Any]) -> None:
    """A feed was deleted, or has only these topics now."""
    if values := known(context, room.session_id):
        values.last.forget(told["id"], told["topics"])


def tell_state(context: WorkerContext, session_id: str, feed_id: str, *, is_live: bool) -> None:
    """Say on all workers, from the one that reads a feed, whether its source is live."""
    told = {"id": feed_id, "is_live": is_live}
    if values := known(context, session_id):
        _see(values, told)
    context.publisher.signal(session_id, STATE, told)


def hear_state(context: WorkerContext, room: Room, told: dict[str, Any]) -> None:
    """The worker that reads a feed has said whether its source is live."""
    if values := known(context, room.session_id):
        _see(values, told)


def _see(values: SessionValues, told: dict[str, Any]) -> None:
    now = monotonic()
    values.last.see(told["id"], now, is_live=told["is_live"])
    if values.last.look(now):
        values.clock.request()


async def watch(context: WorkerContext) -> None:
    """Tell members of values that have become stale, or that a lost signal would have told."""
    sessions = context.own(WorkerValues)
    stored: Mapping[str, Mapping[Key, LastValue]] = {}
    asked = [one for one, values in sessions.items() if _is_compared(context, one, values)]
    if asked:
        async with context.open_db() as db:
            rows = await repository.newer(db, asked, now_ms() // 1000 - _COMPARED_SECONDS)
        stored = _stored(rows)
    for session_id, values in sessions.items():
        is_newer = values.last.compare(stored.get(session_id, {}))
        if values.last.look(monotonic()) or is_newer:
            values.clock.request()


async def save(context: WorkerContext) -> None:
    """Store what came since the last time, and forget sessions that nobody needs."""
    sessions = context.own(WorkerValues)
    for session_id, values in list(sessions.items()):
        unsaved = values.last.take_unsaved()
        for feed_id, rows in unsaved.items():
            await _save_feed(context, values.last, feed_id, rows)
        values.last.saved()
        is_held = session_id in sessions.held.values()
        if not (unsaved or is_held) and context.rooms.get(session_id) is None:
            values.clock.cancel()
            del sessions[session_id]


async def _save_feed(
    context: WorkerContext, last: LastValues, feed_id: str, rows: list[dict[str, Any]]
) -> None:
    trimmed, now = context.own(WorkerValues).trimmed, monotonic()
    is_due = now - trimmed.get(feed_id, 0.0) > _TRIM_SECONDS
    try:
        await context.run(_store, rows, trim=is_due)
    except IntegrityError:  # the feed was deleted meanwhile
        trimmed.pop(feed_id, None)
    except Exception as error:
        last.give_back(rows)
        log.warning("feed_values_not_saved", feed=feed_id, error=repr(error), exc_info=error)
    else:
        if is_due:
            trimmed[feed_id] = now


async def _store(work: UnitOfWork, rows: list[dict[str, Any]], *, trim: bool) -> None:
    await repository.put(work.db, rows)
    if trim:
        most = get_settings().limits(FeedLimits).feed_points_kept
        for feed_id, topic in sorted({(row["feed_id"], row["topic"]) for row in rows}):
            await repository.keep_last(work.db, feed_id, topic, most)


def _new(
    context: WorkerContext, session_id: str, stored: Mapping[Key, LastValue], *, has_feeds: bool
) -> SessionValues:
    clock = Throttle(INTERVAL_SECONDS, partial(_tell, context, session_id))
    values = SessionValues(LastValues(stored), clock, has_feeds=has_feeds)
    context.own(WorkerValues)[session_id] = values
    return values


def _is_compared(context: WorkerContext, session_id: str, values: SessionValues) -> bool:
    room = context.rooms.get(session_id)
    if room is not None and FeedStarted.name in room.latest:
        values.has_feeds = True
    return room is not None and values.has_feeds


def _stored(rows: Iterable[Any]) -> dict[str, dict[Key, LastValue]]:
    """Return stored values by session, as if they had been heard when they were so."""
    now, at_now = monotonic(), now_ms()
    stored: dict[str, dict[Key, LastValue]] = {}
    for row in rows:
        heard = now - (at_now - row.at) / 1000
        last = LastValue(row.value, row.at, heard, row.stale_after)
        stored.setdefault(row.session_id, {})[row.feed_id, row.topic] = last
    return stored


def _tell(context: WorkerContext, session_id: str) -> None:
    """Tell members everything that is new, and the other workers what came to this one."""
    values, room = known(context, session_id), context.rooms.get(session_id)
    if values is None:
        return
    news = values.last.take_news(monotonic())
    if room is not None:
        for (feed_id, topic), last in news:
            stale = last.told_stale
            update = FeedUpdate(id=feed_id, topic=topic, value=last.value, at=last.at, stale=stale)
            room.tell_soon(update)
    if own := values.last.take_own():
        context.publisher.signal(session_id, SIGNAL, {"values": own})
